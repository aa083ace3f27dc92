#include "property/random_columns.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "property/comparison.hpp"

namespace property {

using columns::Table;
using xuehui::ColumnScorer;
using xuehui::Engine;
using xuehui::Record;

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

bool counts_own_ratings(const Json& scheme) {
    const Json* reconcile = scheme.find("reconcile");
    const Json* order = reconcile == nullptr ? nullptr : reconcile->find("order");
    if (order == nullptr) return true;
    return std::ranges::any_of(order->items, [](const Json& stage) { return stage.text == "self"; });
}

}  // namespace property
