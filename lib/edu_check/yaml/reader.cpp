#include "edu_check/yaml/reader.h"

#include <utility>

#include "edu_check/text/message_format.h"
#include "edu_check/yaml/fast/fast_reader.h"
#include "edu_check/yaml/json_reader.h"
#include "edu_check/yaml/odd_space.h"
#include "edu_check/yaml/strict/text_check.h"
#include "edu_check/yaml/strict/yaml_cpp_reader.h"

namespace edu_check::yaml {

ReadResult read(const Source& source, EventHandler& handler, Diagnostics& diagnostics, ReaderChoice choice,
                const ReadLimits& limits) {
  if (choice != ReaderChoice::yaml_cpp && read_fast(source.text(), handler, limits)) return ReadResult::fast;
  Diagnostics found;
  auto result = JsonResult::no_json;
  if (check_text(source, found, limits)) {
    result = read_json(source, handler, found, limits);
    if (result == JsonResult::no_json && check_line_breaks(source, found))
      read_with_yaml_cpp(source, handler, found, limits);
    if (found.has_errors()) name_odd_characters(source, found);
  }
  const bool failed = found.has_errors();
  diagnostics.append(std::move(found));
  if (failed) return ReadResult::failed;
  if (choice != ReaderChoice::fast) return result == JsonResult::read ? ReadResult::json : ReadResult::yaml_cpp;
  diagnostics.report(
      Severity::error, "yaml-not-plain", source.name(),
      message("文件用到了快速读取不支持的 YAML 写法", "the file uses YAML that the fast reader does not read"));
  return ReadResult::failed;
}

}  // namespace edu_check::yaml
