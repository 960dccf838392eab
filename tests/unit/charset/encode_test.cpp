// SPDX-License-Identifier: GPL-3.0-or-later
// Queries on their way into a page's encoding.
#include <gtest/gtest.h>

#include "corpus/charset/charset.hpp"

namespace bifrons::charset {
namespace {

TEST(CharsetQuery, EncodesInThePagesEncoding) {
  EXPECT_EQ(percent_encode_query("q=при вет'", "windows-1251"), "q=%EF%F0%E8%20%E2%E5%F2%27");
  EXPECT_EQ(percent_encode_query("q=при", "utf-16le"), "q=%D0%BF%D1%80%D0%B8");
  EXPECT_EQ(percent_encode_query("日", "shift_jis"), "%93%FA");
  EXPECT_EQ(percent_encode_query("日", "euc-jp"), "%C6%FC");
  EXPECT_EQ(percent_encode_query("你", "big5"), "%A7A");
  EXPECT_EQ(percent_encode_query("가", "euc-kr"), "%B0%A1");
  EXPECT_EQ(percent_encode_query("你\u20AC", "gbk"), "%C4%E3%80");
  EXPECT_EQ(percent_encode_query("\U00010000", "gb18030"), "%900%810");
}

TEST(CharsetQuery, WritesWhatTheEncodingLacksAsANumber) {
  EXPECT_EQ(percent_encode_query("т", "windows-1252"), "%26%231090%3B");
  EXPECT_EQ(percent_encode_query("日é", "iso-2022-jp"), "%1B$BF|%1B(B%26%23233%3B");
}

TEST(CharsetQuery, WritesEveryCyrillicLetterSoThatItReadsBack) {
  std::string const letters = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";
  for (auto const* encoding : {"windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"}) {
    std::string const query = percent_encode_query(letters, encoding);
    std::string bytes;
    for (std::size_t i = 0; i < query.size(); ++i) {
      if (query[i] != '%') bytes += query[i];
      else bytes += static_cast<char>(std::stoi(query.substr(i + 1, 2), nullptr, 16)), i += 2;
    }
    EXPECT_EQ(decode(bytes, encoding), letters) << encoding;
  }
}

}  // namespace
}  // namespace bifrons::charset
