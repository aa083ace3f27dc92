# xuehui_embed(TARGET standard FILES a.json b.json)
#
# Compiles files into a module, byte for byte; they are looked up by their path relative to the calling folder (see
# src/standard/embedded.hpp). The bytes are written as integers by a script: string literals have length limits.
function(xuehui_embed)
  cmake_parse_arguments(arg "" "TARGET" "FILES" ${ARGN})
  set(output ${CMAKE_CURRENT_BINARY_DIR}/embedded.cpp)
  set(sources ${arg_FILES})
  list(TRANSFORM sources PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/)
  set(script ${PROJECT_SOURCE_DIR}/cmake/embed.cmake)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DFOLDER=${CMAKE_CURRENT_SOURCE_DIR} "-DFILES=${arg_FILES}" -P ${script}
    DEPENDS ${sources} ${script} VERBATIM COMMENT "Embedding documents")
  target_sources(${arg_TARGET} PRIVATE ${output})
endfunction()
