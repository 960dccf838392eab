// SPDX-License-Identifier: GPL-3.0-or-later
// HTML pages as browsers save them: the extractor reads them, the saver's comment tells the address where the page does not.
#include <algorithm>

#include "indexer/extract/extract.hpp"
#include "indexer/import/readers.hpp"

namespace bifrons::import {
namespace {

constexpr std::size_t comment_bytes = 4096;

std::string_view word_at(std::string_view text, std::size_t at) {
  text = text.substr(at);
  return text.substr(0, text.find_first_of(" \t\r\n\"'<>"));
}

/// The address that browsers ("saved from url=(0024)https://…") and SingleFile ("url: https://…") note at the page's start.
std::string_view saved_from(std::string_view bytes) {
  std::string_view const head = bytes.substr(0, comment_bytes);
  if (auto const at = head.find("saved from url="); at != head.npos) {
    std::string_view word = word_at(head, at + 15);
    if (word.starts_with('(')) word.remove_prefix(std::min(word.size(), word.find(')') + 1));
    return word;
  }
  if (head.find("SingleFile") != head.npos)
    if (auto const at = head.find("url: "); at != head.npos) return word_at(head, at + 5);
  return {};
}

/// A site generator's layout: "{{ page.title }}" and "{% block title %}" stand where a page has its words.
bool is_template(Article const& article) {
  auto const holds = [](std::string_view text) { return text.find("{{") != text.npos || text.find("{%") != text.npos; };
  return holds(article.title) && holds(article.text);
}

}  // namespace

void read_saved_page(File const& file, Batch& batch) {
  std::string_view address = saved_from(file.bytes);
  if (!address.starts_with("http://") && !address.starts_with("https://")) address = {};
  auto page = extract::extract({.bytes = file.bytes, .url = address, .content_type = {}, .rules = batch.options().rules.of(address)});
  if (!page) return batch.fail(file.name, page.error());
  for (auto& post : page->posts) batch.give(entry(std::move(post)), file.name);
  if (!page->posts.empty()) return;
  if (is_template(page->article)) return batch.leave_out(file.name, "it is a template of pages, not a page");
  if (extract::is_list(page->kind)) return batch.leave_out(file.name, "it is a list of posts, not a post");
  if (page->kind != extract::PageKind::article) return batch.leave_out(file.name, "no article was found in it");
  if (!address.empty() && page->article.url.empty()) {
    page->article.url = address;
    page->article.from["url"] = "given";
  }
  batch.give({.article = std::move(page->article)}, file.name);
}

}  // namespace bifrons::import
