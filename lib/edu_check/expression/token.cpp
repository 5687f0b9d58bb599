#include "edu_check/expression/token.h"

#include <array>

#include "edu_check/text/message_format.h"
#include "edu_check/text/utf8.h"
#include "edu_check/value/date.h"
#include "edu_check/value/unit.h"

namespace edu_check {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }

/// Symbols that authors type with a Chinese keyboard, and those that other languages use.
struct Replacement {
  std::string_view found;
  std::string_view meant;
};
constexpr auto replacements = std::to_array<Replacement>({
    {"≥", ">="}, {"≤", "<="},   {"≠", "!="},  {"＝", "=="}, {"（", "("}, {"）", ")"}, {"，", ","},
    {"＞", ">"}, {"＜", "<"},   {"×", "*"},   {"÷", "/"},   {"“", "'"},  {"”", "'"},  {"‘", "'"},
    {"’", "'"},  {"&&", "and"}, {"||", "or"}, {"!", "not"}, {"=", "=="}, {"\"", "'"}, {"％", "%"},
});

class Tokenizer {
 public:
  Tokenizer(const ExpressionText& where, Diagnostics& diagnostics) : where_(where), diagnostics_(diagnostics) {}

  std::vector<Token> run() {
    while (skip_spaces(), at_ < where_.text.size()) {
      if (!next()) return {};
    }
    add(TokenKind::end, 0);
    return std::move(tokens_);
  }

 private:
  [[nodiscard]] std::string_view rest() const { return where_.text.substr(at_); }

  void skip_spaces() {
    while (at_ < where_.text.size() && where_.text[at_] == ' ') ++at_;
  }

  void add(TokenKind kind, std::size_t length) {
    tokens_.push_back({kind, where_.text.substr(at_, length), static_cast<std::uint32_t>(at_)});
    at_ += length;
  }

  template <class Predicate>
  [[nodiscard]] std::size_t run_length(Predicate belongs) const {
    std::size_t length = 0;
    while (length < rest().size() && belongs(rest()[length])) ++length;
    return length;
  }

  bool next() {
    const char first = rest()[0];
    if (is_digit(first)) return number();
    if (is_letter(first)) {
      const bool unit = !tokens_.empty() && tokens_.back().kind == TokenKind::number &&
                        find_unit(rest().substr(0, run_length(is_letter)));
      add(unit ? TokenKind::unit : TokenKind::name,
          run_length([](char c) { return is_letter(c) || is_digit(c) || c == '.'; }));
      return true;
    }
    if (first == '\'') return text();
    const bool after_number = !tokens_.empty() && tokens_.back().kind == TokenKind::number;
    if (after_number && (first == '%' || is_beyond_ascii(first)) && !replacement()) {
      add(TokenKind::unit, first == '%' ? 1 : run_length(is_beyond_ascii));
      return true;
    }
    return symbol();
  }

  bool number() {
    if (parse_date(rest().substr(0, 10))) {
      add(TokenKind::date, 10);
      return true;
    }
    const auto length = run_length([](char c) { return is_digit(c) || c == '.'; });
    const auto word = rest().substr(0, length);
    if (!parse_decimal(word)) {
      report("expression-number", message("“{}”不是数", "“{}” is no number", word));
      return false;
    }
    add(TokenKind::number, length);
    return true;
  }

  bool text() {
    const auto end = rest().find('\'', 1);
    if (end == std::string_view::npos) {
      report("expression-text", message("文字没有结束的引号", "a text without its closing quote"));
      return false;
    }
    tokens_.push_back({TokenKind::text, rest().substr(1, end - 1), static_cast<std::uint32_t>(at_)});
    at_ += end + 1;
    return true;
  }

  bool symbol() {
    constexpr auto two = std::to_array<std::string_view>({"==", "!=", "<=", ">="});
    for (const auto word : two) {
      if (rest().starts_with(word)) return add(TokenKind::symbol, 2), true;
    }
    if (std::string_view("+-*/<>(),[]").find(rest()[0]) != std::string_view::npos)
      return add(TokenKind::symbol, 1), true;
    std::size_t length = 1;
    while (length < rest().size() && (static_cast<unsigned char>(rest()[length]) & 0xC0) == 0x80) ++length;
    auto& diagnostic =
        report("expression-character",
               message("表达式中不应有“{}”", "“{}” has no place in an expression", rest().substr(0, length)));
    if (const auto* const known = replacement()) {
      diagnostic.hint(message("请写 {}", "write {}", known->meant));
    }
    return false;
  }

  [[nodiscard]] const Replacement* replacement() const {
    for (const auto& row : replacements) {
      if (rest().starts_with(row.found)) return &row;
    }
    return nullptr;
  }

  Diagnostic& report(std::string_view id, Message text) {
    return diagnostics_.report(Severity::error, id, where_.source, where_.offset + static_cast<std::uint32_t>(at_),
                               std::move(text));
  }

  const ExpressionText& where_;
  Diagnostics& diagnostics_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

std::vector<Token> tokenize(const ExpressionText& where, Diagnostics& diagnostics) {
  return Tokenizer(where, diagnostics).run();
}

}  // namespace edu_check
