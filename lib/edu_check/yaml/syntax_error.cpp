#include "edu_check/yaml/syntax_error.h"

#include <string>

#include "edu_check/text/message_format.h"

namespace edu_check::yaml {

void report_syntax_error(const SyntaxError& error, const Source& source, Diagnostics& diagnostics) {
  diagnostics.report(Severity::error, "yaml-syntax", source, error.offset,
                     message("YAML 语法错误：{}", "not well-formed YAML: {}", std::string(error.what)));
}

}  // namespace edu_check::yaml
