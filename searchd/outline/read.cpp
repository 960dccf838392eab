// SPDX-License-Identifier: GPL-3.0-or-later
// The table of outline formats: what each looks like, and who reads it.
#include <algorithm>
#include <array>

#include "corpus/charset/charset.hpp"
#include "corpus/packed/zip.hpp"
#include "searchd/outline/readers.hpp"

namespace bifrons::outline {
namespace {

constexpr std::size_t max_bytes = 16U << 20, head_bytes = 4'096;
/// Deeper points count as this deep: each carries the path from the root.
constexpr std::uint32_t max_level = 64;

struct Sample {
  std::string_view bytes;  ///< as they are
  std::string_view head;   ///< the start as UTF-8 without blanks before it
  std::string_view name;
};

struct Format {
  std::string_view name;
  bool (*fits)(Sample const&);
  Result<Nodes> (*read)(std::string_view);
  bool as_text;  ///< the reader wants UTF-8; XML decodes itself
};

bool opens(Sample const& sample, std::string_view tag) { return sample.head.starts_with('<') && sample.head.find(tag) != sample.head.npos; }

bool is_freemind(Sample const& sample) { return opens(sample, "<map"); }
bool is_opml(Sample const& sample) { return opens(sample, "<opml"); }
bool is_xmind(Sample const& sample) { return packed::is_zip(sample.bytes); }
bool is_other_xml(Sample const& sample) { return sample.head.starts_with("<?xml") || sample.head.starts_with("<!DOCTYPE") || sample.head.starts_with("<html"); }
bool is_binary(Sample const& sample) { return sample.head.substr(0, 1'024).find('\0') != sample.head.npos; }

/// One or more stars at the start of a line of a file that has no other name.
bool is_org(Sample const& sample) {
  if (sample.name.ends_with(".org")) return true;
  bool const named = sample.name.ends_with(".md") || sample.name.ends_with(".txt");
  return !named && (sample.head.starts_with("#+TITLE") || sample.head.find("\n** ") != sample.head.npos);
}

bool is_markdown(Sample const& sample) {
  if (sample.name.ends_with(".md") || sample.name.ends_with(".markdown")) return true;
  return !sample.name.ends_with(".txt") && (sample.head.starts_with("# ") || sample.head.starts_with("- ") || sample.head.starts_with("* "));
}

Result<Nodes> refuse_xml(std::string_view) {
  return failure(ErrorCode::bad_input, "it is neither a mind map nor OPML", "give FreeMind .mm, OPML, XMind, Markdown, Org or indented text");
}
Result<Nodes> refuse_binary(std::string_view) {
  return failure(ErrorCode::bad_input, "it holds octets that are no text", "give FreeMind .mm, OPML, XMind, Markdown, Org or indented text");
}

constexpr std::array<Format, 8> formats = {{
    {"XMind", is_xmind, read_xmind, false},
    {"FreeMind", is_freemind, read_freemind, false},
    {"OPML", is_opml, read_opml, false},
    {"XML", is_other_xml, refuse_xml, false},
    {"binary", is_binary, refuse_binary, false},
    {"Org", is_org, read_org, true},
    {"Markdown", is_markdown, read_markdown, true},
    {"text", [](Sample const&) { return true; }, read_indented, true},
}};

/// What a reader said, with the file's name before it.
tl::unexpected<Error> named(std::string_view name, Error error) {
  error.what = (name.empty() ? "The outline" : std::string(name)) + " cannot be read: " + error.what;
  if (!error.what.ends_with('.')) error.what += '.';
  error.code = ErrorCode::bad_input;
  return tl::unexpected(std::move(error));
}

Error wrong(std::string what, std::string hint) { return Error{ErrorCode::bad_input, std::move(what), std::move(hint)}; }

}  // namespace

Result<std::vector<Node>> read(std::string_view bytes, std::string_view name) {
  if (bytes.empty()) return named(name, wrong("it is empty", "check the file"));
  if (bytes.size() > max_bytes) return named(name, wrong("it is larger than 16 MiB", "split it"));
  std::string_view const encoding = charset::guess_encoding(bytes);
  std::string const head = charset::decode(bytes.substr(0, head_bytes), encoding);
  Sample const sample{bytes, trimmed(head), name};
  auto const format = std::find_if(formats.begin(), formats.end(), [&](Format const& row) { return row.fits(sample); });
  auto nodes = format->as_text ? format->read(charset::decode(bytes, encoding)) : format->read(bytes);
  if (!nodes) return named(name, nodes.error());
  if (nodes->size() > max_nodes) return named(name, wrong("it has more than 10,000 nodes", "split it"));
  for (auto& node : *nodes) node.level = std::min(node.level, max_level);
  if (nodes->empty()) return named(name, wrong("it holds no nodes", "check the file"));
  return nodes;
}

std::string_view name_of(Coverage coverage) {
  static constexpr std::array<std::string_view, 4> names = {"good", "one-sided", "thin", "missing"};
  return names[static_cast<std::size_t>(coverage)];
}

}  // namespace bifrons::outline
