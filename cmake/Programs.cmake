# SPDX-License-Identifier: GPL-3.0-or-later
# The programs: a door joins the wings, and holds nothing else. Man pages and completions are made by the programs themselves.
add_executable(bifrons bifrons.cpp)
target_link_libraries(bifrons PRIVATE bifrons_indexer_verbs bifrons_searchd_verbs)
add_executable(bifrons-searchd searchd/main.cpp)
target_link_libraries(bifrons-searchd PRIVATE bifrons_searchd_verbs)

function(bifrons_generated program file)
  set(path "${PROJECT_BINARY_DIR}/share/${file}")
  cmake_path(GET path PARENT_PATH folder)
  file(MAKE_DIRECTORY "${folder}")
  add_custom_command(TARGET ${program} POST_BUILD COMMAND ${program} --generate ${ARGN} > "${path}" VERBATIM)
endfunction()

foreach(program bifrons bifrons-searchd)
  target_compile_definitions(${program} PRIVATE BIFRONS_VERSION="${PROJECT_VERSION}")
  set_target_properties(${program} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
  bifrons_generated(${program} man/man1/${program}.1 manpage)
endforeach()
bifrons_generated(bifrons bash-completion/completions/bifrons bash)
bifrons_generated(bifrons zsh/vendor-completions/_bifrons zsh)
bifrons_generated(bifrons fish/vendor_completions.d/bifrons.fish fish)

install(TARGETS bifrons bifrons-searchd RUNTIME)
install(DIRECTORY "${PROJECT_BINARY_DIR}/share/" DESTINATION "${CMAKE_INSTALL_DATAROOTDIR}")

add_subdirectory(tests/conformance)
