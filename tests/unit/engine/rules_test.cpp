// What rules do to an assessment: derived ratings, ceilings and floors, conflicts, findings, gates.
#include <string>

#include <gtest/gtest.h>

#include <xuehui/engine.hpp>

namespace xuehui {
namespace {

constexpr std::string_view kCatalogue = R"({"format": "xuehui/catalogue/1", "id": "c", "version": "1", "indicators": [{"id": "A",
    "children": [{"id": "A.1", "children": [{"id": "A.1.1", "criteria": [{"id": "c1"}, {"id": "c2"}]}]}]}]})";

std::string scheme(std::string_view more) {
    return R"({"format": "xuehui/scheme/1", "id": "s", "version": "1", "catalogue": "c", "full_marks": 100, "roots": ["A"],
        "scale": [{"id": "met", "value": 1}, {"id": "half", "value": 0.5}, {"id": "not_met", "value": 0}],
        "grades": [{"id": "good", "at_least": 0.5}, {"id": "any", "at_least": 0}])" + std::string(more) + "}";
}

constexpr std::string_view kRules = R"({"format": "xuehui/rules/1", "id": "r", "version": "1", "catalogue": "c",
    "facts": [{"name": "good", "type": "boolean"}, {"name": "poor", "type": "boolean"},
              {"name": "cases", "type": "list", "items": [{"name": "id", "type": "string"}, {"name": "bad", "type": "boolean"},
                                                         {"name": "on", "type": "date"}]}],
    "categories": [{"id": "x", "title": {"zh": "类"}}],
    "checks": [{"criterion": "c1", "cases": [{"when": {"var": "good"}, "rating": "met"}, {"when": {"var": "poor"}, "at_most": "half"},
                                            {"when": true, "rating": "not_met"}]}],
    "risks": [{"id": "bad-case", "category": "x", "title": {"zh": "险"}, "each": "cases", "when": {"var": "item.bad"}, "likelihood": 4,
               "impact": {"if": [{"var": "good"}, 2, 5]}, "basis": [{"kind": "law", "title": "法", "certainty": "read"}],
               "effective": {"from": "2025-01-01"}, "judged_at": {"var": "item.on"}}],
    "matrix": {"likelihood": [{"zh": "1"}, {"zh": "2"}, {"zh": "3"}, {"zh": "4"}, {"zh": "5"}],
               "impact": [{"zh": "1"}, {"zh": "2"}, {"zh": "3"}, {"zh": "4"}, {"zh": "5"}],
               "levels": [{"id": "red"}, {"id": "yellow"}, {"id": "blue"}],
               "cells": [["blue", "blue", "blue", "blue", "blue"], ["blue", "blue", "blue", "blue", "blue"],
                         ["blue", "blue", "blue", "blue", "blue"], ["blue", "yellow", "yellow", "yellow", "red"],
                         ["red", "red", "red", "red", "red"]]}})";

Engine engine(std::string_view more_of_scheme = {}) {
    const auto catalogue = Catalogue::parse(kCatalogue);
    const auto numbers = Scheme::parse(scheme(more_of_scheme));
    const auto rules = Rules::parse(kRules);
    EXPECT_TRUE(catalogue && numbers && rules);
    auto made = Engine::create(*catalogue, *numbers, std::span(&*rules, 1));
    EXPECT_TRUE(made) << to_text(made.error());
    return *std::move(made);
}

Assessment assess(const Engine& engine, std::string_view facts, std::string_view ratings = {}) {
    auto assessment = engine.assess(R"({"format": "xuehui/record/1", "organisation": {"id": "o"},
        "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-01-01", "facts": )" + std::string(facts) +
                                    R"(, "ratings": [)" + std::string(ratings) + "]}");
    EXPECT_TRUE(assessment) << to_text(assessment.error());
    return *std::move(assessment);
}

Bounds value(const Assessment& assessment) { return *assessment.criteria()[0].value; }

TEST(Rules, OpenCasesLeaveWhatTheyAllSay) {
    const auto check = [](std::string_view facts) { return assess(engine(), facts).criteria()[0]; };
    const CriterionResult ceiling = check(R"({"good": false})");    // half at most, or not met
    EXPECT_EQ(ceiling.derived.kind, Derived::Kind::at_most);
    EXPECT_EQ(ceiling.derived.rating, 1);
    EXPECT_TRUE(ceiling.derived.is_joint);
    EXPECT_EQ(ceiling.source, Source::unassessed);
    EXPECT_EQ(*ceiling.value, (Bounds{0, 500000}));
    EXPECT_EQ(check("{}").derived.kind, Derived::Kind::nothing);
    EXPECT_FALSE(check(R"({"good": false, "poor": true})").derived.is_joint);
}

TEST(Rules, FactsRateWhatNobodyRated) {
    const Assessment met = assess(engine(), R"({"good": true})");
    EXPECT_EQ(met.criteria()[0].source, Source::derived);
    EXPECT_EQ(met.rating_id(met.criteria()[0]), "met");
    EXPECT_EQ(met.coverage(), (Coverage{0, 1, 1, 0}));
    const Assessment failed = assess(engine(), R"({"good": false, "poor": false})");
    EXPECT_EQ(value(failed), (Bounds{0, 0}));
}

TEST(Rules, ACeilingNarrowsBounds) {
    const Assessment limited = assess(engine(), R"({"good": false, "poor": true})");
    EXPECT_EQ(limited.criteria()[0].source, Source::unassessed);
    EXPECT_EQ(value(limited), (Bounds{0, 500'000}));
    EXPECT_EQ(limited.coverage(), (Coverage{0, 0, 2, 0}));
}

TEST(Rules, WhatIsMissingDecidesNothing) {
    EXPECT_EQ(value(assess(engine(), "{}")), (Bounds{0, 1'000'000}));
    EXPECT_EQ(value(assess(engine(), R"({"poor": true})")), (Bounds{0, 1'000'000}));    // met, or half at most
}

TEST(Rules, AnAssessorsRatingStandsAndTheConflictIsTold) {
    const Assessment overruled = assess(engine(), R"({"good": false, "poor": false})", R"({"criterion": "c1", "rating": "met"})");
    EXPECT_EQ(value(overruled), (Bounds{1'000'000, 1'000'000}));
    ASSERT_EQ(overruled.conflicts().size(), 1U);
    EXPECT_EQ(overruled.conflicts()[0].derived.kind, Derived::Kind::rating);
    EXPECT_EQ(overruled.conflicts()[0].derived.rating, 2);
    EXPECT_TRUE(assess(engine(), R"({"good": true})", R"({"criterion": "c1", "rating": "met"})").conflicts().empty());
}

TEST(Rules, BelowACeilingIsNoConflict) {
    constexpr std::string_view kFacts = R"({"good": false, "poor": true})";
    EXPECT_TRUE(assess(engine(), kFacts, R"({"criterion": "c1", "rating": "half"})").conflicts().empty());
    EXPECT_TRUE(assess(engine(), kFacts, R"({"criterion": "c1", "rating": "not_met"})").conflicts().empty());
    EXPECT_EQ(assess(engine(), kFacts, R"({"criterion": "c1", "rating": "met"})").conflicts().size(), 1U);
    EXPECT_EQ(assess(engine(), kFacts, R"({"criterion": "c1", "rating": "not_applicable"})").conflicts().size(), 0U);
}

std::string states(const Assessment& assessment) {
    std::string text;
    for (const Finding& finding : assessment.findings()) {
        text += finding.case_id + ' ' + std::string(to_string(finding.state)) + '\n';
    }
    return text;
}

TEST(Rules, OneFindingForEachElement) {
    EXPECT_EQ(states(assess(engine(), R"({"cases": [{"id": "old", "bad": true, "on": "2024-12-31"},
        {"id": "new", "bad": true, "on": "2025-01-01"}, {"bad": false, "on": "2025-06-01"}, {"id": "open", "on": "2025-06-01"},
        {"id": "undated", "bad": true}]})")),
              "new raised\nopen unknown\nundated unknown\nold not_in_force\n3 clear\n");
    EXPECT_EQ(states(assess(engine(), R"({"cases": []})")), " clear\n");
    EXPECT_EQ(states(assess(engine(), "{}")), " unknown\n");
}

TEST(Rules, WhatIsOpenGivesBoundsOfLevels) {
    const Assessment open = assess(engine(), R"({"cases": [{"bad": true, "on": "2025-01-01"}]})");
    EXPECT_EQ(open.findings()[0].impact, (Steps{2, 5}));
    EXPECT_EQ(open.findings()[0].level, (Steps{0, 1}));
    EXPECT_EQ(open.findings()[0].missing, std::vector<std::string_view>{"good"});
    const Assessment known = assess(engine(), R"({"good": true, "cases": [{"bad": true, "on": "2025-01-01"}]})");
    EXPECT_EQ(known.findings()[0].level, (Steps{1, 1}));
}

constexpr std::string_view kRated = R"({"criterion": "c1", "rating": "met"}, {"criterion": "c2", "rating": "met"})";
constexpr std::string_view kGate = R"(, "gates": [{"id": "g", "when": {"finding": "bad-case"}, "grade_at_most": "any"}])";
constexpr std::string_view kBad = R"({"good": true, "cases": [{"bad": true, "on": "2025-01-01"}]})";

TEST(Rules, GatesAskFindings) {
    const Engine gated = engine(kGate);
    EXPECT_EQ(assess(gated, kBad, kRated).grade_upper(), "any");
    EXPECT_EQ(assess(gated, R"({"cases": []})", kRated).grade_lower(), "good");
    EXPECT_EQ(assess(gated, "{}", kRated).grade_lower(), "any");    // an open gate acts on the lower grade
    EXPECT_EQ(assess(gated, "{}", kRated).grade_upper(), "good");
}

TEST(Rules, AGateMayLetTheUnknownPass) {
    const Engine lenient = engine(
        R"(, "gates": [{"id": "g", "when": {"finding": "bad-case"}, "grade_at_most": "any", "if_unknown": "passes"}])");
    const Assessment open = assess(lenient, "{}", kRated);
    EXPECT_EQ(open.gates()[0].state, Truth::unknown);
    EXPECT_EQ(open.grade_lower(), "good");
    EXPECT_EQ(assess(lenient, kBad, kRated).grade_lower(), "any");
}

TEST(Rules, GatesAskLevels) {
    const Engine gated = engine(R"(, "gates": [{"id": "g", "when": {"finding_level": "red"}, "grade_at_most": "any"}])");
    const auto state = [&](std::string_view facts) { return assess(gated, facts, kRated).gates()[0].state; };
    EXPECT_EQ(state(kBad), Truth::no);    // yellow
    EXPECT_EQ(state(R"({"good": false, "cases": [{"bad": true, "on": "2025-01-01"}]})"), Truth::yes);
    EXPECT_EQ(state(R"({"cases": [{"bad": true, "on": "2025-01-01"}]})"), Truth::unknown);    // yellow or red
    EXPECT_EQ(state(R"({"cases": []})"), Truth::no);
}

TEST(Rules, ARuleThatIsNotLoadedIsUnknown) {
    const Engine gated = engine(R"(, "gates": [{"id": "g", "when": {"finding": "another"}, "grade_at_most": "any"}])");
    EXPECT_EQ(assess(gated, kBad, kRated).gates()[0].state, Truth::unknown);
}

TEST(Rules, UnknownFactsAreWarnedAbout) {
    const Assessment assessment = assess(engine(), R"({"goood": true})");
    ASSERT_EQ(assessment.warnings().size(), 1U);
    EXPECT_EQ(assessment.warnings()[0].at(), "/facts/goood");
    EXPECT_EQ(assessment.warnings()[0].message(), "no rule knows this fact, so that it decides nothing; did you mean 'good'?");
}

TEST(Rules, AFactOfAWrongTypeIsRefused) {
    const auto refused = engine().assess(R"({"format": "xuehui/record/1", "organisation": {"id": "o"}, "period":
        {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-01-01", "facts": {"good": "yes"}})");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error()[0].pointer, "/facts/good");
}

TEST(Rules, OfAnotherCatalogueAreRefused) {
    const auto catalogue = Catalogue::parse(R"({"format": "xuehui/catalogue/1", "id": "other", "version": "1", "indicators": [{"id": "A",
        "children": [{"id": "A.1", "children": [{"id": "A.1.1", "criteria": [{"id": "c1"}]}]}]}]})");
    std::string text = scheme("");
    text.replace(text.find(R"("catalogue": "c")"), 16, R"("catalogue": "other")");
    const auto numbers = Scheme::parse(text);
    const auto rules = Rules::parse(kRules);
    const auto made = Engine::create(*catalogue, *numbers, std::span(&*rules, 1));
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().back().document, "rules r");
    EXPECT_EQ(made.error().back().pointer, "/catalogue");
}

}  // namespace
}  // namespace xuehui
