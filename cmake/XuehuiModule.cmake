# xuehui_module(NAME scoring
#   SOURCES evaluate.cpp scheme.cpp        every .cpp of the folder
#   HEADERS scheme                         the headers of include/xuehui that this module stands for
#   DEPENDS base catalogue)                the modules whose headers it includes
#
# One module of the library: an object library of hidden symbols in the folder src/<NAME>. The lists say who may include
# whom; tests/layers reads them here and holds every #include, and the order of the layers, against them.
define_property(GLOBAL PROPERTY XUEHUI_MODULES BRIEF_DOCS "Modules declared so far")

function(xuehui_module)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "SOURCES;HEADERS;DEPENDS")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "xuehui_module: what is ${arg_UNPARSED_ARGUMENTS}?")
  endif()
  get_property(declared GLOBAL PROPERTY XUEHUI_MODULES)
  foreach(module IN LISTS arg_DEPENDS)
    if(NOT module IN_LIST declared)
      message(FATAL_ERROR "module ${arg_NAME} depends on ${module}, which is not declared before it")
    endif()
  endforeach()
  set_property(GLOBAL APPEND PROPERTY XUEHUI_MODULES ${arg_NAME})

  set(target xuehui_${arg_NAME})
  add_library(${target} OBJECT ${arg_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR}/include)
  target_link_libraries(${target} PRIVATE xuehui_flags xuehui_inside)
  set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON
                        CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
endfunction()

# Puts the objects of all modules, and what they need to be linked, into a library.
function(xuehui_add_modules target)
  get_property(modules GLOBAL PROPERTY XUEHUI_MODULES)
  foreach(module IN LISTS modules)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:xuehui_${module}>)
  endforeach()
  target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:xuehui_flags> $<BUILD_INTERFACE:xuehui_crypto>)
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "STATIC_LIBRARY")    # a shared library has them inside
    target_link_libraries(${target} PRIVATE $<INSTALL_INTERFACE:OpenSSL::Crypto> $<INSTALL_INTERFACE:Threads::Threads>)
  endif()
  set_target_properties(${target} PROPERTIES LINKER_LANGUAGE CXX
                        ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib
                        LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
endfunction()
