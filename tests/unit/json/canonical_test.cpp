// The examples of RFC 8785, and numbers against what ECMAScript's algorithm gives for their doubles.
#include "json/canonical.hpp"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.hpp"
#include "property/random.hpp"
#include "unit/documents.hpp"

namespace xuehui::json {
namespace {

std::string canonical_of(std::string_view text) { return canonical(unit::document(text)->root()); }

std::string number(std::string_view spelling) {
    std::string out;
    append_number(out, spelling);
    return out;
}

// RFC 8785 escapes the controls below U+0020 and no others.
TEST(Canonical, KeepsOtherControlsAsTheyAre) {
    const std::string text = "[\"\u007F\u0080\u009B\u202E\"]";
    EXPECT_EQ(canonical_of(text), text);
}

TEST(Canonical, TheExampleOfTheStandard) {
    EXPECT_EQ(canonical_of(R"({
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    })"),
              R"({"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)"
              R"("string":"€$\u000f\nA'B\"\\\\\"/"})");
}

TEST(Canonical, MembersAreSortedByCodeUnits) {
    EXPECT_EQ(canonical_of(R"({"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                               "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"})"),
              "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\","
              "\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With Dagesh\"}");
    EXPECT_EQ(canonical_of(R"({"b": 1, "a": 2, "ab": 3, "": 4, "A": 5, "10": 6, "9": 7, "aa": 8})"),
              R"({"":4,"10":6,"9":7,"A":5,"a":2,"aa":8,"ab":3,"b":1})");
    EXPECT_EQ(canonical_of(R"({"a\uffff": 1, "a\ud800\udc00": 2, "a\ue000": 3, "a\ud7ff": 4})"),
              "{\"a\xED\x9F\xBF\":4,\"a\xF0\x90\x80\x80\":2,\"a\xEE\x80\x80\":3,\"a\xEF\xBF\xBF\":1}");
}

TEST(Canonical, NestedValuesKeepTheirPlaces) {
    EXPECT_EQ(canonical_of(" [ { \"b\" : [ ] , \"a\" : { \"d\" : [ 1 , [ { } ] ] , \"c\" : null } } , true , \"x\" ] "),
              R"([{"a":{"c":null,"d":[1,[{}]]},"b":[]},true,"x"])");
    EXPECT_EQ(canonical_of("5"), "5");
    EXPECT_EQ(canonical_of("{}"), "{}");
    const auto text = unit::document(R"({"x": {"b": 1, "a": 2}, "y": 3})");
    EXPECT_EQ(canonical(text->root().find("x")), R"({"a":2,"b":1})");    // of a part
}

// A text whose order by code units is plain to see beside it: characters in the order of their first units.
struct Named {
    std::vector<std::size_t> ranks;
    std::string json;
};

Named random_name(property::Random& random) {
    constexpr std::array<std::string_view, 8> kInOrder{"\x01", "A", "a", "b", "\u00e9", "\u5b66", "\U0001F600", "\ufb33"};
    Named name;
    const auto length = random.below(14);
    for (std::size_t i = 0; i < length; ++i) {
        const auto rank = static_cast<std::size_t>(random.below(kInOrder.size()));
        name.ranks.push_back(rank);
        name.json += rank == 0 ? std::string_view("\\u0001") : kInOrder[rank];
    }
    return name;
}

TEST(Canonical, RandomMembersAreSortedByCodeUnits) {
    property::Random random(1);
    for (int round = 0; round < 300; ++round) {
        std::map<std::vector<std::size_t>, std::string> sorted;
        std::vector<Named> names;
        const auto count = random.below(40);
        while (names.size() < count) {
            Named name = random_name(random);
            if (sorted.emplace(name.ranks, name.json).second) names.push_back(std::move(name));
        }
        std::string text;
        for (const Named& name : names) text += (text.empty() ? "\"" : ",\"") + name.json + "\":1";
        std::string expected;
        for (const auto& [ranks, json] : sorted) expected += (expected.empty() ? "\"" : ",\"") + json + "\":1";
        ASSERT_EQ(canonical_of("{" + text + "}"), "{" + expected + "}");
    }
}

TEST(Canonical, AsDeepAsCanBeRead) {
    const std::string deep = std::string(1000, '[') + std::string(1000, ']');
    Faults faults("test");
    const auto text = parse(deep, Limits{.depth = 1'000'000}, faults);
    ASSERT_TRUE(text);
    EXPECT_EQ(canonical(text->root()), deep);
}

TEST(Canonical, DigestIsOfTheCanonicalForm) {
    const auto one = unit::document(R"({"b": 1.0, "a": "\u0041"})");
    const auto other = unit::document("{\"a\":\"A\",\n\"b\":10e-1}");
    EXPECT_EQ(digest(one->root()), digest(other->root()));
    EXPECT_EQ(digest(one->root()), sha256_hex(R"({"a":"A","b":1})"));
    EXPECT_NE(digest(one->root()), digest(unit::document(R"({"b": 1.1, "a": "A"})")->root()));
}

std::string spelled(double value) {
    char text[40];
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, 25).ptr};
}

TEST(CanonicalNumber, TheTableOfTheStandard) {
    struct Row {
        std::uint64_t bits;
        const char* text;
    };
    const Row rows[] = {{0x0000000000000000, "0"},
                        {0x8000000000000000, "0"},
                        {0x0000000000000001, "5e-324"},
                        {0x8000000000000001, "-5e-324"},
                        {0x7fefffffffffffff, "1.7976931348623157e+308"},
                        {0xffefffffffffffff, "-1.7976931348623157e+308"},
                        {0x4340000000000000, "9007199254740992"},
                        {0xc340000000000000, "-9007199254740992"},
                        {0x4430000000000000, "295147905179352830000"},
                        {0x44b52d02c7e14af5, "9.999999999999997e+22"},
                        {0x44b52d02c7e14af6, "1e+23"},
                        {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
                        {0x444b1ae4d6e2ef4e, "999999999999999700000"},
                        {0x444b1ae4d6e2ef4f, "999999999999999900000"},
                        {0x444b1ae4d6e2ef50, "1e+21"},
                        {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
                        {0x3eb0c6f7a0b5ed8d, "0.000001"},
                        {0x41b3de4355555553, "333333333.3333332"},
                        {0x41b3de4355555554, "333333333.33333325"},
                        {0x41b3de4355555555, "333333333.3333333"},
                        {0x41b3de4355555556, "333333333.3333334"},
                        {0x41b3de4355555557, "333333333.33333343"},
                        {0xbecbf647612f3696, "-0.0000033333333333333333"},
                        {0x43143ff3c1cb0959, "1424953923781206.2"}};
    for (const Row& row : rows) EXPECT_EQ(number(spelled(std::bit_cast<double>(row.bits))), row.text);
}

TEST(CanonicalNumber, LayoutsOfFewDigits) {
    for (const auto& [spelling, text] : {std::pair{"1", "1"}, {"-0", "0"}, {"0.0e5", "0"}, {"1.50", "1.5"}, {"100", "100"}, {"1e2", "100"},
                                         {"1e20", "100000000000000000000"}, {"1e21", "1e+21"}, {"12e20", "1.2e+21"}, {"0.1", "0.1"},
                                         {"1e-6", "0.000001"}, {"1e-7", "1e-7"}, {"12e-8", "1.2e-7"}, {"-0.00000123", "-0.00000123"},
                                         {"123456789012345", "123456789012345"}, {"0.123456789012345", "0.123456789012345"},
                                         {"1e300", "1e+300"}, {"-1e-300", "-1e-300"}, {"1e-400", "0"}, {"-1e-400", "0"}}) {
        EXPECT_EQ(number(spelling), text) << spelling;
    }
}

// ECMAScript's Number::toString of a double, from its shortest digits, by the letter of the standard.
std::string by_the_letter(double value) {
    if (value == 0) return "0";
    if (value < 0) return "-" + by_the_letter(-value);
    char text[40];
    const std::string shortest(text, std::to_chars(text, text + sizeof text, value, std::chars_format::scientific).ptr);
    const std::size_t e = shortest.find('e');
    std::string digits = shortest.substr(0, 1);
    if (e > 2) digits += shortest.substr(2, e - 2);
    const int n = std::stoi(shortest.substr(e + 1)) + 1;
    const int k = static_cast<int>(digits.size());
    const auto zeros = [](int count) { return std::string(static_cast<std::size_t>(count), '0'); };
    if (k <= n && n <= 21) return digits + zeros(n - k);
    if (0 < n && n <= 21) return digits.substr(0, static_cast<std::size_t>(n)) + "." + digits.substr(static_cast<std::size_t>(n));
    if (-6 < n && n <= 0) return "0." + zeros(-n) + digits;
    const std::string exponent = (n > 0 ? "e+" : "e-") + std::to_string(std::abs(n - 1));
    return k == 1 ? digits + exponent : digits.substr(0, 1) + "." + digits.substr(1) + exponent;
}

TEST(CanonicalNumber, RandomDoublesByAnySpelling) {
    property::Random random(20260331);
    for (int i = 0; i < 100'000; ++i) {
        const std::uint64_t bits = random.below(std::size_t(-1));
        const auto value = std::bit_cast<double>(bits);
        if (!std::isfinite(value)) continue;
        const std::string text = number(spelled(value));
        ASSERT_EQ(text, by_the_letter(value)) << std::hex << bits;
        ASSERT_EQ(number(text), text);
        ASSERT_EQ(std::strtod(text.c_str(), nullptr), value) << text;
    }
}

// Up to 15 digits no double is made; the answer must be its all the same.
TEST(CanonicalNumber, RandomDecimalsOfFewDigits) {
    property::Random random(20260331);
    for (int i = 0; i < 200'000; ++i) {
        const long long limit = random.pick({99LL, 999'999LL, 999'999'999'999'999LL, 99'999'999'999'999'999LL});
        const long long exponent = random.percent(80) ? random.between(-25, 25) : random.between(-330, 290);
        const std::string spelling = std::to_string(random.between(-limit, limit)) + "e" + std::to_string(exponent);
        ASSERT_EQ(number(spelling), by_the_letter(std::strtod(spelling.c_str(), nullptr))) << spelling;
    }
}

}  // namespace
}  // namespace xuehui::json
