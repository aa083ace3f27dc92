# How this project's own code is compiled. Linked privately by every target of ours; hosts see none of it.
set(CMAKE_C_EXTENSIONS OFF)
set(CMAKE_CXX_EXTENSIONS OFF)

add_library(xuehui_flags INTERFACE)
target_compile_features(xuehui_flags INTERFACE cxx_std_20 c_std_99)
target_compile_options(xuehui_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  # What a designated initializer leaves out is meant to have its default.
  "$<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor;-Wno-missing-field-initializers>"
  # GCC 12 sees an overlap in many a std::string + (its bug 105651).
  "$<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-restrict>"
  $<$<COMPILE_LANGUAGE:C>:-Wstrict-prototypes>
  -ffunction-sections -fdata-sections
  # What is released does not say where it was built.
  $<$<CONFIG:Release>:-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=>)
if(XUEHUI_WARNINGS_AS_ERRORS)
  target_compile_options(xuehui_flags INTERFACE -Werror)
endif()

if(XUEHUI_SANITIZE)
  target_compile_options(xuehui_flags INTERFACE -fsanitize=${XUEHUI_SANITIZE} -fno-omit-frame-pointer
                         -fno-sanitize-recover=all)
  target_link_options(xuehui_flags INTERFACE -fsanitize=${XUEHUI_SANITIZE})
  if(XUEHUI_BUILD_TESTS AND CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # These two need the C++ part of Clang's run time, which a host in C does not have; the fuzz targets have it.
    target_compile_options(xuehui_flags INTERFACE -fno-sanitize=vptr,function)
  endif()
endif()
if(XUEHUI_COVERAGE)    # of what a source says, not of what became of it
  target_compile_options(xuehui_flags INTERFACE -fprofile-instr-generate -fcoverage-mapping)
  target_link_options(xuehui_flags INTERFACE -fprofile-instr-generate)
endif()
if(XUEHUI_LTO)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(xuehui_flags INTERFACE -flto=auto -ffat-lto-objects)
    target_link_options(xuehui_flags INTERFACE -flto=auto)
  else()
    target_compile_options(xuehui_flags INTERFACE -flto=thin)
    target_link_options(xuehui_flags INTERFACE -flto=thin)
  endif()
endif()
