// SPDX-License-Identifier: GPL-3.0-or-later
// Names of people as bylines hold them: without the words, roles and dates around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bifrons::extract {

/// "By Jane Doe, Senior Editor · May 3" as "Jane Doe"; "" where no name is left. Several stay as they are written.
[[nodiscard]] std::string name_of(std::string_view text);

/// Each through name_of, the same one once, with "; " between.
[[nodiscard]] std::string joined_names(std::vector<std::string> const& names);

/// The name after a byline's first words ("By", "Kirjoittaja:", "Автор:"); "" where the line is no byline.
[[nodiscard]] std::string name_in_byline(std::string_view line);

/// Whether a line is a byline's first words alone, so that the name stands in the next one.
[[nodiscard]] bool announces_author(std::string_view line);

/// Whether the label of a value on the page's card (twitter:label1) says "Written by".
[[nodiscard]] bool labels_author(std::string_view label);

/// Two to four words that begin with capitals: a person rather than a link's or a section's words.
[[nodiscard]] bool looks_like_person(std::string_view name);

}  // namespace bifrons::extract
