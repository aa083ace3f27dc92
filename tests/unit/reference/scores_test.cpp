// Vectors of assessments with rules, through the reference in C++: the members that a case names must be equal.
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "reference/reference.hpp"

namespace reference {
namespace {

const std::filesystem::path kVectors = XUEHUI_SOURCE_DIR "/tests/vectors/with-rules";

const Json& member_of(const Json& one, const Json& file, std::string_view name) {
    const Json* own = one.find(name);
    return own == nullptr ? file.at(name) : *own;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json{} : Json::string(text); }

Json bounds(const std::optional<Bounds>& bounds) {
    if (!bounds) return {};
    return Json::object().set("lower", Json::number(bounds->lower)).set("upper", Json::number(bounds->upper));
}

Json coverage(const Coverage& coverage) {
    return Json::object()
        .set("rated", Json::number(static_cast<long long>(coverage.rated)))
        .set("derived", Json::number(static_cast<long long>(coverage.derived)))
        .set("unassessed", Json::number(static_cast<long long>(coverage.unassessed)))
        .set("not_applicable", Json::number(static_cast<long long>(coverage.not_applicable)));
}

Json conflict(const Conflict& conflict) {
    const Check& check = conflict.check;
    const Json value = check.how == "measure" ? Json::number(text_of(check.measure)) : Json::string(check.rating);
    return Json::array({Json::string(conflict.criterion), Json::string(check.how), value});
}

Json outcome(const Outcome& found) {
    Json criteria = Json::object();
    for (const CriterionOutcome& one : found.criteria) {
        criteria.set(one.id, Json::object()
                                 .set("rating", text_or_null(one.rating))
                                 .set("source", Json::string(one.source))
                                 .set("value", bounds(one.value))
                                 .set("contribution", Json::number(one.contribution))
                                 .set("gain", one.gain ? Json::number(*one.gain) : Json{}));
    }
    Json gates = Json::object();
    for (const GateOutcome& gate : found.gates) {
        gates.set(gate.id, Json::string(!gate.state ? "unknown" : *gate.state ? "true" : "false"));
    }
    Json findings = Json::object();
    for (const Finding& finding : found.findings) {
        if (findings.find(finding.rule) == nullptr) findings.set(finding.rule, Json::array());
        Json one = Json::object().set("state", Json::string(finding.state));
        if (!finding.element.empty()) one.set("case", Json::string(finding.element));
        findings.find(finding.rule)->add(one);
    }
    Json conflicts = Json::array();
    for (const Conflict& one : found.conflicts) conflicts.add(conflict(one));
    return Json::object()
        .set("score", bounds(found.score))
        .set("marks", Json::object().set("lower", Json::string(found.marks_lower)).set("upper", Json::string(found.marks_upper)))
        .set("grade", Json::object().set("lower", Json::string(found.grade.lower)).set("upper", Json::string(found.grade.upper)))
        .set("coverage", coverage(found.coverage))
        .set("criteria", criteria)
        .set("gates", gates)
        .set("findings", findings)
        .set("conflicts", conflicts);
}

// Members that are not worked out here (levels of findings, warnings) are left to others.
void compare(const Json& expected, const Json& found, const std::string& at) {
    if (expected.is(Json::Type::object)) {
        for (std::size_t i = 0; i < expected.names.size(); ++i) {
            if (const Json* member = found.find(expected.names[i])) compare(expected.items[i], *member, at + "/" + expected.names[i]);
        }
    } else if (expected.is(Json::Type::array) && !expected.items.empty()) {
        ASSERT_EQ(expected.items.size(), found.items.size()) << at;
        for (std::size_t i = 0; i < expected.items.size(); ++i) compare(expected.items[i], found.items[i], at + "/" + std::to_string(i));
    } else {
        EXPECT_EQ(expected.write(), found.write()) << at;
    }
}

TEST(ReferenceScores, WithRules) {
    std::size_t cases = 0;
    for (const auto& path : std::filesystem::directory_iterator(kVectors)) {
        const Json file = Json::parse(read_file(path.path()));
        for (const Json& one : file.at("cases").items) {
            ++cases;
            const Reference evaluator(member_of(one, file, "catalogue"), member_of(one, file, "scheme"), {},
                                      member_of(one, file, "rules").items);
            compare(one.at("expect"), outcome(evaluator.assess(one.at("record"))), one.at("name").text);
        }
    }
    EXPECT_GT(cases, 10U);
}

}  // namespace
}  // namespace reference
