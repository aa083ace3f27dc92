#include "markup/markup.hpp"

#include <gtest/gtest.h>

namespace xuehui {
namespace {

std::string text(std::string_view text) {
    Markup out;
    out.text(text);
    return std::move(out).take();
}

TEST(Markup, Nests) {
    Markup out;
    out.open("p", {{"class", "a"}, {"id", "b"}}).text("x").leaf("br").element("b", "y").close();
    EXPECT_EQ(std::move(out).take(), "<p class=\"a\" id=\"b\">x<br/><b>y</b></p>");
}

TEST(Markup, TextIsText) {
    EXPECT_EQ(text("</p><script>alert('1')</script>&amp;\""),
              "&lt;/p&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;&quot;");
    EXPECT_EQ(text("学会 𠮷 é 😀\n\t"), "学会 𠮷 é 😀\n\t");
    EXPECT_EQ(text(""), "");
}

TEST(Markup, WhatActsIsReplaced) {
    EXPECT_EQ(text("a\x01\x7F\u0085\u202E\u2066\u200Fb"), "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb");
    EXPECT_EQ(text(std::string_view("\0", 1)), "\uFFFD");
    EXPECT_EQ(text("\xFF" "a\xE4\xB8"), "\uFFFDa\uFFFD\uFFFD");
}

TEST(Markup, AttributesAreText) {
    Markup out;
    out.leaf("a", {{"href", "\"><script>'&\n"}});
    EXPECT_EQ(std::move(out).take(), "<a href=\"&quot;&gt;&lt;script&gt;&#39;&amp;\n\"/>");
}

// Whatever the bytes, no markup comes out of text.
TEST(Markup, EveryByteIsInert) {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
            const std::string shown = text(bytes);
            EXPECT_EQ(shown.find_first_of("<>\"'"), std::string::npos) << first << ' ' << second;
            EXPECT_EQ(shown.find('\0'), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace xuehui
