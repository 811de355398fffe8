# Everything Linli links, each from Debian 12; bin/setup installs them.
find_package(Threads REQUIRED)
find_package(Boost 1.81 REQUIRED CONFIG COMPONENTS json url)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(CLI11 REQUIRED)
find_package(prometheus-cpp REQUIRED CONFIG)
find_package(SQLite3 REQUIRED)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
find_package(ICU REQUIRED COMPONENTS i18n uc)
find_package(ZLIB REQUIRED)
find_package(EXPAT REQUIRED)
# Debian's libzipConfig.cmake wants programs of other packages.
find_path(ZIP_INCLUDE zip.h REQUIRED)
find_library(ZIP_LIBRARY zip REQUIRED)
find_path(XLSXWRITER_INCLUDE xlsxwriter.h REQUIRED)
find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
# For printable lists only, so that no other file is compiled with their many folders of headers.
find_package(PkgConfig REQUIRED)
pkg_check_modules(PANGOCAIRO REQUIRED pangocairo)
find_package(doctest REQUIRED)
find_path(LIBPQ_INCLUDE libpq-fe.h PATH_SUFFIXES postgresql REQUIRED)
find_library(LIBPQ_LIBRARY pq REQUIRED)
find_path(SODIUM_INCLUDE sodium.h REQUIRED)
find_library(SODIUM_LIBRARY sodium REQUIRED)
find_library(JEMALLOC_LIBRARY jemalloc REQUIRED)
find_path(TOMLPLUSPLUS_INCLUDE toml++/toml.h REQUIRED)

add_library(linli_dependencies INTERFACE)
target_link_libraries(linli_dependencies INTERFACE
  Boost::json Boost::url fmt::fmt spdlog::spdlog yaml-cpp CLI11::CLI11 prometheus-cpp::core
  SQLite::SQLite3 OpenSSL::Crypto ICU::i18n ICU::uc ZLIB::ZLIB EXPAT::EXPAT ${ZIP_LIBRARY} ${XLSXWRITER_LIBRARY}
  ${LIBPQ_LIBRARY} ${SODIUM_LIBRARY} Threads::Threads)
target_include_directories(linli_dependencies SYSTEM INTERFACE ${LIBPQ_INCLUDE} ${SODIUM_INCLUDE} ${TOMLPLUSPLUS_INCLUDE} ${ZIP_INCLUDE}
  ${XLSXWRITER_INCLUDE})

# The server program of PostgreSQL, for the tests that run on it too.
file(GLOB postgres_programs /usr/lib/postgresql/*/bin)
find_program(LINLI_INITDB initdb HINTS ${postgres_programs})

# Node for the web's tests: the one bin/setup put into build/node goes before the machine's own.
find_program(LINLI_NODE node HINTS ${CMAKE_SOURCE_DIR}/build/node/bin)
