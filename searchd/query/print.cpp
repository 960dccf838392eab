// SPDX-License-Identifier: GPL-3.0-or-later
// A tree as a person would type it: what "parsed_query" shows, and what parse() reads back as the same tree.
#include <algorithm>

#include "corpus/schema/fields.hpp"
#include "searchd/query/expr.hpp"
#include "searchd/query/lexer.hpp"

namespace bifrons::query {
namespace {

bool is_leaf(Expr const& expr) {
  return std::holds_alternative<Word>(expr.node) || std::holds_alternative<Phrase>(expr.node) || std::holds_alternative<Dates>(expr.node);
}

/// Whether a field's value must stand in quotes to be read as one.
bool needs_quotes(std::string_view text) {
  if (text.find_first_of("()") != std::string_view::npos) return true;
  for (; !text.empty(); text.remove_prefix(1))
    if (leading_space(text) > 0) return true;
  return false;
}

class Printer {
 public:
  std::string print(Expr const& expr) {
    std::visit([this](auto const& node) { put(node); }, expr.node);
    return std::move(out_);
  }

 private:
  void put_field(std::string const& field) {
    if (!field.empty()) out_ += field + ":";
  }
  void put(Word const& word) {
    put_field(word.field);
    auto const* row = schema::find_field(word.field);
    bool const words = row == nullptr || row->kind == schema::Kind::words;
    if (!words && needs_quotes(word.text)) {
      out_ += '"' + word.text + '"';
      return;
    }
    if (word.exact) out_ += '=';
    out_ += word.text;
    if (word.prefix) out_ += '*';
  }
  void put(Phrase const& phrase) {
    put_field(phrase.field);
    out_ += '"' + phrase.text + '"';
  }
  void put(Dates const& dates) { out_ += "date:" + (dates.from == dates.to ? dates.from : dates.from + ".." + dates.to); }
  void put(Near const& near) { join(near.of, " NEAR/" + std::to_string(near.window) + " "); }
  void put(Not const& no) {
    out_ += "NOT ";
    for (auto const& expr : no.of) operand(expr);
  }
  void put(All const& all) { join(all.of, " AND "); }
  void put(Any const& any) { join(any.of, " OR "); }
  void put(Ranked const& ranked) {
    auto const list = [this, first = true](Exprs const& of, std::string_view sign) mutable {
      for (auto const& expr : of) {
        if (!first) out_ += ' ';
        first = false;
        auto const* word = std::get_if<Word>(&expr.node);
        bool const plain = (word != nullptr && word->field.empty()) || (word == nullptr && !is_leaf(expr) && !std::holds_alternative<Near>(expr.node));
        if (sign != "+" || plain) out_ += sign;  // a field or phrase is required as it stands
        operand(expr);
      }
    };
    auto put_list = list;
    put_list(ranked.optional, "");
    put_list(ranked.must, "+");
    put_list(ranked.without, "-");
  }
  void operand(Expr const& expr) {
    if (is_leaf(expr)) {
      std::visit([this](auto const& node) { put(node); }, expr.node);
      return;
    }
    out_ += '(';
    std::visit([this](auto const& node) { put(node); }, expr.node);
    out_ += ')';
  }
  void join(Exprs const& of, std::string const& between) {
    for (std::size_t i = 0; i < of.size(); ++i) {
      if (i > 0) out_ += between;
      operand(of[i]);
    }
  }

  std::string out_;
};

}  // namespace

std::string to_text(Expr const& expr) { return Printer().print(expr); }

}  // namespace bifrons::query
