// SPDX-License-Identifier: GPL-3.0-or-later
// Which of the signals about an encoding to believe, strongest first, with the octets as the last word.
#include <array>
#include <cstddef>
#include <utility>

#include "corpus/charset/charset.hpp"
#include "corpus/charset/mend.hpp"
#include "corpus/charset/utf.hpp"

namespace bifrons::charset {
namespace {

std::string_view byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return "utf-8";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  return bytes.starts_with("\xFF\xFE") ? "utf-16le" : "";
}

/// The encodings in which a few characters may look like UTF-8 by chance.
bool is_multi_byte(std::string_view encoding) {
  return encoding == "gbk" || encoding == "gb18030" || encoding == "big5" || encoding == "euc-kr" || encoding == "euc-jp" ||
         encoding == "shift_jis";
}

struct Signal {
  std::optional<std::string_view> encoding;
  std::string_view name;
};

/// The octets as witnesses: enough valid UTF-8 refutes another label, broken UTF-8 refutes that one.
class Witness {
 public:
  explicit Witness(std::string_view bytes) : count_(count_utf8(bytes)), guess_(guess_encoding(bytes)) {}

  [[nodiscard]] bool is_utf8(std::string_view label) const {
    return count_.errors == 0 && count_.sequences >= (is_multi_byte(label) ? 4u : 1u);
  }
  [[nodiscard]] bool refutes(std::string_view label) const {
    if (label == "utf-8") return count_.errors > count_.sequences;
    return label.starts_with("utf-16") && !guess_.starts_with("utf-16");
  }
  [[nodiscard]] std::string_view guess() const { return guess_; }
  [[nodiscard]] bool is_broken_utf8() const { return count_.errors > 0; }

 private:
  Utf8Count count_;
  std::string_view guess_;
};

Decoded read_as(std::string_view bytes, std::string_view encoding, std::string_view signal) {
  return {decode(bytes, encoding), std::string(encoding), std::string(signal)};
}

Decoded believe(std::string_view bytes, std::array<Signal, 2> const& signals) {
  Witness const witness(bytes);
  auto const read = [&](std::string_view encoding, std::string_view signal) {
    if (encoding != "utf-8" || !witness.is_broken_utf8()) return read_as(bytes, encoding, signal);
    return Decoded{decode_mixed_utf8(bytes), std::string(encoding), std::string(signal)};
  };
  for (Signal const& signal : signals) {
    if (!signal.encoding || *signal.encoding == "replacement") continue;
    if (*signal.encoding != "utf-8" && witness.is_utf8(*signal.encoding)) return read_as(bytes, "utf-8", "utf-8");
    if (!witness.refutes(*signal.encoding)) return read(*signal.encoding, signal.name);
  }
  return read(witness.guess(), witness.is_utf8("") ? "utf-8" : "guess");
}

/// UTF-16 and UTF-32 of XML by the shape of "<?" or "<" in them; "" where it is another.
std::string_view shape_of_xml(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\0\0\xFE\xFF"sv) || bytes.starts_with("\0\0\0<"sv)) return "utf-32be";
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("<\0\0\0"sv)) return "utf-32le";
  if (bytes.starts_with("\0<\0"sv)) return "utf-16be";
  return bytes.starts_with("<\0"sv) ? "utf-16le" : "";
}

}  // namespace

Decoded decode_page(std::string_view bytes, std::string_view content_type) {
  if (std::string_view const mark = byte_order_mark(bytes); !mark.empty()) return read_as(bytes, mark, "bom");
  Signal meta{meta_charset(bytes), "meta"};
  if (!meta.encoding) meta = {encoding_of_label(xml_declaration_label(bytes)), "xml"};
  return believe(bytes, {Signal{encoding_of_label(content_type_label(content_type)), "header"}, meta});
}

Decoded decode_xml(std::string_view bytes, std::string_view transport_label) {
  std::string_view const shape = shape_of_xml(bytes);
  if (shape.starts_with("utf-32")) {
    bool const marked = bytes[0] == '\xFF' || bytes[2] == '\xFE';
    return {decode_utf32(bytes.substr(marked ? 4 : 0), shape == "utf-32be"), std::string(shape), "bom"};
  }
  if (std::string_view const mark = byte_order_mark(bytes); !mark.empty()) return read_as(bytes, mark, "bom");
  if (!shape.empty()) return read_as(bytes, shape, "xml");
  std::string_view const declared = xml_declaration_label(bytes);
  return believe(bytes, {Signal{encoding_of_label(transport_label), "header"}, Signal{encoding_of_label(declared), "xml"}});
}

}  // namespace bifrons::charset
