// Numbers as measures: exactly, or not at all.
#include "arrow/measures.hpp"

#include <cfenv>
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/decimal.hpp"
#include "property/random.hpp"
#include "unit/arrow/arrow_test.hpp"

namespace xuehui {
namespace {

using namespace arrow_data;
using arrow::MeasureValues;
using Millionths = std::optional<std::int64_t>;

using ArrowMeasures = ArrowTest;

template <class Number>
std::vector<Millionths> read(const std::string& format, const std::vector<Number>& values) {
    std::vector<std::optional<Number>> given(values.begin(), values.end());
    Column column = numbers<Number>(format, "m", given);
    const auto measures =
        MeasureValues::of(&column.array, arrow::type_of(column.schema.format), 0, column.array.length, "m");
    std::vector<Millionths> read;
    EXPECT_TRUE(measures) << to_text(measures.error());
    for (std::size_t i = 0; i < values.size(); ++i) read.push_back(measures->millionths(i));
    release(column.schema);
    release(column.array);
    return read;
}

constexpr Millionths kNone = std::nullopt;

TEST_F(ArrowMeasures, Integers) {
    EXPECT_EQ(read<std::int8_t>("c", {-128, 5}), (std::vector<Millionths>{-128'000'000, 5'000'000}));
    EXPECT_EQ(read<std::uint8_t>("C", {255}), (std::vector<Millionths>{255'000'000}));
    EXPECT_EQ(read<std::uint16_t>("S", {65535}), (std::vector<Millionths>{65'535'000'000}));
    EXPECT_EQ(read<std::int32_t>("i", {999'999'999, -999'999'999, 1'000'000'000}),
              (std::vector<Millionths>{999'999'999'000'000, -999'999'999'000'000, kNone}));
    EXPECT_EQ(read<std::int64_t>(
                  "l", {0, std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()}),
              (std::vector<Millionths>{0, kNone, kNone}));
    EXPECT_EQ(read<std::uint64_t>("L", {7, std::numeric_limits<std::uint64_t>::max()}),
              (std::vector<Millionths>{7'000'000, kNone}));
}

TEST_F(ArrowMeasures, Decimals) {
    EXPECT_EQ(read<std::int32_t>("d:9,2,32", {-150}), (std::vector<Millionths>{-1'500'000}));
    EXPECT_EQ(read<std::int64_t>("d:18,8,64", {100, 101, 99'999'999'999'999'900, 100'000'000'000'000'000}),
              (std::vector<Millionths>{1, kNone, 999'999'999'999'999, kNone}));
    using Wide = std::pair<std::int64_t, std::int64_t>;    // the low half first
    EXPECT_EQ(read<Wide>("d:38,6", {{1'500'000, 0}, {-1, -1}, {0, 1}}),
              (std::vector<Millionths>{1'500'000, -1, kNone}));
    EXPECT_EQ(read<Wide>("d:38,-3,128", {{5, 0}, {0, 0}, {1'000'000, 0}}),
              (std::vector<Millionths>{5'000'000'000, 0, kNone}));
    EXPECT_EQ(read<Wide>("d:38,20", {{0x6BC75E2D63100000, 5}}), (std::vector<Millionths>{1'000'000}));    // 10^20
    EXPECT_EQ(arrow::type_of("d:38,6,256").kind, arrow::Kind::other);
    EXPECT_EQ(arrow::type_of("d:38").kind, arrow::Kind::other);
    EXPECT_EQ(arrow::type_of("d:38,77").kind, arrow::Kind::other);
}

TEST_F(ArrowMeasures, FloatsAreTheirShortestSpelling) {
    const double nan = std::numeric_limits<double>::quiet_NaN(), infinite = std::numeric_limits<double>::infinity();
    EXPECT_EQ(read<double>("g", {0.1, 1e-6, -2.5, -0.0, 1e-7, 0.1234567, 999'999'999.999999, 1e9, nan, infinite,
                                 0.1 + 0.2, 5e-324}),
              (std::vector<Millionths>{100'000, 1, -2'500'000, 0, kNone, kNone, 999'999'999'999'999, kNone, kNone,
                                       kNone, kNone, kNone}));
    EXPECT_EQ(read<float>("f", {0.1F, 16'777'216.0F, 1e-6F, 0.1234567F, 1e9F}),
              (std::vector<Millionths>{100'000, 16'777'216'000'000, 1, kNone, kNone}));
}

// What a double that is near a decimal is found to be, is what its text says in a record.
TEST_F(ArrowMeasures, DoublesAgreeWithTheirText) {
    property::Random random(7);
    std::vector<double> values;
    for (int i = 0; i < 100'000; ++i) {
        const auto magnitude = static_cast<long long>(std::pow(10.0, static_cast<double>(random.between(0, 15))));
        double value = static_cast<double>(random.between(-magnitude, magnitude)) / 1e6;
        if (random.percent(30)) value = std::nextafter(value, random.percent(50) ? 1e10 : -1e10);
        values.push_back(value);
    }
    const auto found = read<double>("g", values);
    for (std::size_t i = 0; i < values.size(); ++i) {
        char text[64];
        std::snprintf(text, sizeof text, "%.17g", values[i]);
        for (int digits = 1; digits < 17; ++digits) {    // the shortest that comes back
            char shorter[64];
            std::snprintf(shorter, sizeof shorter, "%.*g", digits, values[i]);
            if (std::strtod(shorter, nullptr) != values[i]) continue;
            std::memcpy(text, shorter, sizeof text);
            break;
        }
        const auto decimal = Decimal::parse(text);
        ASSERT_EQ(found[i], decimal ? Millionths(decimal->millionths()) : kNone) << text;
    }
}

}  // namespace
}  // namespace xuehui
