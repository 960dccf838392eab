# SPDX-License-Identifier: GPL-3.0-or-later
# The programs: a door joins the wings, and holds nothing else.
add_subdirectory(tests/conformance)
