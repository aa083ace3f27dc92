# What a program that uses the library needs of it: headers, libraries, the CMake package, the pkg-config files.
# Two export sets, because the shared library needs nothing more, and the archives need libcrypto.
if(NOT XUEHUI_INSTALL)
  return()
endif()
include(CMakePackageConfigHelpers)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/xuehui DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp" PATTERN "*.md")
install(FILES ${PROJECT_SOURCE_DIR}/capi/include/xuehui.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS xuehui_capi EXPORT xuehuiSharedTargets LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(TARGETS xuehui xuehui_capi_static EXPORT xuehuiStaticTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
if(XUEHUI_BUILD_CLI)
  install(TARGETS xuehui_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/xuehui)
foreach(kind IN ITEMS Shared Static)
  install(EXPORT xuehui${kind}Targets NAMESPACE xuehui:: DESTINATION ${package_folder})
endforeach()
configure_package_config_file(cmake/xuehuiConfig.cmake.in ${PROJECT_BINARY_DIR}/xuehuiConfig.cmake
                              INSTALL_DESTINATION ${package_folder})
# Before 1.0 a minor release may change the C++ API.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/xuehuiConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/xuehuiConfig.cmake ${PROJECT_BINARY_DIR}/xuehuiConfigVersion.cmake
        DESTINATION ${package_folder})

# The prefix is told from the place of the .pc file, so that an installed tree can be moved.
set(pkgconfig_folder ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
set(pc_prefix "${CMAKE_INSTALL_PREFIX}")
cmake_path(RELATIVE_PATH pc_prefix BASE_DIRECTORY ${pkgconfig_folder})
foreach(directory IN ITEMS INCLUDEDIR LIBDIR)
  set(pc_${directory} "${CMAKE_INSTALL_${directory}}")
  if(NOT IS_ABSOLUTE "${pc_${directory}}")
    set(pc_${directory} "\${prefix}/${pc_${directory}}")
  endif()
endforeach()
foreach(file IN ITEMS xuehui xuehui-cpp)
  configure_file(${PROJECT_SOURCE_DIR}/cmake/${file}.pc.in ${PROJECT_BINARY_DIR}/${file}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${file}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()

# The Python package (bindings/python) has the shared library under its plain name, as a wheel holds no links. Only a
# wheel asks for this component.
install(FILES $<TARGET_FILE:xuehui_capi> DESTINATION xuehui RENAME libxuehui.so COMPONENT python EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_SOURCE_DIR}/capi/include/xuehui.h ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION xuehui
        COMPONENT python EXCLUDE_FROM_ALL)
