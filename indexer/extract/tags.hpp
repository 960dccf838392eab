// SPDX-License-Identifier: GPL-3.0-or-later
// The elements that extraction tells apart, as a small number for each node.
#pragma once

#include <cstdint>
#include <string_view>

namespace bifrons::extract {

enum class Tag : std::uint8_t {
  other, a, address, article, aside, audio, base, blockquote, body, br, button, canvas, caption, center, code, datalist, dd, details, dialog,
  dir, div, dl, dt, embed, fieldset, figcaption, figure, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup,
  hr, html, iframe, img, input, label, legend, li, link, main, map, math, menu, meta, meter, nav, noframes, noscript, object, ol, optgroup,
  option, p, picture, pre, progress, rp, script, search, section, select, source, style, summary, svg, table, tbody, td, template_,
  textarea, tfoot, th, thead, time, title, tr, ul, video,
};

[[nodiscard]] Tag tag_of(std::string_view name) noexcept;

/// Its text is never read: scripts, form fields, embedded things.
[[nodiscard]] bool holds_no_text(Tag tag) noexcept;

/// It begins and ends a block of text.
[[nodiscard]] bool is_block(Tag tag) noexcept;

/// 1 to 6 for h1 to h6, else 0.
[[nodiscard]] int heading_level(Tag tag) noexcept;

}  // namespace bifrons::extract
