// SPDX-License-Identifier: GPL-3.0-or-later
// One walk in document order with a stack of open elements; a block ends where a block element begins or ends.
#include "indexer/extract/block_reader.hpp"

#include "indexer/extract/letters.hpp"
#include "indexer/extract/page.hpp"

namespace bifrons::extract {
namespace {

constexpr std::uint32_t data_cell_chars = 400;  // a longer cell is layout

/// Where a sentence ends inside or at the end of the text.
bool has_sentence_end(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    bool const stop = c == '.' || c == '!' || c == '?';
    if (stop && i > 2 && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '"' || text[i + 1] == ')' || text[i + 1] == '\n' ||
                          text[i + 1] == '\xE2' || text[i + 1] == '\xC2'))
      return true;
    if (c == '\xE2' && text.substr(i).starts_with("\xE2\x80\xA6")) return true;
    if (c == '\xE3' && text.substr(i).starts_with("\xE3\x80\x82")) return true;
  }
  return false;
}

/// Tables whose rows are read as rows: short cells, no table inside, two columns at least.
std::vector<bool> find_data_tables(PageTree const& page) {
  std::vector<bool> data(page.size(), false);
  std::vector<NodeId> open;
  struct Facts {
    NodeId cell_end = 0;
    std::uint32_t cell = 0, longest = 0, cells = 0, rows = 0;
    bool nested = false;
  };
  std::vector<Facts> facts;
  auto const close = [&] {
    auto const& f = facts.back();
    data[open.back()] = !f.nested && f.longest <= data_cell_chars && f.rows >= 2 && f.cells >= f.rows + f.rows / 2;
    open.pop_back();
    facts.pop_back();
  };
  for (NodeId i = 0; i < page.size(); ++i) {
    while (!open.empty() && page.node(open.back()).end <= i) close();
    if (page.tag(i) == Tag::table) {
      if (!facts.empty()) facts.back().nested = true;
      open.push_back(i);
      facts.emplace_back();
    }
    if (open.empty() || page.hidden(i)) continue;
    auto& f = facts.back();
    if (page.tag(i) == Tag::tr) ++f.rows;
    if (page.tag(i) == Tag::td || page.tag(i) == Tag::th) {
      ++f.cells;
      f.cell = 0;
    }
    if (page.node(i).kind != html::NodeKind::text) continue;
    f.cell += count_code_points(page.node(i).text);
    f.longest = std::max(f.longest, f.cell);
  }
  while (!open.empty()) close();
  return data;
}

class Reader {
 public:
  explicit Reader(PageTree const& page) : page_(page), data_tables_(find_data_tables(page)) {}

  std::vector<Block> read() {
    for (NodeId i = 0; i < page_.size();) {
      while (!open_.empty() && page_.node(open_.back()).end <= i) leave();
      if (page_.hidden(i)) {
        i = std::max(page_.node(i).end, i + 1);
        continue;
      }
      auto const kind = page_.node(i).kind;
      if (kind == html::NodeKind::text) add_text(i);
      else if (kind == html::NodeKind::element) enter(i);
      ++i;
    }
    while (!open_.empty()) leave();
    flush();
    return std::move(blocks_);
  }

 private:
  void enter(NodeId i);
  void leave();
  void add_text(NodeId i);
  void line_break();
  void flush();
  void boundary(Tag tag);
  void describe(NodeId i);

  PageTree const& page_;
  std::vector<bool> data_tables_;
  std::vector<NodeId> open_;
  std::vector<Block> blocks_;
  Block current_;
  bool space_ = false;
  unsigned breaks_ = 0, in_link_ = 0, in_bold_ = 0, in_row_ = 0, in_pre_ = 0, in_quote_ = 0;
  std::vector<NodeId> data_rows_;
};

void Reader::boundary(Tag tag) {
  if (in_row_ == 0) return flush();
  // Inside a row blocks are words apart, cells a bar.
  if (tag == Tag::td || tag == Tag::th) {
    if (!current_.text.empty() && !current_.text.ends_with("| ")) {
      current_.text += " | ";
      current_.chars += 1;
    }
    space_ = false;
  } else {
    space_ = true;
  }
}

void Reader::enter(NodeId i) {
  auto const tag = page_.tag(i);
  if (tag == Tag::br) return line_break();
  if (tag == Tag::img || tag == Tag::hr) {
    if (tag == Tag::hr) flush();
    return;
  }
  if (is_block(tag)) boundary(tag);
  if (tag == Tag::tr && in_row_ == 0) {
    for (NodeId at = page_.node(i).parent; at != npos; at = page_.node(at).parent) {
      if (page_.tag(at) != Tag::table) continue;
      if (data_tables_[at]) {
        ++in_row_;
        data_rows_.push_back(i);
      }
      break;
    }
  }
  if (tag == Tag::a && (!page_.attribute(i, "href").empty() || !page_.attribute(i, "onclick").empty())) {
    ++in_link_;
    ++current_.links;
  }
  if (tag == Tag::pre) ++in_pre_;
  if (tag == Tag::blockquote) ++in_quote_;
  auto const name = page_.node(i).tag;
  if (name == "b" || name == "strong") ++in_bold_;
  open_.push_back(i);
}

void Reader::leave() {
  auto const i = open_.back();
  open_.pop_back();
  auto const tag = page_.tag(i);
  if (!data_rows_.empty() && data_rows_.back() == i) {
    --in_row_;
    data_rows_.pop_back();
    while (current_.text.ends_with(" | ") || current_.text.ends_with(" |")) current_.text.resize(current_.text.rfind(" |"));
  }
  if (is_block(tag) && tag != Tag::td && tag != Tag::th) boundary(tag);
  else if (is_block(tag) && in_row_ == 0) flush();
  if (tag == Tag::a && in_link_ > 0 && (!page_.attribute(i, "href").empty() || !page_.attribute(i, "onclick").empty())) --in_link_;
  if (tag == Tag::pre) --in_pre_;
  if (tag == Tag::blockquote) --in_quote_;
  auto const name = page_.node(i).tag;
  if (name == "b" || name == "strong") --in_bold_;
}

void Reader::line_break() {
  if (current_.text.empty()) return;
  if (in_row_ > 0) {
    space_ = true;
    return;
  }
  if (++breaks_ >= 2 && in_pre_ == 0) return flush();
  space_ = false;
  if (current_.text.back() != '\n' || in_pre_ > 0) current_.text += '\n';
}

void Reader::add_text(NodeId i) {
  auto const text = page_.node(i).text;
  if (in_pre_ > 0 && in_row_ == 0) {
    if (current_.first == npos) describe(i);
    current_.text += text;
    current_.chars += count_code_points(text);
    current_.last = i;
    return;
  }
  auto const before = current_.text.size();
  auto const added = append_squeezed(current_.text, text, space_);
  if (current_.text.size() == before) return;
  if (current_.first == npos) describe(i);
  breaks_ = 0;
  current_.last = i;
  current_.chars += added;
  if (in_link_ > 0) current_.link_chars += added;
  if (in_bold_ > 0) current_.bold_chars += added;
}

/// What the block is, by the block elements around its first text.
void Reader::describe(NodeId i) {
  current_.first = i;
  current_.kind = in_row_ > 0 ? BlockKind::row : in_pre_ > 0 ? BlockKind::preformatted : BlockKind::paragraph;
  for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
    auto const tag = page_.tag(*at);
    if (!is_block(tag)) continue;
    if (current_.container == npos) current_.container = *at;
    if (int const level = heading_level(tag)) {
      current_.kind = BlockKind::heading;
      current_.level = static_cast<std::uint8_t>(level);
      return;
    }
    if (in_row_ > 0) continue;
    if (tag == Tag::li || tag == Tag::dd) current_.kind = BlockKind::item;
    else if (tag == Tag::dt) current_.kind = BlockKind::term;
    else if (tag == Tag::figcaption || tag == Tag::caption) current_.kind = BlockKind::caption;
    else if (tag == Tag::p || tag == Tag::div) continue;
    break;
  }
  if (in_quote_ > 0 && current_.kind == BlockKind::paragraph) current_.kind = BlockKind::quote;
}

void Reader::flush() {
  breaks_ = 0;
  space_ = false;
  auto& text = current_.text;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  if (current_.kind == BlockKind::preformatted)
    text.erase(0, std::min(text.size(), text.find_first_not_of("\r\n")));
  if (current_.first != npos && !text.empty()) {
    current_.sentences = has_sentence_end(text);
    blocks_.push_back(std::move(current_));
  }
  current_ = Block{};
}

}  // namespace

std::vector<Block> read_blocks(PageTree const& page) { return Reader(page).read(); }

}  // namespace bifrons::extract
