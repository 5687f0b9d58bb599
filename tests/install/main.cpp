// A program that someone else writes with the installed library.

#include <edu_check/standard/embedded.h>

#include <cstdio>

int main() {
  std::printf("%zu files are embedded\n", edu_check::embedded_files().size());
  return edu_check::embedded_files().empty() ? 1 : 0;
}
