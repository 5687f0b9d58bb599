#include "edu_check/table/inventory_file.h"

#include <algorithm>
#include <array>
#include <utility>

#include "edu_check/standard/known_facts.h"
#include "edu_check/table/table_file.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"
#include "edu_check/text/word_form.h"
#include "edu_check/value/number_text.h"
#include "edu_check/yaml/writer.h"

namespace edu_check {
namespace {

std::string comment_of(const TableFact& fact) { return "  # " + printable(fact.cell); }

/// Writes facts group by group, as `init` does.
class InventoryFileWriter {
 public:
  InventoryFileWriter(const std::vector<TableFact>& facts, const Vocabulary& vocabulary, KeyLanguage keys)
      : facts_(facts), vocabulary_(vocabulary), keys_(vocabulary, keys) {}

  std::string write(Language language) {
    yaml::append_comment(
        text_, 0,
        say(language,
            "由 edu-check import 从表格生成，值后注明其单元格。可以修改，也可以添加事实和佐证材料；"
            "再次导入只更新表格中与此不同的值。",
            "Made by edu-check import from a table; behind each value stands its cell. It may be edited, "
            "and facts and evidence added: importing again changes what differs from the table."));
    text_ += "edu-check: 1\n";
    for (const auto& fact : facts_) {
      if (!fact.slot) line(0, keys_.say("date", "填报日期"), fact);
    }
    write_group(0, 0);
    return std::move(text_);
  }

 private:
  void line(std::size_t indent, const std::string& key, const TableFact& fact) {
    text_.append(indent, ' ').append(yaml::scalar_text(key)).append(": ").append(fact.yaml);
    text_.append(comment_of(fact)).append(1, '\n');
  }

  void write_group(std::uint32_t group, std::size_t indent) {
    for (const auto& fact : facts_) {
      if (fact.slot && vocabulary_.fact(*fact.slot).group == group) line(indent, keys_.fact(*fact.slot, group), fact);
    }
    std::vector<std::uint32_t> done;
    for (const auto& fact : facts_) {
      const auto own = fact.slot ? vocabulary_.fact(*fact.slot).group : group;
      if (own == group || !keys_.is_within(own, group)) continue;
      const auto child = keys_.child_towards(own, group);
      if (std::find(done.begin(), done.end(), child) != done.end()) continue;
      done.push_back(child);
      text_.append(indent, ' ').append(yaml::scalar_text(keys_.group(child))).append(":\n");
      write_group(child, indent + 2);
    }
  }

  const std::vector<TableFact>& facts_;
  const Vocabulary& vocabulary_;
  KeyNames keys_;
  std::string text_;
};

/// The length of a text in quotes at the start of a line; nothing if it does not end on it.
std::optional<std::size_t> quoted_length(std::string_view line) {
  const char quote = line[0];
  for (std::size_t at = 1; at < line.size(); ++at) {
    if (quote == '"' && line[at] == '\\') {
      ++at;
    } else if (line[at] == quote) {
      const bool doubled = quote == '\'' && line.substr(at + 1).starts_with(quote);
      if (!doubled) return at + 1;
      ++at;
    }
  }
  return std::nullopt;
}

/// The length of a scalar or a list at the start of what is left of its line, if nothing but a comment follows it.
std::optional<std::size_t> value_length(std::string_view line) {
  if (line.empty()) return 0;
  std::optional<std::size_t> length;
  if (line[0] == '"' || line[0] == '\'') {
    length = quoted_length(line);
  } else if (line[0] == '[') {
    if (const auto end = line.find(']'); end != std::string_view::npos) length = end + 1;
  } else if (std::string_view("|>&*!{").find(line[0]) == std::string_view::npos) {
    length = trimmed(line.substr(0, line.find(" #"))).size();
  }
  const auto behind = length ? trimmed(line.substr(*length)) : std::string_view();
  return behind.empty() || behind.starts_with('#') ? length : std::nullopt;
}

/// Whether a value stands behind a key of its own on its line, and not among others in braces.
bool stands_alone(std::string_view text, std::size_t offset) {
  const auto line = text.rfind('\n', offset);
  const auto before = text.substr(line == std::string_view::npos ? 0 : line + 1, offset - (line + 1));
  return before.find('{') == std::string_view::npos && trimmed(before).ends_with(':') &&
         before.find(',') == std::string_view::npos;
}

/// Where the value of the outermost key `date` stands; nothing if there is none.
std::optional<std::size_t> date_offset(std::string_view text) {
  for (const auto key : {"date:", "填报日期:"}) {
    const std::string_view word = key;
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      if (at > 0 && text[at - 1] != '\n') continue;
      return text.find_first_not_of(' ', at + word.size());
    }
  }
  return std::nullopt;
}

class InventoryUpdater {
 public:
  InventoryUpdater(const Inventory& before, const Inventory& after, KeyLanguage keys, Diagnostics& diagnostics)
      : before_(before), after_(after), keys_(before.vocabulary(), keys), diagnostics_(diagnostics) {}

  InventoryUpdate run(const std::vector<TableFact>& facts) {
    for (const auto& fact : facts) fact.slot ? update(fact) : update_date(fact);
    std::sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) { return a.offset > b.offset; });
    result_.text = before_.source()->text();
    for (const auto& edit : edits_) result_.text.replace(edit.offset, edit.length, edit.text);
    if (!added_.empty() && !result_.text.ends_with('\n')) result_.text += '\n';
    result_.text += added_;
    return std::move(result_);
  }

 private:
  struct Edit {
    std::size_t offset;
    std::size_t length;
    std::string text;
  };

  static std::string shown(const Inventory& inventory, std::uint32_t slot) {
    const auto& value = inventory.slot(slot);
    if (value.presence == Presence::not_applicable) return "不适用";
    return value.is_known() ? format_slot(value, inventory.vocabulary().fact(slot).type, Language::zh) : "null";
  }

  void update(const TableFact& fact) {
    const auto slot = *fact.slot;
    const auto& value = before_.slot(slot);
    const auto& label = before_.vocabulary().fact(slot).label;
    if (value.presence == Presence::absent || value.presence == Presence::derived) {
      added_ += yaml::scalar_text(keys_.fact(slot, 0)) + ": " + fact.yaml + comment_of(fact) + "\n";
      result_.changes.push_back(message("新增 {}：{}", "added {}: {}", label, printable(fact.yaml)));
      return;
    }
    const auto old = shown(before_, slot);
    const auto now = shown(after_, slot);
    if (old == now) return;
    if (replace(value.offset, fact, label))
      result_.changes.push_back(message("{}：{} → {}", "{}: {} → {}", label, printable(old), printable(now)));
  }

  void update_date(const TableFact& fact) {
    if (before_.date() == after_.date()) return;
    const Message label{"填报日期", "date"};
    const auto offset = date_offset(before_.source()->text());
    if (!offset) {
      added_ += keys_.say("date", "填报日期") + ": " + fact.yaml + comment_of(fact) + "\n";
    } else if (!replace(static_cast<std::uint32_t>(*offset), fact, label)) {
      return;
    }
    result_.changes.push_back(message("{}：{}", "{}: {}", label, printable(fact.yaml)));
  }

  /// Puts a value in the place of the old one and of the comment behind it.
  bool replace(std::uint32_t offset, const TableFact& fact, const Message& label) {
    const auto text = before_.source()->text();
    const auto line = text.substr(offset, std::min(text.find_first_of("\r\n", offset), text.size()) - offset);
    const auto length = value_length(line);
    if (!length || !stands_alone(text, offset)) {
      report_by_hand(offset, fact, label);
      return false;
    }
    const auto behind = trimmed(line.substr(*length));
    const auto comment = behind.substr(std::min<std::size_t>(behind.size(), 2));
    const bool is_ours = behind.empty() || table_file(comment) != comment;  // one of the user's own stays
    edits_.push_back({offset, is_ours ? line.size() : *length, fact.yaml + (is_ours ? comment_of(fact) : "")});
    return true;
  }

  void report_by_hand(std::uint32_t offset, const TableFact& fact, const Message& label) {
    diagnostics_
        .report(Severity::error, "import-by-hand", *before_.source(), offset,
                message("“{}”与表格不同（{}：{}），但不是独占一行的值，不能代为更新",
                        "“{}” differs from the table ({}: {}), but does not stand on a line of its own", label,
                        printable(fact.cell), printable(fact.yaml)))
        .hint(message("自行更新这个值", "change it by hand"));
  }

  const Inventory& before_;
  const Inventory& after_;
  KeyNames keys_;
  Diagnostics& diagnostics_;
  std::vector<Edit> edits_;
  std::string added_;
  InventoryUpdate result_;
};

}  // namespace

std::vector<TableFact> table_facts(std::string_view text, const SourceCells& cells, const Vocabulary& vocabulary) {
  std::vector<TableFact> facts;
  for (std::size_t i = 0; i < cells.lines.size(); ++i) {
    const auto line = text.substr(0, text.find('\n'));
    const auto colon = line.find(": ");
    facts.push_back({vocabulary.slot(line.substr(0, colon)), std::string(line.substr(colon + 2)),
                     cells.sheet + to_string(cells.lines[i])});
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return facts;
}

std::string new_inventory_file(const std::vector<TableFact>& facts, const Vocabulary& vocabulary, Language language,
                               KeyLanguage keys) {
  return InventoryFileWriter(facts, vocabulary, keys).write(language);
}

InventoryUpdate update_inventory_file(const Inventory& before, const Inventory& after,
                                      const std::vector<TableFact>& facts, KeyLanguage keys, Diagnostics& diagnostics) {
  return InventoryUpdater(before, after, keys, diagnostics).run(facts);
}

std::string inventory_file_name(const Inventory& inventory) {
  const auto code = inventory.text(known::school_code);
  const auto name = code.empty() ? inventory.text(known::school_name) : code;
  std::string plain;
  constexpr std::size_t longest = 80;
  for (const auto character : decode_utf8(name)) {
    const bool refused =
        character < U' ' || std::u32string_view(U"/\\:*?\"<>|").find(character) != std::u32string_view::npos;
    append_utf8(plain, refused ? U'_' : character);
    if (plain.size() >= longest) break;
  }
  while (!plain.empty() && (plain.back() == '.' || plain.back() == ' ')) plain.pop_back();
  constexpr auto devices = std::to_array<std::string_view>({"con", "prn", "aux", "nul"});
  const auto lower = lower_case(plain);
  const bool is_device = std::find(devices.begin(), devices.end(), lower) != devices.end() ||
                         (lower.size() == 4 && (lower.starts_with("com") || lower.starts_with("lpt")));
  if (plain.empty() || plain.starts_with('.') || plain.starts_with('-') || is_device) plain.insert(0, "_");
  return plain + ".yaml";
}

}  // namespace edu_check
