#include "edu_check/batch/region_check.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "edu_check/inventory/place_facts.h"
#include "edu_check/inventory/place_name.h"
#include "edu_check/inventory/scalar_words.h"
#include "edu_check/standard/known_facts.h"
#include "edu_check/text/message_format.h"

namespace edu_check {
namespace {

/// Repeated schools, and places outside of the region, that are told one by one.
constexpr std::size_t most_told = 20;

constexpr std::uint32_t province_digits = 2;
constexpr std::uint32_t city_digits = 4;

void report_rest(std::string_view id, std::uint64_t rest, Message text, Diagnostics& diagnostics) {
  if (rest > 0) diagnostics.report(Severity::error, id, "", std::move(text));
}

void report_repeated(const std::vector<RepeatedSchool>& repeated, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < std::min(repeated.size(), most_told); ++i) {
    const auto& [why, code, first, other] = repeated[i];
    const auto& again = other;  // clang 14 lets no lambda take a structured binding
    const auto report = [&](Message text) -> Diagnostic& {
      return diagnostics.report(Severity::error, "region-repeated", again, std::move(text));
    };
    switch (why) {
      case RepeatedSchool::Why::same_file:
        report(message("与 {} 是同一个文件，学校会计入两次", "it is the same file as {}: the school would count twice",
                       first));
        break;
      case RepeatedSchool::Why::code:
        report(message("学校标识码 {} 已见于 {}，学校会计入两次",
                       "the school code {} is that of {} too: the school would count twice", code, first));
        break;
      case RepeatedSchool::Why::former_code:
        report(message("与 {} 的标识码和曾用标识码同为 {}，学校会计入两次",
                       "the code of one school and the former code of the other, here and in {}, are {}: the school "
                       "would count twice",
                       first, code));
        break;
      case RepeatedSchool::Why::name:
        report(
            message("校名、所在地与 {} 相同，又不是都填了学校标识码，学校可能计入两次",
                    "its name and place are those of {}, and not both have a school code: the school may count twice",
                    first))
            .hint(message("是两所学校时，都填学校标识码，或者填明所在区县",
                          "if they are two schools, give both their codes, or their districts"));
        break;
    }
  }
  const auto rest = repeated.size() - std::min(repeated.size(), most_told);
  report_rest("region-repeated", rest,
              message("另有 {} 份清单的学校会计入两次", "the schools of {} more inventories would count twice", rest),
              diagnostics);
}

/// One thing that schools say of their place.
struct PlaceText {
  std::string_view path;
  std::string text;
  std::vector<DivisionCode> codes;
};

std::vector<DivisionCode> as_codes(const std::optional<DivisionCode>& code) {
  return code ? std::vector{*code} : std::vector<DivisionCode>();
}

class ForeignSchools {
 public:
  ForeignSchools(const Inventory& region, const std::vector<SchoolsOfPlace>& places, Diagnostics& diagnostics)
      : region_(region), places_(places), diagnostics_(diagnostics) {
    const auto& slots = region.place_slots();
    if (slots.region_name && region.slot(*slots.region_name).is_known()) name_ = region.slot(*slots.region_name).text;
    if (slots.region_code && region.slot(*slots.region_code).is_known())
      code_ = read_division_code(region.slot(*slots.region_code).text);
    const auto level = region.vocabulary().slot(known::region_level);
    if (level && region.slot(*level).is_known()) {
      const auto& fact = region.vocabulary().fact(*level);
      level_ = fact.type.choices->choices[static_cast<std::size_t>(region.slot(*level).bits())].id;
    }
    for (const auto& [slot, codes] : place_facts(region)) {
      if (slot == slots.region_name) codes_ = codes;
    }
    if (code_) codes_ = {*code_};
    place_is_known_ = !codes_.empty();
  }

  void run() {
    if (level_ == "organisation") return;
    const auto order = by_number_of_schools();
    std::vector<const SchoolsOfPlace*> foreign;
    for (const auto* each : order) {
      if (!is_of_region(*each)) foreign.push_back(each);
    }
    // In the order of the inventories, whatever was looked at first.
    std::sort(foreign.begin(), foreign.end());
    std::uint64_t rest = 0;
    for (std::size_t i = 0; i < foreign.size(); ++i) {
      if (i < most_told) report(*foreign[i]);
      if (i >= most_told) rest += foreign[i]->schools;
    }
    report_rest(
        "region-foreign", rest,
        message("另有 {} 份清单的学校不在本区域", "the schools of {} more inventories are not of the region", rest),
        diagnostics_);
  }

 private:
  /// The largest place first, so that where the region itself says little, most schools decide.
  [[nodiscard]] std::vector<const SchoolsOfPlace*> by_number_of_schools() const {
    std::vector<const SchoolsOfPlace*> order;
    for (const auto& each : places_) order.push_back(&each);
    const auto key = [](const SchoolPlace& place) {
      return std::tie(place.province, place.division, place.school_code, place.city, place.district);
    };
    std::sort(order.begin(), order.end(), [&](const SchoolsOfPlace* a, const SchoolsOfPlace* b) {
      return a->schools != b->schools ? a->schools > b->schools : key(a->place) < key(b->place);
    });
    return order;
  }

  [[nodiscard]] std::vector<PlaceText> texts_of(const SchoolPlace& place) const {
    auto districts =
        level_ == "district" ? find_counties(place.district, NameMatch::bare) : find_districts(place.district);
    return {{known::school_province, place.province, as_codes(read_division_code(place.province))},
            {known::school_division_code, place.division, as_codes(read_division_code(place.division))},
            {known::school_code, place.school_code, as_codes(read_division_code(place.school_code))},
            {known::school_city, place.city, find_cities(place.city, NameMatch::bare)},
            {known::school_district, place.district, std::move(districts)}};
  }

  /// The fact of a school that names what a region of this level is.
  [[nodiscard]] std::string_view path_of_level() const {
    return level_ == "district" ? known::school_district : level_ == "city" ? known::school_city : "";
  }

  /// Whether what schools say may be of the region; takes what it says into account for those that come after.
  bool is_of_region(const SchoolsOfPlace& schools) {
    auto texts = texts_of(schools.place);
    std::erase_if(texts, [](const PlaceText& each) { return each.text.empty(); });
    const auto wrong = std::find_if(texts.begin(), texts.end(), [&](const PlaceText& each) { return !fits(each); });
    if (wrong != texts.end()) {
      reasons_[&schools] = *wrong;
      return false;
    }
    for (const auto& each : texts) narrow(each);
    return true;
  }

  [[nodiscard]] bool fits(const PlaceText& said) const {
    const bool known = !codes_.empty() && !said.codes.empty();
    const bool codes_fit = known && may_be_one_place(codes_, said.codes);
    if (said.path == path_of_level() && !name_.empty()) return codes_fit || may_be_one_place(name_, said.text);
    return !known || codes_fit;
  }

  /// Leaves of the places that the region may be those in which these schools lie. Where the region is in no list, they
  /// say in which city, or province, it is.
  void narrow(const PlaceText& said) {
    if (said.codes.empty() || level_.empty() || said.path == known::school_district) return;
    if (codes_.empty()) {
      for (const auto& code : said.codes)
        codes_.push_back(code.cut(level_ == "district" ? city_digits : province_digits));
      return;
    }
    std::vector<DivisionCode> left;
    for (const auto& code : codes_) {
      for (const auto& other : said.codes) {
        if (!may_be_one_place(code, other)) continue;
        const bool finer = !place_is_known_ && other.digits > code.digits;
        left.push_back(finer ? other.cut(level_ == "district" ? city_digits : province_digits) : code);
      }
    }
    if (!left.empty()) codes_ = std::move(left);
  }

  void report(const SchoolsOfPlace& schools) {
    const auto& said = reasons_.at(&schools);
    const auto& vocabulary = region_.vocabulary();
    const auto slot = vocabulary.slot(said.path);
    const auto label = slot ? vocabulary.fact(*slot).label : Message{std::string(said.path), std::string(said.path)};
    const auto value = value_of(said, slot);
    const auto region = shown(name_.empty() ? region_code_text() : name_);
    auto text = message("“{}”为 {}，不属于区域 {}", "“{}” is {}, which is not of the region {}", label, value, region);
    if (schools.schools > 1) {
      const auto more = message("；另有 {} 份清单也是这样", "; so it is in {} more", schools.schools - 1);
      text.zh += more.zh;
      text.en += more.en;
    }
    diagnostics_.report(Severity::error, "region-foreign", schools.first, std::move(text));
  }

  [[nodiscard]] Message value_of(const PlaceText& said, const std::optional<std::uint32_t>& slot) const {
    if (said.path == known::school_code)
      return message("第三、四位 {}", "with {} as its third and fourth digit", said.text);
    const auto* const choices = slot ? region_.vocabulary().fact(*slot).type.choices : nullptr;
    const auto choice = choices != nullptr ? choices->find(said.text) : std::nullopt;
    return choice ? choices->choices[*choice].label : Message{shown(said.text), shown(said.text)};
  }

  [[nodiscard]] std::string_view region_code_text() const {
    const auto& slot = region_.place_slots().region_code;
    return slot && region_.slot(*slot).is_known() ? region_.slot(*slot).text : std::string_view();
  }

  const Inventory& region_;
  const std::vector<SchoolsOfPlace>& places_;
  Diagnostics& diagnostics_;
  std::string_view name_;
  std::string_view level_;
  std::optional<DivisionCode> code_;
  std::vector<DivisionCode> codes_;  ///< the region is one of these, or in one of these
  bool place_is_known_ = false;      ///< from the region itself, not from its schools
  std::map<const SchoolsOfPlace*, PlaceText> reasons_;
};

}  // namespace

void check_region(const Inventory* region, std::span<const RegionAggregate> gathered, const RegionFindings& findings,
                  Diagnostics& diagnostics) {
  report_repeated(findings.repeated, diagnostics);
  if (region != nullptr) {
    ForeignSchools(*region, findings.places, diagnostics).run();
    for (const auto& aggregate : gathered) aggregate.check_total(*region, diagnostics);
  }
  if (findings.alike == 0) return;
  diagnostics
      .report(
          Severity::warning, "region-alike", findings.alike_first,
          findings.alike == 1
              ? message("没有学校标识码和校名，内容与另一份清单相同：看不出是不是同一所学校",
                        "without code and name it says the same as another inventory: whether they are one school "
                        "can't be seen")
              : message("没有学校标识码和校名，内容与另一份清单相同，这样的清单共 {} 份：看不出是不是同一所学校",
                        "without code and name it says the same as another inventory, as do {} in all: whether they "
                        "are one school can't be seen",
                        findings.alike))
      .hint(message("填写学校标识码", "give the school codes"));
}

void report_no_region(const Source& source, Diagnostics& diagnostics) {
  diagnostics
      .report(Severity::error, "region-kind", source, 0,
              message("--region 要区域清单，这是学校清单",
                      "--region wants the inventory of a region, and this is that of a school"))
      .hint(message("区域清单写 kind: region", "a region's inventory says kind: region"));
}

}  // namespace edu_check
