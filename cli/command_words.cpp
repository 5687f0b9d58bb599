#include "cli/command_words.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>
#include <vector>

#include "cli/session.h"
#include "edu_check/text/display.h"
#include "edu_check/text/message_format.h"
#include "edu_check/text/split.h"
#include "edu_check/text/suggestion.h"

namespace edu_check::cli {
namespace {

bool is_flag(const CLI::Option& option) { return option.get_items_expected_max() == 0; }

bool is_repeatable(const CLI::Option& option) { return option.get_items_expected_max() > 1; }

bool looks_like_option(std::string_view word) { return word.size() > 1 && word[0] == '-'; }

/// Long names with their dashes.
std::vector<std::string> long_names(const CLI::App& program, const CLI::App& command) {
  std::vector<std::string> names;
  for (const auto* const app : {&command, &program}) {
    for (const auto* const option : app->get_options()) {
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
  }
  return names;
}

/// The option that was meant by an unknown one: `--standrad`, `-standard`, `-q`. Empty if nothing is near.
std::string nearest_option(const CLI::App& program, const CLI::App& command, const std::string& unknown) {
  const auto names = long_names(program, command);
  if (unknown.size() == 2) {
    const auto starts = [&](const std::string& name) { return name[2] == unknown[1]; };
    const auto first = std::find_if(names.begin(), names.end(), starts);
    const bool only_one = first != names.end() && std::find_if(first + 1, names.end(), starts) == names.end();
    return only_one ? *first : std::string();
  }
  auto wanted = unknown.starts_with("--") ? unknown : "-" + unknown;
  if (std::find(names.begin(), names.end(), wanted) != names.end()) return wanted;
  const auto near = all_nearest(wanted, {names.begin(), names.end()});
  return near.empty() ? std::string() : near.front();
}

/// A dash of a word processor in front of a word, as a text that was pasted has it; empty if there is none.
std::string_view foreign_dash(std::string_view word) {
  static constexpr std::array<std::string_view, 4> dashes{"–", "—", "－", "−"};
  const auto found =
      std::find_if(dashes.begin(), dashes.end(), [&](std::string_view dash) { return word.starts_with(dash); });
  return found == dashes.end() ? std::string_view() : *found;
}

class WordCheck {
 public:
  WordCheck(const CLI::App& program, const CLI::App& command, std::span<const std::string> words,
            const OptionOwners& owners, Diagnostics& diagnostics)
      : program_(program), command_(command), words_(words), owners_(owners), diagnostics_(diagnostics) {
    for (const auto* const option : command.get_options()) {
      if (option->get_positional()) positionals_.push_back(option);
    }
  }

  std::vector<std::size_t> run(std::size_t named_at) {
    bool only_values = false;
    for (at_ = 0; at_ < words_.size(); ++at_) {
      const auto& word = words_[at_];
      if (at_ == named_at) continue;
      if (only_values || !looks_like_option(word)) {
        take_positional(word);
      } else if (word == "--") {
        only_values = true;
      } else {
        word.starts_with("--") ? take_long(word) : take_short(word);
      }
    }
    return std::move(paths_);
  }

 private:
  Diagnostic& report(Message text) { return refuse(diagnostics_, std::move(text)); }

  void report_unknown(const std::string& name) {
    auto& diagnostic = report(message("{} 没有选项 {}", "{} has no option {}", command_.get_name(), printable(name)));
    if (const auto owners = owners_(name); !owners.empty()) {
      diagnostic.hint(message("有此选项的命令：{}", "commands with this option: {}", owners));
    } else if (const auto near = nearest_option(program_, command_, name); !near.empty()) {
      diagnostic.hint(message("是否指 {}？", "did you mean {}?", near));
    }
    diagnostic.hint(usage_hint());
  }

  void take_long(const std::string& word) {
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    const auto* const option = find_option(program_, command_, name);
    if (option == nullptr) return report_unknown(name);
    count(*option, name);
    if (is_flag(*option)) {
      if (equals != std::string::npos) report(message("{} 后面不能有值", "{} takes no value", name));
      return;
    }
    equals == std::string::npos ? take_next(*option, name) : check_value(*option, name, word.substr(equals + 1));
  }

  /// `-0`, `-o FILE`, `-oFILE`, and flags in one word.
  void take_short(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const auto name = std::string("-") + word[i];
      const auto* const option = find_option(program_, command_, name);
      if (option == nullptr) return report_unknown(i == 1 ? word.substr(0, word.find('=')) : name);
      count(*option, name);
      if (is_flag(*option)) continue;
      const auto rest = word.substr(i + 1);
      if (rest.starts_with('=')) {
        report(message("应写 {} {}，不用等号", "write {} {}, without an equals sign", name, value_name(*option)));
      } else if (rest.empty()) {
        take_next(*option, name);
      }
      return;
    }
  }

  /// The value that is a word of its own; an option is none, and neither is the end.
  void take_next(const CLI::Option& option, const std::string& name) {
    const bool missing = at_ + 1 >= words_.size() || is_option(words_[at_ + 1]);
    if (missing) {
      report(message("{} 后面要有一个值：{}", "{} takes a value: {}", name, value_name(option))).hint(usage_hint());
    } else {
      check_value(option, name, words_[++at_]);
    }
  }

  [[nodiscard]] bool is_option(const std::string& word) const {
    if (word.starts_with("--")) return true;
    return looks_like_option(word) && find_option(program_, command_, word.substr(0, 2)) != nullptr;
  }

  void check_value(const CLI::Option& option, const std::string& name, const std::string& value) {
    if (value.empty()) {
      report(message("{}：值为空", "{}: the value is empty", name));
    } else {
      check_elements(option, name, value);
    }
  }

  /// `a,,b`: where an option takes a list, none of its elements may be empty.
  void check_elements(const CLI::Option& option, const std::string& name, const std::string& value) {
    const auto separator = option.get_delimiter();
    if (separator == '\0') return;
    const auto elements = split(value, separator);
    if (std::any_of(elements.begin(), elements.end(), [](std::string_view each) { return each.empty(); }))
      report(message("{}：“{}”中有空的一项", "{}: an element of “{}” is empty", name, printable(value)));
  }

  void count(const CLI::Option& option, const std::string& name) {
    if (++counts_[&option] != 2 || is_repeatable(option)) return;
    report(message("{} 给出了两次", "{} is given twice", name));
  }

  void take_positional(const std::string& word) {
    const auto* const option =
        positionals_.empty() ? nullptr : positionals_[std::min(paths_.size(), positionals_.size() - 1)];
    paths_.push_back(at_);
    const auto name =
        option != nullptr ? Message{shown_name_of(*option), shown_name_of(*option)} : Message{"参数", "an argument"};
    if (word.empty()) {
      report(message("{}：值为空", "{}: the value is empty", name));
      return;
    }
    if (option != nullptr) check_elements(*option, name.en, word);
    std::error_code error;
    const auto dash = foreign_dash(word);
    if (dash.empty() || std::filesystem::exists(word, error)) return;
    report(message("没有选项“{}”", "there is no option “{}”", printable(word)))
        .hint(message("选项以英文连字符 -- 开头，这里是“{}”", "options begin with two hyphens, --; here stands “{}”",
                      dash));
  }

  const CLI::App& program_;
  const CLI::App& command_;
  std::span<const std::string> words_;
  const OptionOwners& owners_;
  Diagnostics& diagnostics_;
  std::vector<const CLI::Option*> positionals_;  ///< in their order
  std::map<const CLI::Option*, std::size_t> counts_;
  std::vector<std::size_t> paths_;  ///< where positionals stand, so far
  std::size_t at_ = 0;              ///< the word that is looked at
};

}  // namespace

std::vector<std::size_t> check_words(const CLI::App& program, const CLI::App& command,
                                     std::span<const std::string> words, std::size_t named_at,
                                     const OptionOwners& owners, Diagnostics& diagnostics) {
  return WordCheck(program, command, words, owners, diagnostics).run(named_at);
}

bool has_word(std::span<const std::string> words, std::initializer_list<std::string_view> wanted) {
  const auto end = std::find(words.begin(), words.end(), "--");
  return std::any_of(words.begin(), end, [&](const std::string& word) {
    return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
  });
}

const CLI::Option* find_option(const CLI::App& program, const CLI::App& command, std::string_view name) {
  for (const auto* const app : {&command, &program}) {
    for (const auto* const option : app->get_options()) {
      const auto has = [&](const std::vector<std::string>& names, std::string_view dashes) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& each) {
          return name.size() == dashes.size() + each.size() && name.starts_with(dashes) && name.ends_with(each);
        });
      };
      if (has(option->get_lnames(), "--") || has(option->get_snames(), "-")) return option;
    }
  }
  return nullptr;
}

std::string value_name(const CLI::Option& option) { return option.get_type_name(); }

std::string shown_name_of(const CLI::Option& option) {
  return option.get_positional() ? option.get_name(true) : option.get_name(false);
}

}  // namespace edu_check::cli
