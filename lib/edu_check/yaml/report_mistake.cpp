#include "edu_check/yaml/report_mistake.h"

namespace edu_check {

std::optional<std::uint32_t> verbatim_at(const yaml::Scalar& value, const Source& source) {
  if (value.style == yaml::ScalarStyle::block) return std::nullopt;
  const bool quoted = value.style == yaml::ScalarStyle::quoted;
  const auto text = source.text();
  const auto at = std::size_t{value.offset} + (quoted ? 1 : 0);
  if (at > text.size() || text.substr(at, value.text.size()) != value.text) return std::nullopt;
  const bool closed = !quoted || text.substr(at + value.text.size(), 1) == text.substr(value.offset, 1);
  return closed ? std::optional(static_cast<std::uint32_t>(at)) : std::nullopt;
}

Diagnostic& report_mistake(const ValueMistake& mistake, const yaml::Scalar& value, const Source& source,
                           Diagnostics& diagnostics) {
  const auto begin = verbatim_at(value, source);
  const auto place = begin && mistake.at > 0 ? *begin + mistake.at : value.offset;
  auto& diagnostic = diagnostics.report(Severity::error, mistake.id, source, place, mistake.message);
  if (!mistake.hint.empty()) diagnostic.hint(mistake.hint);
  if (begin && !mistake.instead.empty()) diagnostic.replace(source, *begin, value.text.size(), mistake.instead);
  return diagnostic;
}

}  // namespace edu_check
