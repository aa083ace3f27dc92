#include "logic/numeric.hpp"

#include <utility>

#include <gtest/gtest.h>

namespace xuehui::logic {
namespace {

bool is_nan(const Numeric& number) { return !(number == number); }

TEST(Numeric, TextsAreReadAsEcmaScriptDoes) {
    const auto same = [](std::string_view text, std::string_view spelling) {
        EXPECT_TRUE(Numeric::read(text) == Numeric::parse(spelling)) << text;
    };
    same("", "0");
    same(" \t\n\v\f\r", "0");
    same("\xC2\xA0\xE2\x80\x83\xE3\x80\x80\xEF\xBB\xBF 7 \xE3\x80\x80", "7");
    same("12", "12");
    same("+12", "12");
    same("-12.50", "-12.5");
    same("007", "7");
    same(".5", "0.5");
    same("5.", "5");
    same("-.5e1", "-5");
    same("1e3", "1000");
    same("1E+3", "1000");
    same("25e-1", "2.5");
    same("0x1F", "31");
    same("0Xff", "255");
    same("0b101", "5");
    same("0O17", "15");
    same("1e-400", "0");
    same("0.1", "0.1");
    for (const char* text :
         {"a",   "1a",  "1 2", ".",   "e5",  "1e",       "1e+", "--1",   "+-1", "-0x10",        "0x",
          "0xg", "0b2", "0o8", "inf", "nan", "infinity", "NaN", "1_000", "1,5", "\xEF\xBC\x91", "true"}) {
        EXPECT_TRUE(is_nan(Numeric::read(text))) << text;
    }
    EXPECT_TRUE(Numeric::read("Infinity") > Numeric::parse("1e308"));
    EXPECT_TRUE(Numeric::read("-Infinity") < Numeric::parse("-1e308"));
    EXPECT_TRUE(Numeric::read("1e400") == Numeric::read("+Infinity"));
    EXPECT_TRUE(Numeric::read("-1e400") == Numeric::read("-Infinity"));
}

TEST(Numeric, TheSpellingDoesNotMatter) {
    EXPECT_TRUE(Numeric::parse("1") == Numeric::parse("1.000"));
    EXPECT_TRUE(Numeric::parse("1e2") == Numeric::parse("100"));
    EXPECT_TRUE(Numeric::parse("-0") == Numeric::parse("0.0e9"));
    EXPECT_TRUE(Numeric::parse("9223372036854775807") == Numeric::parse("9223372036854775807.0"));
}

TEST(Numeric, OrderIsExactAcrossTheTwoForms) {
    const char* ascending[] = {"-1e300",
                               "-9223372036854775809e3",
                               "-9223372036854775808",
                               "-9007199254740993",
                               "-9007199254740992",
                               "-1.5",
                               "-1",
                               "-0.5",
                               "0",
                               "5e-324",
                               "0.5",
                               "1",
                               "1.5",
                               "9007199254740992",
                               "9007199254740993",
                               "9223372036854775807",
                               "9223372036854775808",
                               "1e300"};
    for (std::size_t i = 0; i < std::size(ascending); ++i) {
        for (std::size_t j = 0; j < std::size(ascending); ++j) {
            const auto order = Numeric::parse(ascending[i]) <=> Numeric::parse(ascending[j]);
            EXPECT_TRUE(order == (i <=> j)) << ascending[i] << " against " << ascending[j];
        }
    }
}

TEST(Numeric, NotANumberHasNoOrderAndIsFalse) {
    const Numeric nan = Numeric::read("x");
    for (const char* text : {"0", "0.5", "x"}) {
        const Numeric other = Numeric::read(text);
        EXPECT_FALSE(nan < other || nan > other || nan == other || other < nan || other > nan);
    }
    EXPECT_FALSE(nan.truth());
    EXPECT_FALSE(Numeric::parse("-0.0").truth());
    EXPECT_TRUE(Numeric::parse("5e-324").truth());
    EXPECT_TRUE(Numeric::parse("-1").truth());
}

TEST(Numeric, MinusZeroIsTheLowerOfTheZeros) {
    const Numeric zero(std::int64_t{0});
    const Numeric minus_zero(-0.0);
    EXPECT_TRUE(zero == minus_zero);
    for (const auto& [a, b] : {std::pair(zero, minus_zero), std::pair(minus_zero, zero)}) {
        EXPECT_TRUE(lower(a, b).is_minus_zero());
        EXPECT_FALSE(higher(a, b).is_minus_zero());
    }
    EXPECT_TRUE(lower(minus_zero, Numeric(-0.5)) == Numeric(-0.5));
    EXPECT_TRUE(higher(Numeric::hundredths(1), minus_zero) == Numeric::hundredths(1));
}

TEST(Numeric, WhatHasNoOppositeBecomesAFraction) {
    constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
    EXPECT_EQ(negative(Numeric::hundredths(kLeast)), Numeric(92233720368547758.08));
    EXPECT_EQ(negative(Numeric(kLeast)), Numeric(9223372036854775808.0));
}

TEST(Numeric, PrintsAsEcmaScriptDoes) {
    const auto prints = [](std::string_view spelling, std::string_view text) {
        EXPECT_EQ(Numeric::parse(spelling).text(), text);
    };
    prints("1.0", "1");
    prints("-0", "0");
    prints("1e2", "100");
    prints("0.1", "0.1");
    prints("1e21", "1e+21");
    prints("123456789012345680000", "123456789012345680000");
    prints("1e-7", "1e-7");
    prints("0.000001", "0.000001");
    prints("-2.50", "-2.5");
    prints("5e-324", "5e-324");
    prints("1.7976931348623157e308", "1.7976931348623157e+308");
}

}  // namespace
}  // namespace xuehui::logic
