#include "edu_check/standard/fields.h"

#include <algorithm>

#include "edu_check/text/message_format.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/value/quantity.h"
#include "edu_check/value/rational.h"
#include "edu_check/yaml/report_mistake.h"

namespace edu_check {
namespace {

constexpr std::size_t most_listed = 12;

/// Reports what should be a mapping. A text with a colon in it was likely meant as one.
void report_no_mapping(yaml::Node at, const Source& source, Diagnostics& diagnostics) {
  auto& diagnostic = diagnostics.report(Severity::error, "field-type", source, at.offset(),
                                        message("此处应为映射（键: 值）", "expected a mapping (key: value)"));
  const bool colon = at.is_scalar() &&
                     (at.text().find("：") != std::string_view::npos || at.text().find(':') != std::string_view::npos);
  if (colon) diagnostic.hint(message("键后面是半角冒号加一个空格", "behind the key stand a colon (:) and a space"));
}

}  // namespace

Fields::Fields(yaml::Node node, const Source& source, Diagnostics& diagnostics)
    : node_(node), source_(source), diagnostics_(diagnostics) {
  for (const auto [key, value] : node.entries()) marks_ |= yaml::mark_of(key.text());
}

Fields::Fields(yaml::Node node, const Source& source, Diagnostics& diagnostics, std::span<const std::string_view> keys)
    : Fields(node, source, diagnostics) {
  if (!node.is_mapping()) {
    report_no_mapping(node, source, diagnostics);
  }
  for (const auto [key, value] : node.entries()) {
    const auto text = key.text();
    if (std::any_of(keys.begin(), keys.end(), [&](std::string_view each) { return yaml::same_text(each, text); }))
      continue;
    auto& diagnostic = report("key-unknown", key, edu_check::message("未知的键“{}”", "unknown key “{}”", key.text()));
    if (!diagnostic.kept) continue;
    if (const auto near = nearest(key.text(), {keys.begin(), keys.end()})) {
      diagnostic.hint(edu_check::message("是否指 {}？", "did you mean {}?", *near));
    } else if (keys.size() <= most_listed) {
      std::string list;
      for (const auto each : keys) list.append(list.empty() ? "" : ", ").append(each);
      diagnostic.hint(edu_check::message("这里的键：{}", "the keys here are {}", list));
    }
  }
}

Diagnostic& Fields::report(std::string_view id, yaml::Node at, Message text) {
  return diagnostics_.report(Severity::error, id, source_, at.offset(), std::move(text));
}

std::optional<yaml::Node> Fields::find(std::string_view key) const {
  if ((marks_ & yaml::mark_of(key)) == 0) return std::nullopt;
  auto value = node_.find(key);
  return value && value->is_null() ? std::nullopt : value;
}

std::optional<yaml::Node> Fields::require(std::string_view key) {
  auto value = find(key);
  if (!value && node_.is_mapping()) {
    if (const auto empty = node_.find(key)) {
      report("key-empty", *empty, edu_check::message("“{}”没有值", "“{}” has no value", key));
    } else {
      report("key-missing", node_, edu_check::message("缺少键“{}”", "the key “{}” is missing", key));
    }
  }
  return value;
}

bool Fields::is_scalar(std::string_view key, yaml::Node value) {
  if (value.is_scalar()) return true;
  report("field-type", value, edu_check::message("“{}”应为单个值", "“{}” must be a single value", key));
  return false;
}

std::string Fields::text(std::string_view key) {
  const auto value = require(key);
  return value && is_scalar(key, *value) ? std::string(value->text()) : std::string();
}

std::string Fields::optional_text(std::string_view key) {
  const auto value = find(key);
  return value && is_scalar(key, *value) ? std::string(value->text()) : std::string();
}

Message Fields::read_message(std::string_view key, yaml::Node value) {
  if (!value.is_mapping()) {
    report("field-type", value,
           edu_check::message("“{}”应写成 {{zh: …, en: …}}", "“{}” must be written {{zh: …, en: …}}", key));
    return {};
  }
  if (value.size() == 2) {
    const auto [zh, zh_text] = *value.entries().begin();
    const auto [en, en_text] = *++value.entries().begin();
    const bool usual = zh.text() == "zh" && en.text() == "en" && zh_text.is_scalar() && en_text.is_scalar();
    if (usual && !zh_text.is_null() && !en_text.is_null())
      return {std::string(zh_text.text()), std::string(en_text.text())};
  }
  Fields pair(value, source_, diagnostics_, {"zh", "en"});
  return {pair.text("zh"), pair.text("en")};
}

Message Fields::message(std::string_view key) {
  const auto value = require(key);
  return value ? read_message(key, *value) : Message{};
}

Message Fields::optional_message(std::string_view key) {
  const auto value = find(key);
  return value ? read_message(key, *value) : Message{};
}

std::optional<Date> Fields::optional_date(std::string_view key) {
  const auto value = find(key);
  if (!value || !is_scalar(key, *value)) return std::nullopt;
  return read_date(*value, source_, diagnostics_);
}

bool Fields::flag(std::string_view key) {
  const auto value = find(key);
  if (!value || !is_scalar(key, *value)) return false;
  if (value->text() == "true") return true;
  if (value->text() != "false") {
    report("value-boolean", *value,
           edu_check::message("此处应为 true 或 false，实为“{}”", "expected true or false, found “{}”", value->text()));
  }
  return false;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  std::vector<std::string> all;
  const auto value = find(key);
  if (!value) return all;
  if (value->is_scalar()) return {std::string(value->text())};
  if (value->is_mapping()) report("field-type", *value, edu_check::message("“{}”应为列表", "“{}” must be a list", key));
  for (const auto item : value->items()) {
    if (is_scalar(key, item)) all.emplace_back(item.text());
  }
  return all;
}

std::optional<std::uint32_t> Fields::optional_number(std::string_view key) {
  const auto value = find(key);
  if (!value || !is_scalar(key, *value)) return std::nullopt;
  const auto number = parse_decimal(value->text());
  if (number && number->is_whole() && !number->is_negative() && number->numerator() < 1'000'000) {
    return static_cast<std::uint32_t>(number->numerator());
  }
  report("value-type", *value,
         edu_check::message("此处应为整数，实为“{}”", "expected a whole number, found “{}”", value->text()));
  return std::nullopt;
}

std::vector<yaml::Node> Fields::mappings(std::string_view key) {
  std::vector<yaml::Node> all;
  const auto value = find(key);
  if (!value) return all;
  if (!value->is_sequence())
    report("field-type", *value, edu_check::message("“{}”应为列表", "“{}” must be a list", key));
  for (const auto item : value->items()) {
    if (item.is_mapping()) {
      all.push_back(item);
    } else {
      report_no_mapping(item, source_, diagnostics_);
    }
  }
  return all;
}

ExpressionText expression_text(yaml::Node scalar, const Source& source) {
  return {scalar.text(), source, scalar.offset() + (scalar.style() == yaml::ScalarStyle::quoted ? 1U : 0U)};
}

std::optional<Date> read_date(yaml::Node scalar, const Source& source, Diagnostics& diagnostics) {
  const auto parsed = parse_value(scalar.text(), {Kind::date});
  if (parsed.value) return Date{static_cast<std::int32_t>(parsed.value->numerator())};
  report_mistake(parsed.mistake, {scalar.text(), scalar.offset(), scalar.style()}, source, diagnostics);
  return std::nullopt;
}

}  // namespace edu_check
