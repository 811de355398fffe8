# The libraries of the house, from the ground up. Folders are found by looking; none is listed by hand but the modules,
# whose order is modules/modules.def.
add_library(linli_doctest_main STATIC ${CMAKE_SOURCE_DIR}/tests/doctest_main.cpp)
target_link_libraries(linli_doctest_main PUBLIC doctest::doctest)

# Everything there is, for the server, the laws and the benches.
add_library(linli_everything INTERFACE)

linli_sources(base_sources ${CMAKE_SOURCE_DIR}/platform/base)
linli_library(linli_base "${base_sources}" Boost::headers fmt::fmt Threads::Threads)

linli_sources(platform_sources ${CMAKE_SOURCE_DIR}/platform)
list(REMOVE_ITEM platform_sources ${base_sources})
# Beast and Asio take half a minute to compile: alone, and not with Clang 14, which has no standard coroutines.
set(beast ${CMAKE_SOURCE_DIR}/platform/http/beast_server.cpp)
if(LINLI_FUZZ)
  list(REMOVE_ITEM platform_sources ${beast})
endif()
set_source_files_properties(${beast} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON SKIP_PRECOMPILE_HEADERS ON)
linli_library(linli_platform "${platform_sources}" linli_base linli_dependencies)
if(platform_sources)
  linli_embed(linli_platform platform_words platform ${CMAKE_SOURCE_DIR}/platform/words)
  if(EXISTS ${CMAKE_SOURCE_DIR}/platform/pch.hpp AND NOT LINLI_FUZZ)
    target_precompile_headers(linli_platform PRIVATE ${CMAKE_SOURCE_DIR}/platform/pch.hpp)
  endif()
endif()
target_link_libraries(linli_everything INTERFACE linli_platform)

file(GLOB testing_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/platform/testing/*.cpp)
linli_library(linli_testing "${testing_sources}" linli_platform)
if(testing_sources)
  target_compile_definitions(linli_testing PRIVATE LINLI_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  linli_compile_quickly(linli_testing)
endif()

linli_sources(shapes_sources ${CMAKE_SOURCE_DIR}/shapes)
linli_library(linli_shapes "${shapes_sources}" linli_platform)
linli_compile_quickly(linli_shapes)
target_link_libraries(linli_everything INTERFACE linli_shapes)

# Tests of the lower floors: test_platform, test_shapes.
foreach(floor platform shapes)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${floor}/*_test.cpp)
  if(tests AND NOT LINLI_FUZZ)
    linli_test(test_${floor} SOURCES ${tests} LIBRARIES linli_${floor} linli_testing)
    linli_compile_quickly(test_${floor})
  endif()
endforeach()

file(GLOB engines CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/engines/*/CMakeLists.txt)
foreach(engine IN LISTS engines)
  get_filename_component(folder ${engine} DIRECTORY)
  add_subdirectory(${folder})
endforeach()

set(modules_def ${CMAKE_SOURCE_DIR}/modules/modules.def)
set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${modules_def})
set(LINLI_MODULES "")
if(EXISTS ${modules_def})
  file(STRINGS ${modules_def} lines REGEX "^LINLI_MODULE\\([a-z_]+\\)")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^LINLI_MODULE\\(([a-z_]+)\\).*" "\\1" name "${line}")
    if(EXISTS ${CMAKE_SOURCE_DIR}/modules/${name}/CMakeLists.txt)
      add_subdirectory(${CMAKE_SOURCE_DIR}/modules/${name})
      list(APPEND LINLI_MODULES ${name})
    endif()
  endforeach()
endif()
