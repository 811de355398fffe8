# linli_embed(<target> <function> <module> <folder>) puts a folder's migrations/*.sql, words.zh.json and words.en.json
# into the program as `linli::Embedded linli::embedded::<function>()`, declared in "embedded/<function>.hpp".
set(LINLI_GENERATED ${CMAKE_BINARY_DIR}/generated)

function(linli_embed target function module folder)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/migrations/*.sql ${folder}/words.*.json)
  set(source ${LINLI_GENERATED}/embedded/${function}.cpp)
  set(script ${CMAKE_SOURCE_DIR}/cmake/embed_files.cmake)
  add_custom_command(
    OUTPUT ${source}
    COMMAND ${CMAKE_COMMAND} -DFUNCTION=${function} -DMODULE=${module} -DFOLDER=${folder} -DOUT=${source} -P ${script}
    DEPENDS ${files} ${script}
    COMMENT "Embedding the files of ${module}"
    VERBATIM)
  set(header "#pragma once\n#include \"platform/module/module.hpp\"\n\n")
  string(APPEND header "namespace linli::embedded {\nEmbedded ${function}();\n}\n")
  file(CONFIGURE OUTPUT ${LINLI_GENERATED}/embedded/${function}.hpp CONTENT "${header}" @ONLY)
  target_sources(${target} PRIVATE ${source})
  target_include_directories(${target} PUBLIC ${LINLI_GENERATED})
endfunction()
