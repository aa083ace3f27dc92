// Assessments, number by number.
#include <algorithm>
#include <optional>

#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;
using xuehui::CriterionResult;

namespace {

static_assert(static_cast<int>(xuehui::Source::assessed) == XH_SOURCE_ASSESSED);
static_assert(static_cast<int>(xuehui::Source::derived) == XH_SOURCE_DERIVED);
static_assert(static_cast<int>(xuehui::Source::unassessed) == XH_SOURCE_UNASSESSED);
static_assert(static_cast<int>(xuehui::Truth::no) == XH_FALSE);
static_assert(static_cast<int>(xuehui::Truth::yes) == XH_TRUE);
static_assert(static_cast<int>(xuehui::Truth::unknown) == XH_UNKNOWN);
static_assert(xuehui::Warning::kWholeRating == XH_NONE);

const xuehui::Indicator& indicator_of(const xuehui::Assessment& assessment, const xuehui::NodeResult& node) {
    return assessment.engine().catalogue().indicators()[node.indicator];
}

void give_bounds(std::int32_t* known, std::int32_t* lower, std::int32_t* upper,
                 const std::optional<xuehui::Bounds>& bounds) {
    give(known, bounds ? 1 : 0);
    give(lower, bounds ? bounds->lower : 0);
    give(upper, bounds ? bounds->upper : 0);
}

void give_coverage(std::uint32_t* rated, std::uint32_t* derived, std::uint32_t* unassessed,
                   std::uint32_t* not_applicable, const xuehui::Coverage& coverage) {
    give(rated, coverage.rated);
    give(derived, coverage.derived);
    give(unassessed, coverage.unassessed);
    give(not_applicable, coverage.not_applicable);
}

// The place in a table of what a look-up by id found there.
template <class Table, class Result>
std::size_t place_of(const Table& table, const Result* result, std::string_view what, std::string_view id) {
    if (result == nullptr) throw not_found(what, id);
    return static_cast<std::size_t>(result - table.data());
}

std::string_view text_of(const xuehui::Assessment& assessment, const CriterionResult& result, std::int32_t field) {
    switch (field) {
        case XH_RESULT_ID: return assessment.engine().catalogue().criteria()[result.criterion].id;
        case XH_RESULT_RATING: return assessment.rating_id(result);
        default: throw no_field(field);
    }
}

std::string_view text_of(const xuehui::GateResult& gate, std::int32_t field) {
    switch (field) {
        case XH_GATE_ID: return gate.id;
        case XH_GATE_GRADE_AT_MOST: return gate.grade_at_most;
        default: throw no_field(field);
    }
}

std::string text_of(const xuehui::Warning& warning, std::int32_t field) {
    switch (field) {
        case XH_WARNING_CODE: return std::string(to_string(warning.code));
        case XH_WARNING_AT: return warning.at();
        case XH_WARNING_MESSAGE: return std::string(warning.message());
        default: throw no_field(field);
    }
}

}  // namespace

int32_t xh_assessment_score(const xh_assessment* assessment, int32_t* known, int32_t* lower, int32_t* upper,
                            xh_error** error) {
    const auto body = [&] { give_bounds(known, lower, upper, assessment_in(assessment).score()); };
    return answer_several(error, body, known, lower, upper);
}

int32_t xh_assessment_marks(const xh_assessment* assessment, int32_t bound, const char** text, size_t* size,
                            xh_error** error) {
    const auto body = [&] { give(text, size, need(assessment, "assessment").marks[lower_or_upper(bound)]); };
    return answer(error, body, text, size);
}

int32_t xh_assessment_grade(const xh_assessment* assessment, int32_t bound, const char** text, size_t* size,
                            xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        give(text, size, lower_or_upper(bound) == 0 ? subject.grade_lower() : subject.grade_upper());
    };
    return answer(error, body, text, size);
}

int32_t xh_assessment_grade_before_gates(const xh_assessment* assessment, int32_t bound, const char** text,
                                         size_t* size, xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        give(text, size, lower_or_upper(bound) == 0 ? subject.grade_lower_before_gates()
                                                    : subject.grade_upper_before_gates());
    };
    return answer(error, body, text, size);
}

int32_t xh_assessment_coverage(const xh_assessment* assessment, uint32_t* rated, uint32_t* derived,
                               uint32_t* unassessed, uint32_t* not_applicable, xh_error** error) {
    const auto body = [&] {
        give_coverage(rated, derived, unassessed, not_applicable, assessment_in(assessment).coverage());
    };
    return answer_several(error, body, rated, derived, unassessed, not_applicable);
}

int32_t xh_assessment_node_count(const xh_assessment* assessment, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, assessment_in(assessment).nodes().size()); }, count);
}

int32_t xh_assessment_find_node(const xh_assessment* assessment, const char* id, size_t id_size, size_t* index,
                                xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        const std::string_view wanted = text_in(id, id_size, "id");
        give(index, place_of(subject.nodes(), subject.find_node(wanted), "indicator within the roots", wanted));
    };
    return answer(error, body, index);
}

int32_t xh_assessment_node(const xh_assessment* assessment, size_t index, uint32_t* indicator, int32_t* level,
                           int32_t* known, int32_t* lower, int32_t* upper, xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        const xuehui::NodeResult& node = at(subject.nodes(), index);
        give(indicator, node.indicator);
        give(level, indicator_of(subject, node).level);
        give_bounds(known, lower, upper, node.score);
    };
    return answer_several(error, body, indicator, level, known, lower, upper);
}

int32_t xh_assessment_node_id(const xh_assessment* assessment, size_t index, const char** text, size_t* size,
                              xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        give(text, size, indicator_of(subject, at(subject.nodes(), index)).id);
    };
    return answer(error, body, text, size);
}

int32_t xh_assessment_node_coverage(const xh_assessment* assessment, size_t index, uint32_t* rated, uint32_t* derived,
                                    uint32_t* unassessed, uint32_t* not_applicable, xh_error** error) {
    const auto body = [&] {
        const xuehui::NodeResult& node = at(assessment_in(assessment).nodes(), index);
        give_coverage(rated, derived, unassessed, not_applicable, node.coverage);
    };
    return answer_several(error, body, rated, derived, unassessed, not_applicable);
}

int32_t xh_assessment_criterion_count(const xh_assessment* assessment, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, assessment_in(assessment).criteria().size()); }, count);
}

int32_t xh_assessment_find_criterion(const xh_assessment* assessment, const char* id, size_t id_size, size_t* index,
                                     xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        const std::string_view wanted = text_in(id, id_size, "id");
        const CriterionResult* result = subject.find_criterion(wanted);
        give(index, place_of(subject.criteria(), result, "criterion within the roots", wanted));
    };
    return answer(error, body, index);
}

int32_t xh_assessment_criterion(const xh_assessment* assessment, size_t index, uint32_t* criterion, int32_t* source,
                                uint32_t* record_rating, xh_error** error) {
    const auto body = [&] {
        const CriterionResult& result = at(assessment_in(assessment).criteria(), index);
        give(criterion, result.criterion);
        give(source, result.source);
        give(record_rating, result.record_rating == CriterionResult::kNone ? XH_NONE
                                                                           : static_cast<uint32_t>(result.record_rating));
    };
    return answer_several(error, body, criterion, source, record_rating);
}

int32_t xh_assessment_criterion_text(const xh_assessment* assessment, size_t index, int32_t field, const char** text,
                                     size_t* size, xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        give(text, size, text_of(subject, at(subject.criteria(), index), field));
    };
    return answer(error, body, text, size);
}

int32_t xh_assessment_criterion_value(const xh_assessment* assessment, size_t index, int32_t* known, int32_t* lower,
                                      int32_t* upper, xh_error** error) {
    const auto body = [&] { give_bounds(known, lower, upper, at(assessment_in(assessment).criteria(), index).value); };
    return answer_several(error, body, known, lower, upper);
}

int32_t xh_assessment_criterion_contribution(const xh_assessment* assessment, size_t index, int32_t* contribution,
                                             int32_t* gain_known, int32_t* gain, xh_error** error) {
    const auto body = [&] {
        const CriterionResult& result = at(assessment_in(assessment).criteria(), index);
        give(contribution, result.contribution);
        give(gain_known, result.gain ? 1 : 0);
        give(gain, result.gain.value_or(0));
    };
    return answer_several(error, body, contribution, gain_known, gain);
}

int32_t xh_assessment_gate_count(const xh_assessment* assessment, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, assessment_in(assessment).gates().size()); }, count);
}

int32_t xh_assessment_find_gate(const xh_assessment* assessment, const char* id, size_t id_size, size_t* index,
                                xh_error** error) {
    const auto body = [&] {
        const auto gates = assessment_in(assessment).gates();
        const std::string_view wanted = text_in(id, id_size, "id");
        const auto gate = std::ranges::find(gates, wanted, &xuehui::GateResult::id);
        give(index, place_of(gates, gate != gates.end() ? &*gate : nullptr, "gate", wanted));
    };
    return answer(error, body, index);
}

int32_t xh_assessment_gate(const xh_assessment* assessment, size_t index, int32_t* state, uint32_t* grade_down,
                           xh_error** error) {
    const auto body = [&] {
        const xuehui::GateResult& gate = at(assessment_in(assessment).gates(), index);
        give(state, gate.state);
        give(grade_down, gate.grade_down);
    };
    return answer_several(error, body, state, grade_down);
}

int32_t xh_assessment_gate_text(const xh_assessment* assessment, size_t index, int32_t field, const char** text,
                                size_t* size, xh_error** error) {
    const auto body = [&] { give(text, size, text_of(at(assessment_in(assessment).gates(), index), field)); };
    return answer(error, body, text, size);
}

int32_t xh_assessment_warning_count(const xh_assessment* assessment, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, assessment_in(assessment).warnings().size()); }, count);
}

int32_t xh_assessment_warning(const xh_assessment* assessment, size_t index, uint32_t* rating, uint32_t* evidence,
                              xh_error** error) {
    const auto body = [&] {
        const xuehui::Warning& warning = at(assessment_in(assessment).warnings(), index);
        const bool is_of_fact = warning.code == xuehui::Warning::Code::unknown_fact;
        give(rating, is_of_fact ? XH_NONE : warning.rating);
        give(evidence, warning.evidence);
    };
    return answer_several(error, body, rating, evidence);
}

int32_t xh_assessment_warning_text(const xh_assessment* assessment, size_t index, int32_t field, xh_buffer** out,
                                   xh_error** error) {
    return answer(error, [&] { give(out, text_of(at(assessment_in(assessment).warnings(), index), field)); }, out);
}

void xh_assessment_free(xh_assessment* assessment) { delete assessment; }
