// The one path from record to assessment. Each step sees only what the step before it made:
//
//     names bound ─ facts derived ─ assessors reconciled, checks asked ─ findings ─ scores ─ gates ─ grade ─ written down
#include <algorithm>
#include <iterator>

#include "engine/assessment_data.hpp"
#include "engine/conclude.hpp"
#include "engine/gates.hpp"
#include "engine/verdicts.hpp"
#include "base/locator.hpp"
#include "json/read_document.hpp"
#include "risk/deadlines.hpp"
#include "risk/findings.hpp"
#include "rules/record_facts.hpp"
#include "rules/run.hpp"

namespace xuehui {

namespace {

using engine::Verdicts;

void write_grades(const Scheme::Data& scheme, const scoring::Scores& scores, Assessment::Data& result) {
    result.total = scores.total;
    result.lower_marks = scores.lower_marks;
    result.upper_marks = scores.upper_marks;
    result.lower_grade_before_gates = scores.lower_grade;
    result.upper_grade_before_gates = scores.upper_grade;
    const auto certainly = [&](std::size_t gate) { return result.gates[gate].state == Truth::yes; };
    const auto possibly = [&](std::size_t gate) { return result.gates[gate].may_act(); };
    result.lower_grade = engine::lowered(scheme, scores.lower_grade, possibly);
    result.upper_grade = engine::lowered(scheme, scores.upper_grade, certainly);
}

void count(const engine::Verdict& verdict, Coverage& coverage) {
    if (verdict.not_applicable) {
        ++coverage.not_applicable;
    } else if (verdict.source == Source::assessed) {
        ++coverage.rated;
    } else if (verdict.source == Source::derived) {
        ++coverage.derived;
    } else {
        ++coverage.unassessed;
    }
}

void add(const Coverage& part, Coverage& sum) {
    sum.rated += part.rated;
    sum.derived += part.derived;
    sum.unassessed += part.unassessed;
    sum.not_applicable += part.not_applicable;
}

void write_criteria(const scoring::Plan& plan, const Verdicts& judged, const scoring::Scores& scores,
                    Assessment::Data& result) {
    result.criteria.resize(plan.result_criteria.size());
    for (std::size_t i = 0; i < result.criteria.size(); ++i) {
        const std::uint32_t number = plan.result_criteria[i];
        const engine::Verdict& verdict = judged.verdicts[number];
        CriterionResult& criterion = result.criteria[i];
        criterion.criterion = number;
        criterion.rating = verdict.rating;
        criterion.record_rating = verdict.record_rating;
        criterion.source = verdict.source;
        criterion.derived = verdict.derived;
        if (judged.values[number].counts) criterion.value = scoring::written(judged.values[number]);
        criterion.contribution = scores.contributions[i];
        criterion.gain = scores.gains[i];
    }
}

void write_nodes(const scoring::Plan& plan, const Verdicts& judged, const scoring::Scores& scores,
                 Assessment::Data& result) {
    std::vector<Coverage> coverage(plan.nodes.size());
    for (const std::uint32_t criterion : plan.result_criteria) {
        count(judged.verdicts[criterion], coverage[plan.criteria[criterion].node]);
    }
    for (auto number = plan.result_nodes.rbegin(); number != plan.result_nodes.rend(); ++number) {
        const std::uint32_t parent = plan.is_root[*number] != 0 ? plan.total() : plan.parent_of_node[*number];
        add(coverage[*number], coverage[parent]);
    }
    result.coverage = coverage[plan.total()];
    result.deciders = scores.deciders;
    result.nodes.reserve(plan.result_nodes.size());
    for (std::size_t i = 0; i < plan.result_nodes.size(); ++i) {
        result.nodes.push_back({plan.result_nodes[i], scores.nodes[i], coverage[plan.result_nodes[i]]});
    }
}

// Facts as the rules see them; nothing without rules.
std::optional<logic::Facts> derive(const Engine::Data& engine, const Record::Data& record, logic::Budget& budget) {
    if (!engine.rulebook) return std::nullopt;
    return rules::derive(*engine.rulebook, record.facts, record.as_of, record.from, record.to, budget);
}

std::vector<Warning> unknown_facts(std::vector<rules::UnknownName> names) {
    std::vector<Warning> warnings;
    for (rules::UnknownName& name : names) {
        Warning warning;
        warning.code = Warning::Code::unknown_fact;
        warning.place = Locator(name.place.document()).pointer(name.place.index());
        warning.meant = std::move(name.meant);
        warnings.push_back(std::move(warning));
    }
    return warnings;
}

// What the names in a record mean to an engine.
struct Bound {
    engine::BoundRatings ratings;
    std::vector<rules::UnknownName> unknown_facts;
};

Bound bind(const Engine::Data& engine, const Record::Data& record, Faults& faults) {
    Bound bound{engine::bind_ratings(engine, record, faults), {}};
    if (engine.rulebook) bound.unknown_facts = rules::check_facts(*engine.rulebook, record.facts, faults);
    return bound;
}

Assessment conclude(const Engine& engine, const Record& record, Bound bound, scoring::Detail detail) {
    const Engine::Data& data = engine.data();
    logic::Budget budget;
    auto result = std::make_shared<Assessment::Data>(Assessment::Data{.engine = engine, .record = record});
    result->facts = derive(data, record.data(), budget);
    const logic::Facts* facts = result->facts ? &*result->facts : nullptr;
    const Verdicts judged = engine::judge(data, record.data(), bound.ratings, facts, budget);
    budget = judged.budget;
    if (facts) result->findings = risk::find(*data.rulebook, *facts, budget);
    const scoring::Scores scores = scoring::evaluate(*data.plan, data.scheme.data(), judged.values, detail);
    result->gates = engine::run_gates(data, judged, scores, result->findings);
    write_grades(data.scheme.data(), scores, *result);
    write_nodes(*data.plan, judged, scores, *result);
    if (detail == scoring::Detail::all) {
        write_criteria(*data.plan, judged, scores, *result);
        result->warnings = engine::warn(data, record.data(), judged);
        std::ranges::move(unknown_facts(std::move(bound.unknown_facts)), std::back_inserter(result->warnings));
        result->conflicts = engine::contradictions(data, judged);
        if (facts) result->deadlines = risk::deadlines(*data.rulebook, *facts, budget);
    }
    risk::sort_by_urgency(result->findings);
    return Assessment(std::move(result));
}

}  // namespace

Result<Assessment> engine::assess(const Engine& engine, const Record& record, scoring::Detail detail) {
    Faults faults("record");
    auto bound = bind(engine.data(), record.data(), faults);
    if (!faults.empty()) return std::move(faults).take();
    return conclude(engine, record, std::move(bound), detail);
}

Result<Assessment> engine::assess(const Engine& engine, std::string_view record_json, const Limits& limits,
                                  scoring::Detail detail) {
    Faults faults("record", limits.diagnostics);
    auto document = json::read_document(record_json, "record", limits, faults);
    if (!document) return std::move(faults).take();
    const Record record(record::read(std::move(document), faults));
    auto bound = bind(engine.data(), record.data(), faults);    // even of a faulty one: report it all
    if (!faults.empty()) return std::move(faults).take();
    return conclude(engine, record, std::move(bound), detail);
}

Result<Assessment> Engine::assess(const Record& record) const {
    return engine::assess(*this, record, scoring::Detail::all);
}

Result<Assessment> Engine::assess(std::string_view record_json, const Limits& limits) const {
    return engine::assess(*this, record_json, limits, scoring::Detail::all);
}

}  // namespace xuehui
