// SPDX-License-Identifier: GPL-3.0-or-later
// A hit is four lines or so: what, whence, where, why.
#include "searchd/render/answer_text.hpp"

#include <algorithm>

namespace bifrons::render {
namespace {

constexpr std::string_view indent = "    ";

void add(std::string& line, std::string_view part) {
  if (part.empty()) return;
  if (!line.empty()) line += " · ";
  line += one_line(part);
}

std::string origin(query::Hit const& hit) {
  std::string line;
  add(line, hit.article.site);
  add(line, std::string_view(hit.article.published).substr(0, 10));
  if (hit.article.lang != "und") add(line, hit.article.lang);
  std::string topics;
  for (std::size_t i = 0; i < hit.article.topics.size(); ++i) topics += (topics.empty() ? "" : ", ") + (i < hit.topic_labels.size() ? hit.topic_labels[i] : hit.article.topics[i].id);
  add(line, topics);
  if (hit.duplicates > 0) add(line, std::to_string(hit.duplicates) + (hit.duplicates == 1 ? " copy" : " copies"));
  if (hit.grouped > 0) add(line, std::to_string(hit.grouped) + " more of " + one_line(hit.group));
  return line;
}

/// The passage block by block, else the snippet.
std::string passage_text(query::Hit const& hit, Style style) {
  if (!hit.passage) return wrap(hit.snippet, indent, style);
  auto const& [text, marks] = hit.passage->text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    query::Snippet line{text.substr(at, end - at), {}};
    for (auto const& mark : marks)
      if (mark.start >= at && mark.end <= end) line.marks.push_back({mark.start - at, mark.end - at});
    out += wrap(line, indent, style);
    at = end + 1;
  }
  return out;
}

std::string facet_text(query::Facet const& facet, Style style) {
  std::string line;
  for (auto const& value : facet.values)
    line += (line.empty() ? "" : ", ") + one_line(value.label.empty() ? value.value : value.label) + " " + std::to_string(value.count);
  if (line.empty()) return {};
  return wrap(facet.name + ": " + line, "", style);
}

}  // namespace

std::string hit_text(query::Hit const& hit, Style style) {
  auto const rank = std::to_string(hit.rank) + ".";
  auto const title = hit.article.title.empty() ? std::string("(without title)") : one_line(hit.article.title);
  std::string out = rank + std::string(rank.size() < indent.size() ? indent.size() - rank.size() : 1, ' ') + styled(title, "1", style) + "\n";
  if (auto const line = origin(hit); !line.empty()) out += std::string(indent) + styled(line, "36", style) + "\n";
  out += std::string(indent) + styled(hit.article.url.empty() ? "id " + one_line(hit.article.id) : one_line(hit.article.url), "2", style) + "\n";
  auto const& headings = hit.passage ? hit.passage->headings : hit.headings;
  if (auto const path = query::heading_line(headings); !path.empty()) out += wrap(path, indent, style);
  out += passage_text(hit, style);
  if (!hit.explanation.empty()) out += wrap("score " + std::to_string(hit.score) + ": " + hit.explanation, indent, style);
  return out;
}

std::string answer_text(AnswerView const& view) {
  auto const& answer = view.answer;
  std::string out;
  if (view.request.explain && !answer.parsed.empty()) out += "understood as: " + one_line(answer.parsed) + "\n\n";
  for (auto const& hit : answer.hits) out += hit_text(hit, view.style) + "\n";
  for (auto const& facet : answer.facets) out += facet_text(facet, view.style);
  if (answer.hits.empty()) return out;
  auto const last = answer.hits.back().rank;
  auto const listed = view.request.group ? answer.listed : answer.total;
  out += std::to_string(answer.hits.front().rank) + "–" + std::to_string(last) + " of " + std::to_string(listed);
  if (listed < answer.total) out += ", which stand for " + std::to_string(answer.total);
  if (last < listed) out += " (more with --offset " + std::to_string(last) + ")";
  return out + "\n";
}

}  // namespace bifrons::render
