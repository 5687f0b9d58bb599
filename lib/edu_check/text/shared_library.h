#pragma once

#include <string>

namespace edu_check {

/// A shared library that is loaded when it is needed and not with the program, since it brings others along that would
/// slow down every start. It stays loaded to the end of the program.
class SharedLibrary {
 public:
  /// `name`: its versioned name, as `libzip.so.4`.
  explicit SharedLibrary(std::string name);

  /// Looks a function up, unless something was missing before.
  template <class Function>
  SharedLibrary& find(const char* function_name, Function& function) {
    function = reinterpret_cast<Function>(symbol(function_name));
    return *this;
  }

  /// What could not be loaded or found first; empty if everything was.
  [[nodiscard]] const std::string& mistake() const { return mistake_; }

 private:
  void* symbol(const char* function_name);

  std::string name_;
  void* handle_;
  std::string mistake_;
};

}  // namespace edu_check
