// Columns equal records: random schemes over small catalogues and over the built-in one, random codes and measures, every
// layout, one to four threads. The row of columns is held against the assessment of the record that says the same.
#include <algorithm>
#include <iostream>

#include <gtest/gtest.h>

#include <xuehui/columns.hpp>

#include "batch/score.hpp"
#include "column_results.hpp"
#include "property/comparison.hpp"
#include "property/random_columns.hpp"

namespace property {
namespace {

using columns::Table;
using xuehui::ColumnScorer;
using xuehui::Engine;
using xuehui::Record;

// Every kernel, forced, in every layout, against the exact path.
void check_kernels(const ColumnScorer& scorer, const Table& table, std::span<const xuehui::MeasureColumn> measures,
                   std::size_t gates, const std::vector<std::uint32_t>& nodes, const std::string& which) {
    columns::Results exact(scorer, gates, table.rows, nodes);
    const columns::Placed by_row = place(table, columns::Layout::by_row);
    const xuehui::ScoreColumns wanted = exact.columns();
    ASSERT_EQ(xuehui::to_text(
                  xuehui::batch::score({scorer.data(), by_row.ratings, measures, wanted}, {.threads = 1}, nullptr)),
              "");
    for (const xuehui::batch::NamedKernel& kernel : xuehui::batch::kernels()) {
        for (const columns::Layout layout : columns::kLayouts) {
            const columns::Placed placed = place(table, layout);
            columns::Results results(scorer, gates, table.rows, nodes);
            const xuehui::ScoreColumns out = results.columns();
            ASSERT_EQ(xuehui::to_text(xuehui::batch::score({scorer.data(), placed.ratings, measures, out},
                                                           {.threads = 2}, &kernel)),
                      "");
            ASSERT_TRUE(exact == results) << which << kernel.name << ", layout " << static_cast<int>(layout) << ", row "
                                          << exact.first_difference(results);
        }
    }
}

void check_world(Random& random, const World& world, std::size_t rows, const std::string& which) {
    if (!counts_own_ratings(world.scheme)) return;
    const auto engine = make_engine(world.catalogue, world.scheme, world.others);
    ASSERT_TRUE(engine) << which << to_text(engine.error());
    Json facts = Json::object();
    if (const Json* stated = world.records.front().find("facts"); stated != nullptr && random.percent(50))
        facts = *stated;
    const auto scorer = ColumnScorer::create(*engine, common_record(facts));
    ASSERT_TRUE(scorer) << which << to_text(scorer.error());
    const Table table = random_table(random, *scorer, rows);
    const Measures measures = random_measures(random, *scorer, *engine, world.scheme, rows);
    const auto measure_columns = measures.columns();

    std::vector<std::uint32_t> nodes = columns::all_nodes(*scorer);
    random.shuffle(nodes);
    nodes.resize(random.below(nodes.size() + 1));
    const std::size_t gates = world.scheme.find("gates") == nullptr ? 0 : world.scheme.at("gates").items.size();
    columns::Results first(*scorer, gates, rows, nodes);
    ASSERT_EQ(to_text(scorer->score(place(table, columns::Layout::by_row).ratings, measure_columns, first.columns())),
              "")
        << which;
    for (std::size_t row = 0; row < rows; ++row) {
        const Record record = record_of(*scorer, *engine, table, measures, row, facts);
        const auto assessment = engine->assess(record);
        ASSERT_TRUE(assessment) << which << to_text(assessment.error());
        ASSERT_EQ(first.difference(row, *assessment), "") << which << "row " << row << "\n"
                                                          << world.catalogue.write() << "\n"
                                                          << world.scheme.write();
    }
    for (const columns::Layout layout : columns::kLayouts) {
        const columns::Placed placed = place(table, layout);
        columns::Results again(*scorer, gates, rows, nodes);
        const auto threads = static_cast<unsigned>(random.between(1, 4));
        ASSERT_EQ(to_text(scorer->score(placed.ratings, measure_columns, again.columns(), {.threads = threads})), "")
            << which;
        ASSERT_TRUE(first == again) << which << "layout " << static_cast<int>(layout) << ", threads " << threads;
    }
    check_kernels(*scorer, table, measure_columns, gates, nodes, which);
}

constexpr std::uint64_t kShards = 4;

class Columns : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Columns, EqualRecordsOfSmallWorlds) {
    constexpr std::size_t kRows = 70;    // more than a block
    const Extent run = extent_of(100'000);
    for (std::uint64_t number = GetParam(); number * kRows < run.cases; number += kShards) {
        Random random(run.seed + 1, number);
        const World world = small_world(random, 2);
        check_world(random, world, kRows,
                    "seed " + std::to_string(run.seed) + ", world " + std::to_string(number) + "\n");
        if (HasFatalFailure()) return;
    }
}

TEST_P(Columns, EqualRecordsOfTheStandard) {
    const Extent run = extent_of(100'000);
    for (std::uint64_t number = GetParam(); number * 2'500 < run.cases; number += kShards) {
        Random random(run.seed + 2, number);
        const World world = standard_world(random, 1);
        const std::size_t rows = random.pick({1U, 63U, 64U, 65U, 333U});
        check_world(random, world, rows,
                    "seed " + std::to_string(run.seed) + ", world " + std::to_string(number) + "\n");
        if (HasFatalFailure()) return;
    }
}

INSTANTIATE_TEST_SUITE_P(Shards, Columns, testing::Range<std::uint64_t>(0, kShards));

}  // namespace
}  // namespace property
