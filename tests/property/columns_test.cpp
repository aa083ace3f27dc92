// Columns equal records: random schemes over small catalogues and over the built-in one, random codes and measures, every
// layout, one to four threads. The row of columns is held against the assessment of the record that says the same.
#include <algorithm>
#include <iostream>

#include <gtest/gtest.h>

#include <xuehui/columns.hpp>

#include "batch/score.hpp"
#include "column_results.hpp"
#include "property/comparison.hpp"

namespace property {
namespace {

using columns::Table;
using xuehui::ColumnScorer;
using xuehui::Engine;
using xuehui::Record;

// Rows whose hard cases are frequent: everything the same, nearly nothing applicable, whole runs not applicable.
Table random_table(Random& random, const ColumnScorer& scorer, std::size_t rows) {
    Table table{rows, scorer.criteria().size(), {}};
    const std::size_t codes = scorer.unassessed_code() + std::size_t{1};
    for (std::size_t row = 0; row < rows; ++row) {
        const auto any = [&] { return static_cast<std::uint8_t>(random.below(codes)); };
        const std::uint8_t same = any();
        const unsigned chance = random.pick({0U, 5U, 50U, 100U, 100U});
        const std::size_t first = random.below(table.criteria + 1);
        const std::size_t end = first + random.below(random.pick({1U, 10U, 100U}));
        for (std::size_t i = 0; i < table.criteria; ++i) {
            const bool outside = i < first || i >= end;
            table.codes.push_back(outside ? (random.percent(chance) ? any() : same) : scorer.not_applicable_code());
        }
    }
    return table;
}

struct Measures {
    std::vector<std::size_t> criteria;
    std::vector<std::vector<std::int64_t>> values;
    std::vector<std::vector<std::uint8_t>> validity;

    std::vector<xuehui::MeasureColumn> columns() const {
        std::vector<xuehui::MeasureColumn> result;
        for (std::size_t i = 0; i < criteria.size(); ++i)
            result.push_back({criteria[i], values[i].data(), 1, validity[i].data()});
        return result;
    }
    bool has(std::size_t which, std::size_t row) const { return (validity[which][row / 8] >> (row % 8) & 1) != 0; }
};

// For most of the criteria that the scheme measures: on the points of the measure, beside them, somewhere.
Measures random_measures(Random& random, const ColumnScorer& scorer, const Engine& engine, const Json& scheme,
                         std::size_t rows) {
    Measures measures;
    const Json* defined = scheme.find("measures");
    if (defined == nullptr) return measures;
    for (std::size_t i = 0; i < scorer.criteria().size(); ++i) {
        const Json* measure = defined->find(engine.catalogue().criteria()[scorer.criteria()[i]].id);
        if (measure == nullptr || random.percent(20)) continue;
        const Json* points = measure->find("steps");
        if (points == nullptr) points = measure->find("linear");
        measures.criteria.push_back(i);
        auto& values = measures.values.emplace_back();
        auto& validity = measures.validity.emplace_back((rows + 7) / 8);
        for (std::size_t row = 0; row < rows; ++row) {
            const auto on_point = reference::millionths(reference::decimal(random.pick(points->items).items[0].text));
            values.push_back(random.percent(50) ? static_cast<std::int64_t>(on_point)
                                                : random.between(-3'000'000, 9'000'000));
            if (random.percent(70)) validity[row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
        }
    }
    return measures;
}

std::string decimal_text(std::int64_t millionths) {
    const std::uint64_t magnitude = static_cast<std::uint64_t>(millionths < 0 ? -millionths : millionths);
    std::string places = std::to_string(magnitude % 1'000'000);
    places.insert(0, 6 - places.size(), '0');
    return (millionths < 0 ? "-" : "") + std::to_string(magnitude / 1'000'000) + "." + places;
}

// What the columns say of one organisation, as a record.
Record record_of(const ColumnScorer& scorer, const Engine& engine, const Table& table, const Measures& measures,
                 std::size_t row, const Json& facts) {
    xuehui::RecordBuilder builder("R-1", "2025-01-01", "2025-12-31", "2026-03-31");
    for (std::size_t i = 0; i < facts.items.size(); ++i) builder.fact(facts.names[i], facts.items[i].write());
    for (std::size_t i = 0; i < table.criteria; ++i) {
        const std::string& id = engine.catalogue().criteria()[scorer.criteria()[i]].id;
        const auto place = std::ranges::find(measures.criteria, i) - measures.criteria.begin();
        const auto which = static_cast<std::size_t>(place);
        if (which < measures.criteria.size() && measures.has(which, row)) {
            builder.measure(id, decimal_text(measures.values[which][row]), {});
        } else if (table.at(row, i) < scorer.not_applicable_code()) {
            builder.rate(id, engine.scheme().scale()[table.at(row, i)].id);
        } else if (table.at(row, i) == scorer.not_applicable_code()) {
            builder.rate(id, "not_applicable");
        } else {
            continue;
        }
        builder.evidence("会议纪要", {});
    }
    auto record = builder.build();
    EXPECT_TRUE(record) << to_text(record.error());
    return *std::move(record);
}

Record common_record(const Json& facts) {
    xuehui::RecordBuilder builder("R-1", "2025-01-01", "2025-12-31", "2026-03-31");
    for (std::size_t i = 0; i < facts.items.size(); ++i) builder.fact(facts.names[i], facts.items[i].write());
    return *builder.build();
}

// A stage that the scheme does not have would make ratings of a plain record, which are "self", count for nothing.
bool counts_own_ratings(const Json& scheme) {
    const Json* reconcile = scheme.find("reconcile");
    const Json* order = reconcile == nullptr ? nullptr : reconcile->find("order");
    if (order == nullptr) return true;
    return std::ranges::any_of(order->items, [](const Json& stage) { return stage.text == "self"; });
}

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
