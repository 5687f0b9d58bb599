#include "edu_check/text/shared_library.h"

#include <dlfcn.h>

#include <utility>

namespace edu_check {

SharedLibrary::SharedLibrary(std::string name)
    : name_(std::move(name)), handle_(dlopen(name_.c_str(), RTLD_NOW | RTLD_LOCAL)) {
  if (handle_ != nullptr) return;
  const char* const error = dlerror();
  mistake_ = error != nullptr ? error : name_;
}

void* SharedLibrary::symbol(const char* function_name) {
  if (!mistake_.empty()) return nullptr;
  void* const found = dlsym(handle_, function_name);
  if (found == nullptr) mistake_ = name_ + ": " + function_name;
  return found;
}

}  // namespace edu_check
