#include "json/write.hpp"

#include "unit/documents.hpp"

namespace xuehui::json {
namespace {

TEST(Writer, PutsTheCommas) {
    std::string out;
    Writer writer(out);
    writer.begin_object();
    writer.key("a").begin_array().integer(1).integer(-2).begin_array().end_array().begin_object().end_object().end_array();
    writer.key("b").begin_object().key("c").null().key("d").boolean(true).end_object();
    writer.key("e").string("x").any_key("f\"").raw("1.50").key("g").boolean(false);
    writer.end_object();
    EXPECT_EQ(out, R"({"a":[1,-2,[],{}],"b":{"c":null,"d":true},"e":"x","f\"":1.50,"g":false})");
}

TEST(Writer, AppendsToWhatIsThere) {
    std::string out = "x";
    Writer(out).string("");
    EXPECT_EQ(out, "x\"\"");
}

TEST(Writer, WritesTheEndsOfIntegers) {
    std::string out;
    Writer writer(out);
    writer.begin_array().integer(INT64_MIN).integer(INT64_MAX).integer(UINT64_MAX).integer(std::uint8_t{7}).end_array();
    EXPECT_EQ(out, "[-9223372036854775808,9223372036854775807,18446744073709551615,7]");
}

std::string written(std::string_view text) {
    std::string out;
    append_string(out, text);
    return out;
}

TEST(AppendString, EscapesAsFewAsItMust) {
    EXPECT_EQ(written(""), R"("")");
    EXPECT_EQ(written("plain / text"), R"("plain / text")");
    EXPECT_EQ(written("\"\\"), R"("\"\\")");
    EXPECT_EQ(written("\b\f\n\r\t"), R"("\b\f\n\r\t")");
    EXPECT_EQ(written(std::string_view("\0\x01\x0B\x1F\x7F", 5)), "\"\\u0000\\u0001\\u000b\\u001f\x7F\"");
    EXPECT_EQ(written("学会 é 😀 \xE2\x80\xA8"), "\"学会 é 😀 \xE2\x80\xA8\"");
    EXPECT_EQ(written("a\nb\"c"), R"("a\nb\"c")");
}

TEST(AppendValue, KeepsSpellingAndOrder) {
    for (const char* text : {R"({"b":[1.50,-0.0,12345678901234567890,1e-400,{}],"a":{"c":null,"d":[[],[{}]]},"e\"":"\n"})", "[]", "{}",
                             "\"x\"", "1.10", "[[[]],[],[1,[2]],{\"a\":[]}]", "null", "[true,false,null]"}) {
        std::string out;
        append_value(out, unit::document(text)->root());
        EXPECT_EQ(out, text);
    }
    const auto spaced = unit::document(" { \"a\" : [ 1 , { \"b\" : 2 } ] , \"c\" : 3 } ");
    std::string out;
    append_value(out, spaced->root().find("a"));
    EXPECT_EQ(out, R"([1,{"b":2}])");
}

TEST(AppendString, IsReadBack) {
    std::string text;
    for (char c = 0; c < 0x7F; ++c) text += c;
    text += "学😀";
    EXPECT_EQ(unit::document(written(text))->root().text(), text);
}

}  // namespace
}  // namespace xuehui::json
