// What readers of rules refuse, and where they say it stands.
#include <gtest/gtest.h>

#include "unit/rules/rules_text.hpp"

namespace {

using unit::faults_in;

std::string fact(std::string_view members) { return R"("facts": [{"name": "a.b", )" + std::string(members) + "}]"; }

TEST(ReadRules, NothingIsNeededButTheHead) { EXPECT_EQ(faults_in(""), ""); }

TEST(ReadRules, UnknownMembersAreFaultsAndUsersOwnAreNot) {
    EXPECT_EQ(faults_in(R"("x-own": 1, "rsks": [])"), "unknown_member /rsks\n");
}

TEST(ReadRules, WhatHasNoIdIsNoDuplicate) {
    EXPECT_EQ(
        faults_in(
            R"("owners": [{"title": {"zh": "甲"}}, {"title": {"zh": "乙"}}, {"id": "a", "title": {"zh": "丙"}}, {"id": "a", "title": {"zh": "丁"}}])"),
        "missing_member /owners/0\nmissing_member /owners/1\nduplicate_id /owners/3/id\n");
    EXPECT_NE(faults_in(R"("matrix": {"levels": [{}, {}]})").find("missing_member /matrix/levels/1\n"),
              std::string::npos);
}

TEST(ReadFacts, TypesAndWhatBelongsToThem) {
    EXPECT_EQ(faults_in(fact(R"("type": "integer", "min": 1, "max": 3, "unit": {"zh": "人"})")), "");
    EXPECT_EQ(faults_in(fact(R"("type": "integr")")), "bad_value /facts/0/type\n");
    EXPECT_EQ(faults_in(fact(R"("title": {"zh": "x"})")), "missing_member /facts/0\n");
    EXPECT_EQ(faults_in(fact(R"("type": "boolean", "min": 1)")), "bad_value /facts/0/min\n");
    EXPECT_EQ(faults_in(fact(R"("type": "date", "values": ["a"])")), "bad_value /facts/0/values\n");
    EXPECT_EQ(faults_in(fact(R"("type": "string", "items": [{"name": "", "type": "string"}])")),
              "bad_value /facts/0/items\n");
    EXPECT_EQ(faults_in(fact(R"("type": "integer", "none": true)")), "bad_value /facts/0/none\n");
    EXPECT_EQ(faults_in(fact(R"("type": "integer", "min": 3, "max": 1)")), "bad_order /facts/0/max\n");
}

TEST(ReadFacts, NamesArePartsBetweenDots) {
    for (const char* name : {"a..b", ".a", "a.", "a.1", ""}) {
        EXPECT_NE(faults_in(R"("facts": [{"name": ")" + std::string(name) + R"(", "type": "boolean"}])"), "") << name;
    }
}

TEST(ReadFacts, ChoicesAndTheirLabels) {
    EXPECT_EQ(faults_in(fact(R"("type": "string", "values": ["a", "a"])")), "duplicate_id /facts/0/values/1\n");
    EXPECT_EQ(faults_in(fact(R"("type": "string", "values": ["a"], "labels": {"b": {"zh": "乙"}})")),
              "unknown_id /facts/0/labels/b\n");
}

TEST(ReadFacts, ClausesOfBooleans) {
    EXPECT_EQ(faults_in(fact(R"("type": "boolean", "labels": {"true": {"zh": "有"}, "false": {"zh": "没有"}})")), "");
    EXPECT_EQ(faults_in(fact(R"("type": "boolean", "labels": {"yes": {"zh": "有"}})")),
              "unknown_id /facts/0/labels/yes\n");
    EXPECT_EQ(
        faults_in(
            R"("derived": [{"fact": "a.b", "value": true, "labels": {"false": {"zh": "没有"}, "no": {"zh": "无"}}}])"),
        "unknown_id /derived/0/labels/no\n");
}

TEST(ReadFacts, WhatIsGoneThroughIsShort) {
    const auto list = [](int count, std::string_view before, std::string_view after) {
        std::string text = "[";
        for (int i = 0; i < count; ++i) {
            text += (i > 0 ? "," : "") + std::string(before) + "a" + std::to_string(i) + std::string(after);
        }
        return text + "]";
    };
    const std::string values = R"("type": "string", "values": )";
    const std::string items = R"("type": "list", "items": )";
    constexpr std::string_view kBefore = R"({"name": ")", kAfter = R"(", "type": "boolean"})";
    EXPECT_EQ(faults_in(fact(values + list(1000, "\"", "\""))), "");
    EXPECT_EQ(faults_in(fact(values + list(1001, "\"", "\""))), "limit /facts/0/values\n");
    EXPECT_EQ(faults_in(fact(items + list(1000, kBefore, kAfter))), "");
    EXPECT_EQ(faults_in(fact(items + list(1001, kBefore, kAfter))), "limit /facts/0/items\n");
}

TEST(ReadFacts, ADefaultIsWhatTheFactCouldBe) {
    EXPECT_EQ(faults_in(fact(R"("type": "integer", "default": 2)")), "");
    EXPECT_EQ(faults_in(fact(R"("type": "integer", "default": -1)")), "bad_value /facts/0/default\n");
    EXPECT_EQ(faults_in(fact(R"("type": "integer", "default": 1.5)")), "bad_value /facts/0/default\n");
    EXPECT_EQ(faults_in(fact(R"("type": "boolean", "default": null)")), "wrong_type /facts/0/default\n");
    EXPECT_EQ(
        faults_in(fact(R"("type": "list", "size": 2, "items": [{"name": "", "type": "integer"}], "default": [1])")),
        "bad_value /facts/0/default\n");
}

TEST(ReadChecks, ACaseHasOneEffect) {
    const auto check = [](std::string_view entry) {
        return faults_in(R"("checks": [{"criterion": "c1", "cases": [)" + std::string(entry) + "]}]");
    };
    EXPECT_EQ(check(R"({"when": true, "rating": "met"})"), "");
    EXPECT_EQ(check(R"({"when": true, "rating": "met", "at_most": "met"})"), "bad_value /checks/0/cases/0\n");
    EXPECT_EQ(check(R"({"when": true})"), "bad_value /checks/0/cases/0\n");
    EXPECT_EQ(check(R"({"rating": "met"})"), "missing_member /checks/0/cases/0\n");
    EXPECT_EQ(faults_in(R"("checks": [{"criterion": "c1"}])"), "bad_value /checks/0\n");
}

std::string risk(std::string_view members) {
    return R"("risks": [{"id": "r1", "category": "x", "title": {"zh": "险"}, "when": {"var": "a"}, "likelihood": 1, "impact": 1,
                         "basis": [{"kind": "law", "title": "法", "certainty": "read"}])" +
           std::string(members) + "}]";
}

TEST(ReadRisks, DatesGoForwards) {
    EXPECT_EQ(faults_in(risk("")), "");
    EXPECT_EQ(faults_in(risk(R"(, "effective": {"from": "2026-01-01", "to": "2026-01-01"})")), "");
    EXPECT_EQ(faults_in(risk(R"(, "effective": {"from": "2026-01-02", "to": "2026-01-01"})")),
              "bad_order /risks/0/effective/to\n");
    EXPECT_EQ(faults_in(risk(R"(, "effective": {"from": "2026-02-30"})")), "bad_date /risks/0/effective/from\n");
    EXPECT_EQ(faults_in(risk(R"(, "effective": {})")), "missing_member /risks/0/effective\n");
}

TEST(ReadRisks, ABasisSaysWhatItIs) {
    const auto basis = [](std::string_view entry) {
        return faults_in(
            R"("risks": [{"id": "r1", "category": "x", "title": {"zh": "险"}, "when": {"var": "a"}, "likelihood": 1,
                             "impact": 1, "basis": [)" +
            std::string(entry) + "]}]");
    };
    EXPECT_EQ(basis(R"({"kind": "rumour", "title": "t", "certainty": "read"})"), "bad_value /risks/0/basis/0/kind\n");
    EXPECT_EQ(basis(R"({"kind": "law", "title": "t", "certainty": "sure"})"), "bad_value /risks/0/basis/0/certainty\n");
    EXPECT_EQ(basis(R"({"kind": "law", "title": "t"})"), "missing_member /risks/0/basis/0\n");
}

std::string matrix(std::string_view cells) {
    const std::string five = R"([{"zh": "1"}, {"zh": "2"}, {"zh": "3"}, {"zh": "4"}, {"zh": "5"}])";
    return R"("matrix": {"likelihood": )" + five + R"(, "impact": )" + five +
           R"(, "levels": [{"id": "high"}, {"id": "low"}],
              "cells": )" +
           std::string(cells) + "}";
}

constexpr std::string_view kLow = R"(["low", "low", "low", "low", "low"])";
constexpr std::string_view kHigh = R"(["high", "high", "high", "high", "high"])";

std::string rows(std::initializer_list<std::string_view> rows) {
    std::string text;
    for (const std::string_view row : rows) text.append(text.empty() ? "[" : ", ").append(row);
    return text + "]";
}

TEST(ReadMatrix, FiveByFiveAndNeverFalling) {
    EXPECT_EQ(faults_in(matrix(rows({kLow, kLow, kLow, kHigh, kHigh}))), "");
    EXPECT_EQ(faults_in(matrix(rows({kLow, kLow, kLow, kHigh}))), "bad_value /matrix/cells\n");
    EXPECT_EQ(faults_in(matrix(rows({kLow, R"(["low"])", kLow, kHigh, kHigh}))), "bad_value /matrix/cells/1\n");
    EXPECT_EQ(faults_in(matrix(rows({kLow, kHigh, kLow, kHigh, kHigh}))), "bad_order /matrix/cells\n");
    EXPECT_EQ(faults_in(matrix(rows({kLow, kLow, kLow, kLow, R"(["low", "low", "low", "low", "middle"])"}))),
              "bad_value /matrix/cells/4/4\n");
}

}  // namespace
