// The one path from record to assessment. Each step sees only what the step before it made:
//
//     names bound ─ assessors reconciled, applicability derived ─ scores ─ gates ─ grade ─ results written down
#include <algorithm>

#include "engine/assessment_data.hpp"
#include "engine/conclude.hpp"
#include "engine/verdicts.hpp"
#include "json/read_document.hpp"

namespace xuehui {

namespace {

using engine::Verdicts;

// Also unknown where nothing at all is known, and false where the criterion does not apply.
Truth at_most(const Verdicts& judged, std::uint32_t criterion, std::int64_t millionths) {
    if (judged.verdicts[criterion].not_applicable) return Truth::no;
    const scoring::CriterionValue& value = judged.values[criterion];
    return value.counts ? scoring::at_most(value, millionths) : Truth::unknown;
}

void run_gates(const Engine::Data& engine, const Verdicts& judged, const scoring::Scores& scores,
               Assessment::Data& result) {
    const Scheme::Data& scheme = engine.scheme.data();
    std::vector<Truth> stack;
    result.gates.reserve(scheme.gates.size());
    for (std::size_t i = 0; i < scheme.gates.size(); ++i) {
        const Scheme::Data::Gate& gate = scheme.gates[i];
        const auto criterion_at_most = [&](std::uint32_t criterion, std::int64_t value) {
            return at_most(judged, criterion, value);
        };
        const Truth state = scoring::run_gate(engine.plan->gates[i], scores.thresholds, stack, criterion_at_most);
        const std::string_view cap = gate.grade_at_most ? std::string_view(scheme.grades[gate.at_most].id) : "";
        result.gates.push_back({gate.id, state, cap, gate.grade_down});
    }
}

// First the steps down are added up and taken off, then the caps. `acts` says which gates act on this bound.
template <class Acts>
std::uint32_t lowered(const Scheme::Data& scheme, const Assessment::Data& result, std::uint32_t grade, Acts acts) {
    const auto last = static_cast<std::uint32_t>(scheme.grades.size() - 1);
    std::uint64_t down = grade;
    for (const GateResult& gate : result.gates) {
        if (acts(gate.state)) down += gate.grade_down;
    }
    grade = static_cast<std::uint32_t>(std::min<std::uint64_t>(down, last));
    for (std::size_t i = 0; i < result.gates.size(); ++i) {
        if (scheme.gates[i].grade_at_most && acts(result.gates[i].state)) {
            grade = std::max(grade, scheme.gates[i].at_most);
        }
    }
    return grade;
}

void write_grades(const Scheme::Data& scheme, const scoring::Scores& scores, Assessment::Data& result) {
    result.total = scores.total;
    result.lower_marks = scores.lower_marks;
    result.upper_marks = scores.upper_marks;
    result.lower_grade_before_gates = scores.lower_grade;
    result.upper_grade_before_gates = scores.upper_grade;
    result.lower_grade = lowered(scheme, result, scores.lower_grade, [](Truth state) { return state != Truth::no; });
    result.upper_grade = lowered(scheme, result, scores.upper_grade, [](Truth state) { return state == Truth::yes; });
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

Assessment conclude(const Engine& engine, const Record& record, const engine::BoundRatings& bound,
                    scoring::Detail detail) {
    const Engine::Data& data = engine.data();
    const Verdicts judged = engine::judge(data, record.data(), bound);
    const scoring::Scores scores = scoring::evaluate(*data.plan, data.scheme.data(), judged.values, detail);
    auto result = std::make_shared<Assessment::Data>(Assessment::Data{.engine = engine, .record = record});
    run_gates(data, judged, scores, *result);
    write_grades(data.scheme.data(), scores, *result);
    write_nodes(*data.plan, judged, scores, *result);
    if (detail == scoring::Detail::all) {
        write_criteria(*data.plan, judged, scores, *result);
        result->warnings = engine::warn(data, record.data(), judged);
    }
    return Assessment(std::move(result));
}

}  // namespace

Result<Assessment> engine::assess(const Engine& engine, const Record& record, scoring::Detail detail) {
    Faults faults("record");
    const auto bound = engine::bind_ratings(engine.data(), record.data(), faults);
    if (!faults.empty()) return std::move(faults).take();
    return conclude(engine, record, bound, detail);
}

Result<Assessment> engine::assess(const Engine& engine, std::string_view record_json, const Limits& limits,
                                  scoring::Detail detail) {
    Faults faults("record", limits.diagnostics);
    auto document = json::read_document(record_json, "record", limits, faults);
    if (!document) return std::move(faults).take();
    const Record record(record::read(std::move(document), faults));
    const auto bound = engine::bind_ratings(engine.data(), record.data(), faults);    // even of a faulty one: report it all
    if (!faults.empty()) return std::move(faults).take();
    return conclude(engine, record, bound, detail);
}

Result<Assessment> Engine::assess(const Record& record) const {
    return engine::assess(*this, record, scoring::Detail::all);
}

Result<Assessment> Engine::assess(std::string_view record_json, const Limits& limits) const {
    return engine::assess(*this, record_json, limits, scoring::Detail::all);
}

}  // namespace xuehui
