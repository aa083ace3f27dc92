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
              "&lt;/p&gt;&lt;script&gt;alert('1')&lt;/script&gt;&amp;amp;\"");
    EXPECT_EQ(text("学会 𠮷 é 😀\n\t"), "学会 𠮷 é 😀\n\t");
    EXPECT_EQ(text(""), "");
}

TEST(Markup, WhatActsIsReplaced) {
    EXPECT_EQ(text("a\x01\x7F\u0085\u202E\u2066\u200Fb"), "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb");
    EXPECT_EQ(text(std::string_view("\0", 1)), "\uFFFD");
    EXPECT_EQ(text("\xFF" "a\xE4\xB8"), "\uFFFDa\uFFFD\uFFFD");
}

TEST(Markup, EndlessClustersMayBeBroken) {
    std::string marks = "o";
    for (int i = 0; i < 200; ++i) marks += "\u0301";
    std::string family = "👩";
    for (int i = 0; i < 100; ++i) family += "\u200D👩";
    for (const std::string& cluster : {marks, family}) {
        const std::string shown = text(cluster);
        std::size_t since = 0;
        std::string without;
        for (std::size_t at = 0; at < shown.size(); at += 3) {
            const std::size_t next = shown.find("\u200B", at);
            since = std::min(next, shown.size()) - at;
            EXPECT_LE(since, 33 * 4U);
            without += shown.substr(at, since);
            at += since;
        }
        EXPECT_EQ(without, cluster);
    }
    EXPECT_EQ(text("e\u0301\u0302 👩\u200D👩\u200D👧"), "e\u0301\u0302 👩\u200D👩\u200D👧");
}

TEST(Markup, AttributesAreText) {
    Markup out;
    out.leaf("a", {{"href", "\"><script>'&\n"}});
    EXPECT_EQ(std::move(out).take(), "<a href=\"&quot;&gt;&lt;script&gt;'&amp;\n\"/>");
}

// Whatever the bytes, no markup comes out of text.
TEST(Markup, EveryByteIsInert) {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string bytes{static_cast<char>(first), static_cast<char>(second)};
            const std::string shown = text(bytes);
            EXPECT_EQ(shown.find_first_of("<>"), std::string::npos) << first << ' ' << second;
            Markup attribute;
            attribute.leaf("a", {{"b", bytes}});
            const std::string leaf = std::move(attribute).take();
            EXPECT_EQ(leaf.find_first_of("<>\"", 6), leaf.size() - 3) << first << ' ' << second;
            EXPECT_EQ(shown.find('\0'), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace xuehui
