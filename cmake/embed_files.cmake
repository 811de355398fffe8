# Writes one .cpp that holds a folder's migrations and words as string literals. Called by linli_embed.
function(literal path out)
  set(${out} "{}" PARENT_SCOPE)
  if(EXISTS ${path})
    file(READ ${path} text)
    set(${out} "R\"linli_file(${text})linli_file\"" PARENT_SCOPE)
  endif()
endfunction()

file(GLOB migrations ${FOLDER}/migrations/*.sql)
list(SORT migrations)
set(steps "")
foreach(path IN LISTS migrations)
  get_filename_component(step ${path} NAME_WLE)
  if(NOT step MATCHES "^[0-9][0-9][0-9][0-9]-[a-z0-9-]+$")
    message(FATAL_ERROR "${path}: a migration is named like 0001-create-entries.sql")
  endif()
  literal(${path} sql)
  string(APPEND steps "  embedded.migrations.push_back({\"${MODULE}\", \"${step}\", ${sql}});\n")
endforeach()
literal(${FOLDER}/words.zh.json zh)
literal(${FOLDER}/words.en.json en)

file(WRITE ${OUT} "#include \"embedded/${FUNCTION}.hpp\"

namespace linli::embedded {

Embedded ${FUNCTION}() {
  Embedded embedded;
${steps}  embedded.words_zh = ${zh};
  embedded.words_en = ${en};
  return embedded;
}

}  // namespace linli::embedded
")
