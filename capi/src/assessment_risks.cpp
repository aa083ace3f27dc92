// What the rules say of a record: findings, conflicts, deadlines.
#include <algorithm>

#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;
using xuehui::Conflict;
using xuehui::CriterionResult;
using xuehui::Deadline;
using xuehui::Derived;
using xuehui::Finding;

namespace {

static_assert(static_cast<int>(Finding::State::raised) == XH_STATE_RAISED);
static_assert(static_cast<int>(Finding::State::unknown) == XH_STATE_UNKNOWN);
static_assert(static_cast<int>(Finding::State::not_in_force) == XH_STATE_NOT_IN_FORCE);
static_assert(static_cast<int>(Finding::State::clear) == XH_STATE_CLEAR);

const Finding& finding_in(const xh_assessment* assessment, std::size_t index) {
    return at(assessment_in(assessment).findings(), index);
}

std::string_view text_of(const xuehui::Assessment& assessment, const Finding& finding, std::int32_t field) {
    switch (field) {
        case XH_FINDING_RULE: return assessment.engine().risk(finding.rule).id;
        case XH_FINDING_CASE: return finding.case_id;
        default: throw no_field(field);
    }
}

// In a finding, the lower end of its levels is the worst one.
std::string_view level_of(const xuehui::Assessment& assessment, const Finding& finding, bool worst) {
    const auto& levels = assessment.engine().matrix().levels;
    if (!finding.is_open() || levels.empty()) return {};
    return levels[worst ? finding.level.lower : finding.level.upper].id;
}

void give_steps(std::int32_t* known, std::int32_t* lower, std::int32_t* upper, const Finding& finding,
                const xuehui::Steps& steps) {
    const bool weighed = finding.is_open();
    give(known, weighed ? 1 : 0);
    give(lower, weighed ? steps.lower : 0);
    give(upper, weighed ? steps.upper : 0);
}

std::int32_t kind_of(const Derived& derived) {
    switch (derived.kind) {
        case Derived::Kind::at_most: return XH_DERIVED_AT_MOST;
        case Derived::Kind::at_least: return XH_DERIVED_AT_LEAST;
        case Derived::Kind::measure: return XH_DERIVED_MEASURE;
        case Derived::Kind::nothing:
        case Derived::Kind::rating:
        case Derived::Kind::between: break;    // a conflict names the end that is broken
    }
    return XH_DERIVED_RATING;
}

std::string_view rating_of(const xuehui::Scheme& scheme, const Derived& derived) {
    if (derived.kind == Derived::Kind::measure) return {};
    if (derived.rating == CriterionResult::kNotApplicable) return "not_applicable";
    return scheme.scale()[static_cast<std::size_t>(derived.rating)].id;
}

std::string_view text_of(const xuehui::Assessment& assessment, const Conflict& conflict, std::int32_t field) {
    switch (field) {
        case XH_CONFLICT_CRITERION: return assessment.engine().catalogue().criteria()[conflict.criterion].id;
        case XH_CONFLICT_RATING: return assessment.record().rating(conflict.rating).rating;
        case XH_CONFLICT_DERIVED: return rating_of(assessment.engine().scheme(), conflict.derived);
        default: throw no_field(field);
    }
}

const xuehui::DeadlineRule& rule_of(const xuehui::Assessment& assessment, const Deadline& deadline) {
    return assessment.engine().deadline_rule(deadline.rule);
}

std::string_view text_of(const xuehui::Assessment& assessment, const Deadline& deadline, std::int32_t field) {
    switch (field) {
        case XH_DEADLINE_RULE: return rule_of(assessment, deadline).id;
        case XH_DEADLINE_ON: return deadline.on;
        case XH_DEADLINE_OWNER: return rule_of(assessment, deadline).owner;
        default: throw no_field(field);
    }
}

}  // namespace

int32_t xh_assessment_finding_count(const xh_assessment* assessment, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, assessment_in(assessment).findings().size()); }, count);
}

int32_t xh_assessment_find_finding(const xh_assessment* assessment, const char* rule, size_t rule_size,
                                   const char* case_id, size_t case_id_size, size_t* index, xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        const std::string_view wanted = text_in(rule, rule_size, "rule");
        const std::string_view wanted_case = text_in(case_id, case_id_size, "case id");
        const auto is_wanted = [&](const Finding& finding) {
            return finding.case_id == wanted_case && subject.engine().risk(finding.rule).id == wanted;
        };
        const auto findings = subject.findings();
        const auto place = std::ranges::find_if(findings, is_wanted);
        if (place == findings.end()) throw not_found("finding of the rule", wanted);
        give(index, place - findings.begin());
    };
    return answer(error, body, index);
}

int32_t xh_assessment_finding(const xh_assessment* assessment, size_t index, int32_t* state, uint32_t* element,
                              xh_error** error) {
    const auto body = [&] {
        const Finding& finding = finding_in(assessment, index);
        give(state, finding.state);
        give(element, finding.element.value_or(XH_NONE));
    };
    return answer_several(error, body, state, element);
}

int32_t xh_assessment_finding_text(const xh_assessment* assessment, size_t index, int32_t field, const char** text,
                                   size_t* size, xh_error** error) {
    const auto body = [&] {
        const Finding& finding = finding_in(assessment, index);
        give(text, size, text_of(assessment->value, finding, field));
    };
    return answer(error, body, text, size);
}

int32_t xh_assessment_finding_level(const xh_assessment* assessment, size_t index, int32_t bound, const char** text,
                                    size_t* size, xh_error** error) {
    const auto body = [&] {
        const Finding& finding = finding_in(assessment, index);
        give(text, size, level_of(assessment->value, finding, lower_or_upper(bound) == 1));
    };
    return answer(error, body, text, size);
}

int32_t xh_assessment_finding_likelihood(const xh_assessment* assessment, size_t index, int32_t* known, int32_t* lower,
                                         int32_t* upper, xh_error** error) {
    const auto body = [&] {
        const Finding& finding = finding_in(assessment, index);
        give_steps(known, lower, upper, finding, finding.likelihood);
    };
    return answer_several(error, body, known, lower, upper);
}

int32_t xh_assessment_finding_impact(const xh_assessment* assessment, size_t index, int32_t* known, int32_t* lower,
                                     int32_t* upper, xh_error** error) {
    const auto body = [&] {
        const Finding& finding = finding_in(assessment, index);
        give_steps(known, lower, upper, finding, finding.impact);
    };
    return answer_several(error, body, known, lower, upper);
}

int32_t xh_assessment_conflict_count(const xh_assessment* assessment, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, assessment_in(assessment).conflicts().size()); }, count);
}

int32_t xh_assessment_conflict(const xh_assessment* assessment, size_t index, uint32_t* criterion, uint32_t* rating,
                               int32_t* derived, int64_t* measure, xh_error** error) {
    const auto body = [&] {
        const Conflict& conflict = at(assessment_in(assessment).conflicts(), index);
        give(criterion, conflict.criterion);
        give(rating, conflict.rating);
        give(derived, kind_of(conflict.derived));
        give(measure, conflict.derived.measure);
    };
    return answer_several(error, body, criterion, rating, derived, measure);
}

int32_t xh_assessment_conflict_text(const xh_assessment* assessment, size_t index, int32_t field, const char** text,
                                    size_t* size, xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        give(text, size, text_of(subject, at(subject.conflicts(), index), field));
    };
    return answer(error, body, text, size);
}

int32_t xh_assessment_deadline_count(const xh_assessment* assessment, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, assessment_in(assessment).deadlines().size()); }, count);
}

int32_t xh_assessment_deadline_text(const xh_assessment* assessment, size_t index, int32_t field, const char** text,
                                    size_t* size, xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        give(text, size, text_of(subject, at(subject.deadlines(), index), field));
    };
    return answer(error, body, text, size);
}

int32_t xh_assessment_deadline_title(const xh_assessment* assessment, size_t index, int32_t language, const char** text,
                                     size_t* size, xh_error** error) {
    const auto body = [&] {
        const xuehui::Assessment& subject = assessment_in(assessment);
        const Deadline& deadline = at(subject.deadlines(), index);
        give(text, size, rule_of(subject, deadline).title.in(language_in(language)));
    };
    return answer(error, body, text, size);
}
