#pragma once

#include <cstddef>
#include <string>

namespace edu_check::cli {

/// From here on no signal that ends the program leaves a file behind that is not complete, and a limit of the system on
/// the size of files, like a closed pipe, is an error of writing and no signal. What is ignored stays ignored.
void guard_unfinished_files();

/// Removes what is not complete, and ends the program by this signal. May be called by a handler of signals.
void end_by_signal(int number);

/// The name of a file that is not complete: a signal that ends the program removes it. Ends with `release`.
class UnfinishedFile {
 public:
  UnfinishedFile() = default;
  explicit UnfinishedFile(const std::string& path);
  void release();

 private:
  std::size_t place_ = static_cast<std::size_t>(-1);
};

/// While it lives signals that end the program wait, so that files get their names all together or not at all.
class HeldSignals {
 public:
  HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  ~HeldSignals();
};

}  // namespace edu_check::cli
