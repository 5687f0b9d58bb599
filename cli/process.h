#pragma once

#include <functional>
#include <string_view>

namespace edu_check::cli {

/// Takes the places of standard input, output and error where they are closed, lest the first files that are opened
/// get what is meant for them. Reading from such a place and writing to it fail.
void hold_standard_descriptors();

/// Runs the program with a stack that is large enough: where the limit of the system is low, in a thread of its own.
/// Threads that are made later get such a stack too.
int run_with_stack(const std::function<int()>& program);

/// Writes to standard error, and needs no memory for that.
void print_without_memory(std::string_view text);

}  // namespace edu_check::cli
