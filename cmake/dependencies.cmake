# The packages that edu-check is built on, as targets edu_check_dependency::<name>. Included by the build and, installed, by
# edu-checkConfig.cmake; nothing is ever downloaded. EDU_CHECK_STATIC prefers archives, for which Debian's own CMake files
# know no targets.

find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(yaml-cpp REQUIRED)

# Defines edu_check_dependency::<name> from a header and the first library found of those named after it.
function(edu_check_find_library name header)
  if(TARGET edu_check_dependency::${name})
    return()
  endif()
  find_path(EDU_CHECK_${name}_INCLUDE ${header} REQUIRED)
  find_library(EDU_CHECK_${name}_LIBRARY NAMES ${ARGN} REQUIRED)
  mark_as_advanced(EDU_CHECK_${name}_INCLUDE EDU_CHECK_${name}_LIBRARY)
  add_library(edu_check_dependency::${name} UNKNOWN IMPORTED)
  set_target_properties(edu_check_dependency::${name} PROPERTIES
    IMPORTED_LOCATION ${EDU_CHECK_${name}_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${EDU_CHECK_${name}_INCLUDE})
endfunction()

# Defines edu_check_dependency::<name> as another name of the first target that exists.
function(edu_check_use_target name)
  foreach(target IN LISTS ARGN)
    if(TARGET ${target} AND NOT TARGET edu_check_dependency::${name})
      add_library(edu_check_dependency::${name} INTERFACE IMPORTED)
      target_link_libraries(edu_check_dependency::${name} INTERFACE ${target})
    endif()
  endforeach()
endfunction()

edu_check_use_target(fmt fmt::fmt)  # shared in any case: header-only doubles the time to compile
if(EDU_CHECK_STATIC)
  edu_check_find_library(expat expat.h libexpat.a expat)
  edu_check_find_library(md sha256.h libmd.a md)
  edu_check_find_library(utf8proc utf8proc.h libutf8proc.a utf8proc)
  edu_check_find_library(yaml_cpp yaml-cpp/yaml.h libyaml-cpp.a yaml-cpp)
  set_property(TARGET edu_check_dependency::utf8proc PROPERTY INTERFACE_COMPILE_DEFINITIONS UTF8PROC_STATIC)
else()
  edu_check_find_library(expat expat.h expat)
  edu_check_find_library(md sha256.h md)
  edu_check_find_library(utf8proc utf8proc.h utf8proc)
  edu_check_use_target(yaml_cpp yaml-cpp::yaml-cpp yaml-cpp)
endif()
