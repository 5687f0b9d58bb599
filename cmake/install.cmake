# Installation, the exported CMake package edu-check, and two Debian packages: the program, and the library for C++.

include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/edu-check)

install(TARGETS edu_check EXPORT edu-check COMPONENT development FILE_SET HEADERS)
install(EXPORT edu-check FILE edu-checkTargets.cmake NAMESPACE edu_check:: DESTINATION ${package_dir} COMPONENT development)
configure_package_config_file(cmake/edu-checkConfig.cmake.in edu-checkConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(edu-checkConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES ${PROJECT_BINARY_DIR}/edu-checkConfig.cmake ${PROJECT_BINARY_DIR}/edu-checkConfigVersion.cmake cmake/dependencies.cmake
  DESTINATION ${package_dir} COMPONENT development)
install(FILES LICENSE RENAME copyright COMPONENT program DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES LICENSE RENAME copyright COMPONENT development DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libedu-check-dev)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "edu-check")
set(CPACK_PACKAGE_CONTACT "The edu-check contributors")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME edu-check)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_RECOMMENDS "libxlsxwriter4, libzip4")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "${PROJECT_DESCRIPTION}")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libedu-check-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "libexpat1-dev, libfmt-dev, libmd-dev, libutf8proc-dev, libyaml-cpp-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION "${PROJECT_DESCRIPTION}: the library for C++")
include(CPack)
