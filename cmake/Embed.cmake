# SPDX-License-Identifier: GPL-3.0-or-later
# Writes HEADER that holds FILE's bytes as embedded::VARIABLE (an array of bytes, so that no literal limit applies).
file(READ "${FILE}" hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
file(WRITE "${HEADER}" "// Made from ${VARIABLE}'s data file; edit that.\n#pragma once\n#include <string_view>\nnamespace bifrons::embedded {\ninline constexpr char ${VARIABLE}_bytes[] = {${bytes}};\ninline constexpr std::string_view ${VARIABLE}{${VARIABLE}_bytes, sizeof ${VARIABLE}_bytes};\n}\n")
