#include "json/layout.hpp"

#include "json/write.hpp"

#include "unit/documents.hpp"

namespace {

std::string laid_out(std::string_view text, std::size_t width = 23) {
    return xuehui::json::laid_out(unit::document(text)->root(), width);
}

TEST(Layout, BreaksTheOutermostOnly) {
    EXPECT_EQ(laid_out(R"({"a":[1,{"b":null}],"c":{},"d":[]})", 24),
              "{\n  \"a\": [1, {\"b\": null}],\n  \"c\": {},\n  \"d\": []\n}\n");
    EXPECT_EQ(laid_out("[]"), "[]\n");
    EXPECT_EQ(laid_out("1.50"), "1.50\n");
    EXPECT_EQ(laid_out(R"("a\u0001")"), "\"a\\u0001\"\n");
}

TEST(Layout, BreaksWhatDoesNotFit) {
    EXPECT_EQ(laid_out(R"({"a":[1,2,3,4,5]})"), "{\n  \"a\": [1, 2, 3, 4, 5]\n}\n");    // and a comma would fit
    EXPECT_EQ(laid_out(R"({"a":[1,2,3,4,50]})"), "{\n  \"a\": [\n    1,\n    2,\n    3,\n    4,\n    50\n  ]\n}\n");
    EXPECT_EQ(laid_out(R"([[{"long":"value that is wide"}]])"),
              "[\n  [\n    {\n      \"long\": \"value that is wide\"\n    }\n  ]\n]\n");
}

TEST(Layout, CountsCharacters) {
    EXPECT_EQ(laid_out(R"([["一二三四五六七八九十一二"]])"), "[\n  [\"一二三四五六七八九十一二\"]\n]\n");
}

TEST(Layout, SaysTheSame) {
    const std::string text = R"({"a":[{"b":[1,2,{"c":"d,e:f{[\"\\"}],"x":[[],{},[{}]]}],"":null,"z":[true,false]})";
    for (std::size_t width = 0; width < 80; ++width) {
        std::string again;
        xuehui::json::append_value(again, unit::document(laid_out(text, width))->root());
        EXPECT_EQ(again, text);
    }
}

// Strings may hold them as they are, and a terminal would obey them.
TEST(Layout, EscapesWhatActs) {
    EXPECT_EQ(laid_out("[\"a\u007F\u0080\u009B2J\u009F\u00A0\u202E\u2066z\"]"),
              "[\n  \"a\\u007f\\u0080\\u009b2J\\u009f\u00A0\\u202e\\u2066z\"\n]\n");
    EXPECT_EQ(laid_out("{\"\u0085\":1}"), "{\n  \"\\u0085\": 1\n}\n");
    const std::string text = "[\"学会 é 😀 \\n\"]";
    EXPECT_EQ(xuehui::json::printable(text), text);
    for (char32_t c = 0x7F; c < 0xA0; ++c) {
        const std::string one = c == 0x7F ? "\x7F" : std::string("\xC2") + static_cast<char>(c);
        const std::string shown = xuehui::json::printable('"' + one + '"');
        EXPECT_EQ(shown.size(), 8U);
        EXPECT_EQ(unit::document(shown)->root().text(), one);
    }
}

TEST(Layout, IsDeepWithoutRecursion) {
    xuehui::Faults faults("test");
    const std::string text = std::string(1000, '[') + std::string(1000, ']');
    const auto deep = xuehui::json::parse(text, {.depth = 1000}, faults);
    ASSERT_TRUE(deep);
    EXPECT_GT(xuehui::json::laid_out(deep->root(), 80).size(), text.size());
}

}  // namespace
