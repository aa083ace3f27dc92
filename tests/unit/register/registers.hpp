// A small engine with rules, and registers, for tests.
#pragma once

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include <xuehui/engine.hpp>
#include <xuehui/register.hpp>

#include "json/parse.hpp"
#include "json/write.hpp"

namespace unit {

inline constexpr std::string_view kRules = R"({
  "format": "xuehui/rules/1", "id": "small-rules", "version": "1", "catalogue": "small",
  "facts": [
    {"name": "count", "type": "integer", "title": {"zh": "次数"}},
    {"name": "money", "type": "money", "title": {"zh": "金额"}},
    {"name": "ends_on", "type": "date", "title": {"zh": "到期日"}, "none": true},
    {"name": "done", "type": "boolean", "title": {"zh": "已办"}},
    {"name": "grade", "type": "string", "title": {"zh": "等级"}, "values": ["good", "bad"]},
    {"name": "secret", "type": "integer", "title": {"zh": "年龄"}, "personal": true},
    {"name": "seals", "type": "list", "title": {"zh": "印章"},
     "items": [{"name": "id", "type": "string", "title": {"zh": "编号"}}, {"name": "lost", "type": "boolean", "title": {"zh": "遗失"}}]}],
  "derived": [{"fact": "derived.double", "value": {"*": [{"var": "count"}, 2]}},
              {"fact": "derived.lost", "value": {"filter": [{"var": "seals"}, {"var": "lost"}]}}],
  "risks": [
    {"id": "too-many", "category": "work", "title": {"zh": "次数过多", "en": "Too many"}, "when": {">": [{"var": "count"}, 3]},
     "likelihood": 3, "impact": {"if": [{">": [{"var": "count"}, 9]}, 5, 3]}, "owner": "office",
     "basis": [{"kind": "practice", "title": "惯例", "certainty": "own"}]},
    {"id": "seal-lost", "category": "seals", "title": {"zh": "印章遗失"}, "each": "seals", "when": {"var": "item.lost"},
     "likelihood": 4, "impact": 4, "basis": [{"kind": "practice", "title": "惯例", "certainty": "own"}]}],
  "categories": [{"id": "work", "title": {"zh": "业务", "en": "Work"}}, {"id": "seals", "title": {"zh": "印章", "en": "Seals"}}],
  "owners": [{"id": "office", "title": {"zh": "办公室", "en": "Office"}}],
  "matrix": {
    "likelihood": [{"zh": "1"}, {"zh": "2"}, {"zh": "3"}, {"zh": "4"}, {"zh": "5"}],
    "impact": [{"zh": "1"}, {"zh": "2"}, {"zh": "3"}, {"zh": "4"}, {"zh": "5"}],
    "levels": [{"id": "red", "title": {"zh": "红", "en": "Red"}}, {"id": "yellow", "title": {"zh": "黄", "en": "Yellow"}}, {"id": "blue", "title": {"zh": "蓝", "en": "Blue"}}],
    "cells": [["blue", "blue", "blue", "blue", "yellow"], ["blue", "blue", "blue", "yellow", "yellow"],
              ["blue", "blue", "yellow", "yellow", "red"], ["blue", "yellow", "yellow", "red", "red"],
              ["yellow", "yellow", "red", "red", "red"]]}})";

inline xuehui::Engine small_engine(bool with_rules = true) {
    const auto catalogue = xuehui::Catalogue::parse(R"({"format": "xuehui/catalogue/1", "id": "small", "version": "1",
        "title": {"zh": "小"}, "indicators": [{"id": "S", "title": {"zh": "一"}, "children": [{"id": "S.1", "title": {"zh": "二"},
        "children": [{"id": "S.1.1", "title": {"zh": "三"}, "criteria": [{"id": "S.1.1.1", "statement": {"zh": "甲"},
        "strength": "shall"}]}]}]}]})");
    const auto scheme = xuehui::Scheme::parse(R"({"format": "xuehui/scheme/1", "id": "small-10", "version": "1",
        "catalogue": "small", "full_marks": 10, "scale": [{"id": "yes", "value": 1}, {"id": "no", "value": 0}],
        "roots": ["S"], "grades": [{"id": "A", "at_least": 0}]})");
    const auto rules = xuehui::Rules::parse(kRules);
    EXPECT_TRUE(rules.has_value()) << to_text(rules.error());
    const auto all = std::span(&*rules, with_rules ? 1 : 0);
    auto engine = xuehui::Engine::create(*catalogue, *scheme, all);
    EXPECT_TRUE(engine.has_value()) << to_text(engine.error());
    return *std::move(engine);
}

// An assessment of a society of which these facts are known.
inline xuehui::Assessment assessed(std::string_view facts, std::string_view as_of = "2026-03-31",
                                   std::string_view organisation = "ORG-1") {
    static const xuehui::Engine engine = small_engine();
    auto assessment =
        engine.assess(R"({"format": "xuehui/record/1", "organisation": {"id": ")" + std::string(organisation) +
                      R"(", "name": "小学会", "x-own": 1}, "period": {"from": "2025-01-01", "to": "2025-12-31"},
        "as_of": ")" + std::string(as_of) +
                      R"(", "facts": )" + std::string(facts) + '}');
    EXPECT_TRUE(assessment.has_value()) << to_text(assessment.error());
    return *std::move(assessment);
}

// A register with these members beside those that it needs.
inline std::string a_register(std::string_view members = {}) {
    return R"({"format": "xuehui/register/1", "organisation": {"id": "ORG-1"}, "as_of": "2026-03-31")" +
           std::string(members.empty() ? "" : ", ") + std::string(members) + '}';
}

// The member "matrix" of a register, as other rules may have written it: with one level for everything.
inline std::string a_matrix(const std::string& level) {
    const std::string texts = R"([{"zh": "1"}, {"zh": "2"}, {"zh": "3"}, {"zh": "4"}, {"zh": "5"}])";
    const std::string cell = '"' + level + '"';
    const std::string row = '[' + cell + ',' + cell + ',' + cell + ',' + cell + ',' + cell + ']';
    return R"("matrix": {"likelihood": )" + texts + R"(, "impact": )" + texts + R"(, "levels": [{"id": )" + cell +
           R"(}], "cells": [)" + row + ',' + row + ',' + row + ',' + row + ',' + row + "]}";
}

// What an update makes of it; faults fail the test.
inline std::string updated(std::string_view text, const xuehui::Assessment& assessment) {
    const auto result = update_register(text, assessment);
    EXPECT_TRUE(result.has_value()) << (result ? "" : to_text(result.error()));
    return result ? *result : std::string();
}

// `code pointer` of each fault, a line each.
inline std::string brief(const xuehui::Diagnostics& faults) {
    std::string text;
    for (const xuehui::Diagnostic& fault : faults) text += fault.code + ' ' + fault.pointer + '\n';
    return text;
}

template <class T>
std::string brief(const xuehui::Result<T>& result) {
    return result ? "none" : brief(result.error());
}

// The value at a pointer of member names and numbers, as compact JSON; empty where there is none.
inline std::string at(std::string_view text, std::string_view pointer) {
    xuehui::Faults faults("test");
    const auto document = xuehui::json::parse(text, {}, faults);
    EXPECT_TRUE(document) << text;
    if (!document) return {};
    xuehui::Value value = document->root();
    while (!pointer.empty() && value) {
        pointer.remove_prefix(1);
        const std::string_view step = pointer.substr(0, pointer.find('/'));
        pointer.remove_prefix(step.size());
        if (value.is(xuehui::Type::array)) {
            std::size_t number = std::stoul(std::string(step));
            xuehui::Value found;
            for (const xuehui::Value element : value.elements()) {
                if (number-- == 0) found = element;
            }
            value = found;
        } else {
            value = value.find(step);
        }
    }
    std::string out;
    if (value) xuehui::json::append_value(out, value);
    return out;
}

}  // namespace unit
