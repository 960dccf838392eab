// SPDX-License-Identifier: GPL-3.0-or-later
// libxml2's events as our tree. What it gets has no DTD and no references but the five, so that it has nothing to fetch or expand.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <array>
#include <memory>
#include <mutex>
#include <utility>

#include "corpus/charset/charset.hpp"
#include "corpus/xml/normalize.hpp"
#include "corpus/xml/xml.hpp"

namespace bifrons::xml {
namespace {

/// Prefixes that feeds use without declaring them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> usual_prefixes{{
    {"atom", "http://www.w3.org/2005/Atom"},
    {"content", "http://purl.org/rss/1.0/modules/content/"},
    {"dc", "http://purl.org/dc/elements/1.1/"},
    {"dcterms", "http://purl.org/dc/terms/"},
    {"geo", "http://www.w3.org/2003/01/geo/wgs84_pos#"},
    {"georss", "http://www.georss.org/georss"},
    {"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"},
    {"media", "http://search.yahoo.com/mrss/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"slash", "http://purl.org/rss/1.0/modules/slash/"},
    {"sy", "http://purl.org/rss/1.0/modules/syndication/"},
    {"thr", "http://purl.org/syndication/thread/1.0"},
    {"wfw", "http://wellformedweb.org/CommentAPI/"},
    {"xlink", "http://www.w3.org/1999/xlink"},
}};

std::string_view view(xmlChar const* text) { return text == nullptr ? "" : reinterpret_cast<char const*>(text); }

std::string space_of(xmlChar const* prefix, xmlChar const* uri) {
  if (uri != nullptr || prefix == nullptr) return std::string(view(uri));
  for (auto const& [known, usual] : usual_prefixes)
    if (known == view(prefix)) return std::string(usual);
  return std::string(view(prefix));
}

/// Builds the tree from events; open elements lie on a stack, and move into their parents when they end.
class Builder {
 public:
  Builder(xmlParserCtxtPtr context, Limits const& limits) : context_(context), limits_(limits) {}

  void start(Element element) {
    if (++elements_ > limits_.elements) return stop("more elements than the bound");
    if (open_.size() >= limits_.depth) return stop("elements nested deeper than the bound");
    open_.push_back(std::move(element));
  }

  void end() {
    if (open_.empty()) return;
    Element ended = std::move(open_.back());
    open_.pop_back();
    if (open_.empty()) {
      if (!has_root_) root_ = std::move(ended);
      has_root_ = true;
      return;
    }
    open_.back().text_at.push_back(open_.back().text.size());
    open_.back().children.push_back(std::move(ended));
  }

  void characters(std::string_view text) {
    if (!open_.empty()) open_.back().text += text;
  }

  Result<Element> finish() && {
    if (passed_ != nullptr)
      return failure(ErrorCode::unreadable, std::string("The XML has ") + passed_ + ".", "Split the file, or take this part of it out.");
    while (!open_.empty()) end();
    if (!has_root_) return failure(ErrorCode::unreadable, "The XML has no root element.", "Check that the file is XML at all.");
    return std::move(root_);
  }

 private:
  void stop(char const* why) {
    passed_ = why;
    xmlStopParser(context_);
  }

  xmlParserCtxtPtr context_;
  Limits limits_;
  std::vector<Element> open_;
  Element root_;
  std::size_t elements_ = 0;
  char const* passed_ = nullptr;
  bool has_root_ = false;
};

extern "C" void on_start(void* data, xmlChar const* name, xmlChar const* prefix, xmlChar const* uri, int, xmlChar const**,
                         int count, int, xmlChar const** attributes) {
  Element element;
  element.name = view(name);
  element.space = space_of(prefix, uri);
  for (int i = 0; i < count; ++i) {
    xmlChar const* const* const parts = attributes + std::ptrdiff_t{i} * 5;
    auto const* const first = reinterpret_cast<char const*>(parts[3]);
    auto const* const last = reinterpret_cast<char const*>(parts[4]);
    element.attributes.push_back({space_of(parts[1], parts[2]), std::string(view(parts[0])), std::string(first, last)});
  }
  static_cast<Builder*>(data)->start(std::move(element));
}

extern "C" void on_end(void* data, xmlChar const*, xmlChar const*, xmlChar const*) { static_cast<Builder*>(data)->end(); }

extern "C" void on_characters(void* data, xmlChar const* text, int length) {
  static_cast<Builder*>(data)->characters({reinterpret_cast<char const*>(text), static_cast<std::size_t>(length)});
}

struct FreeContext {
  void operator()(xmlParserCtxtPtr context) const { xmlFreeParserCtxt(context); }
};

Result<Element> parse_normalized(std::string const& text, Limits const& limits) {
  static std::once_flag initialized;
  std::call_once(initialized, xmlInitParser);
  if (text.empty()) return failure(ErrorCode::unreadable, "The XML has no root element.", "Check that the file is XML at all.");
  std::unique_ptr<xmlParserCtxt, FreeContext> const context(xmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (!context) return failure(ErrorCode::unreadable, "The XML cannot be read into memory.");
  // HUGE only lifts the bound on one text's length, and NOENT only reads the five: no other entities are left, and the depth
  // is ours to bound.
  xmlCtxtUseOptions(context.get(), XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                       XML_PARSE_HUGE | XML_PARSE_NOENT);
  Builder builder(context.get(), limits);
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = on_start;
  handler.endElementNs = on_end;
  handler.characters = handler.ignorableWhitespace = handler.cdataBlock = on_characters;
  *context->sax = handler;
  context->userData = &builder;
  xmlParseDocument(context.get());
  return std::move(builder).finish();
}

}  // namespace

Result<Document> parse_document(std::string_view bytes, std::string_view charset, Limits limits, Grammar const& grammar) {
  if (bytes.size() > limits.bytes)
    return failure(ErrorCode::unreadable, "The XML has more bytes than the bound.", "Split the file.");
  charset::Decoded decoded = charset::decode_xml(bytes, charset);
  Normalized normalized = normalize(decoded.text, limits.depth);
  // What is closed as it should be needs no guess about what was meant.
  if (normalized.unclosed && !grammar.records.empty()) normalized = normalize(decoded.text, limits.depth, grammar);
  std::string const& text = normalized.text;
  // Escapes can make a text longer, never by more than this; the parser counts in int.
  if (text.size() > (std::size_t{1} << 30)) return failure(ErrorCode::unreadable, "The XML grows past the bound.", "Split the file.");
  Result<Element> root = parse_normalized(text, limits);
  if (!root) return tl::unexpected<Error>(std::move(root.error()));
  return Document{std::move(*root), std::move(decoded.encoding)};
}

Result<Element> parse(std::string_view bytes, std::string_view charset, Limits limits, Grammar const& grammar) {
  Result<Document> document = parse_document(bytes, charset, limits, grammar);
  if (!document) return tl::unexpected<Error>(std::move(document.error()));
  return std::move(document->root);
}

}  // namespace bifrons::xml
