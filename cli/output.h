#pragma once

#include <sys/types.h>

#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "cli/unfinished_files.h"

namespace edu_check::cli {

/// Where a report goes: standard output, or a file that appears under its name only when it is complete. Until then it
/// is a hidden temporary file beside it, which goes if the report is not completed or a signal ends the program.
class Output {
 public:
  /// Standard output.
  Output();
  /// A file, or standard output for `-`. A link stays and is written through; a file that is there keeps its mode and
  /// owner; a device, a pipe and a descriptor (`/dev/fd/3`) are written to as they are. Throws `std::system_error` if
  /// it can't be made.
  explicit Output(const std::string& path);
  /// A file to which the report is appended, all at once, when it is complete.
  [[nodiscard]] static Output append_to(std::string path);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  Output(Output&& other) noexcept;
  Output& operator=(Output&& other) = delete;
  ~Output();

  /// Holds back what goes to a regular file as it is, by standard output or a descriptor, until `close`: for what may
  /// have to write nothing after all. Other files appear only when they are complete, and what is no file is no
  /// document. Throws `std::system_error`.
  void hold_back();
  /// For what writes a file itself, in place of `write`: the path of a regular file, empty, that is handed on when the
  /// output is closed. Throws `std::system_error`.
  [[nodiscard]] std::string file_to_write();
  /// Throws `std::system_error` if it can't be written; for a closed pipe, with `errc::broken_pipe`.
  void write(std::string_view text);
  /// Everything is written: what is left is to give the file its name. Throws `std::system_error`.
  void close();
  /// Closes, and gives the file its name.
  void complete();

  /// Completes the outputs of a run: either all files get their names or, after an exception, none.
  static void complete_all(std::span<Output> outputs);

 private:
  enum class Kind : std::uint8_t { standard, in_place, replaced, appended };
  /// What giving the file its name has changed.
  enum class Change : std::uint8_t { none, created, replaced, exchanged, appended };

  Output(Kind kind, std::string path) : kind_(kind), path_(std::move(path)) {}
  [[noreturn]] void fail() const;
  void open_descriptor(int descriptor);
  void open_temporary();
  int make_temporary();
  void keep_owner_and_mode(int descriptor) const;
  void hand_on();
  void publish();
  void append();
  [[nodiscard]] int exchange() const;
  void take_back();
  void settle();
  void remove_temporary();

  Kind kind_ = Kind::standard;
  Change change_ = Change::none;
  std::FILE* file_ = nullptr;
  std::FILE* held_ = nullptr;  ///< what is held back
  std::string path_;           ///< as it was given
  std::string target_;         ///< where its links lead
  std::string temporary_;      ///< that has a name; empty: none
  std::string text_;           ///< of what is appended
  off_t size_before_ = 0;      ///< likewise
  UnfinishedFile unfinished_;
};

}  // namespace edu_check::cli
