// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads as browsers send them, and as attackers do.
#include "searchd/api/form_data.hpp"

#include <gtest/gtest.h>

namespace bifrons::api {
namespace {

constexpr std::string_view type = "multipart/form-data; boundary=----x9";

TEST(FormData, FindsTheFileAmongFields) {
  std::string const body =
      "------x9\r\nContent-Disposition: form-data; name=\"limit\"\r\n\r\n5\r\n"
      "------x9\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plan.mm\"\r\nContent-Type: text/xml\r\n\r\n<map>\r\n</map>\r\n------x9--\r\n";
  auto const file = uploaded_file(type, body);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->name, "plan.mm");
  EXPECT_EQ(file->bytes, "<map>\r\n</map>");
}

TEST(FormData, GivesNothingForWhatIsMalformed) {
  for (auto const* body : {"", "------x9", "------x9--\r\n", "------x9\r\nno head", "------x9\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nnever ended", "other"})
    EXPECT_FALSE(uploaded_file(type, body)) << body;
  EXPECT_FALSE(uploaded_file("multipart/form-data", "--\r\n"));
  EXPECT_FALSE(uploaded_file("text/plain", "------x9\r\n"));
}

}  // namespace
}  // namespace bifrons::api
