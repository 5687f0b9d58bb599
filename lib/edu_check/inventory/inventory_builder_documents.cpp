#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/inventory/document.h"
#include "edu_check/inventory/inventory_builder.h"
#include "edu_check/inventory/scalar_words.h"
#include "edu_check/text/blank.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/split.h"
#include "edu_check/text/suggestion.h"
#include "edu_check/value/quantity.h"

namespace edu_check {
namespace {

bool is_hexadecimal(char byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
}

/// Whether a text begins as an address does: `https:`, `file:`, or with the letter of a drive.
bool has_scheme(std::string_view text) {
  const auto colon = text.find(':');
  const auto is_letter = [](char byte) { return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'); };
  if (colon == std::string_view::npos || colon == 0 || !is_letter(text.front())) return false;
  const auto scheme = text.substr(0, colon);
  if (colon == 1) return true;
  return text.substr(colon).starts_with("://") || scheme == "mailto" || scheme == "data" || scheme == "urn";
}

bool leads_up(std::string_view path) {
  const auto parts = split(path, '/');
  return std::find(parts.begin(), parts.end(), "..") != parts.end();
}

/// What is wrong with a path, as far as its spelling tells.
DocumentMistake spelling_mistake(std::string_view file) {
  if (says_nothing(file)) return DocumentMistake::nothing;
  const bool controls =
      std::any_of(file.begin(), file.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x20; });
  const bool elsewhere = controls || file.front() == '/' || file.front() == '~' || has_scheme(file) || leads_up(file) ||
                         file.find('\\') != std::string_view::npos;
  return elsewhere ? DocumentMistake::not_below : DocumentMistake::none;
}

}  // namespace

void InventoryBuilder::on_document_key(Frame& frame, const yaml::Scalar& key) {
  static constexpr std::array<std::pair<std::string_view, Role>, 5> keys{{{"file", Role::document_file},
                                                                          {"文件", Role::document_file},
                                                                          {"sha256", Role::document_hash},
                                                                          {"date", Role::document_date},
                                                                          {"日期", Role::document_date}}};
  const auto* const row =
      std::find_if(keys.begin(), keys.end(), [&](const auto& each) { return each.first == key.text; });
  if (row != keys.end()) {
    note_key(frame, key, static_cast<std::uint32_t>(row->second));
    frame.value_role = row->second;
    frame.value_index = frame.index;
    return;
  }
  auto& diagnostic = report("key-unknown", key.offset, message("未知的键“{}”", "unknown key “{}”", shown(key.text)));
  if (!diagnostic.kept) return;
  if (const auto near = nearest(key.text, {"file", "文件", "sha256", "date", "日期"})) {
    diagnostic.hint(message("是否指“{}”？", "did you mean “{}”?", *near));
  } else {
    diagnostic.hint(
        message("佐证材料写作 {{file: 路径, sha256: 校验值, date: 日期}}，后两项可省",
                "a document is written {{file: PATH, sha256: DIGITS, date: DAY}}, the last two if you like"));
  }
}

void InventoryBuilder::on_document(Role role, std::uint32_t slot, const yaml::Scalar& value) {
  if (is_missing(value)) return;
  if (role == Role::document_date) {
    const auto parsed = parse_value(value.text, {Kind::date});
    if (parsed.value) {
      document_.date = Date{static_cast<std::int32_t>(parsed.value->numerator())};
      return;
    }
    auto& diagnostic = report(parsed.mistake.id, value.offset, parsed.mistake.message);
    if (!parsed.mistake.hint.empty()) diagnostic.hint(parsed.mistake.hint);
    return;
  }
  if (role == Role::document_hash) {
    constexpr std::size_t digits = 64;
    if (value.text.size() == digits && std::all_of(value.text.begin(), value.text.end(), is_hexadecimal)) {
      document_.sha256 = inventory_.keep(value.text);
      return;
    }
    report("evidence-sha256", value.offset,
           message("sha256 应为 64 位十六进制数，实为“{}”", "sha256 has 64 hexadecimal digits, found “{}”",
                   shown(value.text)))
        .hint(message("用 sha256sum 文件 得出", "`sha256sum FILE` tells it"));
    return;
  }
  if (role == Role::evidence_of) {
    document_ = Document{};
    document_.slot = slot;
  }
  document_.offset = value.offset;
  document_.file = inventory_.keep(value.text);
  document_.mistake = spelling_mistake(document_.file);
  if (role == Role::evidence_of) add_document();
}

/// Adds the document that was read, and warns of what can be none.
void InventoryBuilder::add_document() {
  if (document_.file.data() == nullptr) document_.mistake = DocumentMistake::nothing;
  const auto warn = [&](std::string_view id, Message text) -> Diagnostic& {
    return diagnostics_.report(Severity::warning, id, source_, document_.offset, std::move(text));
  };
  if (document_.file.data() == nullptr) {
    warn("evidence-nothing", message("没有写佐证材料的文件（file）", "the document's file is not given"));
  } else if (document_.mistake == DocumentMistake::nothing) {
    warn("evidence-nothing", message("“{}”不是佐证材料", "“{}” is no document", shown(document_.file)))
        .hint(message("没有材料时写 null，或删去这一项", "where there is none write null, or delete it"));
  } else if (document_.mistake == DocumentMistake::not_below) {
    warn("evidence-path",
         message("“{}”不能用作佐证材料：应写清单所在文件夹之下的相对路径，各级用 / 分隔",
                 "“{}” is not taken for a document: write a path below the folder of the inventory, with /",
                 shown(document_.file)));
  } else if (document_.file.find("，") != std::string_view::npos ||
             document_.file.find("、") != std::string_view::npos) {
    warn("evidence-separator", message("“{}”是一个文件名，其中有全角的逗号或顿号",
                                       "“{}” is the name of one file, with a full-width comma", shown(document_.file)))
        .hint(message("若是几个文件，用半角逗号分开：[a.pdf, b.pdf]",
                      "if several files are meant, separate them by ASCII commas: [a.pdf, b.pdf]"));
  }
  inventory_.add_document(document_);
}

}  // namespace edu_check
