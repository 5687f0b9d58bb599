#include "edu_check/assessment/to_do_step.h"

#include <algorithm>
#include <utility>

#include "edu_check/text/enumeration.h"
#include "edu_check/text/message_format.h"

namespace edu_check {

void add_step(std::vector<Step>& steps, Step step) {
  const auto same = std::find_if(steps.begin(), steps.end(), [&](const Step& each) {
    if (each.list || step.list) return each.list == step.list && each.names == step.names && each.now == step.now;
    return each.now == step.now && each.wanted == step.wanted && !step.wanted.empty();
  });
  if (same == steps.end()) return steps.push_back(std::move(step));
  if (step.list) {
    append(same->wanted, step.wanted, between_names);
  } else {
    append(same->names, step.names, between_names);
  }
}

Message text_of(const Step& step) {
  if (step.now.empty()) return step.names;
  if (step.list) return message("{}：{}，{}", "{}: {}, {}", step.names, step.now, step.wanted);
  return message("{}：{}，应为{}", "{}: {}, should be {}", step.names, step.now, step.wanted);
}

Message one_of(const Step& step) {
  if (step.list || step.now.empty()) return message("任一即可：{}", "any one will do: {}", text_of(step));
  return message("任一为{}即可：{}（现均为{}）", "any one of these being {} will do: {} (now {})", step.wanted,
                 step.names, step.now);
}

}  // namespace edu_check
