// The public face of an assessment.
#include <xuehui/assessment.hpp>

#include <algorithm>
#include <array>

#include "engine/assessment_data.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui {

namespace {

std::string marks_text(std::int64_t hundredths) {
    const std::int64_t cents = hundredths % 100;
    return std::to_string(hundredths / 100) + (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

struct WarningWords {
    std::string_view code;
    std::string_view message;
};

constexpr std::array<WarningWords, Warning::kCodes> kWarnings{{
    {"no_reason", "marks are lost without a reason"},
    {"no_evidence", "the rating has no evidence"},
    {"expired_evidence", "the evidence had expired by the date of the assessment"},
    {"applicability", "rated although the facts say that the criterion does not apply"},
    {"prohibition_graded", "a prohibition is kept or broken; a rating between the two says neither"},
    {"unknown_fact", "no rule knows this fact, so that it decides nothing"},
}};

const WarningWords& words(Warning::Code code) { return kWarnings[static_cast<std::size_t>(code)]; }

}  // namespace

std::string_view to_string(Source source) {
    if (source == Source::assessed) return "assessed";
    return source == Source::derived ? "derived" : "unassessed";
}

std::string_view to_string(Warning::Code code) { return words(code).code; }

std::string Warning::message() const {
    std::string message(words(code).message);
    if (!meant.empty()) message += "; did you mean '" + meant + "'?";
    return message;
}

std::string Warning::at() const {
    if (code == Code::unknown_fact) return place;
    std::string pointer = "/ratings/" + std::to_string(rating);
    if (evidence != kWholeRating) pointer += "/evidence/" + std::to_string(evidence);
    return pointer;
}

std::optional<Bounds> Assessment::score() const { return data_->total; }

std::string Assessment::marks_lower() const {
    return data_->total ? marks_text(data_->lower_marks) : std::string();
}

std::string Assessment::marks_upper() const {
    return data_->total ? marks_text(data_->upper_marks) : std::string();
}

namespace {

std::string_view grade_id(const Assessment::Data& data, std::uint32_t grade) {
    return data.total ? std::string_view(data.engine.scheme().grades()[grade].id) : std::string_view{};
}

}  // namespace

std::string_view Assessment::grade_lower() const { return grade_id(*data_, data_->lower_grade); }
std::string_view Assessment::grade_upper() const { return grade_id(*data_, data_->upper_grade); }
std::string_view Assessment::grade_lower_before_gates() const {
    return grade_id(*data_, data_->lower_grade_before_gates);
}
std::string_view Assessment::grade_upper_before_gates() const {
    return grade_id(*data_, data_->upper_grade_before_gates);
}

const Coverage& Assessment::coverage() const { return data_->coverage; }
std::span<const NodeResult> Assessment::nodes() const { return data_->nodes; }
std::span<const CriterionResult> Assessment::criteria() const { return data_->criteria; }
std::span<const GateResult> Assessment::gates() const { return data_->gates; }
std::span<const Warning> Assessment::warnings() const { return data_->warnings; }
std::span<const Finding> Assessment::findings() const { return data_->findings; }
std::span<const Deadline> Assessment::deadlines() const { return data_->deadlines; }
std::span<const Conflict> Assessment::conflicts() const { return data_->conflicts; }

const NodeResult* Assessment::find_node(std::string_view id) const {
    const auto number = data_->engine.catalogue().find_indicator(id);
    if (!number) return nullptr;
    const auto found = std::ranges::lower_bound(data_->nodes, *number, {}, &NodeResult::indicator);
    return found != data_->nodes.end() && found->indicator == *number ? &*found : nullptr;
}

const CriterionResult* Assessment::find_criterion(std::string_view id) const {
    const auto number = data_->engine.catalogue().find_criterion(id);
    if (!number) return nullptr;
    const auto found = std::ranges::lower_bound(data_->criteria, *number, {}, &CriterionResult::criterion);
    return found != data_->criteria.end() && found->criterion == *number ? &*found : nullptr;
}

std::string_view Assessment::rating_id(const CriterionResult& result) const {
    if (result.rating == CriterionResult::kNotApplicable) return kNotApplicable;
    if (result.rating == CriterionResult::kNone) return {};
    return data_->engine.scheme().scale()[static_cast<std::size_t>(result.rating)].id;
}

const Engine& Assessment::engine() const { return data_->engine; }
const Record& Assessment::record() const { return data_->record; }

}  // namespace xuehui
