#include "base/base64.hpp"

#include <gtest/gtest.h>

namespace xuehui {
namespace {

TEST(Base64, IsThatOfTheStandard) {    // RFC 4648, section 10
    EXPECT_EQ(base64(""), "");
    EXPECT_EQ(base64("f"), "Zg==");
    EXPECT_EQ(base64("fo"), "Zm8=");
    EXPECT_EQ(base64("foo"), "Zm9v");
    EXPECT_EQ(base64("foob"), "Zm9vYg==");
    EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
    EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

TEST(Base64, TakesAnyByte) {
    EXPECT_EQ(base64(std::string_view("\0\xFF\xFE", 3)), "AP/+");
    EXPECT_EQ(base64("\xC4\xE3\xBA\xC3"), "xOO6ww==");
}

}  // namespace
}  // namespace xuehui
