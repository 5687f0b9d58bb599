// Random conditions over facts of which only bounds are known, against every point within these bounds.

#include <array>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "edu_check/expression/checker.h"
#include "edu_check/expression/evaluator.h"
#include "fixtures.h"

namespace edu_check::expression_interval_property_test {

/// A condition or a number, as text and as a tree.
struct Tree {
  std::string word;  ///< a function, an operator, a fact or a literal
  std::vector<Tree> operands;
};

const std::array<std::string, 4> counts{"rooms.total", "rooms.equipped", "students.primary", "students.junior"};
const std::array<std::string, 2> flags{"net.wired", "net.wireless"};
constexpr int most = 3;  // the greatest value of a count

class Generator {
 public:
  explicit Generator(std::uint32_t seed) : random_(seed) {}

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  Tree condition(int depth) {
    if (depth == 0 || below(4) == 0) return comparison(depth);
    switch (below(6)) {
      case 0:
        return {"not", {condition(depth - 1)}};
      case 1:
        return {"if", {condition(depth - 1), condition(depth - 1), condition(depth - 1)}};
      case 2:
        return {"same", {condition(depth - 1), condition(depth - 1)}};
      case 3:
        return {flags[static_cast<std::size_t>(below(2))], {}};
      default:
        return {below(2) == 0 ? "and" : "or", {condition(depth - 1), condition(depth - 1)}};
    }
  }

 private:
  Tree comparison(int depth) {
    static const std::array<std::string, 6> words{"<", "<=", ">", ">=", "==", "!="};
    const auto& word = words[static_cast<std::size_t>(below(6))];
    if (below(3) == 0) return {word, {share(depth), {std::to_string(50 * below(4)) + "%", {}}}};
    return {word, {number(depth), number(depth)}};
  }

  Tree share(int depth) {
    if (below(4) == 0 && depth > 0) return {"if", {condition(depth - 1), share(depth - 1), {"100%", {}}}};
    return {"share", {number(depth), number(depth)}};
  }

  Tree number(int depth) {
    if (depth == 0 || below(4) == 0) {
      if (below(4) == 0) return {std::to_string(below(4)), {}};
      return {counts[static_cast<std::size_t>(below(4))], {}};
    }
    static const std::array<std::string, 10> words{"+", "-", "*", "/", "/", "min", "max", "ceil", "floor", "if"};
    const auto& word = words[static_cast<std::size_t>(below(10))];
    if (word == "if") return {word, {condition(depth - 1), number(depth - 1), number(depth - 1)}};
    if (word == "ceil" || word == "floor") return {word, {number(depth - 1)}};
    return {word, {number(depth - 1), number(depth - 1)}};
  }

  std::mt19937 random_;
};

std::string text_of(const Tree& tree) {
  const auto& [word, operands] = tree;
  if (operands.empty()) return word;
  if (word == "not") return "not (" + text_of(operands[0]) + ")";
  if (word == "same") return "((" + text_of(operands[0]) + ") == (" + text_of(operands[1]) + "))";
  const bool letters = word[0] >= 'a' && word[0] <= 'z' && word != "and" && word != "or";
  if (!letters) return "(" + text_of(operands[0]) + " " + word + " " + text_of(operands[1]) + ")";
  std::string text;
  for (const auto& operand : operands) text += (text.empty() ? "" : ", ") + text_of(operand);
  return word + "(" + text + ")";
}

/// A number by the rules of docs/outcomes.md: a value, an infinity (x/0), or none (0/0, a share of more than all).
struct Number {
  std::optional<Rational> value;
  int infinite = 0;
  bool doubtful = false;

  [[nodiscard]] bool is_none() const { return !value && infinite == 0; }
  [[nodiscard]] int sign() const {
    if (!value) return infinite;
    return value->is_negative() ? -1 : value->is_zero() ? 0 : 1;
  }
};
const Number none{std::nullopt, 0, true};

/// One value a fact: the booleans, then the counts.
struct Point {
  std::array<int, 2> flags{};
  std::array<int, 4> counts{};
};

class Reference {
 public:
  explicit Reference(const Point& point) : point_(point) {}

  [[nodiscard]] Truth truth(const Tree& tree, bool demanded) const {
    const auto& [word, operands] = tree;
    for (std::size_t i = 0; i < flags.size(); ++i) {
      if (word == flags[i]) return truth_of(point_.flags[i] != 0);
    }
    if (word == "not") return !truth(operands[0], false);
    if (word == "and") return both(truth(operands[0], demanded), truth(operands[1], demanded));
    if (word == "or") return either(truth(operands[0], demanded), truth(operands[1], demanded));
    if (word == "same") {
      const auto a = truth(operands[0], false);
      const auto b = truth(operands[1], false);
      return a == Truth::unknown || b == Truth::unknown ? Truth::unknown : truth_of(a == b);
    }
    if (word == "if") {
      const auto condition = truth(operands[0], false);
      const auto yes = truth(operands[1], demanded);
      const auto no = truth(operands[2], demanded);
      if (condition != Truth::unknown) return condition == Truth::yes ? yes : no;
      return yes == no ? yes : Truth::unknown;
    }
    return compare(word, number(operands[0]), number(operands[1]), demanded);
  }

 private:
  static Truth compare(const std::string& word, const Number& a, const Number& b, bool demanded) {
    const bool doubtful = a.doubtful || b.doubtful;
    if (a.is_none() || b.is_none() || (doubtful && !demanded)) return Truth::unknown;
    if (!a.value && !b.value && a.infinite == b.infinite) return Truth::unknown;
    const auto order =
        a.value && b.value ? *a.value <=> *b.value : (a.value ? 0 : a.infinite) <=> (b.value ? 0 : b.infinite);
    const bool holds = word == "<"    ? order < 0
                       : word == "<=" ? order <= 0
                       : word == ">"  ? order > 0
                       : word == ">=" ? order >= 0
                       : word == "==" ? order == 0
                                      : order != 0;
    if (doubtful && (holds || word == "!=")) return Truth::unknown;
    return truth_of(holds);
  }

  [[nodiscard]] Number number(const Tree& tree) const {
    const auto& [word, operands] = tree;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (word == counts[i]) return {Rational(point_.counts[i]), 0, false};
    }
    if (operands.empty()) {
      const bool percent = word.back() == '%';
      return {Rational::of(std::stoi(word), percent ? 100 : 1), 0, false};
    }
    if (word == "if") return choice(operands);
    const auto a = number(operands[0]);
    if (word == "ceil" || word == "floor") {
      if (!a.value) return a;
      return {Rational(word == "ceil" ? a.value->ceil() : a.value->floor()), 0, a.doubtful};
    }
    return joined(word, a, number(operands[1]));
  }

  [[nodiscard]] Number choice(const std::vector<Tree>& operands) const {
    const auto condition = truth(operands[0], false);
    const auto yes = number(operands[1]);
    const auto no = number(operands[2]);
    if (condition != Truth::unknown) return condition == Truth::yes ? yes : no;
    const bool same = yes.value == no.value && yes.infinite == no.infinite;
    // Which of two different values it is is not known at a point either: that is left to the intervals.
    return same ? Number{yes.value, yes.infinite, yes.doubtful || no.doubtful} : throw std::domain_error("open");
  }

  static Number joined(const std::string& word, const Number& a, const Number& b) {
    if (a.is_none() || b.is_none()) return none;
    const bool doubtful = a.doubtful || b.doubtful;
    if (word == "+") return sum(a, b, 1);
    if (word == "-") return sum(a, b, -1);
    if (word == "*") return product(a, b);
    if (word == "/") return quotient(a, b);
    if (word == "share") {
      const bool is_share = !doubtful && a.sign() >= 0 && b.sign() > 0 && *a.value <= *b.value;
      return is_share ? Number{divide(*a.value, *b.value), 0, false} : none;
    }
    const bool first_is_less =
        a.value && b.value ? *a.value < *b.value : (a.value ? 0 : a.infinite) < (b.value ? 0 : b.infinite);
    auto result = first_is_less == (word == "min") ? a : b;
    result.doubtful = doubtful;
    return result;
  }

  static Number sum(const Number& a, const Number& b, int factor) {
    const bool doubtful = a.doubtful || b.doubtful;
    const int infinite = b.infinite * factor;
    if (!a.value && !b.value && a.infinite != infinite) return none;
    if (!a.value || !b.value) return {std::nullopt, a.value ? infinite : a.infinite, true};
    return {factor > 0 ? add(*a.value, *b.value) : subtract(*a.value, *b.value), 0, doubtful};
  }

  static Number product(const Number& a, const Number& b) {
    if ((a.doubtful && b.sign() == 0) || (b.doubtful && a.sign() == 0)) return none;
    if (!a.value || !b.value) return {std::nullopt, a.sign() * b.sign(), true};
    return {multiply(*a.value, *b.value), 0, a.doubtful || b.doubtful};
  }

  static Number quotient(const Number& a, const Number& b) {
    if (b.doubtful) return none;
    if (b.sign() == 0) return a.sign() == 0 || a.doubtful ? none : Number{std::nullopt, a.sign(), true};
    if (!a.value) return {std::nullopt, a.infinite * b.sign(), true};
    return {divide(*a.value, *b.value), 0, a.doubtful};
  }

  const Point& point_;
};

/// What is known of each fact: a range of values.
struct Range {
  int low = 0;
  int high = 0;
};

class Case {
 public:
  explicit Case(Generator& generator) {
    for (auto& range : flags_) range = generator.below(2) == 0 ? Range{0, 1} : Range{generator.below(2), -1};
    for (auto& range : counts_) {
      range.low = generator.below(most + 1);
      range.high = generator.below(2) == 0 ? range.low : range.low + generator.below(most + 1 - range.low);
    }
    for (auto& range : flags_) range.high = std::max(range.low, range.high);
  }

  /// The context in which just the ranges are known, in the memory of the object.
  EvaluationContext known() {
    slots_.assign(small()->facts().size(), {});
    bounds_.assign(slots_.size(), {});
    fill(flags, flags_);
    fill(counts, counts_);
    return {slots_, {}, nullptr, {}, bounds_};
  }

  template <class Visit>
  void each_point(const Visit& visit) const {
    Point point;
    complete(point, 0, visit);
  }

  [[nodiscard]] static std::vector<Slot> slots_of(const Point& point) {
    std::vector<Slot> slots(small()->facts().size());
    for (std::size_t i = 0; i < flags.size(); ++i) give(slots, flags[i], point.flags[i]);
    for (std::size_t i = 0; i < counts.size(); ++i) give(slots, counts[i], point.counts[i]);
    return slots;
  }

 private:
  static void give(std::vector<Slot>& slots, const std::string& path, int value) {
    auto& slot = slots[*small()->slot(path)];
    slot.number = Rational(value);
    slot.presence = Presence::given;
  }

  template <std::size_t size>
  void fill(const std::array<std::string, size>& paths, const std::array<Range, size>& ranges) {
    for (std::size_t i = 0; i < size; ++i) {
      if (ranges[i].low == ranges[i].high) give(slots_, paths[i], ranges[i].low);
      bounds_[*small()->slot(paths[i])] = {{Rational(ranges[i].low)}, {Rational(ranges[i].high)}};
    }
  }

  template <class Visit>
  void complete(Point& point, std::size_t at, const Visit& visit) const {
    if (at == flags.size() + counts.size()) return visit(point);
    const bool flag = at < flags.size();
    const auto& range = flag ? flags_[at] : counts_[at - flags.size()];
    for (int value = range.low; value <= range.high; ++value) {
      (flag ? point.flags[at] : point.counts[at - flags.size()]) = value;
      complete(point, at + 1, visit);
    }
  }

  std::array<Range, 2> flags_;
  std::array<Range, 4> counts_;
  std::vector<Slot> slots_;
  std::vector<Interval> bounds_;
};

std::string word(Truth truth) { return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown"; }

std::optional<Truth> expected_at(const Tree& tree, const Point& point) {
  try {
    return Reference(point).truth(tree, true);
  } catch (const std::domain_error&) {
    return std::nullopt;
  }
}

BOOST_AUTO_TEST_CASE(an_interval_decides_only_what_every_point_in_it_decides) {
  constexpr int conditions = 4000;
  Generator generator(20261129);
  int decided = 0;
  for (int i = 0; i < conditions; ++i) {
    const auto tree = generator.condition(3);
    const Source source("e", text_of(tree));
    Diagnostics diagnostics;
    const auto expression =
        check_expression({source.text(), source, 0}, *small(), {SubjectKind::school, {}, Kind::boolean}, diagnostics);
    BOOST_REQUIRE_MESSAGE(expression, reported(diagnostics));
    Case each(generator);
    const auto whole = evaluate(*expression, each.known());
    if (whole != Truth::unknown) ++decided;
    std::string disagreement;
    each.each_point([&](const Point& point) {
      const auto slots = Case::slots_of(point);
      const auto found = evaluate(*expression, {slots, {}});
      const auto expected = expected_at(tree, point);
      if (expected && found != *expected) disagreement = "a point is " + word(*expected) + ", found " + word(found);
      if (whole != Truth::unknown && found != whole)
        disagreement = "the whole is " + word(whole) + ", a point " + word(found);
    });
    BOOST_TEST(disagreement.empty(), disagreement << ": " << text_of(tree));
  }
  BOOST_TEST(decided > conditions / 10);  // else it proves nothing
}

}  // namespace edu_check::expression_interval_property_test
