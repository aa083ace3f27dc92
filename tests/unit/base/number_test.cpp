#include "base/number.hpp"

#include <string>

#include <gtest/gtest.h>

#include "property/random.hpp"

namespace xuehui {
namespace {

// "-0.125 × 10^3" for -125.
std::string shown(std::string_view spelling) {
    const Digits digits(spelling);
    if (digits.empty()) return digits.negative() ? "-0" : "0";
    std::string text = digits.negative() ? "-0." : "0.";
    for (std::size_t place = 0; place < digits.size(); ++place) text += static_cast<char>('0' + digits[place]);
    return text + "e" + std::to_string(digits.point());
}

TEST(Digits, StandFromTheFirstToTheLastThatCounts) {
    EXPECT_EQ(shown("125"), "0.125e3");
    EXPECT_EQ(shown("-125.0"), "-0.125e3");
    EXPECT_EQ(shown("1.25"), "0.125e1");
    EXPECT_EQ(shown("0.125"), "0.125e0");
    EXPECT_EQ(shown("0.00125"), "0.125e-2");
    EXPECT_EQ(shown("1250"), "0.125e4");
    EXPECT_EQ(shown("100.001"), "0.100001e3");
    EXPECT_EQ(shown("0.10"), "0.1e0");
    EXPECT_EQ(shown("9"), "0.9e1");
    EXPECT_EQ(shown("1.25e2"), "0.125e3");
    EXPECT_EQ(shown("1.25E-2"), "0.125e-1");
    EXPECT_EQ(shown("0.0125e+03"), "0.125e2");
}

TEST(Digits, OfZeroThereAreNone) {
    for (const char* spelling : {"0", "-0", "0.000", "0e5", "-0.0E-7"}) EXPECT_EQ(shown(spelling), "0") << spelling;
}

TEST(Digits, ExponentsAreClamped) {
    EXPECT_EQ(shown("1e1000000000"), "0.1e1000000001");
    EXPECT_EQ(shown("1e99999999999999999999999"), "0.1e1000000001");
    EXPECT_EQ(shown("1e-99999999999999999999999"), "0.1e-999999999");
}

TEST(Digits, DoNotDependOnTheSpelling) {
    property::Random random(20260331);
    for (int i = 0; i < 20'000; ++i) {
        const std::string digits = std::to_string(random.between(1, 999'999'999));
        const auto places = static_cast<std::size_t>(random.between(0, 12));
        const std::string padded = std::string(places, '0') + digits;    // at least one digit before the point
        const std::size_t point = padded.size() - places;
        const std::string zeros(static_cast<std::size_t>(random.between(0, 3)), '0');
        const std::string fraction = padded.substr(point) + zeros;
        std::string whole = padded.substr(0, point);
        whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size() - 1));
        const std::string spelled = fraction.empty() ? whole : whole + "." + fraction;
        ASSERT_EQ(shown(spelled), shown(digits + "e-" + std::to_string(places))) << spelled;
    }
}

}  // namespace
}  // namespace xuehui
