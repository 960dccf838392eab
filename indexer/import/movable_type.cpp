// SPDX-License-Identifier: GPL-3.0-or-later
// Movable Type's text export, which TypePad and others write too: fields a line each, then texts between dashes.
#include <algorithm>
#include <array>

#include "corpus/charset/charset.hpp"
#include "indexer/extract/extract.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/markdown_text.hpp"
#include "indexer/import/given_date.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

struct Post {
  Article article;
  std::string status, breaks, body, more, excerpt, keywords;
  bool any = false;
};

void add_tag(std::vector<std::string>& tags, std::string_view tag) {
  if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.emplace_back(tag);
}

/// "Movable Type",foo: a comma within quotes is the tag's own.
void add_tags(std::vector<std::string>& tags, std::string_view list) {
  std::string tag;
  bool quoted = false;
  for (char const c : list) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      add_tag(tags, trimmed(tag));
      tag.clear();
    } else {
      tag += c;
    }
  }
  add_tag(tags, trimmed(tag));
}

/// "01/31/2002 03:31:05 PM" and the 24 hours form; other forms as given_date reads them.
std::string us_date(std::string_view text) {
  std::array<int, 6> parts{};
  std::size_t n = 0, i = 0;
  for (; i < text.size() && n < parts.size(); ++n) {
    std::size_t const begin = i;
    while (i < text.size() && i - begin < 4 && is_digit(text[i])) parts[n] = parts[n] * 10 + (text[i++] - '0');
    if (i == begin) break;
    while (i < text.size() && (text[i] == '/' || text[i] == ':' || text[i] == ' ')) ++i;
  }
  if (n < 3 || text.find('/') > 2) return given_date(text);
  std::string const half = lowered(trimmed(text.substr(i)));
  int& hour = parts[3];
  if (half == "pm" && hour < 12) hour += 12;
  if (half == "am" && hour == 12) hour = 0;
  if (parts[2] < 100) parts[2] += parts[2] < 70 ? 2'000 : 1'900;
  auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string date = std::to_string(parts[2]) + "-" + two(parts[0]) + "-" + two(parts[1]);
  if (n >= 5) date += "T" + two(hour) + ":" + two(parts[4]) + ":" + two(n > 5 ? parts[5] : 0);
  return given_date(date);
}

void read_field(std::string_view line, Post& post) {
  std::size_t const colon = line.find(':');
  if (colon == line.npos) return;
  std::string_view const name = trimmed(line.substr(0, colon)), value = trimmed(line.substr(colon + 1));
  post.any = true;
  if (name == "TITLE") post.article.title = extract::fragment_text(value);
  else if (name == "AUTHOR") post.article.author = value;
  else if (name == "DATE") post.article.published = us_date(value);
  else if (name == "STATUS") post.status = lowered(value);
  else if (name == "UNIQUE URL" || name == "PERMALINK") post.article.url = value;
  else if (name == "CONVERT BREAKS") post.breaks = lowered(value);
  else if (name == "CATEGORY" || name == "PRIMARY CATEGORY") add_tag(post.article.tags, value);
  else if (name == "TAGS") add_tags(post.article.tags, value);
}

/// Line breaks make paragraphs here, unless the text is HTML through and through.
std::string text_of(std::string_view body, std::string_view breaks) {
  if (breaks.starts_with("markdown")) return markdown_text(body).text;
  std::string html;
  while (!body.empty()) {
    std::string_view const line = take_line(body);
    html += trimmed(line).empty() ? std::string_view("<p>") : line;
    html += '\n';
  }
  return extract::fragment_text(html);
}

bool give_post(Post post, std::string_view where, Batch& batch) {
  if (!post.status.empty() && post.status != "publish" && post.status != "published") {
    batch.leave_out(where, "it is not published");
    return true;
  }
  if (trimmed(post.body).empty() && trimmed(post.more).empty()) post.body = std::move(post.excerpt);
  post.article.text = text_of(post.body + "\n\n" + post.more, post.breaks);
  if (post.article.tags.empty()) add_tags(post.article.tags, trimmed(post.keywords));
  return batch.give({.article = std::move(post.article)}, where);
}

/// The text that a section's lines belong to; nullptr for comments, pings and what is not known.
std::string* section_of(std::string_view line, Post& post) {
  if (line == "BODY:") return &post.body;
  if (line == "EXTENDED BODY:") return &post.more;
  if (line == "EXCERPT:") return &post.excerpt;
  return line == "KEYWORDS:" ? &post.keywords : nullptr;
}

}  // namespace

void read_movable_type(File const& file, Batch& batch) {
  std::string const source = charset::decode(file.bytes, charset::guess_encoding(file.bytes));
  std::string_view left = source;
  if (left.starts_with("\xEF\xBB\xBF")) left.remove_prefix(3);
  Post post;
  std::string* section = nullptr;
  bool fields = true, opens = false;
  std::size_t number = 0;
  auto flush = [&] {
    bool const goes_on = !post.any || give_post(std::exchange(post, {}), std::string(file.name) + ", post " + std::to_string(++number), batch);
    post = {};
    section = nullptr;
    fields = true;
    opens = false;
    return goes_on;
  };
  while (!left.empty()) {
    std::string_view const line = take_line(left);
    if (line == "--------") {
      if (!flush()) return;
    } else if (line == "-----") {
      section = nullptr;
      fields = false;
      opens = true;
    } else if (opens) {
      opens = false;
      section = section_of(trimmed(line), post);
    } else if (fields) {
      read_field(line, post);
    } else if (section != nullptr) {
      *section += std::string(line) + "\n";
    }
  }
  static_cast<void>(flush());
}

}  // namespace bifrons::import
