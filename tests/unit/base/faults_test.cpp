#include "base/faults.hpp"

#include <array>
#include <string>
#include <vector>

#include "unit/documents.hpp"
#include "unit/stopwatch.hpp"

namespace xuehui {
namespace {

using unit::document;

TEST(Faults, KnowTheirPlace) {
    const auto text = document("{\"a\": [1,\n \"二\", true]}");
    Faults faults("record", 10);
    EXPECT_TRUE(faults.empty());
    faults.add("bad_value", *++text->root().find("a").elements().begin(), "no good", "better");
    faults.missing(text->root(), "b");
    faults.wrong_type(text->root().find("a"), "a string");
    faults.add_at("syntax", *text, 9, "here");
    faults.add_general("limit", "too much");
    EXPECT_FALSE(faults.empty());
    EXPECT_EQ(to_text(std::move(faults).take()),
              "record:1:1: missing_member: the member 'b' is required\n"
              "record:1:7: /a: wrong_type: expected a string, found an array\n"
              "record:2:2: /a/1: bad_value: no good (did you mean 'better'?)\n"
              "record:1:10: syntax: here\n"
              "record: limit: too much\n");
}

TEST(Faults, WrongTypesSayWhatWasFound) {
    const auto text = document(R"([null, true, false, 1, "s", [], {}])");
    Faults faults("test");
    for (const Value value : text->root().elements()) faults.wrong_type(value, "x");
    std::string found;
    for (const Diagnostic& fault : std::move(faults).take()) found += fault.message.substr(18) + "; ";
    EXPECT_EQ(found, "null; true; false; a number; a string; an array; an object; ");
}

TEST(Faults, BeyondTheLimitTheyAreCounted) {
    const auto text = document("[1]");
    Faults faults("test", 2);
    faults.add("bad_value", text->root(), "one");
    EXPECT_EQ(faults.suggestion("colour", std::array<std::string_view, 1>{"color"}), "color");
    faults.add_general("limit", "two");
    EXPECT_EQ(faults.suggestion("colour", std::array<std::string_view, 1>{"color"}), "");
    faults.add("bad_value", text->root(), "three");
    faults.add_at("syntax", *text, 0, "four");
    EXPECT_EQ(to_text(std::move(faults).take()),
              "test:1:1: bad_value: one\ntest: limit: two\ntest: limit: 2 further faults are not listed\n");
}

// A thousand wrong names, each as near to twelve thousand right ones as can be without being near enough.
TEST(Faults, SuggestionsCannotBeBoughtWithoutEnd) {
    std::vector<std::string> names(12'000, std::string(64, 'a'));
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t bit = 0; bit < 21; ++bit) names[i][3 * bit] = ((i >> bit) & 1U) != 0 ? 'b' : 'c';
    }
    const std::vector<std::string_view> known(names.begin(), names.end());
    const std::string wrong = std::string(42, 'a') + std::string(22, 'd');
    Faults faults("test");
    EXPECT_EQ(faults.suggestion("aab", std::array<std::string_view, 1>{"aaa"}), "aaa");
    const double seconds = unit::seconds([&] {
        for (int i = 0; i < 1000; ++i) EXPECT_EQ(faults.suggestion(wrong, known), "");
    });
    EXPECT_LT(seconds, unit::kPatience);
    EXPECT_FALSE(faults.may_suggest());
    EXPECT_EQ(faults.suggestion("aab", std::array<std::string_view, 1>{"aaa"}), "");
}

TEST(Faults, ComeInTheOrderOfTheText) {
    const auto text = document(R"({"a": [1], "b": 2})");
    const Value a = text->root().find("a");
    Faults faults("test");
    faults.add("bad_value", text->root().find("b"), "4");
    faults.add("bad_value", *a.elements().begin(), "3");
    faults.add("bad_value", a, "1");
    faults.add("bad_order", a, "2");
    std::string order;
    for (const Diagnostic& fault : std::move(faults).take()) order += fault.message;
    EXPECT_EQ(order, "1234");
}

TEST(Faults, QuotesAreShortAndPrintable) {
    EXPECT_EQ(in_quotes("text"), "'text'");
    EXPECT_EQ(in_quotes(""), "''");
    EXPECT_EQ(in_quotes("a\n\x1B[2J\x7F"), "'a??[2J?'");
    EXPECT_EQ(in_quotes(std::string(60, 'x')), "'" + std::string(60, 'x') + "'");
    EXPECT_EQ(in_quotes(std::string(61, 'x')), "'" + std::string(60, 'x') + "…'");
    EXPECT_EQ(in_quotes("x" + std::string(20, '.') + "学学学学学学学学学学学学学学"), "'x" + std::string(20, '.') + "学学学学学学学学学学学学学…'");
}

TEST(Faults, ALineIsALineWhateverNamesHold) {
    const auto text = document(R"({"a\nb": 1})");
    Faults faults("test");
    faults.add("bad_value", text->root().find("a\nb"), "no", "c\r\nd");
    EXPECT_EQ(to_text(std::move(faults).take()), "test:1:10: /a?b: bad_value: no (did you mean 'c??d'?)\n");
}

}  // namespace
}  // namespace xuehui
