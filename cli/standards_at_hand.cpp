#include "cli/standards_at_hand.h"

#include <map>
#include <memory>
#include <utility>

namespace edu_check::cli {
namespace {

class StandardsAtHand {
 public:
  StandardsAtHand(Catalogue catalogue, const std::vector<std::shared_ptr<const Standard>>& loaded)
      : catalogue_(std::move(catalogue)) {
    for (const auto& standard : loaded) known_[standard->id] = {standard, digest(*standard)};
  }

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

StandardFinder standards_at_hand(Catalogue catalogue, const std::vector<std::shared_ptr<const Standard>>& loaded) {
  return [found = std::make_shared<StandardsAtHand>(std::move(catalogue), loaded)](
             const std::string& id, const std::string& digest) { return found->find(id, digest); };
}

StandardFinder standards_at_hand(const Session& session) {
  Diagnostics unheard;
  return standards_at_hand(make_catalogue(session, unheard));
}

}  // namespace edu_check::cli
