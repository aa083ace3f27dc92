// What holds for every row: which criteria have columns, what codes are worth, and what the common record says.
#include <algorithm>

#include "batch/columns_data.hpp"
#include "engine/gates.hpp"
#include "engine/verdicts.hpp"
#include "engine/worth.hpp"
#include "risk/findings.hpp"
#include "rules/record_facts.hpp"
#include "rules/run.hpp"

namespace xuehui::batch {

namespace {

constexpr std::size_t kMostRatings = 254;    // two codes are for what has none
constexpr std::size_t kMostGrades = 255;     // the last number says that there is none

void check_sizes(const Scheme::Data& scheme, Faults& faults) {
    const auto check = [&](std::size_t count, std::size_t most, std::string_view what) {
        if (count <= most) return;
        faults.add_general("limit", "columns are for at most " + std::to_string(most) + " " + std::string(what));
    };
    check(scheme.scale.size(), kMostRatings, "ratings");
    check(scheme.grades.size(), kMostGrades, "grades");
}

// Those within the roots, those that gates name, and those below indicators that gates name.
std::vector<std::uint32_t> criteria_of(const Engine::Data& engine) {
    const scoring::Plan& plan = *engine.plan;
    std::vector<std::uint8_t> wanted(plan.criteria.size());
    for (const std::uint32_t criterion : plan.result_criteria) wanted[criterion] = 1;
    for (const scoring::GateProgram& gate : plan.gates) {
        for (const scoring::Instruction& step : gate) {
            if (step.op == scoring::Instruction::Op::criterion_at_most) wanted[step.target] = 1;
        }
    }
    for (const scoring::NodeThreshold& threshold : plan.thresholds) {
        const Indicator& indicator = engine.catalogue.data().indicators[threshold.node];
        std::fill(wanted.begin() + indicator.first_criterion, wanted.begin() + indicator.end_criterion,
                  std::uint8_t{1});
    }
    std::vector<std::uint32_t> criteria;
    for (std::uint32_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] != 0) criteria.push_back(i);
    }
    return criteria;
}

std::vector<scoring::CriterionValue> worth_of_codes(const Engine::Data& engine) {
    const engine::Worth worth(engine);
    std::vector<scoring::CriterionValue> values;
    for (std::size_t i = 0; i < engine.scheme.scale().size(); ++i)
        values.push_back(worth.rated(static_cast<std::int32_t>(i)));
    values.push_back(worth.not_applicable());
    return values;
}

// The first half of an assessment, and its findings.
void judge(const Record::Data& common, const engine::BoundRatings& ratings, ColumnScorer::Data& data) {
    const Engine::Data& engine = data.engine.data();
    logic::Budget budget;
    std::optional<logic::Facts> facts;
    if (engine.rulebook)
        facts = rules::derive(*engine.rulebook, common.facts, common.as_of, common.from, common.to, budget);
    const engine::Verdicts judged = engine::judge(engine, common, ratings, facts ? &*facts : nullptr, budget);
    budget = judged.budget;
    std::vector<Finding> findings;
    if (facts) findings = risk::find(*engine.rulebook, *facts, budget);
    data.found_out = engine::answers(engine, findings);
    for (std::size_t i = 0; i < judged.values.size(); ++i) {
        data.unrated.push_back({judged.values[i], judged.verdicts[i].not_applicable});
    }
}

}  // namespace

Result<ColumnScorer::Data> bind(const Engine& engine, const Record& common) {
    Faults in_scheme("scheme");
    check_sizes(engine.scheme().data(), in_scheme);
    Faults in_record("record");
    const engine::BoundRatings ratings = engine::bind_ratings(engine.data(), common.data(), in_record);
    if (engine.data().rulebook)
        static_cast<void>(rules::check_facts(*engine.data().rulebook, common.data().facts, in_record));
    Diagnostics faults = std::move(in_scheme).take();
    std::ranges::move(std::move(in_record).take(), std::back_inserter(faults));
    if (!faults.empty()) return faults;

    ColumnScorer::Data data{
        .engine = engine, .criteria = criteria_of(engine.data()), .worth = worth_of_codes(engine.data())};
    judge(common.data(), ratings, data);
    return data;
}

}  // namespace xuehui::batch
