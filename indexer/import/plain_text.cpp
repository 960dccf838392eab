// SPDX-License-Identifier: GPL-3.0-or-later
// Plain text: blocks by blank lines; a title, a byline and a date where the first lines are plainly such.
#include <array>

#include "corpus/charset/charset.hpp"
#include "corpus/text/unicode.hpp"
#include "indexer/import/given_date.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t max_title = 120, max_byline = 80;

constexpr std::array<std::string_view, 9> bylines = {"By ",     "by ",        "Author: ", "Kirjoittanut ", "Kirjoittaja: ",
                                                     "Teksti: ", "Автор: ",   "Written by ", "Автор "};
constexpr std::array<std::string_view, 8> date_labels = {"Date: ",     "Published: ", "Published on ", "Julkaistu ",
                                                         "Julkaistu: ", "Päiväys: ",   "Дата: ",        "Опубликовано: "};

/// Blocks of lines, blank lines between them; lines of a block keep their breaks.
std::vector<std::string_view> blocks_of(std::string_view text) {
  std::vector<std::string_view> blocks;
  char const* begin = nullptr;
  char const* end = nullptr;
  auto close = [&] {
    if (begin != nullptr) blocks.emplace_back(begin, static_cast<std::size_t>(end - begin));
    begin = nullptr;
  };
  while (!text.empty()) {
    std::string_view const line = take_line(text);
    if (trimmed(line).empty()) {
      close();
      continue;
    }
    if (begin == nullptr) begin = line.data();
    end = line.data() + line.size();
  }
  close();
  return blocks;
}

bool looks_like_title(std::string_view line) {
  line = trimmed(line);
  if (line.empty() || text::code_points(line) > max_title) return false;
  return !line.ends_with('.') && !line.ends_with(',') && !line.ends_with(';') && !line.ends_with(':');
}

template <std::size_t n>
std::string_view after_label(std::string_view line, std::array<std::string_view, n> const& labels) {
  for (auto const label : labels)
    if (line.starts_with(label)) return trimmed(line.substr(label.size()));
  return {};
}

/// True where the line said who or when, and nothing else.
bool read_credit(std::string_view line, Article& article) {
  line = trimmed(line);
  std::string_view const dated = after_label(line, date_labels);
  if (auto date = given_date(dated.empty() ? line : dated); !date.empty() && article.published.empty()) {
    article.published = std::move(date);
    article.from["published"] = "text";
    return true;
  }
  std::string_view const name = after_label(line, bylines);
  bool const plain = !name.empty() && name.size() <= max_byline && name.find_first_of("0123456789!?") == name.npos && !name.ends_with('.');
  if (!plain || !article.author.empty()) return false;
  article.author = name;
  article.from["author"] = "text";
  return true;
}

/// The first line is the title where a blank line or a credit follows it; "rest" begins behind title and credits.
void read_head(std::vector<std::string_view>& blocks, Article& article) {
  std::string_view head = blocks.front();
  std::string_view const first = take_line(head);
  if (blocks.size() > 1 && head.empty() && looks_like_title(first)) {
    blocks.erase(blocks.begin());
  } else {
    std::string_view ahead = head;
    Article probe;
    if (head.empty() || !looks_like_title(first) || !read_credit(take_line(ahead), probe)) return;
    blocks.front() = head;
  }
  article.title = trimmed(first);
  article.from["title"] = "text";
  for (int credits = 0; credits < 3 && !blocks.empty(); ++credits) {
    std::string_view block = blocks.front();
    if (!read_credit(take_line(block), article)) return;
    if (block.empty()) blocks.erase(blocks.begin());
    else blocks.front() = block;
  }
}

}  // namespace

void read_plain_text(File const& file, Batch& batch) {
  std::string const source = charset::decode(file.bytes, charset::guess_encoding(file.bytes));
  auto blocks = blocks_of(source);
  if (blocks.empty()) return batch.fail(file.name, Error{ErrorCode::unreadable, "holds no text", {}});
  Item item;
  read_head(blocks, item.article);
  for (auto const block : blocks) {
    if (!item.article.text.empty()) item.article.text += "\n\n";
    std::string_view lines = block;
    std::string joined;
    while (!lines.empty()) joined += (joined.empty() ? "" : "\n") + std::string(trimmed(take_line(lines)));
    item.article.text += joined;
  }
  batch.give(std::move(item), file.name);
}

}  // namespace bifrons::import
