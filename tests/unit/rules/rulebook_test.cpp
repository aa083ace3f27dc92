// Documents of rules put together.
#include "rules/rulebook.hpp"

#include <gtest/gtest.h>

#include "risk/findings.hpp"
#include "rules/run.hpp"
#include "unit/rules/rules_text.hpp"

namespace {

using unit::bound;

constexpr std::string_view kFacts =
    R"("facts": [{"name": "a", "type": "integer"}, {"name": "b", "type": "boolean"}, {"name": "d", "type": "date"},
                 {"name": "l", "type": "list", "items": [{"name": "id", "type": "string"}, {"name": "n", "type": "integer"}]}],
       "categories": [{"id": "x", "title": {"zh": "类"}}])";

std::string with_facts(std::string_view members) { return std::string(kFacts) + ", " + std::string(members); }

std::string risk(std::string_view id, std::string_view when,
                 std::string_view more = R"("likelihood": 1, "impact": 1)") {
    return R"({"id": ")" + std::string(id) + R"(", "category": "x", "title": {"zh": "险"}, "when": )" +
           std::string(when) + R"(, "basis": [{"kind": "law", "title": "法", "certainty": "read"}], )" +
           std::string(more) + "}";
}

TEST(Rulebook, ALaterDocumentReplacesOrSwitchesOff) {
    const std::string first =
        with_facts(R"("risks": [)" + risk("r1", R"({"var": "b"})") + ", " + risk("r2", R"({"var": "b"})") + "]");
    const auto both = bound({first, R"("off": ["r1"], "risks": [)" + risk("r2", R"({"!": [{"var": "b"}]})") + "]"});
    EXPECT_EQ(both.faults, "");
    ASSERT_EQ(both.book->risks.size(), 1U);
    EXPECT_EQ(both.book->risks[0].source->risk.id, "r2");
    EXPECT_EQ(both.book->risks[0].source->place.document().source().find("\"!\"") != std::string_view::npos, true);
    EXPECT_EQ(bound({first, R"("off": ["r3"])"}).faults, "1: unknown_id /off/0\n");
}

TEST(Rulebook, NamesAreTakenOnce) {
    EXPECT_EQ(bound({with_facts(R"("derived": [{"fact": "a", "value": 1}])")}).faults, "0: duplicate_id /derived/0\n");
    EXPECT_EQ(bound({R"("facts": [{"name": "a", "type": "boolean"}, {"name": "a.b", "type": "boolean"}])"}).faults,
              "0: duplicate_id /facts/1\n");
    EXPECT_EQ(bound({R"("facts": [{"name": "as_of", "type": "date"}])"}).faults, "0: duplicate_id /facts/0\n");
    EXPECT_EQ(bound({R"("facts": [{"name": "period", "type": "date"}])"}).faults, "0: duplicate_id /facts/0\n");
    EXPECT_EQ(bound({R"("facts": [{"name": "q", "type": "date"}, {"name": "q", "type": "date"}])"}).faults,
              "0: duplicate_id /facts/1\n");
}

TEST(Rulebook, DerivedFactsComeBehindThoseTheyRead) {
    const auto ordered = bound({with_facts(R"("derived": [{"fact": "z", "value": {"+": [{"var": "y"}, 1]}},
                                                          {"fact": "y", "value": {"+": [{"var": "a"}, 1]}}])")});
    EXPECT_EQ(ordered.faults, "");
    const auto document = unit::document(R"({"a": 5})");
    xuehui::logic::Budget budget;
    const auto day = *xuehui::Date::parse("2026-01-01");
    const auto facts = xuehui::rules::derive(*ordered.book, document->root(), day, day, day, budget);
    EXPECT_EQ(xuehui::logic::plain_text(facts[*ordered.book->vocabulary->find("z")]), "7");
}

// To ask whether a fact is there is to need it, too.
TEST(Rulebook, DerivedFactsComeBehindThoseTheyAskFor) {
    const auto ordered = bound({with_facts(R"("derived": [{"fact": "z", "value": {"if": [{"missing": ["y"]}, 1, 2]}},
                                                          {"fact": "y", "value": {"+": [{"var": "a"}, 1]}}])")});
    EXPECT_EQ(ordered.faults, "");
    const auto document = unit::document(R"({"a": 5})");
    xuehui::logic::Budget budget;
    const auto day = *xuehui::Date::parse("2026-01-01");
    const auto facts = xuehui::rules::derive(*ordered.book, document->root(), day, day, day, budget);
    EXPECT_EQ(xuehui::logic::plain_text(facts[*ordered.book->vocabulary->find("z")]), "2");
}

// A society with nothing to divide by has not got full marks for it.
TEST(Rulebook, WhatIsNoNumberIsNoMeasure) {
    const auto measured = [](std::string_view measure) {
        const auto rules =
            bound({with_facts(R"("checks": [{"criterion": "c", "measure": )" + std::string(measure) + "}]")});
        EXPECT_EQ(rules.faults, "");
        const auto document = unit::document(R"({"a": 0})");
        xuehui::logic::Budget budget;
        const auto day = *xuehui::Date::parse("2026-01-01");
        const auto facts = xuehui::rules::derive(*rules.book, document->root(), day, day, day, budget);
        return xuehui::rules::run(rules.book->checks.at(0), {}, facts, budget).measure;
    };
    EXPECT_TRUE(measured(R"({"+": [{"var": "a"}, 1.5]})"));
    EXPECT_FALSE(measured(R"({"/": [{"var": "a"}, {"var": "a"}]})"));
    EXPECT_FALSE(measured(R"({"/": [1, {"var": "a"}]})"));
    EXPECT_FALSE(measured(R"({"/": [1, 3]})"));
}

// Elements of which it is not known whether they are there raise nothing.
TEST(Rulebook, OfAnElementThatIsPerhapsThereNothingIsSure) {
    const auto rules = bound({with_facts(
        R"("derived": [{"fact": "many", "value": {"filter": [{"var": "l"}, {">": [{"var": "n"}, 1]}]}}], "risks": [)" +
        risk("r", R"({"var": "b"})", R"("likelihood": 1, "impact": 1, "each": "many")") + "]")});
    ASSERT_EQ(rules.faults, "");
    const auto document = unit::document(R"({"b": true, "l": [{"id": "p"}, {"id": "q", "n": 2}]})");
    xuehui::logic::Budget budget;
    const auto day = *xuehui::Date::parse("2026-01-01");
    const auto facts = xuehui::rules::derive(*rules.book, document->root(), day, day, day, budget);
    const auto findings = xuehui::risk::find(*rules.book, facts, budget);
    ASSERT_EQ(findings.size(), 2U);
    EXPECT_EQ(findings[0].state, xuehui::Finding::State::unknown);
    EXPECT_FALSE(findings[0].missing.empty());
    EXPECT_EQ(findings[1].state, xuehui::Finding::State::raised);
}

TEST(Rulebook, ACircleIsNamedMemberByMember) {
    const auto circle = bound({with_facts(R"("derived": [{"fact": "x", "value": {"+": [{"var": "y"}, 1]}},
        {"fact": "y", "value": {"+": [{"var": "z"}, 1]}}, {"fact": "z", "value": {"+": [{"var": "x"}, 1]}}])")});
    EXPECT_EQ(circle.faults, "0: cycle /derived/0\n");
    EXPECT_NE(circle.messages.front().find("x needs y needs z needs x"), std::string::npos);
}

TEST(Rulebook, UnknownNamesAndWrongKindsAreFaults) {
    const auto faults = [](const std::string& entry) {
        return bound({with_facts(R"("risks": [)" + entry + "]")}).faults;
    };
    EXPECT_EQ(faults(risk("r", R"({"var": "aa"})")), "0: unknown_fact /risks/0/when/var\n");
    EXPECT_NE(faults(risk("r", R"({"<": [{"var": "a"}, {"var": "d"}]})")), "");
    EXPECT_NE(faults(risk("r", R"({"smoe": [{"var": "l"}, true]})")), "");
    EXPECT_EQ(faults(risk("r", R"({"var": "item.n"})", R"("likelihood": 1, "impact": 1, "each": "ll")")),
              "0: unknown_fact /risks/0/each\n");
    EXPECT_EQ(faults(risk("r", R"({">": [{"var": "item.n"}, 1]})", R"("likelihood": 1, "impact": 1, "each": "l")")),
              "");
    EXPECT_EQ(faults(risk("r", R"({"var": "b"})", R"("likelihood": 1, "impact": 1, "owner": "nobody")")),
              "0: unknown_id /risks/0/owner\n");
}

TEST(Rulebook, StepsLieBetweenOneAndFive) {
    const auto faults = [](std::string_view likelihood) {
        return bound(
                   {with_facts(
                       R"("risks": [)" +
                       risk("r", R"({"var": "b"})", R"("impact": 1, "likelihood": )" + std::string(likelihood)) + "]")})
            .faults;
    };
    EXPECT_EQ(faults("5"), "");
    EXPECT_EQ(faults(R"({"if": [{"var": "b"}, 5, 2]})"), "");
    EXPECT_EQ(faults("6"), "0: bad_value /risks/0/likelihood\n");
    EXPECT_EQ(faults("0"), "0: bad_value /risks/0/likelihood\n");
    EXPECT_EQ(faults(R"({"var": "a"})"), "0: bad_value /risks/0/likelihood\n");
}

TEST(Rulebook, AConditionThatDependsOnNothingIsASlip) {
    EXPECT_NE(bound({with_facts(R"("risks": [)" + risk("r", "true") + "]")}).faults, "");
    EXPECT_NE(bound({with_facts(R"("risks": [)" + risk("r", R"({">=": [{"var": "a"}, 0]})") + "]")}).faults, "");
    EXPECT_NE(bound({with_facts(R"("risks": [)" + risk("r", R"({"<": [{"var": "a"}, 0]})") + "]")}).faults, "");
}

TEST(Rulebook, OnlyTheLastCaseOfACheckIsTrueAnyway) {
    const auto faults = [](std::string_view cases) {
        return bound({with_facts(R"("checks": [{"criterion": "c1", "cases": [)" + std::string(cases) + "]}]")}).faults;
    };
    EXPECT_EQ(faults(R"({"when": {"var": "b"}, "rating": "met"}, {"when": true, "rating": "not_met"})"), "");
    EXPECT_EQ(faults(R"({"when": true, "rating": "met"}, {"when": {"var": "b"}, "rating": "not_met"})"),
              "0: bad_logic /checks/0/cases/0/when\n");
    EXPECT_EQ(faults(R"({"when": false, "rating": "met"})"), "0: bad_logic /checks/0/cases/0/when\n");
}

}  // namespace
