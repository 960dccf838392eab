# SPDX-License-Identifier: GPL-3.0-or-later
# bifrons_room(NAME SOURCES … USES …): one folder as one static library, with the warnings and the include root of all rooms.
# bifrons_unit_test(NAME SOURCES … USES …): its tests as one GoogleTest program.
add_library(bifrons_flags INTERFACE)
target_compile_features(bifrons_flags INTERFACE cxx_std_20)
# Designated initializers leave members at their defaults on purpose.
target_compile_options(bifrons_flags INTERFACE -Wall -Wextra -Wno-missing-field-initializers -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast)
target_include_directories(bifrons_flags INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
target_link_libraries(bifrons_flags INTERFACE tl::expected)

function(bifrons_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES" ${ARGN})
  if(ROOM_SOURCES)
    add_library(bifrons_${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(bifrons_${name} PUBLIC bifrons_flags ${ROOM_USES})
  else()
    add_library(bifrons_${name} INTERFACE)
    target_link_libraries(bifrons_${name} INTERFACE bifrons_flags ${ROOM_USES})
  endif()
endfunction()

function(bifrons_unit_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;USES" ${ARGN})
  add_executable(test_${name} ${TEST_SOURCES})
  target_link_libraries(test_${name} PRIVATE bifrons_flags GTest::gtest_main ${TEST_USES})
  add_test(NAME unit.${name} COMMAND test_${name} --gtest_brief=1)
  set_tests_properties(unit.${name} PROPERTIES LABELS unit ENVIRONMENT "BIFRONS_SOURCE=${PROJECT_SOURCE_DIR}")
endfunction()

# bifrons_embed(TARGET VARIABLE FILE): a data file as a std::string_view in generated/embedded/VARIABLE.hpp.
function(bifrons_embed target variable file)
  set(header "${PROJECT_BINARY_DIR}/generated/embedded/${variable}.hpp")
  add_custom_command(
    OUTPUT "${header}"
    COMMAND "${CMAKE_COMMAND}" -DFILE=${CMAKE_CURRENT_SOURCE_DIR}/${file} -DVARIABLE=${variable} -DHEADER=${header}
            -P "${PROJECT_SOURCE_DIR}/cmake/Embed.cmake"
    DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/${file}" "${PROJECT_SOURCE_DIR}/cmake/Embed.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${header}")
endfunction()
