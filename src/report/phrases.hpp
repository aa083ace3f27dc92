// Numbers and small phrases that several reports share. Numbers are made from the assessment's integers by integer
// arithmetic and show all their digits, so that nothing is rounded twice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/engine.hpp>
#include <xuehui/record.hpp>
#include <xuehui/text.hpp>

namespace xuehui::report {

// Millionths, not negative, as a percentage: "87.1250".
std::string percent(std::int64_t millionths);
// Bounds: one number where they are equal, "–" between them otherwise, "—" where there are none. `percents_in_column`
// are padded so that they stand below each other.
std::string percents(const std::optional<Bounds>& bounds);
std::string percents_in_column(const std::optional<Bounds>& bounds);

std::uint32_t total_of(const Coverage& coverage);
// "共 27 项：评定 25，…".
std::string coverage_text(const Coverage& coverage, Language language);
// The same of the criteria [first, end) of the catalogue: of those that do not apply it says how many the facts ruled out.
std::string coverage_text(const Assessment& assessment, const Coverage& coverage, std::uint32_t first, std::uint32_t end,
                          Language language);

std::string join(const std::vector<std::string>& parts, std::string_view separator);

// "某某学会（DEMO-0001）".
std::string record_title(const Record& record, Language language);
// "title（id）", or the id alone where there is no title.
std::string title_and_id(const Text& title, std::string_view id, Language language);
// "mzt-academic-draft 1.0.0，…指标体系".
std::string identity(const Text& title, const Identity& which, Language language);
// "一级指标", "indicator of level 1".
std::string level(std::uint8_t level, Language language);
// "应当、宜；要求、建议".
std::string strengths(const Criterion& criterion, Language language);
std::string kinds(const Criterion& criterion, Language language);

// The title of a scale's rating, or its id where it has none, by its number, CriterionResult::kNotApplicable included.
std::string rating_name(const Scheme& scheme, std::int32_t rating, Language language);
// The title of a grade, without the remark that it is a reference grade: here it always stands beside these words.
std::string grade_name(const Scheme& scheme, std::string_view id, Language language);

// The unit of a criterion's measure; empty where it has none.
std::string_view measure_unit(const Engine& engine, std::uint32_t criterion);

// How a criterion was judged: "符合", "计量值 4（A）", "不适用", "未评".
std::string verdict(const Assessment& assessment, const CriterionResult& result, Language language);

// The stage of a rating: "专家"; as it is written where it is not one of the usual ones, and in English.
std::string stage_name(std::string_view stage, Language language);

}  // namespace xuehui::report
