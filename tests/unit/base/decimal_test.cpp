#include "base/decimal.hpp"

#include <string>

#include <gtest/gtest.h>

#include "property/random.hpp"

namespace xuehui {
namespace {

std::int64_t millionths(std::string_view spelling) {
    const auto decimal = Decimal::parse(spelling);
    EXPECT_TRUE(decimal) << spelling;
    return decimal ? decimal->millionths() : -1;
}

TEST(Decimal, ReadsEverySpellingOfAValue) {
    for (const char* spelling : {"150", "150.0", "150.000000000000000000000000", "1.5e2", "1.50e2", "1.5E+2", "15e1", "1500e-1",
                                 "150000000000e-9", "0.00000000000000000000015e24", "150e0", "150E00"}) {
        EXPECT_EQ(millionths(spelling), 150'000'000) << spelling;
    }
    for (const char* spelling : {"0", "-0", "0.0", "-0.000000000", "0e9", "0e-999999999999", "-0.0e99999999999999999999"}) {
        EXPECT_EQ(millionths(spelling), 0) << spelling;
    }
    EXPECT_EQ(millionths("-2.25"), -2'250'000);
    EXPECT_EQ(millionths("1e8"), 100'000'000'000'000);
}

TEST(Decimal, PlacesAreCountedOnTheValue) {
    EXPECT_EQ(millionths("1e-06"), 1);
    EXPECT_EQ(millionths("0.000001"), 1);
    EXPECT_EQ(millionths("0.0000010"), 1);
    EXPECT_EQ(millionths("0.0000001e1"), 1);
    EXPECT_EQ(millionths("123456789.123456"), 123'456'789'123'456);
    for (const char* spelling : {"1e-7", "0.0000001", "0.1234567", "12345678e-7", "1.0000001", "-1e-7", "1e-999999999999999",
                                 "0.00000000000000000000000000000000000001"}) {
        EXPECT_FALSE(Decimal::parse(spelling)) << spelling;
    }
}

TEST(Decimal, MagnitudeStaysBelowABillion) {
    EXPECT_EQ(millionths("999999999.999999"), 999'999'999'999'999);
    EXPECT_EQ(millionths("-999999999.999999"), -999'999'999'999'999);
    EXPECT_EQ(millionths("9.99999999999999e8"), 999'999'999'999'999);
    for (const char* spelling : {"1000000000", "1e9", "-1e9", "0.1e10", "10000000000e-1", "1000000000.000001", "1e400",
                                 "99999999999999999999999999", "1e99999999999999999999"}) {
        EXPECT_FALSE(Decimal::parse(spelling)) << spelling;
    }
}

TEST(Decimal, TextIsTheShortestSpelling) {
    EXPECT_EQ(Decimal::parse("0.750")->text(), "0.75");
    EXPECT_EQ(Decimal::parse("1e3")->text(), "1000");
    EXPECT_EQ(Decimal::parse("-3.5")->text(), "-3.5");
    EXPECT_EQ(Decimal::parse("-0.000001")->text(), "-0.000001");
    EXPECT_EQ(Decimal::parse("-0")->text(), "0");
    EXPECT_EQ(Decimal{}.text(), "0");
    EXPECT_EQ(Decimal::whole(-12).text(), "-12");
}

TEST(Decimal, TextIsReadBack) {
    property::Random random(20260331);
    for (int i = 0; i < 100'000; ++i) {
        const long long magnitude = random.pick({10LL, 100'000LL, 1'000'000'000LL, 999'999'999'999'999LL});
        const Decimal decimal = Decimal::from_millionths(random.between(-magnitude, magnitude));
        ASSERT_EQ(Decimal::parse(decimal.text()), decimal) << decimal.text();
    }
}

TEST(Decimal, OrderIsThatOfTheValues) {
    EXPECT_LT(*Decimal::parse("-1"), *Decimal::parse("-0.999999"));
    EXPECT_LT(*Decimal::parse("0.9"), *Decimal::parse("0.90001"));
    EXPECT_EQ(*Decimal::parse("0.9"), *Decimal::parse("9e-1"));
}

}  // namespace
}  // namespace xuehui
