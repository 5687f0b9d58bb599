# What makes a mistake in memory end the program, or the attempt fail, rather than be of use to an attacker: checked calls of
# the C library, guarded stacks, checked containers, branch targets (CET), addresses that nobody knows (PIE) and relocations that
# can't be overwritten (full RELRO). For what is optimised, thus shipped; a build for debugging or with a sanitizer has its own
# ways. Flags that the compiler or the processor lacks are left out; tests/hardening/run.py reads what the program came to.

include(CheckCXXCompilerFlag)
include(CheckCXXSourceCompiles)
include(CheckLinkerFlag)
include(CheckPIESupported)

string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
set(build_flags "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}}")
set(EDU_CHECK_HARDENED OFF)
if(build_flags MATCHES "-O[123s]" AND NOT build_flags MATCHES "-O0|-fsanitize")
  set(EDU_CHECK_HARDENED ON)
endif()

# glibc has a level 3 since 2.34, and older compilers know only 2.
function(edu_check_find_fortify result)
  foreach(level IN ITEMS 3 2)
    set(CMAKE_REQUIRED_FLAGS "-O2 -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=${level}")
    check_cxx_source_compiles("#include <cstring>\nint main() { return 0; }" EDU_CHECK_HAS_FORTIFY_${level})
    if(EDU_CHECK_HAS_FORTIFY_${level})
      set(${result} -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=${level} PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()

# Sets EDU_CHECK_HARDENING and EDU_CHECK_HARDENING_LINK to what this compiler and this linker take.
function(edu_check_find_hardening)
  edu_check_find_fortify(flags)
  foreach(flag IN ITEMS -fstack-protector-strong -fstack-clash-protection -fcf-protection=full)
    string(MAKE_C_IDENTIFIER "EDU_CHECK_HAS${flag}" known)
    set(CMAKE_REQUIRED_FLAGS -Werror)
    check_cxx_compiler_flag(${flag} ${known})
    if(${known})
      list(APPEND flags ${flag})
    endif()
  endforeach()
  foreach(flag IN ITEMS -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
    string(MAKE_C_IDENTIFIER "EDU_CHECK_LINKS${flag}" known)
    check_linker_flag(CXX ${flag} ${known})
    if(${known})
      list(APPEND link ${flag})
    endif()
  endforeach()
  set(EDU_CHECK_HARDENING ${flags} -D_GLIBCXX_ASSERTIONS PARENT_SCOPE)
  set(EDU_CHECK_HARDENING_LINK ${link} PARENT_SCOPE)
endfunction()

if(EDU_CHECK_HARDENED)
  check_pie_supported(LANGUAGES CXX)
  edu_check_find_hardening()
endif()

# Hardens a library or a program of ours. The flags are private: who links the library decides for himself.
function(edu_check_harden target)
  if(NOT EDU_CHECK_HARDENED)
    return()
  endif()
  target_compile_options(${target} PRIVATE ${EDU_CHECK_HARDENING})
  get_target_property(type ${target} TYPE)
  get_target_property(independent ${target} POSITION_INDEPENDENT_CODE)
  if(type STREQUAL "EXECUTABLE")
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_link_options(${target} PRIVATE ${EDU_CHECK_HARDENING_LINK})
  elseif(type STREQUAL "STATIC_LIBRARY" AND NOT independent)
    target_compile_options(${target} PRIVATE -fPIE)  # -fPIC, which CMake would choose, costs calls that can't be inlined
  endif()
endfunction()
