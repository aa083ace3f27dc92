// The wide form: a row is an organisation.
#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "unit/arrow/arrow_test.hpp"

namespace xuehui {
namespace {

using namespace arrow_data;
using Index = std::optional<std::int8_t>;

// Columns of the first criterion and of nothing else: the bounds of a row say which code it had.
std::vector<std::int32_t> bounds(const Scored& scored) {
    std::vector<std::int32_t> all;
    const Reading reading = scored.reading();
    for (std::size_t row = 0; row < reading.rows(); ++row) {
        all.push_back(reading.score("A.1.1.1.upper", row));
        all.push_back(reading.score("A.1.1.1.lower", row));
    }
    return all;
}

// A.1.1.1 has three criteria, of which only the first is rated, or not.
constexpr std::int32_t kThird = 333'333, kTwoThirds = 666'667, kFull = 1'000'000;
const std::vector<std::int32_t> kMet{kFull, kThird}, kNotMet{kTwoThirds, 0}, kOpen{kFull, 0}, kNoRow{-1, -1};

std::vector<std::int32_t> operator+(std::vector<std::int32_t> left, const std::vector<std::int32_t>& right) {
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

ArrowScorer level3_scorer() { return standard_scorer({.levels = {3}}); }

using ArrowWide = ArrowTest;

constexpr const char* kFirst = "A.1.1.1.1";

TEST_F(ArrowWide, ADictionaryOfRatings) {
    const ArrowScorer scorer = standard_scorer();
    std::vector<Column> columns;
    columns.push_back(texts("organisation", {"甲", "乙", "丙"}));
    for (const std::string& id : criteria_of(scorer)) {
        columns.push_back(
            dictionary<std::int8_t>("c", id, {Index(0), Index(1), Index()}, texts("", {"met", "not_met"})));
    }
    const Scored scored(scorer, batch(std::move(columns), 3));
    ASSERT_EQ(scored.faults, "");
    const Reading reading = scored.reading();
    EXPECT_EQ(reading.rows(), 3U);
    EXPECT_TRUE(reading.counts_nulls());
    EXPECT_EQ(reading.names()[0], "organisation");
    EXPECT_EQ(reading.names()[1], "total_lower");
    EXPECT_EQ(reading.names().back(), "fault");
    EXPECT_EQ(reading.text("organisation", 1), "乙");
    EXPECT_EQ(reading.number("total_lower", 0), 1'000'000);
    EXPECT_EQ(reading.number("total_lower", 1), 0);
    EXPECT_EQ(reading.number("total_upper", 1), 0);
    EXPECT_EQ(reading.number("total_lower", 2), 0);
    EXPECT_EQ(reading.number("total_upper", 2), 1'000'000);
    EXPECT_EQ(reading.entry("grade_lower", 0), "5A");
    EXPECT_EQ(reading.entry("grade_upper", 1), "none");
    EXPECT_TRUE(reading.is_null("fault", 0));
}

TEST_F(ArrowWide, NamesGatesAndTheLevelsAskedFor) {
    const auto names_of = [](const ArrowOptions& options) {
        const Scored scored(standard_scorer(options), batch({texts(kFirst, {"met"})}, 1));
        return scored.reading().names();
    };
    const auto names = names_of({.levels = {3, 1}});
    ASSERT_EQ(names.size(), 4 + 10 + 2 * 49 + 1U);
    EXPECT_EQ(names[3], "grade_upper");
    EXPECT_EQ(names[4].substr(0, 5), "gate.");
    EXPECT_EQ(names[14], "A.1.lower");
    EXPECT_EQ(names[16], "A.1.1.1.lower");
    EXPECT_EQ(names_of({.gates = false}).size(), 5U);
    EXPECT_EQ(brief(ArrowScorer::create(standard_engine(), common_record(), {.levels = {0, 1, 4}}).error()),
              "bad_call \nbad_call \n");
}

TEST_F(ArrowWide, EveryKindOfTextIsARating) {
    const std::vector<Cell> given{"met", "not_met", std::nullopt, "", "met", "not_applicable"};
    for (const TextStyle style : {TextStyle::utf8, TextStyle::large_utf8, TextStyle::view}) {
        const Scored scored(level3_scorer(), batch({texts(kFirst, given, style)}, given.size()));
        ASSERT_EQ(scored.faults, "");
        EXPECT_EQ(bounds(scored), kMet + kNotMet + kOpen + kOpen + kMet + kOpen);
        EXPECT_TRUE(scored.reading().counts_nulls());
    }
}

template <class Number>
void check_dictionary(const char* format) {
    using Any = std::optional<Number>;
    // An entry twice, one that is null, and one that is no rating, which only counts where it is used.
    for (const TextStyle style : {TextStyle::utf8, TextStyle::large_utf8, TextStyle::view}) {
        const Scored scored(
            level3_scorer(),
            batch({dictionary<Number>(format, kFirst, {Any(0), Any(1), Any(2), Any(3), Any(), Any(4), Any(0)},
                                      texts("", {"met", "not_met", "met", std::nullopt, "splendid"}, style))},
                  7));
        ASSERT_EQ(scored.faults, "");
        EXPECT_EQ(bounds(scored), kMet + kNotMet + kMet + kOpen + kOpen + kNoRow + kMet) << format;
        EXPECT_EQ(scored.reading().text("fault", 5), "A.1.1.1.1: unknown_id: the scale has no rating 'splendid'");
    }
}

TEST_F(ArrowWide, EveryKindOfIndex) {
    check_dictionary<std::int8_t>("c");
    check_dictionary<std::uint8_t>("C");
    check_dictionary<std::int16_t>("s");
    check_dictionary<std::uint16_t>("S");
    check_dictionary<std::int32_t>("i");
    check_dictionary<std::uint32_t>("I");
    check_dictionary<std::int64_t>("l");
    check_dictionary<std::uint64_t>("L");
}

template <class Number>
void check_beyond(const char* format) {
    using Any = std::optional<Number>;
    const Scored scored(
        level3_scorer(),
        batch({dictionary<Number>(format, kFirst, {Any(1), Any(static_cast<Number>(-1)), Any(0)}, texts("", {"met"}))},
              3));
    ASSERT_EQ(scored.faults, "");
    EXPECT_EQ(bounds(scored), kNoRow + kNoRow + kMet) << format;
    EXPECT_EQ(scored.reading().text("fault", 0), "A.1.1.1.1: bad_value: the dictionary has no such entry");
}

TEST_F(ArrowWide, AnIndexBeyondTheDictionaryIsAFaultOfItsRow) {
    check_beyond<std::int8_t>("c");
    check_beyond<std::uint8_t>("C");
    check_beyond<std::int16_t>("s");
    check_beyond<std::uint32_t>("I");
    check_beyond<std::int64_t>("l");
    check_beyond<std::uint64_t>("L");
}

// Not the 255th entry of a dictionary that has one.
TEST_F(ArrowWide, AnIndexBelowZeroIsAFaultOfItsRow) {
    const std::vector<Cell> entries(256, "met");
    using Any = std::optional<std::int8_t>;
    const Scored scored(level3_scorer(),
                        batch({dictionary<std::int8_t>("c", kFirst, {Any(std::int8_t{-1}), Any(std::int8_t{100})}, texts("", entries))}, 2));
    EXPECT_EQ(bounds(scored), kNoRow + kMet);
}

TEST_F(ArrowWide, ADictionaryOfMoreThan256Entries) {
    std::vector<Cell> entries(1000, "not_met");
    entries[999] = "met";
    using Any = std::optional<std::int32_t>;
    const Scored scored(
        level3_scorer(),
        batch({dictionary<std::int32_t>("i", kFirst, {Any(999), Any(1000), Any(300)}, texts("", entries))}, 3));
    EXPECT_EQ(bounds(scored), kMet + kNoRow + kNotMet);
}

TEST_F(ArrowWide, CodesWhereTheMetadataSayIt) {
    using Code = std::optional<std::uint8_t>;
    const std::vector<Code> codes{Code(0), Code(3), Code(), Code(5), Code(6), Code(255)};
    const Scored scored(level3_scorer(),
                        batch({numbers<std::uint8_t>("C", kFirst, codes, 0, metadata("xuehui.values", "codes"))}, 6));
    ASSERT_EQ(scored.faults, "");
    EXPECT_EQ(bounds(scored), kMet + kNotMet + kOpen + kOpen + kNoRow + kNoRow);
    EXPECT_EQ(scored.reading().text("fault", 4), "A.1.1.1.1: bad_code: there is no code 6");
    const Scored other(level3_scorer(),
                       batch({numbers<std::uint8_t>("C", kFirst, codes, 0, metadata("other", "codes"))}, 6));
    EXPECT_EQ(other.faults, "not_measured /A.1.1.1.1\n");
    const Scored wide(
        level3_scorer(),
        batch({numbers<std::int16_t>("s", kFirst, {std::int16_t{0}}, 0, metadata("xuehui.values", "codes"))}, 1));
    EXPECT_EQ(wide.faults, "wrong_type /A.1.1.1.1\n");
}

TEST_F(ArrowWide, AColumnOfNullsIsUnrated) {
    const Column nulls{schema_of("n", kFirst), array_of(2, 2, 0, {})};
    const Scored scored(level3_scorer(), batch({nulls}, 2));
    ASSERT_EQ(scored.faults, "");
    EXPECT_EQ(bounds(scored), kOpen + kOpen);
}

// The batch begins at its third row, the columns' arrays at their fifth; what lies before is wrong.
TEST_F(ArrowWide, SlicesOfSlices) {
    for (const std::size_t before : {0U, 1U, 5U, 8U, 13U}) {
        std::vector<Cell> names(before + 3, "x"), ratings(before + 3, "splendid");
        std::vector<Index> indices(before + 3, Index(7));
        for (std::size_t row = 0; row < 200; ++row) {
            names.push_back("org" + std::to_string(row));
            ratings.push_back(row % 3 == 0 ? Cell("met") : row % 3 == 1 ? Cell() : Cell("not_met"));
            indices.push_back(row % 3 == 0 ? Index(1) : row % 3 == 1 ? Index() : Index(0));
        }
        const Scored plain(level3_scorer(), batch({texts("o", names, TextStyle::utf8, before),
                                                   texts(kFirst, ratings, TextStyle::view, before)},
                                                  200, 3));
        const Scored coded(
            level3_scorer(),
            batch({dictionary<std::int8_t>("c", kFirst, indices, texts("", {"x", "not_met", "met"}, TextStyle::utf8, 1),
                                           before)},
                  200, 3));
        ASSERT_EQ(plain.faults + coded.faults, "");
        EXPECT_EQ(bounds(plain), bounds(coded));
        for (std::size_t row = 0; row < 200; ++row) {
            EXPECT_EQ(plain.reading().text("o", row), "org" + std::to_string(row));
            EXPECT_EQ(plain.reading().score("A.1.1.1.lower", row), row % 3 == 0 ? kThird : 0) << row;
            EXPECT_EQ(plain.reading().score("A.1.1.1.upper", row), row % 3 == 2 ? kTwoThirds : kFull) << row;
            EXPECT_TRUE(plain.reading().is_null("fault", row));
        }
    }
}

TEST_F(ArrowWide, NoRowsAtAll) {
    const Scored none(level3_scorer(), batch({texts("o", {}), texts(kFirst, {})}, 0));
    EXPECT_EQ(none.faults, "");
    EXPECT_EQ(none.reading().rows(), 0U);
    // Without buffers, as the interface allows where there is nothing in them.
    const Scored bare(
        level3_scorer(),
        batch({{schema_of(std::string("u"), kFirst), array_of(0, 0, 0, {Bytes(), Bytes(), Bytes()})}}, 0));
    EXPECT_EQ(bare.faults, "");
}

class ArrowList : public ArrowTest {
protected:
    // Three lists, the second of which is null, of children that begin with 2 that are left out.
    Column list(Column elements, std::int64_t size, std::int64_t offset = 0) const {
        return {schema_of("+w:" + std::to_string(size), "ratings", {elements.schema}),
                array_of(3, 1, offset,
                         {bits_of<int>(offset == 0 ? std::vector<std::optional<int>>{1, {}, 1}
                                                   : std::vector<std::optional<int>>{1, 1, {}, 1})},
                         {elements.array})};
    }
    const ArrowScorer scorer_ = level3_scorer();
    const std::size_t criteria_ = scorer_.columns().criteria().size();
};

TEST_F(ArrowList, OfTextDictionariesAndCodes) {
    std::vector<Cell> ratings(2, "x");
    std::vector<Index> indices(2), codes(2);
    for (std::size_t i = 0; i < 3 * criteria_; ++i) {
        const bool is_first = i % criteria_ == 0, is_met = i < criteria_, is_null_row = i / criteria_ == 1;
        ratings.push_back(is_null_row ? Cell("splendid") : is_first ? Cell(is_met ? "met" : "not_met") : Cell());
        indices.push_back(is_null_row ? Index(9) : is_first ? Index(is_met ? 1 : 0) : Index());
        codes.push_back(is_null_row ? Index(9) : is_first ? Index(is_met ? 0 : 3) : Index());
    }
    const auto size = static_cast<std::int64_t>(criteria_);
    const auto check = [&](Column elements) {
        const Scored scored(scorer_, batch({list(elements, size)}, 3));
        ASSERT_EQ(scored.faults, "");
        EXPECT_EQ(bounds(scored), kMet + kOpen + kNotMet);
        EXPECT_TRUE(scored.reading().is_null("fault", 1));
    };
    check(texts("item", ratings, TextStyle::utf8, 2));
    check(texts("item", ratings, TextStyle::view, 2));
    check(dictionary<std::int8_t>("c", "item", indices, texts("", {"not_met", "met"}), 2));
    check(numbers<std::int8_t>("c", "item", codes, 2));
    // The same behind another list: an offset of lists counts as many elements as they have.
    ratings.insert(ratings.begin(), criteria_, "x");
    const Scored scored(scorer_, batch({list(texts("item", ratings, TextStyle::utf8, 2), size, 1)}, 3));
    ASSERT_EQ(scored.faults, "");
    EXPECT_EQ(bounds(scored), kMet + kOpen + kNotMet);
}

TEST_F(ArrowList, ATextThatIsNoneIsAFaultOfItsRow) {
    std::vector<Cell> ratings(3 * criteria_, "met");
    ratings[2 * criteria_ + 5] = "splendid";
    const Scored scored(scorer_, batch({list(texts("item", ratings), static_cast<std::int64_t>(criteria_))}, 3));
    EXPECT_EQ(scored.reading().score("total_lower", 0), kFull);
    EXPECT_EQ(scored.reading().score("total_lower", 2), -1);
    EXPECT_EQ(scored.reading().text("fault", 2),
              criteria_of(scorer_)[5] + ": unknown_id: the scale has no rating 'splendid'");
}

TEST_F(ArrowList, OfAnotherLengthOrTypeIsRefused) {
    const Scored shorter(scorer_, batch({list(texts("item", std::vector<Cell>(6)), 2)}, 3));
    EXPECT_EQ(shorter.faults, "bad_value /ratings\n");
    const Scored other(scorer_,
                       batch({list(numbers<double>("g", "item", {}), static_cast<std::int64_t>(criteria_))}, 3));
    EXPECT_EQ(other.faults, "wrong_type /ratings\n");
    const Scored both(
        scorer_, batch({list(texts("item", std::vector<Cell>(3 * criteria_)), static_cast<std::int64_t>(criteria_)),
                        texts(kFirst, std::vector<Cell>(3))},
                       3));
    EXPECT_EQ(both.faults, "duplicate_member /A.1.1.1.1\n");
    const Scored cut(
        scorer_,
        batch({list(texts("item", std::vector<Cell>(3 * criteria_ - 1)), static_cast<std::int64_t>(criteria_))}, 3));
    EXPECT_EQ(cut.faults, "bad_array /ratings\n");
}

TEST_F(ArrowWide, FaultsOfTheSchemaAllAtOnce) {
    const ArrowScorer scorer = standard_scorer();
    const Scored scored(scorer, batch({texts("total_lower", {"x"}), texts(kFirst, {"met"}), texts(kFirst, {"met"}),
                                       numbers<double>("g", "A.1.1.1.2", {1.0}),
                                       Column{schema_of("b", "A.1.2.1.1"), array_of(1, 0, 0, {Bytes(), "1"})}},
                                      1));
    EXPECT_EQ(
        scored.faults,
        "duplicate_member /A.1.1.1.1\nnot_measured /A.1.1.1.2\nwrong_type /A.1.2.1.1\nduplicate_member /total_lower\n");
}

TEST_F(ArrowWide, ASchemaOfNeitherForm) {
    const ArrowScorer scorer = standard_scorer();
    EXPECT_EQ(Scored(scorer, batch({texts("organisation", {"x"})}, 1)).faults, "missing_member \n");
    EXPECT_EQ(Scored(scorer, batch({}, 1)).faults, "missing_member \n");
    EXPECT_EQ(Scored(scorer, texts(kFirst, {"met"})).faults, "bad_schema \n");
}

TEST_F(ArrowWide, WhatIsCarriedAlongIsTheSameMemory) {
    Column kept = texts("region", {"东", "西"});
    const void* const bytes = kept.array.buffers[2];
    const Column nested{schema_of("+l", "tags", {schema_of("u", "item")}, {}, metadata("k", "v")),
                        array_of(2, 0, 0, {Bytes(), bytes_of<std::int32_t>({0, 0, 0})},
                                 {array_of(0, 0, 0, {Bytes(), Bytes(), Bytes()})})};
    const Scored scored(standard_scorer(), batch({kept, texts(kFirst, {"met", "met"}), nested}, 2));
    ASSERT_EQ(scored.faults, "");
    EXPECT_EQ(scored.reading().column("region").buffers[2], bytes);
    EXPECT_EQ(scored.reading().text("region", 1), "西");
    EXPECT_STREQ(scored.schema.children[1]->children[0]->name, "item");
    EXPECT_EQ(std::string(scored.schema.children[1]->metadata, 14), metadata("k", "v").substr(0, 14));
}

TEST_F(ArrowWide, ManyFaultsInManyRuns) {
    std::vector<Cell> ratings(10'000, "met");
    for (std::size_t row = 0; row < ratings.size(); row += 7) ratings[row] = "splendid";
    for (const unsigned threads : {1U, 4U}) {
        const Scored scored(standard_scorer({.threads = threads}), batch({texts(kFirst, ratings)}, ratings.size()));
        const Reading reading = scored.reading();
        EXPECT_TRUE(reading.counts_nulls());
        for (std::size_t row = 0; row < ratings.size(); ++row) {
            ASSERT_EQ(reading.is_null("fault", row), row % 7 != 0) << row;
            ASSERT_EQ(reading.is_null("total_lower", row), row % 7 == 0) << row;
            ASSERT_EQ(reading.is_null("grade_upper", row), row % 7 == 0) << row;
            if (row % 7 == 0) {
                ASSERT_TRUE(reading.is_null("gate.unlawful_orgs", row)) << row;
            }
        }
    }
}

TEST_F(ArrowWide, WhatIsNotUtf8ComesOutAsWordsThatAre) {
    const Scored scored(standard_scorer(), batch({texts(kFirst, {"\xFFmet"})}, 1));
    EXPECT_EQ(scored.reading().text("fault", 0), "A.1.1.1.1: encoding: the rating is not UTF-8");
}

}  // namespace
}  // namespace xuehui
