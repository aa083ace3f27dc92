// What is built in: the draft standard's catalogue, two example schemes, rules, and the engine made of them.
//
// The standard sets no weights, points or grades: the schemes are this library's examples and say so.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include <xuehui/engine.hpp>

namespace xuehui {

inline constexpr std::string_view kStandardCatalogue = "mzt-academic-draft";
inline constexpr std::string_view kDefaultScheme = "capability-1000";
inline constexpr std::string_view kWholeScheme = "whole-standard";
inline constexpr std::array<std::string_view, 2> kStandardSchemes{kDefaultScheme, kWholeScheme};
// Rules that standard_engine() has: the dictionary of facts, the checks of criteria, the risks.
inline constexpr std::array<std::string_view, 3> kStandardRules{"academic-facts", "academic-checks", "academic-risks"};
// And rules to be added to them: who may apply for a grade, and what lowers one.
inline constexpr std::string_view kEvaluationMeasures = "evaluation-measures";

// The text of a built-in document by its id ("mzt-academic-draft", "capability-1000", "academic-checks" …), or empty.
std::string_view standard_document(std::string_view id);

// The built-in catalogue documents, as Catalogue::parse takes them for `others`.
std::span<const std::string_view> standard_catalogues();

// Those rules, read; for engines with a catalogue or scheme of one's own. Read once per process at the first call.
std::span<const Rules> standard_rules();

// The JSON Schema (2020-12) of a kind of document ("catalogue", "scheme", "rules", "record", "assessment",
// "register", "population"), or empty.
std::string_view schema(std::string_view kind);

// The kinds that schema() knows.
std::span<const std::string_view> schema_kinds();

// What a record says with the facts of the built-in rules and can hardly be right, though it is allowed: a unified social credit
// code of the wrong form or check character (GB 32100—2015), "bad_uscc"; a number of branches that is not that of their list,
// "count_differs". Nothing is concluded from it.
Diagnostics doubtful_facts(const Assessment& assessment);

// The built-in catalogue and rules with a built-in scheme. Built once per process at the first call, then shared.
// Throws std::invalid_argument for a scheme that is not built in.
Engine standard_engine(std::string_view scheme = kDefaultScheme);

}  // namespace xuehui
