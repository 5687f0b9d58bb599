# Where CMAKE_UNITY_BUILD is on, as in the presets that build everything, the sources of a room are compiled as one: most of
# the time to compile a file goes into the headers that it shares with its neighbours. The rooms, and not CMake's batches,
# so that a new file changes the build of no other room. Names in anonymous namespaces are thus unique within a room. The
# preset dev compiles each file alone, which tells whether each names what it uses.

# Groups the sources of <target> by the first match of <regex>'s group in their paths.
function(edu_check_unite target regex)
  set_target_properties(${target} PROPERTIES UNITY_BUILD_MODE GROUP)
  foreach(source IN LISTS ARGN)
    if(source MATCHES "${regex}")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${CMAKE_MATCH_1})
    endif()
  endforeach()
endfunction()
