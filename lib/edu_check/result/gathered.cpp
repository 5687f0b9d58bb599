#include "edu_check/result/gathered.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "edu_check/json/json_members_format.h"
#include "edu_check/json/json_text.h"

namespace edu_check {
namespace {

constexpr auto count_names = std::to_array<std::pair<const char*, std::int64_t AggregateState::*>>({
    {"members", &AggregateState::members},
    {"maybe_members", &AggregateState::maybe_members},
    {"met", &AggregateState::met},
    {"met_unknown", &AggregateState::met_unknown},
    {"maybe_met", &AggregateState::maybe_met},
    {"maybe_met_unknown", &AggregateState::maybe_met_unknown},
    {"doubtful", &AggregateState::doubtful},
    {"undocumented", &AggregateState::undocumented},
});

constexpr auto place_texts = std::to_array<std::pair<const char*, std::string SchoolPlace::*>>({
    {"province", &SchoolPlace::province},
    {"division", &SchoolPlace::division},
    {"school_code", &SchoolPlace::school_code},
    {"city", &SchoolPlace::city},
    {"district", &SchoolPlace::district},
});

std::string bound_text(const Bound& bound) {
  if (!bound.is_finite()) return bound.infinite == Bound::Infinite::below ? "-infinite" : "infinite";
  const auto numerator = std::to_string(bound.value.numerator());
  return bound.value.is_whole() ? numerator : fmt::format("{}/{}", numerator, bound.value.denominator());
}

std::optional<std::int64_t> parse_whole(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<Bound> parse_bound(std::string_view text) {
  if (text == "-infinite") return Bound{{}, Bound::Infinite::below};
  if (text == "infinite") return Bound{{}, Bound::Infinite::above};
  const auto slash = text.find('/');
  const auto numerator = parse_whole(text.substr(0, slash));
  const auto denominator =
      slash == std::string_view::npos ? std::optional<std::int64_t>(1) : parse_whole(text.substr(slash + 1));
  if (!numerator || !denominator) return std::nullopt;
  const auto value = Rational::of(*numerator, *denominator);
  return value ? std::optional(Bound{*value}) : std::nullopt;
}

std::optional<Language> parse_language(std::string_view word) {
  return word == "zh" ? std::optional(Language::zh) : word == "en" ? std::optional(Language::en) : std::nullopt;
}

void write_standard(JsonText& json, const GatheredStandard& standard) {
  json.open('{');
  json.text("standard", standard.id);
  json.text("standard_digest", standard.digest);
  json.number("schools", static_cast<std::uint64_t>(standard.schools));
  json.number("maybe_schools", static_cast<std::uint64_t>(standard.maybe_schools));
  json.key("aggregates");
  json.open('[');
  for (const auto& each : standard.aggregates) {
    json.open('{');
    json.key("sum");
    json.open('[');
    json.string(bound_text(each.sum.low));
    json.string(bound_text(each.sum.high));
    json.close(']');
    for (const auto& [name, member] : count_names) json.number(name, static_cast<std::uint64_t>(each.*member));
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

/// Options of any name, and the numbers of what was found.
void write_counts(JsonText& json, const Gathered& gathered) {
  json.key("options");
  json.open('{');
  for (const auto& [name, value] : gathered.options) {
    json.text(name, value);
  }
  json.close('}');
  json.number("inputs", gathered.inputs);
  json.text("inputs_digest", gathered.inputs_digest);
  json.number("left_out", gathered.left_out);
  json.text("left_out_digest", gathered.left_out_digest);
  json.number("inventories", gathered.inventories);
  json.key("verdicts");
  json.open('[');
  for (const auto each : gathered.verdicts) json.number(each);
  json.close(']');
}

void read_counts(const JsonMembers& members, Gathered& gathered) {
  if (const auto* const options = members.find("options"); options != nullptr && options->IsObject()) {
    for (const auto& [name, value] : options->GetObject()) {
      if (!value.IsString()) return members.mistake().note("options");
      gathered.options.emplace(std::string(name.GetString(), name.GetStringLength()),
                               std::string(value.GetString(), value.GetStringLength()));
    }
  } else {
    members.mistake().note("options");
  }
  gathered.inputs = members.number("inputs");
  gathered.inputs_digest = members.text("inputs_digest");
  gathered.left_out = members.number("left_out");
  gathered.left_out_digest = members.text("left_out_digest");
  gathered.inventories = members.number("inventories");
  std::size_t verdict = 0;
  members.elements("verdicts", [&](const JsonValue& each) {
    if (!each.IsUint64() || verdict == verdict_count) return members.mistake().note("verdicts");
    gathered.verdicts[verdict++] = each.GetUint64();
  });
  if (verdict != verdict_count) members.mistake().note("verdicts");
}

void write_rule(JsonText& json, const FactsAgeRule& rule) {
  json.key("facts_age_limit");
  rule.most_days ? json.number(static_cast<std::uint64_t>(*rule.most_days)) : json.fragment("null");
  json.boolean("date_wanted", rule.date_wanted);
}

FactsAgeRule read_rule(const JsonMembers& members) {
  FactsAgeRule rule{std::nullopt, members.flag("date_wanted")};
  if (members.has("facts_age_limit")) rule.most_days = members.signed_number("facts_age_limit");
  return rule;
}

AggregateState read_state(const JsonMembers& members) {
  AggregateState state;
  std::vector<Bound> bounds;
  members.elements("sum", [&](const JsonValue& each) {
    const auto bound = each.IsString() ? parse_bound({each.GetString(), each.GetStringLength()}) : std::nullopt;
    bound ? bounds.push_back(*bound) : members.mistake().note("sum");
  });
  if (bounds.size() != 2) members.mistake().note("sum");
  if (bounds.size() == 2) state.sum = {bounds[0], bounds[1]};
  for (const auto& [name, member] : count_names) {
    if (!members.has(name)) members.mistake().note(name);
    state.*member = members.number(name);
  }
  return state;
}

GatheredStandard read_standard(const JsonMembers& members) {
  GatheredStandard standard{members.text("standard"),
                            members.text("standard_digest"),
                            members.number("schools"),
                            members.number("maybe_schools"),
                            {}};
  members.elements("aggregates", [&](const JsonValue& each) {
    standard.aggregates.push_back(read_state({each, members.mistake()}));
  });
  return standard;
}

}  // namespace

void write_gathered(std::string& to, const Gathered& gathered) {
  JsonText json(to, JsonStyle::compact);
  json.open('{');
  json.number("part", gathered.shard.part);
  json.number("parts", gathered.shard.count);
  json.text("state", to_string(gathered.state));
  json.text("version", gathered.version);
  json.text_or_null("region", gathered.region);
  json.text_or_null("as_of", gathered.as_of);
  json.text_or_null("today", gathered.today);
  json.boolean("require_evidence", gathered.evidence == EvidenceRule::required);
  if (!gathered.evidence_folder.empty()) json.text("evidence_folder", gathered.evidence_folder);
  write_rule(json, gathered.facts_age);
  json.text("language", gathered.language == Language::zh ? "zh" : "en");
  json.text("details", gathered.details == Details::full ? "full" : "problems");
  write_counts(json, gathered);
  json.key("standards");
  json.open('[');
  for (const auto& each : gathered.standards) write_standard(json, each);
  json.close(']');
  json.key("places");
  json.open('[');
  for (const auto& place : gathered.places) {
    json.open('{');
    for (const auto& [name, member] : place_texts) json.text(name, place.*member);
    json.close('}');
  }
  json.close(']');
  json.key("schools");
  json.open('[');
  for (const auto& school : gathered.schools) json.string(to_string(school));
  json.close(']');
  json.close('}');
}

std::optional<Gathered> read_gathered(std::string_view json) {
  JsonDocument document;
  if (!parse_json(std::string(json), document)) return std::nullopt;
  JsonMistake mistake;
  const JsonMembers members(document, mistake);
  Gathered gathered;
  gathered.shard = {members.number("part"), members.number("parts")};
  gathered.state = members.word("state", parse_run_state);
  gathered.version = members.text("version");
  gathered.region = members.text_or_empty("region");
  gathered.as_of = members.text_or_empty("as_of");
  gathered.today = members.text_or_empty("today");
  if (gathered.as_of.empty() == gathered.today.empty()) mistake.note("as_of");
  gathered.evidence = members.flag("require_evidence") ? EvidenceRule::required : EvidenceRule::optional;
  gathered.evidence_folder = members.text_or_empty("evidence_folder");
  gathered.facts_age = read_rule(members);
  gathered.language = members.word("language", parse_language);
  gathered.details = members.text("details") == "full" ? Details::full : Details::problems;
  read_counts(members, gathered);
  members.elements("standards", [&](const JsonValue& each) {
    gathered.standards.push_back(read_standard({each, mistake}));
  });
  members.elements("places", [&](const JsonValue& each) {
    auto& place = gathered.places.emplace_back();
    for (const auto& [name, member] : place_texts) place.*member = JsonMembers(each, mistake).text_or_empty(name);
  });
  members.elements("schools", [&](const JsonValue& each) {
    const auto school =
        each.IsString() ? parse_school_identity({each.GetString(), each.GetStringLength()}) : std::nullopt;
    const bool good =
        school && (school->place == SchoolIdentity::not_counted || school->place < gathered.places.size());
    good ? gathered.schools.push_back(*school) : mistake.note("schools");
  });
  if (!members.has("places") || !members.has("schools")) mistake.note("schools");
  const bool counted = gathered.shard.part >= 1 && gathered.shard.part <= gathered.shard.count;
  if (mistake.any() || !counted || gathered.standards.empty()) return std::nullopt;
  return gathered;
}

std::optional<Message> difference_of(const Gathered& one, const Gathered& other) {
  const auto same_id = [](const GatheredStandard& a, const GatheredStandard& b) { return a.id == b.id; };
  const auto same_state = [](const GatheredStandard& a, const GatheredStandard& b) {
    return a.digest == b.digest && a.aggregates.size() == b.aggregates.size();
  };
  const auto all = [&](auto&& same) {
    return std::equal(one.standards.begin(), one.standards.end(), other.standards.begin(), other.standards.end(), same);
  };
  if (one.shard.count != other.shard.count) return Message{"部分数", "number of parts"};
  if (one.version != other.version) return Message{"edu-check 的版本", "version of edu-check"};
  if (!all(same_id)) return Message{"标准", "list of standards"};
  if (one.region != other.region) return Message{"区域", "region"};
  if (!all(same_state)) return Message{"标准或词汇表的版本", "state of the standards or of their vocabulary"};
  if (one.as_of != other.as_of || one.today != other.today) return Message{"日期", "day"};
  if (one.evidence != other.evidence) return Message{"--require-evidence", "--require-evidence"};
  if (one.evidence_folder != other.evidence_folder) return Message{"--evidence", "--evidence"};
  if (!(one.facts_age == other.facts_age)) return Message{"--facts-age-limit", "--facts-age-limit"};
  if (one.language != other.language) return Message{"语言", "language"};
  if (one.details != other.details) return Message{"--details", "--details"};
  auto names = one.options;
  names.insert(other.options.begin(), other.options.end());
  for (const auto& [name, value] : names) {
    const auto here = one.options.find(name);
    const auto there = other.options.find(name);
    const bool both = here != one.options.end() && there != other.options.end();
    if (!both || here->second != there->second) return Message{name, name};
  }
  return std::nullopt;
}

}  // namespace edu_check
