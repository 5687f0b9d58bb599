# Compiles files into a target, as the definition of edu_check::embedded_files() (lib/edu_check/standard/embedded.h).
# The next build notices a new, changed or removed file.

# Adds to the list <entries> the files below <folder> that match one of the patterns. Inside the program a file's path is
# <prefix> and its path below <folder>.
function(edu_check_collect entries prefix folder)
  list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/${folder}/ OUTPUT_VARIABLE patterns)
  file(GLOB files CONFIGURE_DEPENDS LIST_DIRECTORIES false ${patterns})
  foreach(file IN LISTS files)
    file(RELATIVE_PATH path ${PROJECT_SOURCE_DIR}/${folder} ${file})
    list(APPEND ${entries} "${prefix}${path} ${file}")
  endforeach()
  set(${entries} "${${entries}}" PARENT_SCOPE)
endfunction()

# Compiles the collected files into <target>, in the order of their paths.
function(edu_check_embed target)
  list(SORT ARGN COMPARE STRING)
  set(data "")
  set(symbols "")
  set(rows "")
  set(files "")
  set(index 0)
  foreach(entry IN LISTS ARGN)
    string(REGEX MATCH "^([^ ]+) (.+)$" entry "${entry}")
    set(name edu_check_embedded_${index})
    string(APPEND data "  \"${name}: .incbin \\\"${CMAKE_MATCH_2}\\\"\\n${name}_end: .byte 0\\n\"\n")
    string(APPEND symbols "extern \"C\" const char ${name}[];\nextern \"C\" const char ${name}_end[];\n")
    string(APPEND rows "    EmbeddedFile{\"${CMAKE_MATCH_1}\", std::string_view(${name}, ${name}_end)},\n")
    list(APPEND files ${CMAKE_MATCH_2})
    math(EXPR index "${index} + 1")
  endforeach()

  set(source ${PROJECT_BINARY_DIR}/embedded.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
// Written by cmake/embed.cmake.
#include "edu_check/standard/embedded.h"

#include <array>

asm(".section .rodata\n"
@data@  ".previous\n");

@symbols@
namespace edu_check {

std::span<const EmbeddedFile> embedded_files() {
  static const std::array<EmbeddedFile, @index@> files = {
@rows@  };
  return files;
}

}  // namespace edu_check
]])
  # The symbols of the assembler are unknown to link-time optimisation.
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}" COMPILE_OPTIONS -fno-lto)
  target_sources(${target} PRIVATE ${source})
endfunction()
