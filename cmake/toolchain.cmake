# Compiler, linker and cache settings, the same for every target: they share one precompiled header.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1")
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g")

add_compile_options(-Wall -Wextra -Wno-missing-field-initializers -Werror=return-type -fno-plt -ffunction-sections -fdata-sections)
add_link_options(-Wl,--gc-sections)

if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # ccache can only follow a precompiled header that says it is one.
  add_compile_options(-fpch-preprocess)
endif()

find_program(LINLI_MOLD mold)
if(LINLI_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

find_program(LINLI_CCACHE ccache)
if(LINLI_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
      ${LINLI_CCACHE})
endif()

if(LINLI_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(LINLI_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    message(FATAL_ERROR "The fuzz preset needs Clang: apt-get install clang, then cmake --preset fuzz.")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
