// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as people write them: the extractor's way to the dates room.
#pragma once

#include <string>
#include <string_view>

namespace bifrons::extract {

/// What a line tells of when it was written and changed, as ISO 8601; "" where it tells nothing.
struct LineDates {
  std::string published, modified;
  [[nodiscard]] bool any() const noexcept { return !published.empty() || !modified.empty(); }
};

enum class DateLabel : unsigned char { none, published, modified };

/// What a label says of the date that follows: "Posted on", "Last updated:", "Päivitetty", "Опубликовано".
[[nodiscard]] DateLabel date_label(std::string_view before);

/// Of a line whose words are mostly dates and labels ("Posted on May 3, 2009 by Jane"); nothing of a sentence that cites a day.
[[nodiscard]] LineDates line_dates(std::string_view line, std::string_view lang);

/// The date that the text is, or its published one; "" where it is none or ambiguous.
[[nodiscard]] std::string written_date(std::string_view text, std::string_view lang);

}  // namespace bifrons::extract
