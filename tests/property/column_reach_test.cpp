// Columns against the reference evaluator where the kernels' reach ends: many children, heavy weights, weights of 0, extremes,
// measures. Every kernel, layout and one to four threads; which schemes are within reach is said here, too.
#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/columns.hpp>

#include "batch/panel_plan.hpp"
#include "batch/score.hpp"
#include "column_results.hpp"
#include "property/comparison.hpp"

namespace property {
namespace {

using columns::Table;
using xuehui::ColumnScorer;

enum class Reach { counted, weighted, none };

struct Case {
    std::string name;
    Reach reach;
    Json catalogue, scheme;
};

void PrintTo(const Case& one, std::ostream* out) { *out << one.name; }

Json title() { return Json::object().set("zh", Json::string("t")); }

// An indicator of level 3 with so many criteria.
Json group(const std::string& id, std::size_t criteria) {
    Json below = Json::array();
    for (std::size_t i = 1; i <= criteria; ++i) {
        below.add(Json::object().set("id", Json::string(id + "." + std::to_string(i))).set("statement", title()));
    }
    return Json::object().set("id", Json::string(id)).set("title", title()).set("criteria", below);
}

// An indicator above with so many children, each with what `child` makes of its id.
template <class Child>
Json above(const std::string& id, std::size_t children, Child child) {
    Json below = Json::array();
    for (std::size_t i = 1; i <= children; ++i) below.add(child(id + "." + std::to_string(i)));
    return Json::object().set("id", Json::string(id)).set("title", title()).set("children", below);
}

struct Shape {
    std::size_t level1 = 2, nodes = 2, groups = 2, criteria = 2;
};

Json catalogue_of(const Shape& shape) {
    Json indicators = Json::array();
    for (std::size_t i = 1; i <= shape.level1; ++i) {
        indicators.add(above("R" + std::to_string(i), shape.nodes, [&](const std::string& node) {
            return above(node, shape.groups, [&](const std::string& one) { return group(one, shape.criteria); });
        }));
    }
    return Json::object()
        .set("format", Json::string("xuehui/catalogue/1"))
        .set("id", Json::string("c"))
        .set("version", Json::string("1"))
        .set("title", title())
        .set("indicators", indicators);
}

using Weights = std::vector<std::pair<std::string, long long>>;

Json scheme_of(const Shape& shape, const Weights& weights) {
    Json roots = Json::array(), weighed = Json::object();
    for (std::size_t i = 1; i <= shape.level1; ++i) roots.add(Json::string("R" + std::to_string(i)));
    for (const auto& [id, weight] : weights) weighed.set(id, Json::number(weight));
    Json scheme = Json::parse(R"({"format":"xuehui/scheme/1","id":"s","version":"1","catalogue":"c","full_marks":100,
        "default_weight":"equal","scale":[{"id":"a","value":1},{"id":"b","value":0.75},{"id":"c","value":0.5},{"id":"d","value":0}],
        "grades":[{"id":"A","at_least":0.75},{"id":"B","at_least":0.5},{"id":"C","at_least":0}]})");
    return scheme.set("roots", roots).set("weights", weighed);
}

std::vector<Case> cases() {
    std::vector<Case> all;
    const auto add = [&](std::string name, Reach reach, const Shape& shape, const Weights& weights) -> Json& {
        all.push_back({std::move(name), reach, catalogue_of(shape), scheme_of(shape, weights)});
        return all.back().scheme;
    };
    const std::string first = "R1.1.1.";
    add("255 criteria", Reach::none, {1, 1, 1, 255}, {});
    add("six criteria", Reach::counted, {1, 1, 1, 6}, {});
    add("eight criteria", Reach::weighted, {1, 1, 1, 8}, {});
    add("nine criteria", Reach::none, {1, 1, 1, 9}, {});
    add("eight of everything, weighted", Reach::weighted, {8, 8, 1, 1}, {{"R2.3", 251}, {"R5.8", 239}, {"R8", 300}});
    add("eight of everything below, weighted", Reach::weighted, {1, 1, 8, 8},
        {{first + "1", 293}, {first + "2", 7}, {"R1.1.3.8", 229}, {"R1.1.8", 241}});
    add("nine criteria, weighted", Reach::none, {2, 2, 2, 9}, {{first + "1", 300}});
    add("nine groups, weighted", Reach::none, {2, 2, 9, 2}, {{first + "1", 300}});
    add("nine nodes, weighted", Reach::none, {2, 9, 2, 2}, {{first + "1", 300}});
    add("nine indicators of level 1, weighted", Reach::none, {9, 2, 2, 2}, {{first + "1", 300}});
    add("a sum that is the largest word", Reach::weighted, {}, {{first + "1", 8'000}, {first + "2", 191}});
    add("a sum beyond a word", Reach::none, {}, {{first + "1", 8'001}, {first + "2", 191}});
    add("the largest weight", Reach::weighted, {}, {{"R1.1.1", 1'000'000}, {"R1", 999'999}, {"R2.1", 999'983}});
    add("a weight beyond it", Reach::none, {}, {{"R1.1.1", 1'000'001}});
    add("weights of nine digits", Reach::none, {3, 3, 3, 3},
        {{"R1", 999'999'937}, {"R2.1", 999'999'893}, {first + "2", 999'999'797}});
    add("weights of 0", Reach::counted, {3, 3, 3, 3},
        {{"R1", 0}, {"R2.1", 0}, {"R2.2.1", 0}, {"R3.1.1.1", 0}, {"R3.1.1.2", 0}});
    add("weights of 0 beside heavy ones", Reach::weighted, {3, 3, 3, 3},
        {{"R1", 0}, {"R2.1", 0}, {"R2.2.1", 0}, {"R3.1.2.1", 271}, {"R3.1.1.1", 0}, {"R3.1.1.2", 0}, {"R3.1.1.3", 0}});
    for (const char* extreme : {"min", "max"}) {
        for (const char* id : {"R1", "R1.1", "R1.1.1"}) {
            add(std::string(extreme) + " of " + id, Reach::none, {}, {})
                .set("aggregate", Json::object().set(id, Json::string(extreme)));
        }
    }
    for (const long long weight : {1LL, 300LL}) {
        add("measures, weight " + std::to_string(weight), weight == 1 ? Reach::counted : Reach::weighted, {},
            {{first + "1", weight}})
            .set(
                "measures",
                Json::parse(
                    R"({"R1.1.1.1":{"linear":[[0,0],[3,0.6],[7,1]]},"R2.2.2.2":{"steps":[[0,0.25],[2.5,0.75],[4,1]]}})"));
    }
    return all;
}

// Rows of every kind: the same throughout, nearly nothing that applies, parts that do not apply.
Table random_rows(Random& random, const ColumnScorer& scorer, std::size_t rows) {
    Table table{rows, scorer.criteria().size(), {}};
    const std::size_t codes = scorer.unassessed_code() + std::size_t{1};
    for (std::size_t row = 0; row < rows; ++row) {
        const auto any = [&] { return static_cast<std::uint8_t>(random.below(codes)); };
        const std::uint8_t same = any();
        const unsigned chance = random.pick({0U, 5U, 50U, 100U, 100U});
        const unsigned out = random.pick({0U, 0U, 10U, 95U});
        for (std::size_t i = 0; i < table.criteria; ++i) {
            const std::uint8_t code = random.percent(chance) ? any() : same;
            table.codes.push_back(random.percent(out) ? scorer.not_applicable_code() : code);
        }
    }
    return table;
}

// A measure for two rows in three.
struct Measured {
    std::size_t criterion;
    std::vector<std::int64_t> values;
    std::vector<std::uint8_t> validity;
    bool has(std::size_t row) const { return (validity[row / 8] >> (row % 8) & 1) != 0; }
};

std::vector<Measured> random_measures(Random& random, const ColumnScorer& scorer, const Json& scheme,
                                      std::size_t rows) {
    std::vector<Measured> all;
    const Json* measures = scheme.find("measures");
    if (measures == nullptr) return all;
    const auto criteria = scorer.data().engine.catalogue().criteria();
    for (std::size_t i = 0; i < scorer.criteria().size(); ++i) {
        if (measures->find(criteria[scorer.criteria()[i]].id) == nullptr) continue;
        Measured one{i, {}, std::vector<std::uint8_t>((rows + 7) / 8)};
        for (std::size_t row = 0; row < rows; ++row) {
            one.values.push_back(random.between(-4, 16) * 500'000);
            if (!random.percent(33)) one.validity[row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
        }
        all.push_back(std::move(one));
    }
    return all;
}

Json record_of(const ColumnScorer& scorer, const Table& table, const std::vector<Measured>& measures, std::size_t row) {
    Json ratings = Json::array();
    const auto criteria = scorer.data().engine.catalogue().criteria();
    for (std::size_t i = 0; i < table.criteria; ++i) {
        Json rating = Json::object().set("criterion", Json::string(criteria[scorer.criteria()[i]].id));
        const auto measured =
            std::ranges::find_if(measures, [&](const Measured& one) { return one.criterion == i && one.has(row); });
        const std::uint8_t code = table.at(row, i);
        if (measured != measures.end()) {
            rating.set("measure", Json::number(std::to_string(measured->values[row] / 1'000'000) +
                                               (measured->values[row] % 1'000'000 != 0 ? ".5" : "")));
            if (measured->values[row] == -500'000) rating.set("measure", Json::number("-0.5"));
        } else if (code == scorer.unassessed_code()) {
            continue;
        } else {
            rating.set("rating", Json::string(code == scorer.not_applicable_code()
                                                  ? "not_applicable"
                                                  : std::string(1, static_cast<char>('a' + code))));
        }
        ratings.add(rating);
    }
    return Json::
        parse(R"({"format":"xuehui/record/1","organisation":{"id":"o"},"period":{"from":"2025-01-01","to":"2025-12-31"},"as_of":"2026-03-31"})")
            .set("ratings", ratings);
}

class ColumnsWithinReach : public testing::TestWithParam<Case> {};

TEST_P(ColumnsWithinReach, EqualTheReference) {
    const Case& one = GetParam();
    const auto engine = make_engine(one.catalogue, one.scheme, {});
    ASSERT_TRUE(engine) << to_text(engine.error());
    const auto scorer =
        ColumnScorer::create(*engine, *xuehui::RecordBuilder("o", "2025-01-01", "2025-12-31", "2026-03-31").build());
    ASSERT_TRUE(scorer) << to_text(scorer.error());
    const auto& panels = scorer->data().panels;
    const Reach reach = !panels ? Reach::none : panels->program().terms != nullptr ? Reach::counted : Reach::weighted;
    EXPECT_EQ(reach, one.reach);

    constexpr std::size_t kRows = 257;
    Random random(extent_of(0).seed, 5);
    const Table table = random_rows(random, *scorer, kRows);
    const std::vector<Measured> measures = random_measures(random, *scorer, one.scheme, kRows);
    std::vector<xuehui::MeasureColumn> measure_columns;
    for (const Measured& measure : measures)
        measure_columns.push_back({measure.criterion, measure.values.data(), 1, measure.validity.data()});
    const auto nodes = columns::all_nodes(*scorer);
    columns::Results exact(*scorer, 0, kRows, nodes);
    const columns::Placed by_row = place(table, columns::Layout::by_row);
    const xuehui::ScoreColumns wanted = exact.columns();
    ASSERT_TRUE(xuehui::batch::score({scorer->data(), by_row.ratings, measure_columns, wanted}, {}, nullptr).empty());

    const reference::Reference evaluator(one.catalogue, one.scheme);
    for (std::size_t row = 0; row<kRows; row += table.criteria> 100 ? 16 : 1) {
        const Json record = record_of(*scorer, table, measures, row);
        const auto assessment = engine->assess(record.write());
        ASSERT_TRUE(assessment) << to_text(assessment.error());
        ASSERT_EQ(first_difference(*assessment, evaluator.assess(record)), "") << row;
        ASSERT_EQ(exact.difference(row, *assessment), "") << row;
    }
    for (const xuehui::batch::NamedKernel& kernel : xuehui::batch::kernels()) {
        for (const columns::Layout layout : columns::kLayouts) {
            for (unsigned threads = 1; threads <= 4; ++threads) {
                const columns::Placed placed = place(table, layout);
                columns::Results results(*scorer, 0, kRows, nodes);
                const xuehui::ScoreColumns out = results.columns();
                ASSERT_TRUE(xuehui::batch::score({scorer->data(), placed.ratings, measure_columns, out},
                                                 {.threads = threads}, &kernel)
                                .empty());
                ASSERT_TRUE(exact == results) << kernel.name << ", layout " << static_cast<int>(layout) << ", row "
                                              << exact.first_difference(results);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Cases, ColumnsWithinReach, testing::ValuesIn(cases()));

}  // namespace
}  // namespace property
