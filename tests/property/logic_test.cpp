// What must hold for any evaluator of logic, on random rules: with all facts known the answer is plain JsonLogic's; whatever the
// unknown facts turn out to be, the answer lies in what was said before; learning one never changes a known answer nor widens
// a bound.
//
//     XUEHUI_SEED=7 XUEHUI_CASES=1000000 test_property --gtest_filter='*RandomLogic*'
#include <iostream>

#include <gtest/gtest.h>

#include "property/comparison.hpp"
#include "property/logic_evaluator.hpp"
#include "property/random_logic.hpp"

namespace property {
namespace {

constexpr std::uint64_t kShards = 8;
constexpr std::uint64_t kRules = 8'000;
constexpr int kCompletions = 20;

// Rule, data, and the same data with more known.
struct Case {
    Json rule;
    Json before;
    Json after;
};

using Check = std::string (*)(const LogicEvaluator&, const Case&);

std::string says_plain(const LogicEvaluator& evaluator, const Case& one) {
    const Said said = evaluator.evaluate(one.rule, one.after);
    try {
        return contradiction(plain_logic(one.rule, one.after), said);
    } catch (const NoPlainAnswer&) {
        return "";
    }
}

std::string stays_within(const LogicEvaluator& evaluator, const Case& one) {
    return contradiction(evaluator.evaluate(one.rule, one.before), evaluator.evaluate(one.rule, one.after));
}

std::string checked(const LogicEvaluator& evaluator, const Case& one, Check check) {
    try {
        return check(evaluator, one);
    } catch (const std::exception& error) {
        return std::string("refused: ") + error.what();
    }
}

// Replaces parts of a rule by their own parts or by null as long as the check still fails.
bool shrink_part(const LogicEvaluator& evaluator, Case& one, Check check, Json& part) {
    std::vector<Json> smaller = {Json{}};
    for (const Json& inner : part.items) {
        smaller.push_back(inner);
        smaller.insert(smaller.end(), inner.items.begin(), inner.items.end());
    }
    const Json kept = part;
    for (const Json& candidate : smaller) {
        if (candidate == kept || kept.is_null() || (candidate.is_null() && kept.items.empty())) continue;
        part = candidate;
        const std::string why = checked(evaluator, one, check);
        if (!why.empty() && !why.starts_with("refused")) return true;
        part = kept;
    }
    for (Json& inner : part.items) {
        if (shrink_part(evaluator, one, check, inner)) return true;
    }
    return false;
}

std::string report(const LogicEvaluator& evaluator, Case one, Check check) {
    for (int tries = 0; tries < 200 && shrink_part(evaluator, one, check, one.rule); ++tries) {}
    return checked(evaluator, one, check) + "\nrule:   " + one.rule.write() + "\nbefore: " + one.before.write() +
           "\nafter:  " + one.after.write();
}

// How often an answer was of each sort: a test in which nothing is ever known, or unknown, shows nothing.
struct Tally {
    std::uint64_t known = 0;
    std::uint64_t open = 0;
    std::uint64_t bounded = 0;
};

void check_rule(const LogicEvaluator& evaluator, std::uint64_t seed, std::uint64_t number, Tally& tally) {
    Random random(seed, number);
    const Json rule = random_logic(random);
    Case one{rule, random_logic_data(random, 40), {}};
    const std::string which = evaluator.name() + ", seed " + std::to_string(seed) + ", rule " + std::to_string(number) + "\n";
    const Said said = evaluator.evaluate(one.rule, one.before);
    ++(said.known ? tally.known : said.truth || (said.types.count("number") != 0 && said.low.value_or(-1e9) > -1e9) ? tally.bounded : tally.open);
    for (int i = 0; i < kCompletions; ++i) {
        one.after = completed(random, one.before);
        for (const Check check : {says_plain, stays_within}) {
            if (!checked(evaluator, one, check).empty()) FAIL() << which << report(evaluator, one, check);
        }
    }
    for (Json learnt = with_one_learnt(random, one.before); !(learnt == one.before);) {
        one.after = learnt;
        if (!checked(evaluator, one, stays_within).empty()) FAIL() << which << report(evaluator, one, stays_within);
        one.before = learnt;
        learnt = with_one_learnt(random, one.before);
    }
}

void check_rules(const LogicEvaluator& evaluator, std::uint64_t shard) {
    const Extent run = extent_of(kRules);
    std::cout << "seed " << run.seed << " (XUEHUI_SEED), " << run.cases << " rules in all (XUEHUI_CASES)\n";
    Tally tally;
    for (std::uint64_t number = shard; number < run.cases; number += kShards) {
        check_rule(evaluator, run.seed, number, tally);
        if (testing::Test::HasFatalFailure()) return;
    }
    std::cout << tally.known << " known, " << tally.bounded << " bounded, " << tally.open << " open\n";
    if (run.cases >= kRules) {
        EXPECT_GT(tally.known, 0U);
        EXPECT_GT(tally.bounded, 0U);
        EXPECT_GT(tally.open, 0U);
    }
}

class RandomLogic : public testing::TestWithParam<std::uint64_t> {};

TEST_P(RandomLogic, Reference) { check_rules(ReferenceLogic(), GetParam()); }
TEST_P(RandomLogic, Engine) { check_rules(EngineLogic(), GetParam()); }

// Of two sound answers one may say more than the other, but they may not contradict each other.
std::string agrees_with_reference(const LogicEvaluator& evaluator, const Case& one) {
    const Said said = evaluator.evaluate(one.rule, one.after);
    const Said expected = ReferenceLogic().evaluate(one.rule, one.after);
    const std::string differs = difference(said, expected);
    const bool one_in_the_other = contradiction(expected, said).empty() || contradiction(said, expected).empty();
    return one_in_the_other ? "" : differs;
}

std::string equals_reference(const LogicEvaluator& evaluator, const Case& one) {
    return difference(evaluator.evaluate(one.rule, one.after), ReferenceLogic().evaluate(one.rule, one.after));
}

// Also of what speaks of absence, and with more or fewer facts unknown.
TEST_P(RandomLogic, EngineEqualsReference) {
    const Extent run = extent_of(kRules);
    const EngineLogic engine;
    std::uint64_t cases = 0;
    std::uint64_t equal = 0;
    std::string last;    // only for whoever wants to know
    for (std::uint64_t number = GetParam(); number < run.cases; number += kShards) {
        Random random(run.seed + 1, number);
        const Json rule = random_logic(random, {.depth = 4, .about_absence = true});
        for (const unsigned unknown : {0U, 10U, 30U, 60U, 100U}) {
            const Case one{rule, {}, random_logic_data(random, unknown)};
            if (!checked(engine, one, agrees_with_reference).empty()) {
                FAIL() << "seed " << run.seed << ", rule " << number << "\n" << report(engine, one, agrees_with_reference);
            }
            ++cases;
            const bool same = checked(engine, one, equals_reference).empty();
            equal += same ? 1 : 0;
            if (!same && last.empty()) last = "the first that is not:\n" + report(engine, one, equals_reference);
        }
    }
    std::cout << equal << " of " << cases << " answers are the same\n" << last << "\n";
    EXPECT_GE(equal * 1000, cases * 995);
}

INSTANTIATE_TEST_SUITE_P(Shards, RandomLogic, testing::Range<std::uint64_t>(0, kShards));

}  // namespace
}  // namespace property
