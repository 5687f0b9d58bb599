# Libraries that are loaded when they are needed and not with the program (lib/edu_check/text/shared_library.h): the build
# needs their headers, and the versioned name by which they are found.

# Defines <name>_INCLUDE, the folder of <header>, and <name>_NAME, such as libzip.so.4.
function(edu_check_late_library name header library)
  find_path(${name}_INCLUDE ${header} REQUIRED)
  find_library(${name}_LIBRARY ${library} REQUIRED)
  mark_as_advanced(${name}_INCLUDE ${name}_LIBRARY)
  file(REAL_PATH ${${name}_LIBRARY} file)
  cmake_path(GET file FILENAME file)
  string(REGEX MATCH "^.*[.]so[.][0-9]+" versioned ${file})  # of libzip.so.4.0 the name that programs ask for
  set(${name}_NAME ${versioned} PARENT_SCOPE)
endfunction()
