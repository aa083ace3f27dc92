// The kernels against the exact path, on the built-in catalogue: ordinary rows and hostile ones, under schemes within their
// reach, at its edge and beyond it. None may differ in any integer, and which of them are within reach is said here, too.
#include <algorithm>
#include <cfenv>
#include <iostream>
#include <span>
#include <string>

#include <gtest/gtest.h>

#include <xuehui/columns.hpp>
#include <xuehui/standard.hpp>

#include "batch/panel_plan.hpp"
#include "batch/score.hpp"
#include "column_results.hpp"
#include "property/comparison.hpp"

namespace property {
namespace {

using columns::Results;
using columns::Table;
using xuehui::ColumnScorer;

struct Variant {
    std::string name;
    bool within_reach;
    bool has_gap;
    Json scheme;
};

Json built_in() { return Json::parse(xuehui::standard_document(xuehui::kDefaultScheme)); }

Json scale_of(std::initializer_list<const char*> values) {
    Json scale = Json::array();
    int number = 0;
    for (const char* value : values) {
        static const char* const kIds[] = {"met", "largely_met", "partly_met", "not_met"};
        scale.add(Json::object().set("id", Json::string(kIds[number++])).set("value", Json::number(value)));
    }
    return scale;
}

Json weighted(std::uint64_t seed, long long most, bool criteria) {
    Random random(seed);
    Json scheme = built_in(), weights = Json::object();
    const auto tree = reference::read_tree(Json::parse(xuehui::standard_document(xuehui::kStandardCatalogue)), {});
    for (const bool leaves : {false, true}) {
        if (leaves && !criteria) continue;
        for (const reference::Node* node : nodes_of(tree, leaves))
            weights.set(node->id, Json::number(random.between(0, most)));
    }
    weights.set("A.1", Json::number(1LL));
    return scheme.set("weights", weights);
}

std::vector<Variant> variants() {
    std::vector<Variant> all;
    const auto add = [&](std::string name, bool within_reach, bool has_gap, Json scheme) {
        all.push_back({std::move(name), within_reach, has_gap, std::move(scheme)});
    };
    add("built in", true, true, built_in());
    add("every child the same", true, true, built_in().set("default_weight", Json::string("equal")));
    add("0.8", true, true, built_in().set("scale", scale_of({"1", "0.8", "0.5", "0"})));
    add("0.95", true, true, built_in().set("scale", scale_of({"1", "0.95", "0.5", "0.05"})));
    add("thirds", false, false, built_in().set("scale", scale_of({"1", "0.666667", "0.333333", "0"})));
    add("zero", true, true, built_in().set("unassessed", Json::string("zero")));
    add("exclude", true, true, built_in().set("unassessed", Json::string("exclude")));
    add("full marks", true, true, built_in().set("not_applicable", Json::string("full_marks")));
    add("minimum", false, false, built_in().set("aggregate", Json::object().set("A.3.2", Json::string("min"))));
    add("maximum below", false, false, built_in().set("aggregate", Json::object().set("A.3.2.4", Json::string("max"))));
    add("a heavy indicator", true, true, built_in().set("weights", Json::object().set("A.1", Json::number(997LL))));
    Json primes = Json::object();
    for (const auto& [id, weight] :
         {std::pair{"A.1", 997LL}, {"A.2", 991LL}, {"A.3", 983LL}, {"A.4", 977LL}, {"A.5", 971LL}}) {
        primes.set(id, Json::number(weight));
    }
    add("heavy indicators", true, false, built_in().set("weights", primes));
    add("small weights", true, true, weighted(1, 2, false));
    add("weights to 300", true, false, weighted(2, 300, true));
    add("weights to 300, and a rating on a threshold", true, false,
        weighted(3, 300, true).set("scale", scale_of({"1", "0.8", "0.6", "0"})));
    add("weights to 3000", false, false, weighted(4, 3000, true));
    add("roots of level 2", false, false,
        built_in().set("roots", Json::array({Json::string("A.1.1"), Json::string("A.2")})));
    Json gates = Json::parse(R"([{"id": "a", "when": {"not": {"all": [{"criterion": "A.1.1.1.2", "at_most": "met"},
        {"any": [{"criterion": "A.3.1.3.3", "at_most": "partly_met"}, {"not": {"criterion": "A.1.5.1.5", "at_most": "not_met"}}]}]}},
        "grade_down": 2}, {"id": "b", "when": {"any": []}, "grade_at_most": "none"}, {"id": "c", "when": {"all": []}, "grade_down": 1},
        {"id": "d", "when": {"any": [{"finding": "x"}, {"criterion": "4.1.1.1", "at_most": "largely_met"}]}, "grade_at_most": "2A"}])");
    add("gates in gates", true, true, built_in().set("gates", gates));
    Json threshold = Json::parse(R"([{"id": "t", "when": {"node": "A.3", "below": 0.5}, "grade_at_most": "2A"}])");
    add("a gate on a score", false, false, built_in().set("gates", threshold));
    return all;
}

Table random_rows(Random& random, const ColumnScorer& scorer, std::size_t rows) {
    Table table{rows, scorer.criteria().size(), {}};
    const std::uint8_t not_applicable = scorer.not_applicable_code();
    const std::size_t codes = scorer.unassessed_code() + std::size_t{1};
    const auto groups = scorer.data().engine.catalogue().criteria();
    const auto indicators = scorer.data().engine.catalogue().indicators();
    for (std::size_t row = 0; row < rows; ++row) {
        const auto any = [&] { return static_cast<std::uint8_t>(random.below(codes)); };
        const std::uint8_t same = any();
        const std::size_t kind = random.below(9);
        std::vector<std::uint8_t> out(indicators.size());    // indicators that do not apply as a whole
        if (kind >= 4) {
            for (std::uint8_t& one : out) one = random.percent(kind == 4 ? 30 : 8) ? 1 : 0;
        }
        for (std::size_t i = 0; i < table.criteria; ++i) {
            std::uint8_t code = any();
            if (kind == 1)
                code = random.percent(5) ? not_applicable : static_cast<std::uint8_t>(random.below(codes - 2));
            if (kind == 2) code = static_cast<std::uint8_t>(random.below(codes - 2));
            if (kind == 3 || kind == 5) code = random.percent(3) ? any() : same;
            if (kind == 8 && code != not_applicable) code = same;
            if (kind == 6) code = random.percent(97) ? not_applicable : any();
            bool is_out = false;
            for (std::optional<std::uint32_t> node = groups[scorer.criteria()[i]].indicator; node;
                 node = indicators[*node].parent) {
                is_out |= out[*node] != 0 && (kind != 7 || indicators[*node].level > 1);
            }
            table.codes.push_back(is_out ? not_applicable : code);
        }
    }
    return table;
}

// Random rows, the last of which has a code that is none: every kernel in these layouts, with one to four threads.
void check_rows(Random& random, const ColumnScorer& scorer, std::size_t gates, std::size_t rows,
                std::span<const columns::Layout> layouts) {
    Table table = random_rows(random, scorer, rows);
    table.at(rows - 1, 0) = 200;    // is no code
    const std::vector<std::uint32_t> nodes = columns::all_nodes(scorer);
    Results exact(scorer, gates, rows, nodes);
    const columns::Placed by_row = place(table, columns::Layout::by_row);
    const xuehui::ScoreColumns wanted = exact.columns();
    EXPECT_EQ(xuehui::batch::score({scorer.data(), by_row.ratings, {}, wanted}, {}, nullptr).size(), 1U);
    unsigned threads = 0;
    for (const columns::Layout layout : layouts) {
        const columns::Placed placed = place(table, layout);
        for (const xuehui::batch::NamedKernel& kernel : xuehui::batch::kernels()) {
            threads = threads % 4 + 1;
            Results results(scorer, gates, rows, nodes);
            const xuehui::ScoreColumns out = results.columns();
            std::fesetround(FE_UPWARD);    // the caller's own business
            EXPECT_EQ(
                xuehui::batch::score({scorer.data(), placed.ratings, {}, out}, {.threads = threads}, &kernel).size(),
                1U);
            EXPECT_EQ(std::fegetround(), FE_UPWARD);
            std::fesetround(FE_TONEAREST);
            EXPECT_TRUE(exact == results) << kernel.name << ", layout " << static_cast<int>(layout) << ", row "
                                          << exact.first_difference(results);
        }
    }
}

class ColumnKernelsOfSchemes : public testing::TestWithParam<std::size_t> {};

TEST_P(ColumnKernelsOfSchemes, EqualTheExactPath) {
    const Variant variant = variants()[GetParam()];
    SCOPED_TRACE(variant.name);
    const auto engine =
        make_engine(Json::parse(xuehui::standard_document(xuehui::kStandardCatalogue)), variant.scheme, {});
    ASSERT_TRUE(engine) << to_text(engine.error());
    const auto common = xuehui::RecordBuilder("R-1", "2025-01-01", "2025-12-31", "2026-03-31").build();
    const auto scorer = ColumnScorer::create(*engine, *common);
    ASSERT_TRUE(scorer);
    const auto& panels = scorer->data().panels;
    EXPECT_EQ(panels != nullptr, variant.within_reach);
    EXPECT_EQ(panels && panels->program().gap, variant.has_gap);

    EXPECT_EQ(panels && panels->has_indicator_scores(), variant.within_reach);

    const Extent run = extent_of(100'000);
    constexpr std::size_t kAtOnce = 20'000;
    const std::size_t gates = variant.scheme.at("gates").items.size();
    std::uint64_t left = panels ? std::max<std::uint64_t>(run.cases / 5, 500) : 500;
    for (std::uint64_t number = 0; left > 0 && !HasFailure(); ++number) {
        const std::size_t rows = std::min<std::uint64_t>(left, kAtOnce);
        left -= rows;
        Random random(run.seed + 3 + number, GetParam());
        const std::span layouts(columns::kLayouts);    // in turn, once there were all
        check_rows(random, *scorer, gates, rows + 12,
                   number == 0 ? layouts : layouts.subspan(number % layouts.size(), 1));
    }
}

// ---- Trees whose numbers lie around the limits of the kernels ----

// `most` is about how large groups and weights are: the larger, the sooner a tree is beyond reach.
Json random_node(Random& random, const std::string& id, int level, long long most, Json& weights) {
    Json node = Json::object().set("id", Json::string(id)).set("title", Json::object().set("zh", Json::string("t")));
    if (random.percent(40)) weights.set(id, Json::number(random.between(0, most)));
    if (random.percent(2)) weights.set(id, Json::number(random.pick({255LL, 256LL, 300LL, 4000LL})));
    Json below = Json::array();
    const long long count = random.between(1, level < 3 ? 5 : most);
    for (long long i = 1; i <= count; ++i) {
        const std::string child = id + "." + std::to_string(i);
        if (level < 3) {
            below.add(random_node(random, child, level + 1, most, weights));
        } else {
            below.add(Json::object()
                          .set("id", Json::string(child))
                          .set("statement", Json::object().set("zh", Json::string("t"))));
            if (random.percent(4)) weights.set(child, Json::number(random.between(0, most)));
        }
    }
    return node.set(level < 3 ? "children" : "criteria", below);
}

TEST(ColumnKernels, EqualTheExactPathAroundTheirLimits) {
    const Extent run = extent_of(100'000);
    std::uint64_t within_reach = 0, with_gap = 0;
    const std::uint64_t trees = run.cases / 250;
    for (std::uint64_t number = 0; number < trees; ++number) {
        Random random(run.seed + 4, number);
        Json weights = Json::object(), indicators = Json::array(), roots = Json::array();
        const long long most = random.pick({1LL, 2LL, 3LL, 5LL, 7LL, 8LL, 16LL});
        for (long long root = random.between(1, 4); root > 0; --root) {
            const std::string id = "R" + std::to_string(root);
            indicators.add(random_node(random, id, 1, most, weights));
            roots.add(Json::string(id));
            weights.set(id, Json::number(random.pick({1LL, 997LL, 32'749LL, 32'719LL})));
        }
        const Json catalogue = Json::object()
                                   .set("format", Json::string("xuehui/catalogue/1"))
                                   .set("id", Json::string("mzt-academic-draft"))
                                   .set("version", Json::string("1"))
                                   .set("title", Json::object().set("zh", Json::string("t")))
                                   .set("indicators", indicators);
        static const std::vector<Json> kScales = {
            scale_of({"1", "0.75", "0.5", "0"}), scale_of({"1", "0.8", "0.5", "0"}),
            scale_of({"1", "0.5", "0.25", "0"}), scale_of({"1", "0.992", "0.008", "0"}),
            scale_of({"0.9", "0.8", "0.5", "0.1"})};
        const Json scheme = built_in()
                                .set("roots", roots)
                                .set("weights", weights)
                                .set("scale", random.pick(kScales))
                                .set("default_weight", Json::string(random.pick({"criteria", "equal"})))
                                .set("gates", Json::array())
                                .set("unassessed", Json::string(random.pick({"bounds", "bounds", "zero", "exclude"})));
        const auto engine = make_engine(catalogue, scheme, {});
        ASSERT_TRUE(engine) << to_text(engine.error()) << catalogue.write();
        const auto scorer = ColumnScorer::create(
            *engine, *xuehui::RecordBuilder("R-1", "2025-01-01", "2025-12-31", "2026-03-31").build());
        ASSERT_TRUE(scorer);
        if (!scorer->data().panels) continue;
        ++within_reach;
        with_gap += scorer->data().panels->program().gap ? 1U : 0U;
        const std::size_t rows = 500;
        std::vector<std::uint32_t> nodes = columns::all_nodes(*scorer);
        random.shuffle(nodes);
        nodes.resize(random.below(nodes.size() + 1));
        const Table table = random_rows(random, *scorer, rows);
        Results exact(*scorer, 0, rows, nodes);
        const columns::Placed placed = place(table, columns::Layout::in_blocks);
        const xuehui::ScoreColumns wanted = exact.columns();
        ASSERT_TRUE(
            xuehui::batch::score({scorer->data(), placed.ratings, {}, wanted}, {.threads = 1}, nullptr).empty());
        for (const xuehui::batch::NamedKernel& kernel : xuehui::batch::kernels()) {
            Results results(*scorer, 0, rows, nodes);
            const xuehui::ScoreColumns out = results.columns();
            ASSERT_TRUE(
                xuehui::batch::score({scorer->data(), placed.ratings, {}, out}, {.threads = 1}, &kernel).empty());
            ASSERT_TRUE(exact == results)
                << number << ", " << kernel.name << ", row " << exact.first_difference(results) << "\n"
                << catalogue.write() << "\n"
                << scheme.write();
        }
    }
    std::cout << within_reach << " of " << trees << " within reach, " << with_gap << " of them with a gap\n";
    if (trees < 100) return;
    EXPECT_GT(within_reach, trees / 10);
    EXPECT_GT(with_gap, trees / 50);
    EXPECT_GT(within_reach - with_gap, trees / 50);
}

INSTANTIATE_TEST_SUITE_P(Schemes, ColumnKernelsOfSchemes, testing::Range<std::size_t>(0, variants().size()));

}  // namespace
}  // namespace property
