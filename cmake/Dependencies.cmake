# SPDX-License-Identifier: GPL-3.0-or-later
# Every library from outside, found once, as a target. scripts/deps installs them all.
find_package(Threads REQUIRED)
find_package(xapian REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n)
find_package(CURL REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS program_options json)
find_package(LibXml2 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(ZLIB REQUIRED)
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto)
find_package(tomlplusplus REQUIRED)
find_package(tl-expected REQUIRED)
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_library(BROTLIDEC_LIBRARY brotlidec REQUIRED)
find_library(ZIP_LIBRARY zip REQUIRED)

add_library(bifrons_xapian INTERFACE)
target_include_directories(bifrons_xapian SYSTEM INTERFACE ${XAPIAN_INCLUDE_DIR})
target_link_libraries(bifrons_xapian INTERFACE ${XAPIAN_LIBRARIES})

add_library(bifrons_cld2 INTERFACE)
target_link_libraries(bifrons_cld2 INTERFACE ${CLD2_LIBRARY})

add_library(bifrons_brotli INTERFACE)
target_link_libraries(bifrons_brotli INTERFACE ${BROTLIDEC_LIBRARY})

add_library(bifrons_zip INTERFACE)
target_link_libraries(bifrons_zip INTERFACE ${ZIP_LIBRARY})

foreach(file include/ada.h lib/libada.a lib/liblexbor_static.a)
  if(NOT EXISTS "${BIFRONS_THIRD_PARTY}/${file}")
    message(FATAL_ERROR "${BIFRONS_THIRD_PARTY}/${file} is missing: run scripts/deps first")
  endif()
endforeach()
add_library(bifrons_ada INTERFACE)
target_include_directories(bifrons_ada SYSTEM INTERFACE "${BIFRONS_THIRD_PARTY}/include")
target_link_libraries(bifrons_ada INTERFACE "${BIFRONS_THIRD_PARTY}/lib/libada.a")
add_library(bifrons_lexbor INTERFACE)
target_include_directories(bifrons_lexbor SYSTEM INTERFACE "${BIFRONS_THIRD_PARTY}/include")
target_link_libraries(bifrons_lexbor INTERFACE "${BIFRONS_THIRD_PARTY}/lib/liblexbor_static.a" m)

# The Russian dictionary is read at run time where it is; without it Russian has stems alone.
install(DIRECTORY "${BIFRONS_THIRD_PARTY}/share/bifrons/opencorpora" DESTINATION "${CMAKE_INSTALL_DATADIR}/bifrons" OPTIONAL)
