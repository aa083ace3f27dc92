# What others have written and Debian carries (cmake/dependencies.txt). Nothing is fetched.

# Boost and GSL stay inside the library: their headers are compiled in, and no public header names them.
find_package(Boost 1.81 REQUIRED)
find_package(Microsoft.GSL REQUIRED)
add_library(xuehui_inside INTERFACE)
target_link_libraries(xuehui_inside INTERFACE Boost::headers Microsoft.GSL::GSL)
# Boost.JSON is compiled from its headers, in one file; a Boost.JSON of the system is never linked.
target_compile_definitions(xuehui_inside INTERFACE BOOST_JSON_STATIC_LINK BOOST_ALL_NO_LIB)

find_package(Threads REQUIRED)

# Only SHA-256 is used of libcrypto. What we link ourselves takes it from the archive, so that nothing is needed at run
# time but the C++ runtime. The archive is looked for apart from find_package's own answer, which in a host's build may
# already be the shared library.
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
cmake_path(GET OPENSSL_CRYPTO_LIBRARY PARENT_PATH xuehui_openssl_folder)
find_library(XUEHUI_LIBCRYPTO_ARCHIVE libcrypto.a HINTS ${xuehui_openssl_folder} REQUIRED)
mark_as_advanced(XUEHUI_LIBCRYPTO_ARCHIVE)
add_library(xuehui_crypto INTERFACE)
target_include_directories(xuehui_crypto SYSTEM INTERFACE ${OPENSSL_INCLUDE_DIR})
target_link_libraries(xuehui_crypto INTERFACE ${XUEHUI_LIBCRYPTO_ARCHIVE} Threads::Threads ${CMAKE_DL_LIBS})

if(XUEHUI_BUILD_CLI)
  find_package(CLI11 REQUIRED)
  # The command alone reads and writes compressed files. Archives again, for the same reason.
  find_package(ZLIB 1.2.11 REQUIRED)
  find_path(XUEHUI_ZSTD_INCLUDE_DIR zstd.h REQUIRED)
  find_library(XUEHUI_LIBZ_ARCHIVE libz.a REQUIRED)
  find_library(XUEHUI_LIBZSTD_ARCHIVE libzstd.a REQUIRED)
  mark_as_advanced(XUEHUI_ZSTD_INCLUDE_DIR XUEHUI_LIBZ_ARCHIVE XUEHUI_LIBZSTD_ARCHIVE)
  add_library(xuehui_compression INTERFACE)
  target_include_directories(xuehui_compression SYSTEM INTERFACE ${ZLIB_INCLUDE_DIRS} ${XUEHUI_ZSTD_INCLUDE_DIR})
  target_link_libraries(xuehui_compression INTERFACE ${XUEHUI_LIBZ_ARCHIVE} ${XUEHUI_LIBZSTD_ARCHIVE} Threads::Threads)
endif()
if(XUEHUI_BUILD_TESTS)
  find_package(GTest REQUIRED)
endif()
if(XUEHUI_BUILD_BENCH)
  find_package(benchmark REQUIRED)
endif()
if(XUEHUI_BUILD_TESTS OR XUEHUI_BUILD_FUZZERS OR XUEHUI_BUILD_BENCH)
  find_package(Python3 3.9 REQUIRED COMPONENTS Interpreter)
endif()
