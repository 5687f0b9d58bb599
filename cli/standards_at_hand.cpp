#include "cli/standards_at_hand.h"

#include <map>
#include <utility>

#include "cli/session.h"
#include "edu_check/text/message_format.h"

namespace edu_check::cli {
namespace {

class StandardsAtHand {
 public:
  explicit StandardsAtHand(Catalogue catalogue) : catalogue_(std::move(catalogue)) {}

  const Standard* find(const std::string& id, const std::string& digest) {
    const auto [known, fresh] = known_.try_emplace(id);
    if (fresh) known->second = load(id);
    return known->second.digest == digest ? known->second.standard.get() : nullptr;
  }

 private:
  struct Known {
    std::shared_ptr<const Standard> standard;
    std::string digest;
  };

  [[nodiscard]] Known load(const std::string& id) const {
    Diagnostics unheard;
    const auto standards = catalogue_.load({id}, unheard);
    if (standards.empty()) return {};
    return {standards.front(), digest(*standards.front())};
  }

  Catalogue catalogue_;
  std::map<std::string, Known> known_;
};

}  // namespace

StandardFinder standards_at_hand(Catalogue catalogue) {
  return [found = std::make_shared<StandardsAtHand>(std::move(catalogue))](
             const std::string& id, const std::string& digest) { return found->find(id, digest); };
}

std::vector<std::shared_ptr<const Standard>> load_standards_of(const std::vector<StandardState>& states,
                                                               std::string_view result, const Catalogue& catalogue,
                                                               Diagnostics& diagnostics) {
  std::vector<std::string> ids;
  ids.reserve(states.size());
  for (const auto& each : states) ids.push_back(each.id);
  auto standards = load_standards(catalogue, ids, diagnostics);
  for (std::size_t i = 0; i < standards.size() && !diagnostics.has_errors(); ++i) {
    if (states[i].digest != digest(*standards[i])) report_other_state(result, states[i].id, diagnostics);
  }
  return standards;
}

void report_other_state(std::string_view result, const std::string& standard, Diagnostics& diagnostics) {
  diagnostics
      .report(Severity::error, "result-standard", result,
              message("结果出自标准 {} 或其词汇表的另一版本",
                      "the result was made from another state of the standard {} or of its vocabulary", standard))
      .hint(message("请用 --standards 指定当时的标准，或重新检查",
                    "name the folder with that state by --standards, or check again"));
}

}  // namespace edu_check::cli
