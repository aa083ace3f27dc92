// Findings, their basis and their levels in words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/engine.hpp>
#include <xuehui/text.hpp>

#include "report/reasons.hpp"

namespace xuehui::report {

Text named(const Named& entry);
// The words of an id among others, or the id.
Text named_by_id(std::span<const Named> all, const std::string& id);

// The level of a finding, or the mildest and the gravest that are possible.
std::vector<std::string> level_ids(const RiskMatrix& matrix, Steps level);

// Likelihood or impact: "4", "2–4".
std::string steps_text(Steps steps);

// "条例第三十条（行政法规，已核对原文）": what it is, in the language it is written in, and the sort and how sure it is.
Text basis_text(const Basis& basis);
std::string basis_name(const Basis& basis);
Text basis_sort(const Basis& basis);
std::vector<Text> basis_texts(const Risk& risk);
// "适用于 2021-03-20 起的行为"; empty where a risk has no such day.
Text effective_text(const Risk& risk);

// "发现 3 项：重大 1、一般 2"; empty where nothing was raised.
Text risk_counts(const Assessment& assessment);

// "不高于 部分符合".
std::string derived_text(const Engine& engine, const Derived& derived, Language language);

}  // namespace xuehui::report
