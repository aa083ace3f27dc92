# How tests, benchmarks and fuzz targets are declared.
#
#   xuehui_unit_test(logic)                 tests/unit/logic/*_test.cpp as one program, each TEST a test of ctest
#   xuehui_gtest(property SOURCES a.cpp)    the same of named sources
#   xuehui_bench(scoring)                   bench/scoring_bench.cpp; the target `bench` runs it
#   xuehui_fuzzer(record)                   tests/fuzz/record_fuzzer.cpp
#
# All of them see the whole library: its public headers, its private ones ("logic/condition.hpp"), what tests share
# ("reference/json.hpp"), and XUEHUI_SOURCE_DIR, the root of the project.

function(xuehui_test_settings target)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/tests)
  target_compile_definitions(${target} PRIVATE XUEHUI_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  target_link_libraries(${target} PRIVATE xuehui::xuehui xuehui_reference xuehui_inside xuehui_flags)
endfunction()

function(xuehui_gtest name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES")
  set(target test_${name})
  add_executable(${target} ${arg_SOURCES})
  xuehui_test_settings(${target})
  target_link_libraries(${target} PRIVATE GTest::gmock GTest::gtest_main)
  gtest_discover_tests(${target} TEST_PREFIX ${name}/ DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
    PROPERTIES TIMEOUT 900 ENVIRONMENT "XUEHUI_SHARED_VECTORS=${XUEHUI_SHARED_VECTORS}")
endfunction()

function(xuehui_unit_test module)
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/tests/unit/${module}/*.cpp)
  xuehui_gtest(unit_${module} SOURCES ${sources})
endfunction()

function(xuehui_bench name)
  set(target bench_${name})
  add_executable(${target} ${name}_bench.cpp)
  xuehui_test_settings(${target})
  target_link_libraries(${target} PRIVATE xuehui_bench_data benchmark::benchmark)
  set_property(GLOBAL APPEND PROPERTY XUEHUI_BENCHES ${target})
endfunction()

# With XUEHUI_BUILD_FUZZERS a libFuzzer target, whose test is a run of XUEHUI_FUZZ_SECONDS over a corpus that begins with
# the seeds and is kept in the build folder. Without, a program that goes once through the seeds and the inputs that were
# once found, in tests/fuzz/found/<name>: what was mended stays mended with every compiler.
function(xuehui_fuzzer name)
  set(target fuzz_${name})
  set(seeds ${PROJECT_BINARY_DIR}/fuzz/seeds/${name})
  set(found ${PROJECT_SOURCE_DIR}/tests/fuzz/found/${name})
  add_executable(${target} ${name}_fuzzer.cpp)
  xuehui_test_settings(${target})
  target_link_libraries(${target} PRIVATE xuehui_fuzz)
  if(NOT XUEHUI_BUILD_FUZZERS)
    target_link_libraries(${target} PRIVATE xuehui_fuzz_replay)
    add_test(NAME fuzz/${name} COMMAND ${target} ${seeds} ${found})
    set_tests_properties(fuzz/${name} PROPERTIES TIMEOUT 600)
    return()
  endif()
  target_link_options(${target} PRIVATE -fsanitize=fuzzer)
  set(folder ${PROJECT_BINARY_DIR}/fuzz/${name})
  file(MAKE_DIRECTORY ${folder}/corpus)
  set(more ${seeds})
  if(EXISTS ${found})
    list(APPEND more ${found})
  endif()
  math(EXPR timeout "${XUEHUI_FUZZ_SECONDS} + 300")
  add_test(NAME fuzz/${name}
    COMMAND ${target} -max_total_time=${XUEHUI_FUZZ_SECONDS} -timeout=10 -rss_limit_mb=4096 -print_final_stats=1
            -dict=${PROJECT_SOURCE_DIR}/tests/fuzz/xuehui.dict -artifact_prefix=${folder}/ ${folder}/corpus ${more})
  set_tests_properties(fuzz/${name} PROPERTIES TIMEOUT ${timeout})
endfunction()
