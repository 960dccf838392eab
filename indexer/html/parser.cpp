// SPDX-License-Identifier: GPL-3.0-or-later
// Runs lexbor under guard: each token passes a check of depth, attributes and memory before the tree sees it.
#include "indexer/html/parser.hpp"

#include <lexbor/html/html.h>
#include <lexbor/html/token_attr.h>

#include <string>
#include <unordered_map>

namespace bifrons::html {
namespace {

constexpr std::size_t chunk_bytes = 4u << 10;  // small, for the attributes of an open tag are bounded between chunks
constexpr std::size_t name_chains = 4096, names_max = 150'000;
constexpr std::size_t formatting_max = 48;  // open <b>, <font> … that each new block repeats

/// What one run must keep within its bounds.
struct Guard {
  Limits limits;
  lxb_html_tree_t* tree = nullptr;
  lxb_html_tokenizer_token_f next = nullptr;
  void* next_context = nullptr;
  std::unordered_map<lxb_tag_id_t, std::size_t> dropped;  // start tags whose end tags must not close others
  std::size_t nodes = 0;
  bool overflow = false;
};

void cut_attributes(lxb_html_token_t& token, std::size_t most) {
  std::size_t count = 0;
  for (auto* attribute = token.attr_first; attribute != nullptr; attribute = attribute->next) {
    if (++count < most) continue;
    attribute->next = nullptr;
    token.attr_last = attribute;
    return;
  }
}

/// The tokenizer compares each attribute of a tag with all before it: of a tag still open, only some and the last stay.
void cut_open_tag(lxb_html_tokenizer_t* tokenizer, std::size_t most) {
  auto* token = tokenizer->token;
  if (token == nullptr) return;
  std::size_t count = 0;
  for (auto* attribute = token->attr_first; attribute != nullptr; attribute = attribute->next) {
    if (++count < most) continue;
    if (attribute == token->attr_last) return;
    attribute->next = token->attr_last;
    token->attr_last->prev = attribute;
    return;
  }
}

/// Void and raw text elements add no depth, and raw text must reach the tree or its content would read as markup.
bool may_nest(lxb_tag_id_t tag) {
  switch (tag) {
    case LXB_TAG_AREA: case LXB_TAG_BASE: case LXB_TAG_BR: case LXB_TAG_COL: case LXB_TAG_EMBED: case LXB_TAG_HR:
    case LXB_TAG_IMG: case LXB_TAG_INPUT: case LXB_TAG_LINK: case LXB_TAG_META: case LXB_TAG_PARAM: case LXB_TAG_SOURCE:
    case LXB_TAG_TRACK: case LXB_TAG_WBR: case LXB_TAG_SCRIPT: case LXB_TAG_STYLE: case LXB_TAG_TITLE:
    case LXB_TAG_TEXTAREA: case LXB_TAG_IFRAME: case LXB_TAG_NOEMBED: case LXB_TAG_NOFRAMES: case LXB_TAG_XMP:
    case LXB_TAG_PLAINTEXT: case LXB_TAG_HTML: case LXB_TAG_HEAD: case LXB_TAG_BODY: case LXB_TAG__TEXT:
    case LXB_TAG__EM_COMMENT: case LXB_TAG__EM_DOCTYPE: case LXB_TAG__END_OF_FILE: case LXB_TAG__UNDEF:
      return false;
    default:
      return true;
  }
}

/// True where the token must not reach the tree.
bool drop(Guard& guard, lxb_html_token_t const& token) {
  if (!may_nest(token.tag_id)) return false;
  if ((token.type & LXB_HTML_TOKEN_TYPE_CLOSE) != 0) {
    if (guard.dropped.empty()) return false;
    auto const at = guard.dropped.find(token.tag_id);
    if (at == guard.dropped.end()) return false;
    if (--at->second == 0) guard.dropped.erase(at);
    return true;
  }
  if (guard.tree->open_elements->length < guard.limits.depth && guard.tree->active_formatting->length < formatting_max) return false;
  if (guard.tree->open_elements->length < guard.limits.depth) {
    switch (token.tag_id) {
      case LXB_TAG_A: case LXB_TAG_B: case LXB_TAG_BIG: case LXB_TAG_CODE: case LXB_TAG_EM: case LXB_TAG_FONT: case LXB_TAG_I:
      case LXB_TAG_NOBR: case LXB_TAG_S: case LXB_TAG_SMALL: case LXB_TAG_STRIKE: case LXB_TAG_STRONG: case LXB_TAG_TT: case LXB_TAG_U:
        break;
      default:
        return false;
    }
  }
  ++guard.dropped[token.tag_id];
  return true;
}

lxb_html_token_t* checked(lxb_html_tokenizer_t* tokenizer, lxb_html_token_t* token, void* context) {
  auto& guard = *static_cast<Guard*>(context);
  if (token->attr_first != nullptr) cut_attributes(*token, guard.limits.attributes);
  bool const opens = (token->type & LXB_HTML_TOKEN_TYPE_CLOSE) == 0;
  if (opens) guard.nodes += 1 + guard.tree->active_formatting->length / 2;  // reconstruction repeats these
  if (guard.nodes > guard.limits.nodes) {
    guard.overflow = true;
    tokenizer->status = LXB_STATUS_ERROR_OVERFLOW;
    return nullptr;
  }
  if (drop(guard, *token)) return token;
  return guard.next(tokenizer, token, guard.next_context);
}

struct ParserDeleter {
  void operator()(lxb_html_parser_t* parser) const noexcept { lxb_html_parser_destroy(parser); }
};
using Parser = std::unique_ptr<lxb_html_parser_t, ParserDeleter>;

Parser guarded_parser(Guard& guard) {
  Parser parser(lxb_html_parser_create());
  if (!parser || lxb_html_parser_init(parser.get()) != LXB_STATUS_OK) return {};
  auto* tokenizer = lxb_html_parser_tokenizer(parser.get());
  guard.tree = lxb_html_parser_tree(parser.get());
  guard.next = tokenizer->callback_token_done;
  guard.next_context = tokenizer->callback_token_ctx;
  lxb_html_tokenizer_callback_token_done_set(tokenizer, checked, &guard);
  return parser;
}

lxb_char_t const* octets(std::string_view text) { return reinterpret_cast<lxb_char_t const*>(text.data()); }

/// Names that the standard does not know go to a table of 128 chains, too few where a page invents a name for each tag.
bool widen(lexbor_hash_t* table, std::size_t entry_bytes) {
  lexbor_hash_destroy(table, false);
  return lexbor_hash_init(table, name_chains, entry_bytes) == LXB_STATUS_OK;
}

bool widen_names(lxb_html_document_t* document) {
  auto* dom = lxb_dom_interface_document(document);
  return widen(dom->attrs, sizeof(lxb_dom_attr_data_t)) && widen(dom->tags, sizeof(lxb_tag_data_t));
}

/// Feeds the page piece by piece.
template <class Feed>
bool feed_all(lxb_html_parser_t* parser, std::string_view utf8, std::size_t attributes, Feed feed) {
  for (std::size_t at = 0; at < utf8.size(); at += chunk_bytes) {
    auto const piece = utf8.substr(at, chunk_bytes);
    if (feed(octets(piece), piece.size()) != LXB_STATUS_OK) return false;
    auto* tokenizer = lxb_html_parser_tokenizer(parser);
    cut_open_tag(tokenizer, attributes);
    if (tokenizer->attrs != nullptr && lexbor_dobject_allocated(tokenizer->attrs->entries) > names_max) return false;
  }
  return true;
}

bool parse_page(lxb_html_parser_t* parser, std::string_view utf8, std::size_t attributes, Parsed& out) {
  out.document.reset(lxb_html_parse_chunk_begin(parser));
  if (!out.document || !widen_names(out.document.get())) return false;
  bool const fed = feed_all(parser, utf8, attributes, [&](auto* data, std::size_t size) { return lxb_html_parse_chunk_process(parser, data, size); });
  out.root = lxb_dom_interface_node(out.document.get());
  return lxb_html_parse_chunk_end(parser) == LXB_STATUS_OK && fed;
}

bool parse_part(lxb_html_parser_t* parser, std::string_view utf8, std::string_view context, std::size_t attributes, Parsed& out) {
  out.document.reset(lxb_html_document_create());
  if (!out.document) return false;
  auto space = LXB_NS_HTML;
  if (context.starts_with("svg ")) space = LXB_NS_SVG;
  if (context.starts_with("math ")) space = LXB_NS_MATH;
  if (space != LXB_NS_HTML) context.remove_prefix(context.find(' ') + 1);
  auto* tags = lxb_dom_interface_document(out.document.get())->tags;
  auto const id = lxb_tag_id_by_name(tags, octets(context), context.size());  // an unknown name reads as any element does
  if (lxb_html_parse_fragment_chunk_begin(parser, out.document.get(), id, space) != LXB_STATUS_OK) return false;
  bool const fed =
      feed_all(parser, utf8, attributes, [&](auto* data, std::size_t size) { return lxb_html_parse_fragment_chunk_process(parser, data, size); });
  out.root = lxb_html_parse_fragment_chunk_end(parser);
  return fed && out.root != nullptr;
}

}  // namespace

void DocumentDeleter::operator()(lxb_html_document* document) const noexcept { lxb_html_document_destroy(document); }

Result<Parsed> run_parser(std::string_view utf8, std::string_view context, Limits const& limits) {
  if (utf8.size() > limits.bytes)
    return failure(ErrorCode::unreadable, "the page has " + std::to_string(utf8.size()) + " bytes, over the bound of " + std::to_string(limits.bytes));
  Guard guard;
  guard.limits = limits;
  auto const parser = guarded_parser(guard);
  Parsed out;
  bool const good = parser && (context.empty() ? parse_page(parser.get(), utf8, limits.attributes, out) : parse_part(parser.get(), utf8, context, limits.attributes, out));
  if (guard.overflow)
    return failure(ErrorCode::unreadable, "the page has over " + std::to_string(limits.nodes) + " nodes, the bound");
  if (!good) return failure(ErrorCode::unreadable, "the parser gave the page up");
  return out;
}

}  // namespace bifrons::html
