#pragma once

#include <string>
#include <string_view>

namespace edu_check {

// One place for all escapes. Every function takes untrusted text (names, paths and values of an inventory), makes it
// printable first (text/display.h), and returns what the format shows as just that text.

/// Appends a cell of CSV: quoted where needed, and never a formula, whatever separator a spreadsheet splits at.
void append_csv_cell(std::string& to, std::string_view text);

/// Text or the value of an attribute of XML 1.0.
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// A text in one line of Markdown: no markup, links, HTML, mentions or references.
[[nodiscard]] std::string markdown_escaped(std::string_view text);
/// A text as a code span of Markdown.
[[nodiscard]] std::string markdown_code(std::string_view text);

/// The message of a workflow command of GitHub Actions. Line breaks stay, as the command's own code for them.
[[nodiscard]] std::string workflow_message(std::string_view text);
/// The value of a property of a workflow command.
[[nodiscard]] std::string workflow_property(std::string_view text);

/// The description of a TAP test, which holds no directive and no number of its own.
[[nodiscard]] std::string tap_escaped(std::string_view text);

/// A text of any number of lines, for JSON: printable, and its line breaks stay.
[[nodiscard]] std::string printable_lines(std::string_view text);

/// A text in a message of SARIF: neither a link nor a placeholder. Line breaks stay.
[[nodiscard]] std::string sarif_message(std::string_view text);

/// A text in a cell of a workbook, where `_x0041_` would stand for a character.
[[nodiscard]] std::string xlsx_escaped(std::string_view text);

/// A path as a URI reference: relative as it is, absolute with `file://`; bytes outside of the unreserved ones as
/// `%XX`.
[[nodiscard]] std::string uri_of_path(std::string_view path);

}  // namespace edu_check
