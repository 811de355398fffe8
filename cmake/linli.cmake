# How a module, an engine and a test are declared. Arrows: server -> modules -> shapes -> platform -> base, and
# modules -> engines -> base.

# Sources of a folder, without its tests/ and web/.
function(linli_sources out folder)
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/*.cpp)
  list(FILTER files EXCLUDE REGEX "^${folder}/(.*/)?(tests|testing|web)/")
  set(${out} ${files} PARENT_SCOPE)
endfunction()

# A static library of those sources; without any, something that only passes on what it links.
function(linli_library target sources)
  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PUBLIC ${ARGN})
    target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR})
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${ARGN})
    target_include_directories(${target} INTERFACE ${CMAKE_SOURCE_DIR})
  endif()
endfunction()

# One unity batch for a few files, several for many, and the platform's precompiled header.
function(linli_compile_quickly target)
  get_target_property(kind ${target} TYPE)
  if(kind STREQUAL "INTERFACE_LIBRARY")
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${LINLI_UNITY} UNITY_BUILD_BATCH_SIZE 6)
  if(TARGET linli_platform AND NOT LINLI_FUZZ)
    get_target_property(header linli_platform PRECOMPILE_HEADERS)
    if(header)
      target_precompile_headers(${target} REUSE_FROM linli_platform)
    endif()
  endif()
endfunction()

# Where the tests' PostgreSQL is while they run: a socket in a folder of this build's own, whose path must be short.
string(SHA256 build_folder ${CMAKE_BINARY_DIR})
string(SUBSTRING ${build_folder} 0 8 build_folder)
set(LINLI_TEST_POSTGRES /tmp/linli-postgres-${build_folder})
set(LINLI_TEST_DB "postgresql://linli@/postgres?host=${LINLI_TEST_POSTGRES}")

# linli_test(<target> SOURCES <files...> LIBRARIES <targets...> [DEFINITIONS <NAME=value...>]): a doctest program whose
# every test case is a test of its own in CTest, labelled with the target's name. Where PostgreSQL is installed, and the
# cases may have a database, "postgres: <target>" runs them all there.
function(linli_test target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LIBRARIES;DEFINITIONS")
  add_executable(${target} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE linli_doctest_main ${arg_LIBRARIES})
  target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR})
  target_compile_definitions(${target} PRIVATE LINLI_SOURCE_DIR="${CMAKE_SOURCE_DIR}" ${arg_DEFINITIONS})

  set(cases ${CMAKE_CURRENT_BINARY_DIR}/${target}_cases.cmake)
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${target} --reporters=ctest --list-test-cases --out=${cases}
    BYPRODUCTS ${cases}
    VERBATIM)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/${target}_tests.cmake)
  file(CONFIGURE OUTPUT ${list} @ONLY CONTENT [[
if(EXISTS "@cases@")
  include("@cases@")
else()
  add_test("@target@ is not built" "@target@-is-not-built")
endif()
]])
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${list})

  # Once more on PostgreSQL, all cases in one go, when they may have a database.
  if(LINLI_INITDB AND "linli_testing" IN_LIST arg_LIBRARIES)
    add_test(NAME "postgres: ${target}" COMMAND ${target} --minimal=true --test-suite-exclude=sqlite)
    set_tests_properties("postgres: ${target}" PROPERTIES LABELS postgres TIMEOUT 900 FIXTURES_REQUIRED postgres
      ENVIRONMENT "LINLI_TEST_DB=${LINLI_TEST_DB}")
  endif()
endfunction()

# Makes test_<name> from <folder>/tests/*_test.cpp, when there are any.
function(linli_tests_of name folder)
  file(GLOB tests CONFIGURE_DEPENDS ${folder}/tests/*_test.cpp)
  if(tests AND NOT LINLI_FUZZ)
    linli_test(test_${name} SOURCES ${tests} LIBRARIES ${ARGN})
  endif()
endfunction()

# linli_engine(<name> [LIBRARIES <outside libraries...>]): a pure library; of Linli it sees platform/base only.
function(linli_engine name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "LIBRARIES")
  linli_sources(sources ${CMAKE_CURRENT_SOURCE_DIR})
  linli_library(linli_engine_${name} "${sources}" linli_base ${arg_LIBRARIES})
  linli_tests_of(${name} ${CMAKE_CURRENT_SOURCE_DIR} linli_engine_${name})
  target_link_libraries(linli_everything INTERFACE linli_engine_${name})
endfunction()

# linli_module(<name> [USES <modules...>] [ENGINES <engines...>]): a module's library, with its migrations and words in
# it, and its tests. A module may use those that stand above it in modules.def.
function(linli_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;ENGINES")
  set(uses linli_shapes linli_platform)
  foreach(used IN LISTS arg_USES)
    if(NOT TARGET linli_module_${used})
      message(FATAL_ERROR "Module ${name} uses ${used}, which does not stand above it in modules/modules.def.")
    endif()
    list(APPEND uses linli_module_${used})
  endforeach()
  list(TRANSFORM arg_ENGINES PREPEND linli_engine_)
  linli_sources(sources ${CMAKE_CURRENT_SOURCE_DIR})
  linli_library(linli_module_${name} "${sources}" ${uses} ${arg_ENGINES})
  linli_compile_quickly(linli_module_${name})
  if(sources)
    linli_embed(linli_module_${name} ${name} ${name} ${CMAKE_CURRENT_SOURCE_DIR})
  endif()
  linli_tests_of(${name} ${CMAKE_CURRENT_SOURCE_DIR} linli_module_${name} linli_testing)
  if(TARGET test_${name})
    linli_compile_quickly(test_${name})
  endif()
  target_link_libraries(linli_everything INTERFACE linli_module_${name})
endfunction()
