#include "edu_check/record/run_state.h"

namespace edu_check {

std::string_view to_string(RunState state) {
  return state == RunState::whole ? "whole" : state == RunState::stopped ? "stopped" : "incomplete";
}

std::optional<RunState> parse_run_state(std::string_view word) {
  for (const auto state : {RunState::whole, RunState::stopped, RunState::incomplete}) {
    if (to_string(state) == word) return state;
  }
  return std::nullopt;
}

std::string_view id_of(RunState state) {
  return state == RunState::whole ? "" : state == RunState::stopped ? "run-stopped" : "run-incomplete";
}

Message describe(RunState state) {
  switch (state) {
    case RunState::stopped:
      return {"检查中途停止，结果不完整：只有停止前查完的清单",
              "the check was stopped, and the result is not whole: it has only what was checked before"};
    case RunState::incomplete:
      return {"有的 PATH 无法读取，结果不完整：其中的清单没有检查",
              "a PATH could not be read, and the result is not whole: what is there was not checked"};
    case RunState::whole:
      break;
  }
  return {};
}

}  // namespace edu_check
