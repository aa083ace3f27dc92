// What columns say of themselves, and of what is wrong with them.
#include <xuehui/columns.hpp>

#include <string>

#include <gtest/gtest.h>

#include <xuehui/standard.hpp>

#include "column_results.hpp"
#include "unit/refused_threads.hpp"

namespace xuehui {
namespace {

Record common_record() { return *RecordBuilder("R-1", "2025-01-01", "2025-12-31", "2026-03-31").build(); }

ColumnScorer standard_scorer() { return *ColumnScorer::create(standard_engine(), common_record()); }

constexpr std::size_t kGates = 10;    // of the built-in scheme

columns::Table full(const ColumnScorer& scorer, std::size_t rows, std::uint8_t code = 0) {
    return {rows, scorer.criteria().size(), std::vector(rows * scorer.criteria().size(), code)};
}

std::string brief(const Diagnostics& faults) {
    std::string text;
    for (const Diagnostic& fault : faults) text += fault.code + " " + fault.pointer + "\n";
    return text;
}

TEST(ColumnScorer, NamesItsColumnsAndCodes) {
    const ColumnScorer scorer = standard_scorer();
    EXPECT_EQ(scorer.criteria().size(), 96U);
    EXPECT_EQ(scorer.nodes().size(), 72U);
    EXPECT_EQ(scorer.nodes_of_level(1).size(), 5U);
    EXPECT_EQ(scorer.nodes_of_level(2).size(), 23U);
    EXPECT_EQ(scorer.nodes_of_level(3).size(), 44U);
    EXPECT_EQ(scorer.nodes_of_level(4).size(), 0U);
    EXPECT_EQ(scorer.code("met"), 0);
    EXPECT_EQ(scorer.code("not_met"), 3);
    EXPECT_EQ(scorer.code("not_applicable"), scorer.not_applicable_code());
    EXPECT_EQ(scorer.code(""), scorer.unassessed_code());
    EXPECT_EQ(scorer.code("excellent"), std::nullopt);
    EXPECT_EQ(scorer.not_applicable_code(), 4);
    EXPECT_EQ(scorer.unassessed_code(), 5);
}

TEST(ColumnScorer, RejectsACommonRecordThatTheEngineDoesNotUnderstand) {
    const auto scorer = ColumnScorer::create(
        standard_engine(),
        *RecordBuilder("R-1", "2025-01-01", "2025-12-31", "2026-03-31").rate("A.9", "splendid").build());
    ASSERT_FALSE(scorer);
    EXPECT_EQ(brief(scorer.error()), "unknown_id /ratings/0/criterion\nunknown_id /ratings/0/rating\n");
}

std::string many(std::size_t count, bool grades) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) {
        list += (i == 0 ? "" : ",") + std::string(R"({"id":"n)") + std::to_string(i) + R"(",")" +
                (grades ? "at_least" : "value") + R"(":)" +
                (i + 1 == count ? "0" : "0." + std::to_string(999'999 - i)) + "}";
    }
    return "[" + list + "]";
}

Result<ColumnScorer> scorer_with(std::size_t ratings, std::size_t grades) {
    const std::string text =
        R"({"format":"xuehui/scheme/1","id":"s","version":"1","catalogue":"c","full_marks":100,"scale":)" +
        many(ratings, false) + R"(,"roots":["1"],"grades":)" + many(grades, true) + "}";
    const auto catalogue = Catalogue::parse(
        R"({"format":"xuehui/catalogue/1","id":"c","version":"1","title":{"zh":"c"},"indicators":[{"id":"1","title":{"zh":"1"},"children":[
           {"id":"1.1","title":{"zh":"1"},"children":[{"id":"1.1.1","title":{"zh":"1"},"criteria":[{"id":"1.1.1.1","statement":{"zh":"1"},
           "strength":"shall","kind":"requirement","source":"1"}]}]}]}]})");
    EXPECT_TRUE(catalogue) << to_text(catalogue.error());
    const auto scheme = Scheme::parse(text);
    EXPECT_TRUE(scheme) << to_text(scheme.error());
    const auto engine = Engine::create(*catalogue, *scheme);
    EXPECT_TRUE(engine) << to_text(engine.error());
    return ColumnScorer::create(*engine, common_record());
}

TEST(ColumnScorer, HasRoomFor254RatingsAnd255Grades) {
    const auto widest = scorer_with(254, 255);
    ASSERT_TRUE(widest) << to_text(widest.error());
    EXPECT_EQ(widest->unassessed_code(), 255);
    columns::Results results(*widest, 0, 1, {});
    EXPECT_EQ(
        brief(widest->score(place(full(*widest, 1, 253), columns::Layout::by_row).ratings, {}, results.columns())), "");
    EXPECT_EQ(results.grade_lower(0), 254);
    EXPECT_EQ(brief(scorer_with(255, 255).error()), "limit \n");
    EXPECT_EQ(brief(scorer_with(254, 256).error()), "limit \n");
}

TEST(ColumnScorer, ARowWithABadCodeTouchesNoOther) {
    const ColumnScorer scorer = standard_scorer();
    columns::Table table = full(scorer, 200);
    columns::Results good(scorer, kGates, 200, columns::all_nodes(scorer));
    ASSERT_EQ(brief(scorer.score(place(table, columns::Layout::by_row).ratings, {}, good.columns())), "");
    EXPECT_EQ(good.total(7), (Bounds{1'000'000, 1'000'000}));
    table.at(7, 3) = 6;
    table.at(7, 95) = 255;
    table.at(130, 0) = 128;
    for (const columns::Layout layout : columns::kLayouts) {
        columns::Results results(scorer, kGates, 200, columns::all_nodes(scorer));
        const columns::Placed placed = place(table, layout);
        EXPECT_EQ(brief(scorer.score(placed.ratings, {}, results.columns(), {.threads = 2})),
                  "bad_code /7/3\nbad_code /7/95\nbad_code /130/0\n");
        for (std::size_t row = 0; row < 200; ++row) {
            const bool bad = row == 7 || row == 130;
            EXPECT_EQ(results.total(row), (bad ? Bounds{kNoScore, kNoScore} : good.total(row))) << row;
            EXPECT_EQ(results.grade_upper(row), bad ? kNoGrade : 0) << row;
            EXPECT_EQ(results.node(row, 20), (bad ? Bounds{kNoScore, kNoScore} : good.node(row, 20))) << row;
            for (std::size_t gate = 0; gate < kGates; ++gate) {
                EXPECT_EQ(results.gate_true(row, gate), !bad && good.gate_true(row, gate));
                EXPECT_EQ(results.gate_unknown(row, gate), !bad && good.gate_unknown(row, gate));
            }
        }
    }
}

TEST(ColumnScorer, ListsSoManyFaultsAndCountsTheRest) {
    const ColumnScorer scorer = standard_scorer();
    const columns::Table table = full(scorer, 5'000, 9);
    for (const unsigned threads : {1U, 3U}) {
        columns::Results results(scorer, kGates, 5'000, {});
        const Diagnostics faults = scorer.score(place(table, columns::Layout::by_row).ratings, {}, results.columns(),
                                                {.threads = threads, .diagnostics = 97});
        ASSERT_EQ(faults.size(), 98U);
        EXPECT_EQ(faults[96].pointer, "/1/0");
        EXPECT_EQ(faults[97].message, std::to_string(5'000 * 96 - 97) + " further faults are not listed");
    }
}

TEST(ColumnScorer, SaysWhatIsWrongWithACallAndWritesNothing) {
    const ColumnScorer scorer = standard_scorer();
    const columns::Table table = full(scorer, 20);
    const columns::Placed placed = place(table, columns::Layout::by_row);
    columns::Results results(scorer, kGates, 20, {0});
    const columns::Results before = results;
    const std::int64_t values[20] = {};
    const auto fault_of = [&](const RatingColumns& ratings, std::vector<MeasureColumn> measures,
                              const ScoreColumns& scores) {
        const Diagnostics faults = scorer.score(ratings, measures, scores);
        EXPECT_TRUE(results == before);
        EXPECT_EQ(faults.size(), 1U);
        return faults.empty() ? "" : faults[0].code + ": " + faults[0].message;
    };
    const ScoreColumns wanted = results.columns();
    RatingColumns none = placed.ratings;
    none.codes = nullptr;
    EXPECT_EQ(fault_of(none, {}, wanted), "bad_call: there are rows, but no codes");
    EXPECT_EQ(fault_of(placed.ratings, {{96, values}}, wanted),
              "bad_call: the measures of criterion 96: there is no such criterion");
    EXPECT_EQ(fault_of(placed.ratings, {{5, values}}, wanted),
              "bad_call: the measures of criterion 5: the scheme has no measure for it");
    ScoreColumns wrong = wanted;
    wrong.gate_stride = 2;
    EXPECT_EQ(fault_of(placed.ratings, {}, wrong), "bad_call: gate_stride is too short for the rows");
    wrong = wanted;
    const std::uint32_t beyond[] = {72};
    wrong.nodes = beyond;
    EXPECT_EQ(fault_of(placed.ratings, {}, wrong), "bad_call: nodes: there are 72, and one is not among them");
    wrong = wanted;
    wrong.node_stride = 19;
    EXPECT_EQ(fault_of(placed.ratings, {}, wrong), "bad_call: node_stride is too short for the rows");
}

TEST(ColumnScorer, WritesWhatIsWantedOnly) {
    const ColumnScorer scorer = standard_scorer();
    const columns::Table table = full(scorer, 100, 1);
    const columns::Placed placed = place(table, columns::Layout::by_row);
    EXPECT_EQ(brief(scorer.score(placed.ratings, {}, {})), "");
    std::vector<std::int32_t> lower(100);
    ScoreColumns scores;
    scores.total_lower = lower.data();
    EXPECT_EQ(brief(scorer.score(placed.ratings, {}, scores)), "");
    EXPECT_EQ(lower[99], 750'000);
}

TEST(ColumnScorer, HasNothingToDoForNoRows) {
    const ColumnScorer scorer = standard_scorer();
    columns::Results results(scorer, kGates, 0, {});
    const columns::Results before = results;
    EXPECT_EQ(brief(scorer.score({}, {}, results.columns(), {.threads = 4})), "");
    EXPECT_TRUE(results == before);
}

TEST(ColumnScorer, DoesWithoutThreadsThatAreRefused) {
    const ColumnScorer scorer = standard_scorer();
    const columns::Table table = full(scorer, 3'000, 2);
    const columns::Placed placed = place(table, columns::Layout::by_row);
    columns::Results alone(scorer, kGates, 3'000, {}), helped(scorer, kGates, 3'000, {});
    EXPECT_EQ(brief(scorer.score(placed.ratings, {}, alone.columns())), "");
    const unit::RefusedThreads refused;
    EXPECT_EQ(brief(scorer.score(placed.ratings, {}, helped.columns(), {.threads = 4})), "");
    EXPECT_TRUE(alone == helped);
}

}  // namespace
}  // namespace xuehui
