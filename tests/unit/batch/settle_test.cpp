// Totals as fractions: those of the exact path, or none.
#include "batch/settle.hpp"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/columns.hpp>

#include "batch/panel_plan.hpp"
#include "batch/score.hpp"
#include "column_results.hpp"

namespace xuehui::batch {
namespace {

// Two roots, and two of everything below; weights are given out in turn.
ColumnScorer scorer_with(const std::vector<std::uint64_t>& of_indicators,
                         const std::vector<std::uint64_t>& of_criteria) {
    std::string indicators, weighed;
    std::size_t next = 0;
    const auto weigh = [&](const std::string& id, const std::vector<std::uint64_t>& weights) {
        weighed += (weighed.empty() ? "\"" : ",\"") + id + "\":" + std::to_string(weights[next++ % weights.size()]);
    };
    const auto add = [&](const auto& self, const std::string& id, int level) -> std::string {
        weigh(id, of_indicators);
        std::string below;
        for (const std::string part : {".1", ".2"}) {
            if (level == 3) {
                weigh(id + part, of_criteria);
                below +=
                    std::string(below.empty() ? "" : ",") + R"({"id":")" + id + part + R"(","statement":{"zh":"t"}})";
            } else {
                below += (below.empty() ? "" : ",") + self(self, id + part, level + 1);
            }
        }
        return R"({"id":")" + id + R"(","title":{"zh":"t"},")" + (level == 3 ? "criteria" : "children") + "\":[" +
               below + "]}";
    };
    for (const char* root : {"1", "2"}) indicators += (indicators.empty() ? "" : ",") + add(add, root, 1);
    const auto catalogue =
        Catalogue::parse(R"({"format":"xuehui/catalogue/1","id":"c","version":"1","title":{"zh":"t"},"indicators":[)" +
                         indicators + "]}");
    EXPECT_TRUE(catalogue) << to_text(catalogue.error());
    const auto scheme = Scheme::parse(
        R"({"format":"xuehui/scheme/1","id":"s","version":"1","catalogue":"c","full_marks":100,"scale":[{"id":"a","value":1},
            {"id":"b","value":0.75},{"id":"c","value":0}],"roots":["1","2"],
            "grades":[{"id":"A","at_least":0.75},{"id":"B","at_least":0.5},{"id":"C","at_least":0}],"weights":{)" +
        weighed + "}}");
    EXPECT_TRUE(scheme) << to_text(scheme.error());
    const auto engine = Engine::create(*catalogue, *scheme);
    EXPECT_TRUE(engine) << to_text(engine.error());
    return *ColumnScorer::create(*engine, *RecordBuilder("R", "2025-01-01", "2025-12-31", "2026-03-31").build());
}

// How many of so many random rows are settled; all that are have to be right.
std::size_t settled_of(const ColumnScorer& scorer, std::size_t rows, unsigned one_rating_in) {
    EXPECT_NE(scorer.data().panels, nullptr);
    const panel::Program& program = scorer.data().panels->program();
    EXPECT_EQ(program.settle, settle_weighted);
    columns::Table table{rows, scorer.criteria().size(), {}};
    std::mt19937_64 random(7);
    for (std::size_t row = 0; row < rows; ++row) {
        const auto same = static_cast<std::uint8_t>(std::vector{0, 1, 2, 4}[random() % 4]);
        for (std::size_t i = 0; i < table.criteria; ++i) {
            const auto any = static_cast<std::uint8_t>(random() % 5);    // 3 does not apply, 4 is unassessed
            table.codes.push_back(random() % one_rating_in != 0 || any == 3 ? any : same);
        }
    }
    columns::Results exact(scorer, 0, rows, {});
    const columns::Placed placed = place(table, columns::Layout::by_row);
    const ScoreColumns wanted = exact.columns();
    EXPECT_TRUE(score({scorer.data(), placed.ratings, {}, wanted}, {.threads = 1}, nullptr).empty());
    std::size_t count = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        panel::Settled settled;
        if (!settle_weighted(program, table.codes.data() + row * table.criteria, 1, settled)) continue;
        ++count;
        EXPECT_EQ((Bounds{settled.lower, settled.upper}), exact.total(row)) << row;
        EXPECT_EQ(settled.grade_lower, exact.grade_lower(row)) << row;
        EXPECT_EQ(settled.grade_upper, exact.grade_upper(row)) << row;
    }
    return count;
}

TEST(Settle, GivesTheTotalsOfTheExactPath) {
    const ColumnScorer small = scorer_with({31, 7, 29, 300, 17}, {23, 211, 300});
    EXPECT_EQ(settled_of(small, 2'000, 1), 2'000U);
    EXPECT_GT(settled_of(small, 2'000, 2), 1'500U);
}

TEST(Settle, GivesUpWhereAFractionDoesNotFit) {
    const ColumnScorer large = scorer_with({999'983, 999'979, 999'961, 999'959}, {1'009, 1'013, 1'019, 1'021, 1'031});
    const std::size_t some = settled_of(large, 2'000, 2);
    EXPECT_GT(some, 0U);
    EXPECT_LT(some, 2'000U);
}

TEST(Settle, HasNothingToSayWhereNothingCounts) {
    const ColumnScorer scorer = scorer_with({31, 7, 29, 300, 17}, {23, 211, 300});
    const std::vector<std::uint8_t> codes(scorer.criteria().size(), scorer.not_applicable_code());
    panel::Settled settled;
    EXPECT_FALSE(settle_weighted(scorer.data().panels->program(), codes.data(), 1, settled));
}

}  // namespace
}  // namespace xuehui::batch
