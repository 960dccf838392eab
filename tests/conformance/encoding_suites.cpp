// SPDX-License-Identifier: GPL-3.0-or-later
// Suites about encodings: labels, decoders, the meta prescan, sniffing, and queries on the way back.
#include <array>

#include "corpus/charset/charset.hpp"
#include "corpus/url/url.hpp"
#include "tests/conformance/suites.hpp"

namespace bifrons::conformance {
namespace {

boost::json::string json_text(std::string_view text) { return boost::json::string(text.data(), text.size()); }

boost::json::value answer_label(boost::json::object const& in) {
  boost::json::object out;
  auto const encoding = charset::encoding_of_label(text_of(in, "label"));
  out["encoding"] = encoding ? boost::json::value(json_text(*encoding)) : boost::json::value(nullptr);
  return out;
}

boost::json::value answer_decode(boost::json::object const& in) {
  boost::json::object out;
  out["text"] = charset::decode(bytes_of(in, "bytes"), text_of(in, "encoding"));
  return out;
}

boost::json::value answer_meta(boost::json::object const& in) {
  boost::json::object out;
  out["encoding"] = json_text(charset::meta_charset(bytes_of(in, "body")).value_or("windows-1252"));
  return out;
}

boost::json::value answer_sniff(boost::json::object const& in) {
  boost::json::object out;
  auto const page = charset::decode_page(bytes_of(in, "bytes"), text_of(in, "content_type"));
  out["encoding"] = page.encoding;
  out["text"] = page.text;
  return out;
}

boost::json::value answer_query(boost::json::object const& in) {
  boost::json::object out;
  std::string const encoding(text_of(in, "page_encoding"));
  auto const encode = [&](std::string_view query) { return charset::percent_encode_query(query, encoding); };
  auto const address = url::resolve("?" + std::string(text_of(in, "query")), "http://a.test/", encode);
  auto const parts = url::parse(address.value_or(""));
  if (!parts) return error_answer("The query made no address.");
  out["search"] = parts->search.substr(parts->search.empty() ? 0 : 1);
  return out;
}

constexpr std::array<Suite, 5> suites{{
    {"encoding-labels", answer_label},
    {"encoding-decode", answer_decode},
    {"encoding-sniff", answer_sniff},
    {"html-meta-charset", answer_meta},
    {"url-encoding", answer_query},
}};

}  // namespace

std::span<Suite const> encoding_suites() { return suites; }

}  // namespace bifrons::conformance
