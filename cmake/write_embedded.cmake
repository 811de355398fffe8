# Writes the C++ file that linli_embed promises.
file(GLOB migrations "${FOLDER}/migrations/*.sql")
list(SORT migrations)
set(rows "")
foreach(file IN LISTS migrations)
  file(READ "${file}" sql)
  get_filename_component(stem "${file}" NAME_WE)
  string(APPEND rows "      {\"${NAME}\", \"${stem}\", R\"~~(${sql})~~\"},\n")
endforeach()
foreach(language zh en)
  set(words_${language} "")
  if(EXISTS "${FOLDER}/words.${language}.json")
    file(READ "${FOLDER}/words.${language}.json" words_${language})
  endif()
endforeach()
file(WRITE "${OUT}.new" "#include \"platform/module/module.hpp\"

namespace linli::embedded {

Embedded ${NAME}() {
  return {
    .migrations = {
${rows}    },
    .words_zh = R\"~~(${words_zh})~~\",
    .words_en = R\"~~(${words_en})~~\",
  };
}

}  // namespace linli::embedded
")
file(COPY_FILE "${OUT}.new" "${OUT}" ONLY_IF_DIFFERENT)
file(TOUCH "${OUT}")
