# Everything beyond the library is built only when this is the project being worked on.
option(XUEHUI_BUILD_CLI "Build the command xuehui" ${PROJECT_IS_TOP_LEVEL})
option(XUEHUI_BUILD_TESTS "Build the tests" ${PROJECT_IS_TOP_LEVEL})
option(XUEHUI_BUILD_BENCH "Build the benchmarks" ${PROJECT_IS_TOP_LEVEL})
option(XUEHUI_BUILD_FUZZERS "Build the libFuzzer targets (Clang)" OFF)
option(XUEHUI_INSTALL "Make install rules" ${PROJECT_IS_TOP_LEVEL})
option(XUEHUI_WARNINGS_AS_ERRORS "Treat warnings as errors" OFF)
option(XUEHUI_COVERAGE "Measure line coverage (Clang)" OFF)
option(XUEHUI_LTO "Optimize across files; archives then suit the same compiler only" OFF)
set(XUEHUI_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them: address,undefined or thread")
set(XUEHUI_FUZZ_SECONDS 30 CACHE STRING "How long each fuzz target runs when it is run as a test")
set(XUEHUI_SHARED_VECTORS "${PROJECT_SOURCE_DIR}/../shared/vectors" CACHE PATH
    "Other projects' test suites; tests that use them are skipped where they are absent")

if(PROJECT_IS_TOP_LEVEL)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Build type" FORCE)
  endif()
  find_program(XUEHUI_CCACHE ccache)
  if(XUEHUI_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_C_COMPILER_LAUNCHER ${XUEHUI_CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${XUEHUI_CCACHE})
  endif()
endif()

# The C ABI's own number changes when a program built against it would break, whatever the release. It stands in the
# header, where those programs see it.
file(STRINGS ${PROJECT_SOURCE_DIR}/capi/include/xuehui.h XUEHUI_ABI_VERSION REGEX "^#define XH_ABI_VERSION [0-9]+$")
string(REGEX REPLACE "^#define XH_ABI_VERSION " "" XUEHUI_ABI_VERSION "${XUEHUI_ABI_VERSION}")
if(NOT XUEHUI_ABI_VERSION)
  message(FATAL_ERROR "capi/include/xuehui.h does not define XH_ABI_VERSION as a plain number")
endif()
