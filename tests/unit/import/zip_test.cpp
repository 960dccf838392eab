// SPDX-License-Identifier: GPL-3.0-or-later
// Exports as they are downloaded: zip archives of posts, with drafts, pictures and other company.
#include <gtest/gtest.h>

#include "tests/support/temporary_directory.hpp"
#include "tests/support/zip_file.hpp"
#include "tests/unit/import/run.hpp"

namespace bifrons::import {
namespace {

using bifrons::testing::zip_of;
using Strings = std::vector<std::string>;

std::string page(std::string_view title) {
  std::string paragraph = "<p>A post needs a few sentences before anyone takes it for one. This is the second of them, and here is a third.</p>";
  return "<html><head><title>" + std::string(title) + "</title></head><body><article><h1>" + std::string(title) + "</h1>" + paragraph + paragraph + paragraph + "</article></body></html>";
}

Strings titles(Run const& run) {
  Strings found;
  for (auto const& item : run.items) found.push_back(item.article.title);
  return found;
}

TEST(ZipImport, ReadsAnArchiveAsTheFolderThatItWas) {
  auto const bytes = zip_of({{"blog/_posts/2020-01-02-b.md", "---\ntitle: Second\n---\ntext"},
                             {"blog/_posts/2020-01-01-a.md", "---\ntitle: First\n---\ntext"},
                             {"blog/_posts/2020-01-03-c.md", "---\ntitle: Third\ndraft: true\n---\ntext"},
                             {"blog/_drafts/d.md", "---\ntitle: Fourth\n---\ntext"},
                             {"blog/.hidden.md", "# Hidden"},
                             {"__MACOSX/blog/e.md", "# Fork"},
                             {"blog/picture.png", "\x89PNG"},
                             {"blog/more.zip", zip_of({{"f.md", "# Inner"}})}});
  auto const got = run(bytes, "blog.zip");
  EXPECT_EQ(titles(got), (Strings{"First", "Second"}));
  EXPECT_EQ(got.left_out, (Strings{"blog.zip: blog/_drafts/d.md: it is a draft", "blog.zip: blog/_posts/2020-01-03-c.md: it is a draft",
                                   "blog.zip: blog/more.zip: a zip archive in a zip archive is not opened"}));
  EXPECT_TRUE(got.errors.empty()) << got.errors.front();
}

TEST(ZipImport, IsTheSameFromTheDisk) {
  bifrons::testing::TemporaryDirectory place;
  place.write("in/a.zip", zip_of({{"a.md", "# One\n\ntext"}}));
  import::Run got;
  std::string const folder = (place.path() / "in").string();
  ASSERT_TRUE(import_paths({&folder, 1}, {}, got.sink()));
  EXPECT_EQ(titles(got), Strings{"One"});
}

TEST(ZipImport, TakesOfAMediumExportThePublishedPosts) {
  auto const got = run(zip_of({{"profile/profile.html", page("Me")}, {"claps/claps.html", page("Claps")}, {"posts/2020-01-01_One-1.html", page("One")}, {"posts/draft_Two-2.html", page("Two")}}), "medium.zip");
  EXPECT_EQ(titles(got), Strings{"One"});
}

TEST(ZipImport, ReadsTheWarcFilesOfAWacz) {
  auto const body = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("Kept");
  auto const warc = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.test/post\r\nWARC-Date: 2024-01-15T09:30:00Z\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body + "\r\n\r\n";
  auto const got = run(zip_of({{"datapackage.json", "{}"}, {"archive/data.warc", warc}, {"pages/pages.jsonl", "{\"text\":\"no article\"}"}}), "site.wacz");
  EXPECT_EQ(titles(got), Strings{"Kept"});
  EXPECT_EQ(got.items.at(0).article.archived, "data.warc#0");
}

TEST(ZipImport, NamesDocumentsAndWhatCannotBeOpened) {
  EXPECT_EQ(run(zip_of({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}}), "a.docx").errors, Strings{"a.docx is a Word document."});
  EXPECT_EQ(run(zip_of({{"mimetype", "application/epub+zip"}, {"META-INF/container.xml", "<x/>"}}), "a.epub").errors, Strings{"a.epub is an e-book (EPUB)."});
  EXPECT_EQ(run(zip_of({{"secret.md", "0123456789abcdef", 1}}), "a.zip").errors, Strings{"a.zip: secret.md is encrypted."});
  EXPECT_EQ(run(zip_of({{"../../out.md", "# Out"}}), "a.zip").errors, Strings{"a.zip: ../../out.md cannot be taken: its name leads out of the archive."});
  auto const cut = run(zip_of({{"a.md", "# A"}}).substr(0, 60), "a.zip");
  ASSERT_EQ(cut.errors.size(), 1u);
  EXPECT_TRUE(cut.errors[0].starts_with("a.zip is no whole zip archive")) << cut.errors[0];
}

}  // namespace
}  // namespace bifrons::import
