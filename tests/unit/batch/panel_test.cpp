// The kernels' last step at its edges: a program of one criterion, whose coefficient is anything, so that the double before it
// is rounded is anything; and where the plan says that there is a gap.
#include "batch/panel_plan.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/standard.hpp>

#include "batch/kernels.hpp"

namespace xuehui::batch {
namespace {

constexpr double kGrid = 0x1p-27;    // what doubles are rounded to; half of it has to be more than their error

enum class Tree { counted, weighted };

// One criterion with the codes 0 (worth the coefficient), 1 (worth nothing) and 2 (not counted). The indicator of level 2 has a
// second group, which never counts, where the tree is a weighted one: so it has a score of its own.
class OneCriterion {
public:
    OneCriterion(Tree tree, bool gap, std::vector<std::int32_t> thresholds) : thresholds_(std::move(thresholds)) {
        term_.lower.at[0] = 33;
        term_.lower.at[1] = 32;
        term_.upper.at[0] = 1;
        group_.terms = 1;
        group_.packed = true;
        group_.factor.at[1] = 1;
        group_.key.at[1] = 1;
        node_.groups = 1;
        node_.factor_low.at[1] = 1;
        node_.weight.at[1] = 1;
        sum_.nodes = 1;
        level1_ = {1, 0, 1, 1, coefficients_, divisors_};
        weighted_term_.lower_low.at[0] = weighted_term_.upper_low.at[0] = 1;
        weighted_term_.bit.at[0] = weighted_term_.bit.at[1] = 1;
        factors_[0][1] = factors_[1][2] = 1;
        weighted_groups_[0] = {{factors_[0], 16}, 0, 1, 1};
        weighted_groups_[1] = {{factors_[2], 16}, 0, 0, 1};
        weighted_node_ = {{factors_[1], 16}, 0, 2, 1, false};
        program_.terms = tree == Tree::counted ? &term_ : nullptr;
        program_.groups = &group_;
        program_.nodes = &node_;
        program_.weighted_terms = &weighted_term_;
        program_.weighted_groups = weighted_groups_;
        program_.weighted_nodes = &weighted_node_;
        program_.sums = &sum_;
        program_.level1 = &level1_;
        program_.thresholds = thresholds_.data();
        program_.columns = program_.sum_count = program_.level1_count = 1;
        program_.threshold_count = static_cast<std::uint32_t>(thresholds_.size());
        program_.last_code = 2;
        program_.gap = gap;
        program_.most_divisors = 1;
    }

    struct Answer {
        std::int32_t score;
        std::uint8_t grade;
        bool left;
        bool operator==(const Answer&) const = default;
    };

    // What a kernel makes of a total that it computed to be so much.
    Answer answer(const NamedKernel& kernel, double total) {
        for (double& coefficient : scratch_.coefficients[0]) coefficient = total;
        std::uint8_t codes[panel::kRows] = {};
        std::int32_t lower[panel::kRows], upper[panel::kRows];
        std::uint8_t grade_lower[panel::kRows], grade_upper[panel::kRows];
        panel::Rows rows{};
        rows.codes = codes;
        rows.rows = panel::kRows;
        rows.row_stride = 1;
        rows.criterion_stride = panel::kRows;
        rows.total_lower = lower;
        rows.total_upper = upper;
        rows.grade_lower = grade_lower;
        rows.grade_upper = grade_upper;
        std::uint64_t left = 0;
        kernel.run(program_, scratch_, rows, 0, panel::kRows, &left);
        EXPECT_TRUE(left == 0 || ~left == 0);
        for (std::size_t i = 0; i < panel::kRows; ++i) {
            EXPECT_EQ(lower[i], lower[0]);
            EXPECT_EQ(upper[i], lower[0]);
            EXPECT_EQ(grade_upper[i], grade_lower[0]);
        }
        return {lower[0], grade_lower[0], left != 0};
    }

    // Whether a kernel leaves rows with such a score of an indicator of level 2, in a weighted tree, or of level 1; and what it
    // writes otherwise. The total is 1.
    Answer node_answer(const NamedKernel& kernel, double score) {
        weighted_node_.score = score;
        return indicator_answer(kernel, {.nodes = true});
    }
    Answer level1_answer(const NamedKernel& kernel, double score) {
        level1_.score = score;
        return indicator_answer(kernel, {.nodes = false});
    }

private:
    struct Which {
        bool nodes;
    };
    Answer indicator_answer(const NamedKernel& kernel, Which which) {
        for (double& coefficient : scratch_.coefficients[0]) coefficient = 1;
        std::uint8_t codes[panel::kRows] = {};
        std::int32_t lower[panel::kRows], upper[panel::kRows];
        const panel::Columns wanted{lower, upper};
        const panel::Columns groups[2] = {}, nodes[1] = {which.nodes ? wanted : panel::Columns{}},
                             level1[1] = {which.nodes ? panel::Columns{} : wanted};
        panel::Rows rows{};
        rows.codes = codes;
        rows.rows = panel::kRows;
        rows.row_stride = 1;
        rows.criterion_stride = panel::kRows;
        rows.groups = groups;
        rows.nodes = nodes;
        rows.level1 = level1;
        std::uint64_t left = 0;
        kernel.run(program_, scratch_, rows, 0, panel::kRows, &left);
        EXPECT_TRUE(left == 0 || ~left == 0);
        for (std::size_t i = 0; i < panel::kRows; ++i) {
            EXPECT_EQ(lower[i], lower[0]);
            EXPECT_EQ(upper[i], lower[0]);
        }
        return {lower[0], 0, left != 0};
    }

    std::vector<std::int32_t> thresholds_;
    panel::WeightedTerm weighted_term_{};
    panel::WeightedGroup weighted_groups_[2] = {};
    panel::WeightedNode weighted_node_{};
    alignas(64) double factors_[3][16] = {};
    panel::Term term_{};
    panel::Group group_{};
    panel::Node node_{};
    panel::Sum sum_{};
    panel::Level1 level1_{};
    double coefficients_[2] = {};
    std::uint32_t divisors_[2] = {};
    panel::Program program_{};
    panel::Scratch scratch_{};
};

class Panel : public testing::TestWithParam<Tree> {};

TEST_P(Panel, TakesWhatLiesLessThanHalfAStepFromATieForTheTie) {
    OneCriterion one(GetParam(), true, {500'000});
    constexpr double kError = kGrid / 2;
    for (const NamedKernel& kernel : kernels()) {
        SCOPED_TRACE(kernel.name);
        for (const std::int32_t whole : {0, 1, 499'998, 499'999, 500'000, 999'998, 999'999}) {
            const double tie = whole + 0.5;
            const std::int32_t even = whole + whole % 2;
            for (const double off : {0.0, kError * 0.9, -kError * 0.9})
                EXPECT_EQ(one.answer(kernel, tie + off).score, even) << tie;
            for (const double off : {kError * 1.1, kGrid, 0.001}) {
                EXPECT_EQ(one.answer(kernel, tie + off).score, whole + 1) << tie;
                EXPECT_EQ(one.answer(kernel, tie - off).score, whole) << tie;
            }
        }
    }
}

TEST_P(Panel, TakesWhatLiesLessThanHalfAStepFromAThresholdForTheThreshold) {
    OneCriterion one(GetParam(), true, {500'000});
    constexpr double kError = kGrid / 2;
    for (const NamedKernel& kernel : kernels()) {
        SCOPED_TRACE(kernel.name);
        for (const double off : {0.0, kError * 0.9, -kError * 0.9, kGrid, 0.4}) {
            EXPECT_EQ(one.answer(kernel, 500'000 + off), (OneCriterion::Answer{500'000, 0, false})) << off;
        }
        for (const double off : {kError * 1.1, kGrid, 0.4}) {
            EXPECT_EQ(one.answer(kernel, 500'000 - off), (OneCriterion::Answer{500'000, 1, false})) << off;
        }
        EXPECT_EQ(one.answer(kernel, 1'000'000 - kError / 2), (OneCriterion::Answer{1'000'000, 0, false}));
        EXPECT_EQ(one.answer(kernel, 0), (OneCriterion::Answer{0, 1, false}));
    }
}

TEST_P(Panel, LeavesWhatLiesNearATieOrAThresholdWithoutAGap) {
    OneCriterion one(GetParam(), false, {900'000, 500'000});
    for (const NamedKernel& kernel : kernels()) {
        SCOPED_TRACE(kernel.name);
        for (const double close : {0.5, 1.5, 499'999.5, 999'999.5, 500'000.0, 900'000.0}) {
            for (const double off : {0.0, kGrid * 0.49, -kGrid * 0.49})
                EXPECT_TRUE(one.answer(kernel, close + off).left) << close;
            for (const double off : {kGrid * 0.51, -kGrid * 0.51, 0.2})
                EXPECT_FALSE(one.answer(kernel, close + off).left) << close;
        }
        // Other whole numbers change neither what is written nor the grade.
        for (const double whole : {0.0, 1.0, 499'999.0, 750'000.0, 1'000'000.0})
            EXPECT_FALSE(one.answer(kernel, whole).left) << whole;
        EXPECT_EQ(one.answer(kernel, 500'000 - kGrid * 0.51), (OneCriterion::Answer{500'000, 2, false}));
        EXPECT_EQ(one.answer(kernel, 500'000 + kGrid * 0.51), (OneCriterion::Answer{500'000, 1, false}));
        EXPECT_EQ(one.answer(kernel, 500'000.5 + kGrid * 0.51), (OneCriterion::Answer{500'001, 1, false}));
        EXPECT_EQ(one.answer(kernel, 500'000.5 - kGrid * 0.51), (OneCriterion::Answer{500'000, 1, false}));
        EXPECT_EQ(one.answer(kernel, 1'000'000), (OneCriterion::Answer{1'000'000, 0, false}));
        EXPECT_EQ(one.answer(kernel, 0), (OneCriterion::Answer{0, 2, false}));
    }
}

TEST_P(Panel, LeavesScoresOfIndicatorsThatLieNearATieWithoutAGap) {
    OneCriterion one(GetParam(), true, {500'000});
    for (const NamedKernel& kernel : kernels()) {
        SCOPED_TRACE(kernel.name);
        for (const double tie : {0.5, 1.5, 499'999.5, 999'999.5}) {
            const auto whole = static_cast<std::int32_t>(tie);
            for (const double off : {0.0, kGrid * 0.49, -kGrid * 0.49}) {
                EXPECT_TRUE(one.level1_answer(kernel, tie + off).left) << tie;
                EXPECT_TRUE(GetParam() == Tree::counted || one.node_answer(kernel, tie + off).left) << tie;
            }
            for (const double off : {kGrid * 0.51, 0.2}) {
                EXPECT_EQ(one.level1_answer(kernel, tie + off), (OneCriterion::Answer{whole + 1, 0, false}));
                EXPECT_EQ(one.level1_answer(kernel, tie - off), (OneCriterion::Answer{whole, 0, false}));
                if (GetParam() == Tree::counted) continue;
                EXPECT_EQ(one.node_answer(kernel, tie + off), (OneCriterion::Answer{whole + 1, 0, false}));
                EXPECT_EQ(one.node_answer(kernel, tie - off), (OneCriterion::Answer{whole, 0, false}));
            }
        }
        EXPECT_EQ(one.level1_answer(kernel, 500'000), (OneCriterion::Answer{500'000, 0, false}));
    }
}

INSTANTIATE_TEST_SUITE_P(Trees, Panel, testing::Values(Tree::counted, Tree::weighted));

// Two indicators of level 1 whose full weights are primes: h is their product times the sum of their own weights.
ColumnScorer scorer_with(std::uint64_t first, std::uint64_t second) {
    std::string indicators, weights;
    const auto add = [&](const std::string& root, std::uint64_t weight, std::uint64_t full) {
        std::string below;
        for (const char* part : {".1", ".2"}) {
            const std::string node = root + part, group = node + ".1";
            below += std::string(below.empty() ? "" : ",") + R"({"id":")" + node +
                     R"(","title":{"zh":"t"},"children":[{"id":")" + group +
                     R"(","title":{"zh":"t"},"criteria":[{"id":")" + group +
                     R"(.1","statement":{"zh":"t"},"strength":"shall",)" + R"("kind":"requirement","source":"t"}]}]})";
        }
        indicators += std::string(indicators.empty() ? "" : ",") + R"({"id":")" + root +
                      R"(","title":{"zh":"t"},"children":[)" + below + "]}";
        weights += (weights.empty() ? "\"" : ",\"") + root + "\":" + std::to_string(weight) + ",\"" + root +
                   ".1\":" + std::to_string(full - 30) + ",\"" + root + ".2\":30";
    };
    add("1", first, 251);
    add("2", second, 241);
    const auto catalogue =
        Catalogue::parse(R"({"format":"xuehui/catalogue/1","id":"c","version":"1","title":{"zh":"t"},"indicators":[)" +
                         indicators + "]}");
    EXPECT_TRUE(catalogue) << to_text(catalogue.error());
    const auto scheme = Scheme::parse(
        R"({"format":"xuehui/scheme/1","id":"s","version":"1","catalogue":"c","full_marks":100,"scale":[{"id":"a","value":1},
            {"id":"b","value":0.75},{"id":"c","value":0}],"roots":["1","2"],"grades":[{"id":"A","at_least":0.5},{"id":"B","at_least":0}],
            "weights":{)" +
        weights + "}}");
    EXPECT_TRUE(scheme) << to_text(scheme.error());
    const auto engine = Engine::create(*catalogue, *scheme);
    EXPECT_TRUE(engine) << to_text(engine.error());
    return *ColumnScorer::create(*engine, *RecordBuilder("R", "2025-01-01", "2025-12-31", "2026-03-31").build());
}

TEST(PanelPlan, HasAGapWhileTheDenominatorAllowsIt) {
    constexpr std::uint64_t kPrimes = 251 * 241;
    static_assert(kPrimes * 1'109 < 1U << 26U && kPrimes * 1'111 > 1U << 26U);
    const ColumnScorer last = scorer_with(500, 609), first_without = scorer_with(500, 611);
    ASSERT_NE(last.data().panels, nullptr);
    EXPECT_TRUE(last.data().panels->program().gap);
    EXPECT_EQ(last.data().panels->program().most_divisors, 1);    // nothing is left for rows in which less counts
    ASSERT_NE(first_without.data().panels, nullptr);
    EXPECT_FALSE(first_without.data().panels->program().gap);
}

}  // namespace
}  // namespace xuehui::batch
