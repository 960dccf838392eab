// SPDX-License-Identifier: GPL-3.0-or-later
// A form with a file field: browsers send it as multipart/form-data, which /outline reads.
#include "searchd/api/web/outline_page.hpp"

#include "searchd/api/web/page.hpp"

namespace bifrons::api::web {

std::string outline_page() {
  render::HtmlWriter html;
  begin_page(html, "Outline of a book – bifrons", QueryString{}, "start");
  html.open("div", {{"class", "welcome"}}).leaf("h1", "Sources for a book's outline");
  html.leaf("p", "Give a mind map (FreeMind or Freeplane .mm) or an OPML file. Each of its nodes is answered with the posts that speak of it, and marked good, one-sided, thin or missing.");
  html.open("form", {{"action", "/outline?format=html"}, {"method", "post"}, {"enctype", "multipart/form-data"}, {"class", "upload"}});
  html.leaf("label", {{"for", "file"}}, "Outline file").empty("input", {{"type", "file"}, {"id", "file"}, {"name", "file"}, {"accept", ".mm,.opml,.xml"}, {"required", "required"}});
  html.leaf("button", {{"type", "submit"}}, "Find sources").close();
  html.open("p", {{"class", "from"}}).text("For programs: ").leaf("code", "curl --data-binary @plan.mm http://localhost:8420/outline").close();
  html.close();
  return end_page(html);
}

}  // namespace bifrons::api::web
