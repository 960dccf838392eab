// SPDX-License-Identifier: GPL-3.0-or-later
// The order of work: octets to text, text to tree, tree to blocks, blocks to the article; metadata beside it.
#include "indexer/extract/extract.hpp"

#include <exception>
#include <optional>

#include "corpus/article/blocks.hpp"
#include "corpus/charset/charset.hpp"
#include "corpus/charset/mend.hpp"
#include "corpus/text/unicode.hpp"
#include "corpus/url/url.hpp"
#include "indexer/extract/about.hpp"
#include "indexer/extract/beside.hpp"
#include "indexer/extract/block_text.hpp"
#include "indexer/extract/content.hpp"
#include "indexer/extract/flat_page.hpp"
#include "indexer/extract/language.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/links.hpp"
#include "indexer/extract/metadata.hpp"
#include "indexer/extract/page_kind.hpp"
#include "indexer/extract/plain_page.hpp"
#include "indexer/extract/posts.hpp"
#include "indexer/extract/reading.hpp"
#include "indexer/extract/site_rules.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t page_bytes = 16u << 20, sniffed_bytes = 4096;

/// NUL octets at the start, or the mark of a file that is no text.
bool is_binary(std::string_view bytes) {
  for (std::string_view const mark : {"%PDF-", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "PK\x03\x04", "\x1F\x8B", "RIFF", "\x7F" "ELF"})
    if (bytes.starts_with(mark)) return true;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return false;
  auto const head = bytes.substr(0, sniffed_bytes);
  std::size_t zeros = 0, odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i)
    if (head[i] == '\0') {
      ++zeros;
      odd += i % 2;
    }
  return zeros > 8 && odd * 10 > zeros && odd * 10 < zeros * 9;
}

std::string nfc(std::string_view text) { return text::to_nfc(text); }

void fill(Article& article, Metadata const& metadata) {
  auto const put = [&article](std::string& field, Signal const& signal, char const* name) {
    if (signal.value.empty()) return;
    field = nfc(signal.value);
    article.from[name] = signal.from;
  };
  put(article.title, metadata.title, "title");
  put(article.author, metadata.author, "author");
  put(article.published, metadata.published, "published");
  put(article.modified, metadata.modified, "modified");
  for (auto const& tag : metadata.tags) article.tags.push_back(nfc(tag));
  if (!metadata.tags.empty()) article.from["tags"] = metadata.tags_from;
}

/// Pages that scripts fill hold their text in JSON-LD alone: used where the page itself shows next to nothing of it.
bool use_told_body(Article& article, JsonLd const& json_ld) {
  constexpr std::size_t shortest = 400, times = 4;
  if (!json_ld.article || json_ld.list || json_ld.body.size() < shortest || json_ld.body.size() < times * article.text.size()) return false;
  auto blocks = json_ld.body.find("</") == std::string::npos ? BlockText{nfc(trimmed(json_ld.body)), {}} : fragment_blocks(json_ld.body);
  article.text = std::move(blocks.text);
  article.structure = std::move(blocks.structure);
  return true;
}

/// Of what is kept beside the text: a discussion may be longer than a book.
std::string bounded(std::string text) {
  constexpr std::size_t most = 32u << 10;
  if (text.size() <= most) return text;
  auto end = text.rfind("\n\n", most);
  if (end == std::string::npos)
    for (end = most; end > 0 && !begins_code_point(text[end]);) --end;
  text.resize(end);
  return text;
}

/// The marks of a page of ours, whose blocks are its elements in order.
Content content_of(FlatPage const& flat, PageTree const& page) {
  Content out{0, flat.marks};
  out.marks.resize(page.blocks().size());
  for (NodeId i = 0; i < page.size() && out.root == 0; ++i)
    if (page.tag(i) == Tag::article) out.root = i;
  return out;
}

/// What the head of a mail says is said of the whole text.
void use_mail_head(MailHead const& mail, Metadata& metadata) {
  if (!mail.subject.empty()) metadata.title = {mail.subject, "text"};
  if (!mail.author.empty()) metadata.author = {mail.author, "text"};
  if (!mail.date.empty()) metadata.published = {mail.date, "text"};
}

/// A letter for each block of the body.
std::string structure_of(PageTree const& page, Content const& content) {
  std::string out;
  for (std::size_t b = 0; b < page.blocks().size(); ++b)
    if (content.role(b) == Role::body) out += block_letter(page.blocks()[b].kind, page.blocks()[b].level);
  return out;
}

/// Each whole post of a page that holds several; what is said of the page's writer is said of theirs.
void read_posts(Sources const& sources, std::string_view base, Content const& content, Extraction& out) {
  for (auto const& post : find_posts(sources, base, content)) {
    Article article;
    article.text = nfc(join(sources.page, post.content, Role::body));
    if (article.text.empty()) continue;
    article.structure = structure_of(sources.page, post.content);
    Metadata metadata;
    metadata.title = post.title;
    metadata.published = post.published;
    fill(article, metadata);
    if (!out.article.author.empty() && out.article.from["author"] != "text") {
      article.author = out.article.author;
      article.from["author"] = out.article.from["author"];
    }
    fill_language(article, sources, post.content);
    article.url = post.url;
    article.site = url::site(post.url);
    article.from["text"] = "text";
    article.content_hash = content_hash(article.text);
    article.extractor = extractor_version;
    out.posts.push_back(std::move(article));
  }
  if (out.posts.size() < 2) return out.posts.clear();
  if (!is_list(out.kind)) out.kind = PageKind::list;
}

Extraction read_page(html::Document const& document, Page const& asked, FlatPage const* flat, Observer const& observer) {
  auto const url = asked.url;
  Extraction out;
  PageTree const page(document);
  auto const meta = read_meta_tags(page);
  auto const json_ld = read_json_ld(meta.json_ld, meta.title);
  Sources const sources{page, meta, json_ld, url};
  auto title = read_title(sources);
  auto const own_site = url::site(url);
  Hints const hints{title.shown, json_ld.body, meta.first({"og:description", "description"}), own_site};
  auto content = flat != nullptr ? content_of(*flat, page) : find_content(page, hints);
  bool const ruled = asked.rules != nullptr && obey(*asked.rules, page, content);
  if (observer) observer(page, content);
  auto& article = out.article;
  article.text = nfc(join(page, content, Role::body));
  article.structure = structure_of(page, content);
  article.leads = bounded(nfc(join(page, content, Role::lead)));
  article.comments = bounded(nfc(join(page, content, Role::comment)));
  article.extractor = extractor_version;
  auto metadata = read_metadata(sources, std::move(title.told), content);
  if (flat != nullptr) use_mail_head(flat->mail, metadata);
  fill(article, metadata);
  bool const told = use_told_body(article, json_ld);
  fill_language(article, sources, content);
  auto const base = base_address(meta, url);
  article.url = canonical_address(meta, json_ld.url, url, base);
  article.site = url::site(article.url);
  article.from["text"] = told ? "json-ld" : "text";
  article.content_hash = content_hash(article.text);
  out.kind = told || (ruled && !article.text.empty()) ? PageKind::article : judge_kind({sources, metadata, content, base});
  if (flat == nullptr && !told && !ruled) read_posts(sources, base, content, out);
  out.about = read_about(sources, content, base);
  out.links = read_links(page, meta, base);
  out.feeds = read_feeds(meta, base);
  out.beside = lines_beside(page, content);
  out.refresh = read_refresh(meta, base);
  out.noindex = meta.noindex;
  out.nofollow = meta.nofollow;
  return out;
}

/// A page of too many nodes to be held is read by its beginning: half of it, a quarter and so on.
Result<html::Document> parse_beginning(std::string_view text) {
  constexpr std::size_t worth_halving = 1u << 20;
  html::Limits limits;
  limits.bytes = 4 * page_bytes;  // decoding may lengthen
  limits.nodes = 500'000;         // some 150 MiB with all that hangs on them
  auto document = html::Document::parse(text, limits);
  while (!document && text.size() > worth_halving) {
    text = text.substr(0, text.size() / 2);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80u) != 0) text.remove_suffix(1);  // no part of a code point
    document = html::Document::parse(text, limits);
  }
  return document;
}

std::string name_of(Page const& page) { return page.url.empty() ? std::string("the page") : std::string(page.url.substr(0, 300)); }

}  // namespace

Result<Extraction> extract(Page const& page) { return read_observed(page, {}); }

Result<Extraction> read_observed(Page const& page, Observer const& observer) try {
  if (page.bytes.empty()) return failure(ErrorCode::unreadable, name_of(page) + " is empty");
  if (page.bytes.size() > page_bytes) return failure(ErrorCode::unreadable, name_of(page) + " has over 16 MiB, the bound for a page");
  if (is_binary(page.bytes)) return failure(ErrorCode::unreadable, name_of(page) + " is no text");
  auto decoded = charset::decode_page(page.bytes, page.content_type);
  decoded.text = charset::undo_double_encoding(std::move(decoded.text));
  std::optional<FlatPage> flat;
  if (is_plain_text(decoded.text, page.content_type)) flat = read_flat_page(decoded.text);
  auto const document = parse_beginning(flat ? flat->markup : decoded.text);
  if (!document) return failure(ErrorCode::unreadable, name_of(page) + ": " + document.error().what);
  return read_page(*document, page, flat ? &*flat : nullptr, observer);
} catch (std::exception const& error) {
  return failure(ErrorCode::unreadable, name_of(page) + ": " + error.what());
}

BlockText fragment_blocks(std::string_view html) try {
  auto const document = html::Document::parse_fragment(html.substr(0, page_bytes), "body");
  if (!document) return {};
  PageTree const page(*document);
  BlockText out;
  for (auto const& block : page.blocks()) {
    append_block(out.text, block);
    out.structure += block_letter(block.kind, block.level);
  }
  out.text = nfc(out.text);
  return out;
} catch (std::exception const&) {
  return {};
}

std::string fragment_text(std::string_view html) { return fragment_blocks(html).text; }

}  // namespace bifrons::extract
