// What a check says while cases are open, against all that it may come to say once they are not.
#include <algorithm>
#include <set>
#include <span>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "json/parse.hpp"
#include "rules/rulebook.hpp"
#include "rules/run.hpp"
#include "unit/documents.hpp"

namespace xuehui::rules {
namespace {

constexpr std::int32_t kSize = 3;
constexpr std::int32_t kNotOfScale = -2;
constexpr std::string_view kRatings[] = {"good", "fair", "poor"};

// A case as it is written, and what is known of its condition.
struct Choice {
    Rules::Data::Effect effect;
    std::int32_t rating;    // number, or kNotOfScale
    Truth truth;
};

// What a statement allows: numbers of ratings, and kNotOfScale. All of it: nothing is said.
using Allowed = std::set<std::int32_t>;
const Allowed kAll{0, 1, 2, kNotOfScale};

Allowed allowed_by(Rules::Data::Effect effect, std::int32_t rating) {
    if (effect == Rules::Data::Effect::rating) return {rating};
    Allowed allowed;
    for (std::int32_t i = 0; i < kSize; ++i) {
        if (effect == Rules::Data::Effect::at_most ? i >= rating : i <= rating) allowed.insert(i);
    }
    return allowed;
}

Allowed allowed_by(const CheckOutcome& outcome) {
    if (outcome.says_nothing()) return kAll;
    if (outcome.rating) return {*outcome.rating};
    Allowed allowed;
    for (std::int32_t i = outcome.at_most.value_or(0); i <= outcome.at_least.value_or(kSize - 1); ++i)
        allowed.insert(i);
    return allowed;
}

CheckOutcome run_on(const std::vector<Choice>& choices) {
    std::string facts, cases, stated;
    std::vector<std::int32_t> numbers;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const Choice& choice = choices[i];
        const std::string name = "f" + std::to_string(i);
        constexpr std::string_view kEffects[] = {"rating", "at_most", "at_least"};
        facts += (i ? "," : "") + std::string(R"({"name": ")") + name + R"(", "type": "boolean"})";
        cases += (i ? "," : "") + std::string(R"({"when": {"var": ")") + name + R"("}, ")" +
                 std::string(kEffects[static_cast<std::size_t>(choice.effect)]) + R"(": ")" +
                 std::string(choice.rating < 0 ? "not_applicable" : kRatings[choice.rating]) + "\"}";
        if (choice.truth != Truth::unknown) {
            stated += (stated.empty() ? "\"" : ",\"") + name + "\": " + (choice.truth == Truth::yes ? "true" : "false");
        }
        numbers.push_back(choice.rating);
    }
    const auto rules =
        Rules::parse(R"({"format": "xuehui/rules/1", "id": "r", "version": "1", "catalogue": "c", "facts": [)" + facts +
                     R"(], "checks": [{"criterion": "A", "cases": [)" + cases + "]}]}");
    EXPECT_TRUE(rules) << to_text(rules.error());
    std::vector<Faults> faults(1, Faults("rules"));
    const auto book = rules::bind(std::span(&*rules, 1), faults);
    const auto document = unit::document("{" + stated + "}");
    logic::Budget budget;
    const auto day = *Date::parse("2026-03-31");
    const logic::Facts known = derive(*book, document->root(), day, day, day, budget);
    return run(book->checks.front(), {numbers, kSize}, known, budget);
}

// All of what a check may come to say when each open case turns out true or false.
Allowed completions(std::vector<Choice> choices) {
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i].truth == Truth::no) continue;
        if (choices[i].truth == Truth::yes) return allowed_by(choices[i].effect, choices[i].rating);
        Allowed all = allowed_by(choices[i].effect, choices[i].rating);
        choices[i].truth = Truth::no;
        all.merge(completions(choices));
        return all;
    }
    return kAll;
}

// Every statement that can be made, of which the tightest sound one is wanted.
std::vector<Allowed> statements() {
    std::vector<Allowed> all{kAll, {kNotOfScale}};
    for (std::int32_t best = 0; best < kSize; ++best) {
        for (std::int32_t worst = best; worst < kSize; ++worst) {
            if (best == 0 && worst == kSize - 1) continue;
            Allowed range;
            for (std::int32_t i = best; i <= worst; ++i) range.insert(i);
            all.push_back(range);
        }
    }
    return all;
}

void check(const std::vector<Choice>& choices) {
    const CheckOutcome outcome = run_on(choices);
    const Allowed said = allowed_by(outcome);
    const Allowed possible = completions(choices);
    const auto holds = [&](const Allowed& statement) { return std::ranges::includes(statement, possible); };
    ASSERT_TRUE(holds(said)) << choices.size();
    for (const Allowed& other : statements()) {
        ASSERT_FALSE(holds(other) && other.size() < said.size() && !(said == possible)) << "there is a tighter one";
    }
}

TEST(Run, SaysTheTightestThatHolds) {
    std::vector<Choice> all;
    for (const auto effect :
         {Rules::Data::Effect::rating, Rules::Data::Effect::at_most, Rules::Data::Effect::at_least}) {
        for (std::int32_t rating = 0; rating < kSize; ++rating) {
            for (const Truth truth : {Truth::yes, Truth::unknown}) all.push_back({effect, rating, truth});
        }
    }
    for (const Truth truth : {Truth::yes, Truth::unknown})
        all.push_back({Rules::Data::Effect::rating, kNotOfScale, truth});
    all.push_back({Rules::Data::Effect::rating, 0, Truth::no});
    for (const Choice& first : all) {
        check({first});
        for (const Choice& second : all) {
            check({first, second});
            if (second.truth != Truth::unknown || first.truth != Truth::unknown) continue;
            for (const Choice& third : all) check({first, second, third});
            if (HasFatalFailure()) return;
        }
    }
}

TEST(Run, SaysWhichCaseDecidedAndWhetherOthersAreOpen) {
    using enum Rules::Data::Effect;
    const CheckOutcome joint = run_on({{at_most, 1, Truth::unknown}, {rating, 0, Truth::no}, {rating, 2, Truth::yes}});
    EXPECT_EQ(joint.at_most, 1);
    EXPECT_EQ(joint.at_least, std::nullopt);
    EXPECT_EQ(joint.decided, 2U);
    EXPECT_TRUE(joint.is_joint);
    const CheckOutcome alone = run_on({{at_most, 1, Truth::no}, {rating, 2, Truth::yes}});
    EXPECT_EQ(alone.rating, 2);
    EXPECT_FALSE(alone.is_joint);
    const CheckOutcome both = run_on({{rating, 1, Truth::unknown}, {rating, 1, Truth::yes}});
    EXPECT_EQ(both.rating, 1);
    const CheckOutcome none = run_on({{rating, 1, Truth::unknown}, {rating, 1, Truth::unknown}});
    EXPECT_TRUE(none.says_nothing());
}

}  // namespace
}  // namespace xuehui::rules
