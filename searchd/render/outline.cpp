// SPDX-License-Identifier: GPL-3.0-or-later
// The same findings six ways; how many nodes are covered stands on top wherever people read.
#include "searchd/render/outline.hpp"

#include <algorithm>
#include <array>

#include "searchd/render/answer_json.hpp"
#include "searchd/render/answer_rows.hpp"
#include "searchd/render/html_writer.hpp"

namespace bifrons::render {
namespace {

constexpr auto formats = std::to_array<OutlineFormat>({
    {"text", "text/plain; charset=utf-8", outline_text},
    {"json", "application/json", [](Findings findings, Style) { return outline_json(findings); }},
    {"html", "text/html; charset=utf-8", [](Findings findings, Style) { return outline_html(findings); }},
    {"csv", "text/csv; charset=utf-8", [](Findings findings, Style) { return outline_csv(findings); }},
    {"markdown", "text/markdown; charset=utf-8", [](Findings findings, Style) { return outline_markdown(findings); }},
    {"mm", "application/x-freemind", nullptr},
    {"opml", "text/x-opml", nullptr},
    {"bibtex", "application/x-bibtex; charset=utf-8", nullptr},
});

/// "12 nodes: 7 good, 1 one-sided, 2 thin, 2 missing"
std::string summary(Findings findings) {
  using outline::Coverage;
  std::string out = std::to_string(findings.size()) + (findings.size() == 1 ? " node:" : " nodes:");
  for (auto const coverage : {Coverage::good, Coverage::one_sided, Coverage::thin, Coverage::missing}) {
    auto const count = std::count_if(findings.begin(), findings.end(), [coverage](auto const& f) { return f.coverage == coverage; });
    out += (coverage == Coverage::good ? " " : ", ") + std::to_string(count) + " " + std::string(outline::name_of(coverage));
  }
  return out;
}

std::string joined(std::vector<std::string> const& parts, std::string_view between) {
  std::string out;
  for (auto const& part : parts) (out += out.empty() ? std::string_view{} : between) += part;
  return out;
}

std::string_view colour_of(outline::Coverage coverage) {
  using outline::Coverage;
  return coverage == Coverage::good ? "32" : coverage == Coverage::missing ? "31" : "33";
}

std::string source_line(query::Hit const& source) {
  auto line = one_line(source.article.title.empty() ? source.article.id : source.article.title);
  if (!source.article.site.empty()) line += " · " + one_line(source.article.site);
  if (!source.article.published.empty()) line += " · " + one_line(source.article.published).substr(0, 10);
  return line;
}

/// What Markdown would take as its own signs.
std::string markdown_text(std::string_view text) {
  std::string out;
  for (char c : one_line(text)) {
    if (std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown_address(std::string_view address) {
  std::string out;
  for (char c : one_line(address)) {
    if (c == ' ') out += "%20";
    else if (c == '(') out += "%28";
    else if (c == ')') out += "%29";
    else if (c != '<' && c != '>') out += c;
  }
  return out;
}

}  // namespace

std::span<OutlineFormat const> outline_formats() { return formats; }

Result<OutlineFormat const*> find_outline_format(std::string_view name) {
  auto const row = std::find_if(formats.begin(), formats.end(), [name](auto const& f) { return f.name == name; });
  std::string built;
  for (auto const& format : formats)
    if (format.write) built += (built.empty() ? "" : ", ") + std::string(format.name);
  if (row == formats.end()) return failure(ErrorCode::bad_input, "there is no outline format \"" + std::string(name) + "\"", "choose one of " + built);
  if (!row->write) return failure(ErrorCode::not_built, "outlines as " + std::string(name) + " are not built yet", "choose one of " + built);
  return &*row;
}

std::string outline_json(Findings findings) {
  JsonWriter json;
  json.object().key("nodes").array();
  for (auto const& finding : findings) {
    json.object().key("id").value(finding.id).key("path").array();
    for (auto const& part : finding.path) json.value(part);
    json.end_array().key("text").value(finding.node.text).key("query").value(finding.query).key("sources").array();
    for (auto const& source : finding.sources) write_hit(json, source);
    json.end_array().key("coverage").value(outline::name_of(finding.coverage)).key("reasons").array();
    for (auto const& reason : finding.reasons) json.value(reason);
    json.end_array().end_object();
  }
  return json.end_array().end_object().take() + "\n";
}

std::string outline_text(Findings findings, Style style) {
  std::string out;
  for (auto const& finding : findings) {
    std::string const indent((std::max(finding.node.level, 1U) - 1) * 2, ' ');
    out += indent + finding.id + " " + styled(one_line(finding.node.text), "1", style) + "  " +
           styled("[" + std::string(outline::name_of(finding.coverage)) + "]", colour_of(finding.coverage), style) + "\n";
    if (!finding.reasons.empty()) out += wrap(joined(finding.reasons, "; "), indent + "    ", style);
    for (auto const& source : finding.sources) out += wrap("- " + source_line(source), indent + "    ", style);
  }
  return out + (out.empty() ? "" : "\n") + summary(findings) + "\n";
}

std::string outline_csv(Findings findings) {
  std::string out = "node,path,coverage,reasons,rank,id,title,url,site,published,lang\r\n";
  for (auto const& finding : findings) {
    auto const front = csv_field(finding.id) + "," + csv_field(joined(finding.path, " / ")) + "," + std::string(outline::name_of(finding.coverage)) + "," +
                       csv_field(joined(finding.reasons, "; "));
    if (finding.sources.empty()) out += front + ",,,,,,,\r\n";
    for (std::size_t i = 0; i < finding.sources.size(); ++i) {
      auto const& article = finding.sources[i].article;
      out += front + "," + std::to_string(i + 1);
      for (auto const* field : {&article.id, &article.title, &article.url, &article.site, &article.published, &article.lang}) out += "," + csv_field(*field);
      out += "\r\n";
    }
  }
  return out;
}

std::string outline_markdown(Findings findings) {
  std::string out = summary(findings) + "\n";
  for (auto const& finding : findings) {
    out += "\n" + std::string(std::clamp(finding.node.level, 1U, 6U), '#') + " " + markdown_text(finding.node.text) + "\n\n";
    out += "*" + std::string(outline::name_of(finding.coverage)) + "*" + (finding.reasons.empty() ? "" : ": " + markdown_text(joined(finding.reasons, "; "))) + "\n";
    for (std::size_t i = 0; i < finding.sources.size(); ++i) {
      auto const& source = finding.sources[i];
      auto const line = markdown_text(source_line(source));
      out += (i == 0 ? "\n- " : "- ") + (source.article.url.empty() ? line : "[" + line + "](" + markdown_address(source.article.url) + ")") + "\n";
    }
  }
  return out;
}

std::string outline_html(Findings findings) {
  HtmlWriter html;
  html.doctype().open("html", {{"lang", "en"}}).open("head").empty("meta", {{"charset", "utf-8"}}).leaf("title", "Sources for an outline").close();
  html.open("body").leaf("h1", "Sources for an outline").leaf("p", summary(findings));
  for (auto const& finding : findings) {
    constexpr std::array<std::string_view, 5> headings{"h2", "h3", "h4", "h5", "h6"};
    html.open(headings[std::clamp(finding.node.level, 1U, 5U) - 1]).text(finding.id + " " + finding.node.text).close();
    html.open("p").leaf("strong", outline::name_of(finding.coverage)).text(finding.reasons.empty() ? "" : ": " + joined(finding.reasons, "; ")).close();
    if (finding.sources.empty()) continue;
    html.open("ul");
    for (auto const& source : finding.sources) {
      bool const web = source.article.url.starts_with("http://") || source.article.url.starts_with("https://");
      html.open("li");
      if (web) html.leaf("a", {{"href", source.article.url}}, source_line(source));
      else html.text(source_line(source));
      html.close();
    }
    html.close();
  }
  return html.take();
}

}  // namespace bifrons::render
