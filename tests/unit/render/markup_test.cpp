// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that a page says may become markup of ours.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <limits>

#include "searchd/render/html_writer.hpp"
#include "searchd/render/json_writer.hpp"

namespace bifrons::render {
namespace {

TEST(HtmlWriter, EscapesTextAndAttributes) {
  HtmlWriter html;
  html.open("a", {{"href", "/?q=\"><script>"}, {"class", "x", false}}).text("1 < 2 & 'three'").close();
  EXPECT_EQ(html.take(), "<a href=\"/?q=&quot;&gt;&lt;script&gt;\">1 &lt; 2 &amp; &#39;three&#39;</a>\n");
}

TEST(HtmlWriter, ClosesWhatIsOpen) {
  HtmlWriter html;
  html.open("ul").open("li").text("x");
  EXPECT_EQ(html.take(), "<ul><li>x</li></ul>\n");
}

TEST(MarkedHtml, MarksWordsOfAnyScript) { EXPECT_EQ(marked_html({"работа с клиентами", {{13, 34}}}), "работа <mark>с клиентами</mark>"); }

TEST(MarkedHtml, LeavesOutMarksThatDoNotFitTheText) {
  EXPECT_EQ(marked_html({"abc", {{1, 2}, {1, 3}, {9, 12}}}), "a<mark>b</mark>c");
  EXPECT_EQ(marked_html({"", {{0, 4}}}), "");
}

TEST(JsonWriter, WritesEveryKindOfValue) {
  JsonWriter json;
  json.object().key("a").array().value(1).value(-2.5).value(true).null().value("x\"\\\n\x01ä").end_array().key("b").object().end_object().key("c").known("").end_object();
  auto const text = json.take();
  EXPECT_EQ(text, "{\"a\":[1,-2.5,true,null,\"x\\\"\\\\\\n\\u0001ä\"],\"b\":{},\"c\":null}");
  EXPECT_EQ(boost::json::parse(text).at("a").as_array().size(), 5U);
}

TEST(JsonWriter, TellsWhatIsNoNumberAsNull) {
  JsonWriter json;
  json.value(std::numeric_limits<double>::infinity());
  EXPECT_EQ(json.take(), "null");
}

}  // namespace
}  // namespace bifrons::render
