# xuehui_embed(MODULE standard FILES a.json b.json)
#
# Compiles files into a module, byte for byte; they are looked up by their path relative to the module's folder, which
# calls this (see src/base/embedded_file.hpp). The bytes are written as integers by a script: string literals have length limits.
function(xuehui_embed)
  cmake_parse_arguments(arg "" "MODULE" "FILES" ${ARGN})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp)
  set(sources ${arg_FILES})
  list(TRANSFORM sources PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  set(script ${PROJECT_SOURCE_DIR}/cmake/embed.cmake)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR} "-DFILES=${arg_FILES}" -DMODULE=${arg_MODULE} -P ${script}
    DEPENDS ${sources} ${script} VERBATIM COMMENT "Embedding documents")
  target_sources(xuehui_${arg_MODULE} PRIVATE ${output})
endfunction()
