// SPDX-License-Identifier: GPL-3.0-or-later
// Signs of each kind, the most particular first; the name's ending decides only between Markdown, text and HTML.
#include "indexer/import/kinds.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <utility>

#include "corpus/charset/charset.hpp"
#include "corpus/packed/zip.hpp"
#include "indexer/archive/warc_reader.hpp"
#include "indexer/import/letters.hpp"
#include "indexer/import/readers.hpp"
#include "indexer/import/saved_links.hpp"

namespace bifrons::import {
namespace {

bool holds(std::string_view text, std::string_view sign) { return text.find(sign) != text.npos; }

/// More than one column in the first row.
bool is_table(std::string_view text) {
  std::string_view const first = take_line(text);
  return first.find_first_of(",;\t") != first.npos;
}

bool is_wordpress(Head const& head) { return head.text.starts_with('<') && holds(head.text, "wordpress.org/export/"); }
bool is_rss(Head const& head) { return head.text.starts_with('<') && (holds(head.lower, "<rss") || holds(head.lower, "<rdf:rdf")) && !holds(head.lower, "<html"); }
bool is_atom(Head const& head) {
  std::size_t const feed = head.text.find("<feed");
  return head.text.starts_with('<') && feed < 4'096 && holds(head.text, "http://www.w3.org/2005/Atom");
}
bool is_blogger(Head const& head) { return is_atom(head) && (holds(head.text, "schemas.google.com/blogger") || holds(head.text, "tag:blogger.com")); }
bool is_bookmarks(Head const& head) { return holds(std::string_view(head.lower).substr(0, 512), "netscape-bookmark-file"); }

bool is_pocket_page(Head const& head) { return holds(std::string_view(head.lower).substr(0, 1'024), "<title>pocket export</title>"); }
bool is_opml(Head const& head) { return head.text.starts_with('<') && holds(std::string_view(head.lower).substr(0, 4'096), "<opml"); }
bool is_zotero(Head const& head) { return head.text.starts_with('<') && holds(head.text, "zotero.org/namespaces/export"); }
bool is_endnote_xml(Head const& head) { return head.text.starts_with('<') && holds(head.text, "<record") && holds(head.text, "<ref-type"); }

bool is_bibtex(Head const& head) {
  if (head.ending == "bib" || head.ending == "bibtex") return true;
  if (!head.text.starts_with('@') && !head.text.starts_with('%')) return false;
  for (auto const sign : {"@article", "@book", "@inproceedings", "@incollection", "@misc", "@online", "@phdthesis", "@techreport", "@string", "@comment"})
    if (std::size_t const at = head.lower.find(sign); at != head.lower.npos && (at == 0 || head.lower[at - 1] == '\n') && head.lower.find_first_of("{(", at) < at + 20) return true;
  return false;
}

bool is_ris(Head const& head) {
  std::string_view const start = std::string_view(head.text).substr(0, 4'096);
  std::size_t const at = start.find("TY  -");
  return at != start.npos && (at == 0 || start[at - 1] == '\n' || start[at - 1] == '\r');
}

bool is_endnote_lines(Head const& head) { return head.text.starts_with("%0 ") || (head.ending == "enw" && head.text.starts_with('%')); }

bool is_csl_json(Head const& head) {
  bool const list = head.text.starts_with('[');
  if (!list && !head.text.starts_with('{')) return false;
  if (!list) return holds(head.text, "\"date-parts\"") && !holds(head.text, "\"text\"");
  return holds(head.text, "\"type\"") && (holds(head.text, "\"title\"") || holds(head.text, "\"issued\"") || holds(head.text, "\"author\""));
}

bool is_saved_links(Head const& head) {
  char const first = head.text.front();
  return first != '<' && first != '{' && first != '[' && head.ending != "md" && has_address_column(head.text) && (head.ending == "csv" || head.ending == "tsv" || is_table(head.text));
}

bool is_movable_type(Head const& head) {
  std::string_view const start = std::string_view(head.text).substr(0, 16U << 10);
  std::string_view left = start;
  std::string_view const first = take_line(left);
  std::string_view const name = first.substr(0, first.find(':'));
  bool opens = false;
  for (auto const known : {"TITLE", "AUTHOR", "BASENAME", "DATE", "STATUS", "UNIQUE URL", "ALLOW COMMENTS", "PRIMARY CATEGORY"}) opens = opens || name == known;
  return opens && holds(start, "\n-----") && (holds(start, "\nBODY:") || holds(start, "\nSTATUS:"));
}

/// Every line that is not blank or a comment is an address, and there is one.
bool is_address_list(Head const& head) {
  std::string_view left = head.text;
  std::size_t addresses = 0;
  while (!left.empty()) {
    std::string_view const line = trimmed(take_line(left));
    if (line.empty() || line.starts_with('#')) continue;
    bool const web = line.starts_with("http://") || line.starts_with("https://");
    // The last line may be cut where the head ends.
    if (!web || line.find_first_of(" \t,") != line.npos) return left.empty() && addresses > 0 && head.text.size() >= head_bytes / 2;
    ++addresses;
  }
  return addresses > 0;
}

bool is_ghost(Head const& head) {
  if (!head.text.starts_with('{')) return false;
  std::string squeezed;
  for (char const c : std::string_view(head.text).substr(0, 4'096))
    if (!is_blank(c)) squeezed += c;
  bool const opens = squeezed.starts_with("{\"db\":[") || squeezed.starts_with("{\"meta\":") || squeezed.starts_with("{\"data\":{");
  return opens && (holds(head.text, "\"posts\"") || holds(head.text, "\"exported_on\""));
}

/// A JSON object that ends before the file does, over several lines, is front matter; one in a line is an article.
/// An object alone is none: under front matter stands a text.
bool is_json_front_matter(Head const& head) {
  std::string_view left = head.text;
  if (!left.starts_with('{') || trimmed(take_line(left)) != "{") return false;
  if (head.ending == "md" || head.ending == "markdown") return true;
  auto const end = std::min(left.find("\n}\n"), left.find("\n}\r\n"));
  return end != left.npos && !trimmed(left.substr(end + 3)).empty();
}

/// A name that promises lines of JSON is believed of what is neither mark-up nor an object, so that a broken first line is named.
bool is_article_lines(Head const& head) {
  if (head.text.starts_with('{')) return !is_json_front_matter(head);
  if (head.text.starts_with('[') && head.ending == "json") return true;
  return (head.ending == "jsonl" || head.ending == "ndjson") && !head.text.starts_with('<');
}

bool is_html(Head const& head) {
  if (!head.text.starts_with('<')) return false;
  std::string_view const start = std::string_view(head.lower).substr(0, 8'192);
  for (auto const sign : {"<!doctype html", "<html", "<head", "<body", "<title", "<meta", "<article"})
    if (holds(start, sign)) return true;
  return head.ending == "html" || head.ending == "htm" || head.ending == "xhtml";
}

bool is_markdown(Head const& head) {
  if (head.ending == "md" || head.ending == "markdown" || head.ending == "mdown") return true;
  std::string_view left = head.text;
  std::string_view const first = trimmed(take_line(left));
  if (first == "---" || first == "+++") return holds(left, first == "---" ? "\n---" : "\n+++");
  if (is_json_front_matter(head)) return true;
  if (head.ending == "txt" || head.ending == "text") return false;
  return first.starts_with("# ") || holds(left, "\n## ") || (holds(left, "](http") && holds(left, "\n\n"));
}

bool is_text(Head const& head) { return !head.text.starts_with("<?xml"); }

constexpr std::array<Kind, 21> kinds = {{
    {"WordPress export", is_wordpress, read_wordpress},
    {"Blogger export", is_blogger, read_blogger},
    {"Atom feed", is_atom, read_blogger, false},
    {"Zotero RDF", is_zotero, read_zotero_rdf},
    {"RSS feed", is_rss, read_wordpress, false},
    {"bookmarks", is_bookmarks, read_bookmarks},
    {"bookmarks", is_pocket_page, read_bookmarks},
    {"feed list", is_opml, read_opml},
    {"EndNote XML", is_endnote_xml, read_endnote_xml},
    {"CSL JSON", is_csl_json, read_csl_json},
    {"BibTeX", is_bibtex, read_bibtex},
    {"RIS", is_ris, read_ris},
    {"EndNote", is_endnote_lines, read_endnote_lines},
    {"Movable Type export", is_movable_type, read_movable_type},
    {"addresses", is_address_list, read_address_list},
    {"saved links", is_saved_links, read_saved_links},
    {"Ghost export", is_ghost, read_ghost},
    {"article JSONL", is_article_lines, read_article_lines},
    {"HTML page", is_html, read_saved_page},
    {"Markdown", is_markdown, read_markdown},
    {"text", is_text, read_plain_text},
}};

/// Known by its octets, before anyone asks whether they are text.
constexpr Kind web_archive{"web archive", nullptr, read_warc};
constexpr Kind zip_archive{"zip archive", nullptr, read_zip};

using Sign = std::pair<std::string_view, std::string_view>;

/// First octets of what is no text, and what it is called.
constexpr std::array<Sign, 9> foreign = {{{"%PDF-", "a PDF file"},
                                           {"\x89PNG", "a picture"},
                                           {"\xFF\xD8\xFF", "a picture"},
                                           {"GIF8", "a picture"},
                                           {"RIFF", "a picture or sound"},
                                           {"\x7F" "ELF", "a program"},
                                           {"SQLite format 3", "a database"},
                                           {"BZh", "a bzip2 file"},
                                           {"\xFD" "7zXZ", "an xz file"}}};

std::string ending_of(std::string_view name) {
  std::string lower = lowered(name.substr(name.rfind('/') + 1));
  if (lower.ends_with(".gz")) lower.resize(lower.size() - 3);
  std::size_t const dot = lower.rfind('.');
  return dot == lower.npos || dot == 0 ? std::string() : lower.substr(dot + 1);
}

bool has_wide_mark(std::string_view head) { return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"); }

}  // namespace

Result<Kind const*> kind_of(std::string_view bytes, std::string_view name) {
  if (bytes.empty()) return failure(ErrorCode::unreadable, "is empty", "check the file");
  for (auto const& [sign, what] : foreign)
    if (bytes.starts_with(sign))
      return failure(ErrorCode::unreadable, "is " + std::string(what) + ", not articles", "give JSONL, HTML, Markdown, text or a blog's export");
  if (archive::looks_like_archive(bytes)) return &web_archive;
  if (packed::is_zip(bytes)) return &zip_archive;
  std::string_view const encoding = charset::guess_encoding(bytes);
  bool const wide = encoding.starts_with("utf-16");
  if (!wide && !has_wide_mark(bytes) && bytes.find('\0') != bytes.npos)
    return failure(ErrorCode::unreadable, "holds octets that are no text", "give JSONL, HTML, Markdown, text or a blog's export");
  Head head;
  head.text = charset::decode(bytes, encoding);
  if (head.text.starts_with("\xEF\xBB\xBF")) head.text.erase(0, 3);
  head.text.erase(0, std::min(head.text.find_first_not_of(" \t\r\n"), head.text.size()));
  head.lower = lowered(head.text);
  head.ending = ending_of(name);
  if (head.text.empty()) return failure(ErrorCode::unreadable, "holds no text", "check the file");
  bool const table = (head.ending == "csv" || head.ending == "tsv") && head.text.front() != '<' && head.text.front() != '{';
  if (table && !has_address_column(head.text)) return failure(ErrorCode::unreadable, "is a table without a column of addresses", "name that column url in its first row");
  for (auto const& kind : kinds)
    if (kind.fits(head)) return &kind;
  return failure(ErrorCode::unreadable, "is XML of a kind that is not known", "give a WordPress or Blogger export, RSS or Atom");
}

bool worth_opening(std::string_view name) {
  static constexpr std::array<std::string_view, 28> endings = {"",   "jsonl",    "ndjson", "json", "html", "htm", "xhtml",
                                                               "md", "markdown", "mdown",  "txt",  "text", "xml", "atom", "warc", "arc",
                                                               "csv", "tsv", "bib", "bibtex", "ris", "enw", "rdf", "opml", "mt", "urls", "zip", "wacz"};
  return std::find(endings.begin(), endings.end(), ending_of(name)) != endings.end();
}

}  // namespace bifrons::import
