#include "engine/verdicts.hpp"

#include <array>

#include "engine/worth.hpp"
#include "record/reconcile.hpp"
#include "rules/run.hpp"

namespace xuehui::engine {

namespace {

using scoring::CriterionValue;

class Binding {
public:
    Binding(const Engine::Data& engine, Faults& faults) : engine_(engine), faults_(faults) {}

    void add(const Record::Data::Rating& rating, BoundRatings& bound) {
        const IdIndex& criteria = engine_.catalogue.data().criterion_index;
        const std::string_view id = rating.criterion.text();
        const auto criterion = criteria.find(id, next_);
        if (!criterion) {
            faults_.add("unknown_id", rating.criterion, "the catalogue has no criterion " + in_quotes(id),
                        faults_.suggestion(id, criteria.names()));
        }
        next_ = criterion.value_or(0) + std::size_t{1};
        bound.criterion.push_back(criterion.value_or(0));
        bound.rating.push_back(rating.rating ? rating_number(rating.rating) : CriterionResult::kNone);
        if (criterion && rating.measured && engine_.plan->criteria[*criterion].measure < 0) {
            faults_.add("not_measured", rating.measured,
                        "the scheme has no measure for the criterion " + in_quotes(id) + "; rate it instead");
        }
    }

private:
    std::int32_t rating_number(Value rating) {
        const std::string_view id = rating.text();
        const auto number = engine_.ratings.find(id, last_);
        if (!number) {
            faults_.add("unknown_id", rating, "the scale has no rating " + in_quotes(id),
                        faults_.suggestion(id, engine_.ratings.names()));
            return CriterionResult::kNone;
        }
        last_ = *number;
        const bool of_scale = *number < engine_.scheme.scale().size();
        return of_scale ? static_cast<std::int32_t>(*number) : CriterionResult::kNotApplicable;
    }

    const Engine::Data& engine_;
    Faults& faults_;
    std::size_t next_ = 0;    // guesses: the criterion behind the last one, the same rating again
    std::size_t last_ = 0;
};

// Whether a criterion applies, as far as the facts say.
Truth applies(const Engine::Data& engine, const Record::Data& record, std::size_t criterion, logic::Budget& budget) {
    const auto& condition = engine.applies_if[criterion];
    const logic::Data data{record.facts, logic::Absence::record, record.as_of};
    return condition ? condition->truth(data, budget) : Truth::yes;
}

// What the check of a criterion says, if it has one.
Derived ask(const Engine::Data& engine, const logic::Facts* facts, std::size_t criterion, logic::Budget& budget) {
    if (!facts || !engine.checks[criterion].source) return {};
    const Engine::Data::Check& check = engine.checks[criterion];
    const auto size = static_cast<std::int32_t>(engine.scheme.data().scale.size());
    const rules::CheckOutcome outcome = rules::run(*check.source, {check.ratings, size}, *facts, budget);
    Derived derived;
    derived.is_joint = outcome.is_joint;
    derived.check_case = outcome.decided;
    if (outcome.measure) {
        derived.kind = Derived::Kind::measure;
        derived.measure = outcome.measure->millionths();
    } else if (outcome.rating) {
        derived.kind = Derived::Kind::rating;
        derived.rating = *outcome.rating;
    } else if (outcome.at_most) {
        derived.kind = outcome.at_least ? Derived::Kind::between : Derived::Kind::at_most;
        derived.rating = *outcome.at_most;
        derived.floor = outcome.at_least.value_or(-1);
    } else if (outcome.at_least) {
        derived.kind = Derived::Kind::at_least;
        derived.rating = *outcome.at_least;
    } else {
        return {};
    }
    return derived;
}

// Puts in a verdict, and gives the value of, what facts say of a criterion that nobody rated.
CriterionValue follow(const Worth& worth, std::uint32_t criterion, Verdict& verdict) {
    const Derived& derived = verdict.derived;
    switch (derived.kind) {
        case Derived::Kind::nothing: break;
        case Derived::Kind::at_most:
        case Derived::Kind::at_least:
        case Derived::Kind::between: return worth.limited(derived);
        case Derived::Kind::measure:
            verdict.source = Source::derived;
            return worth.measured(Decimal::from_millionths(derived.measure), criterion);
        case Derived::Kind::rating:
            verdict.source = Source::derived;
            verdict.rating = derived.rating;
            verdict.not_applicable = derived.rating == CriterionResult::kNotApplicable;
            return verdict.not_applicable ? worth.not_applicable() : worth.rated(derived.rating);
    }
    return worth.unassessed();
}

CriterionValue assessed(const Worth& worth, const Record::Data::Rating& rating, std::int32_t number,
                        std::uint32_t criterion) {
    if (!rating.has_evidence()) {
        if (const auto lowest = worth.without_evidence()) return *lowest;
    }
    return rating.measured ? worth.measured(rating.measure, criterion) : worth.rated(number);
}

bool is_pure_prohibition(const Criterion& criterion) {
    return criterion.kind.size() == 1 && criterion.kind.front() == Kind::prohibition;
}

}  // namespace

BoundRatings bind_ratings(const Engine::Data& engine, const Record::Data& record, Faults& faults) {
    BoundRatings bound;
    bound.criterion.reserve(record.ratings.size());
    bound.rating.reserve(record.ratings.size());
    Binding binding(engine, faults);
    for (const Record::Data::Rating& rating : record.ratings) binding.add(rating, bound);
    return bound;
}

Verdicts judge(const Engine::Data& engine, const Record::Data& record, const BoundRatings& bound,
               const logic::Facts* facts, logic::Budget budget) {
    const std::size_t count = engine.plan->criteria.size();
    const auto counts = record::reconcile(record, engine.plan->stages, bound.criterion, count);
    const Worth worth(engine);
    Verdicts result;
    result.budget = budget;
    result.verdicts.resize(count);
    result.values.resize(count);
    for (std::uint32_t i = 0; i < count; ++i) {
        Verdict& verdict = result.verdicts[i];
        verdict.record_rating = counts[i];
        if (counts[i] != record::kNobody) {
            const auto number = static_cast<std::size_t>(counts[i]);
            verdict.source = Source::assessed;
            verdict.rating = bound.rating[number];
            verdict.not_applicable = verdict.rating == CriterionResult::kNotApplicable;
            verdict.derived = ask(engine, facts, i, result.budget);
            result.values[i] = verdict.not_applicable ? worth.not_applicable()
                                                      : assessed(worth, record.ratings[number], verdict.rating, i);
            continue;
        }
        const Truth applicable = applies(engine, record, i, result.budget);
        if (applicable == Truth::no) {
            verdict.source = Source::derived;
            verdict.rating = CriterionResult::kNotApplicable;
            verdict.not_applicable = true;
            result.values[i] = worth.not_applicable();
        } else if (applicable == Truth::yes) {
            verdict.derived = ask(engine, facts, i, result.budget);
            result.values[i] = follow(worth, i, verdict);
        } else {
            result.values[i] = worth.unassessed();
        }
    }
    return result;
}

std::vector<Warning> warn(const Engine::Data& engine, const Record::Data& record, const Verdicts& verdicts) {
    std::vector<Warning> warnings;
    logic::Budget budget = verdicts.budget;    // what the verdicts left of it
    const auto& criteria = engine.catalogue.data().criteria;
    for (const std::uint32_t criterion : engine.plan->result_criteria) {
        const Verdict& verdict = verdicts.verdicts[criterion];
        if (verdict.source != Source::assessed) continue;
        const auto number = static_cast<std::uint32_t>(verdict.record_rating);
        const Record::Data::Rating& rating = record.ratings[number];
        const auto& value = verdicts.values[criterion];
        const bool full = value.lower == value.denominator;
        if (!verdict.not_applicable) {
            if (!full && rating.reason.empty()) warnings.push_back({Warning::Code::no_reason, number});
            if (!rating.has_evidence()) warnings.push_back({Warning::Code::no_evidence, number});
            if (!full && value.lower != 0 && is_pure_prohibition(criteria[criterion])) {
                warnings.push_back({Warning::Code::prohibition_graded, number});
            }
            if (applies(engine, record, criterion, budget) == Truth::no)
                warnings.push_back({Warning::Code::applicability, number});
        }
        for (std::uint32_t i = rating.first_evidence; i < rating.end_evidence; ++i) {
            if (!record.expires[i] || *record.expires[i] >= record.as_of) continue;    // good to the end of that day
            warnings.push_back({Warning::Code::expired_evidence, number, i - rating.first_evidence});
        }
    }
    return warnings;
}

namespace {

// Whether an assessor's rating and what the facts say cannot both be right.
bool contradict(const Worth& worth, std::uint32_t criterion, const Derived& derived, const Verdict& verdict,
                const CriterionValue& assessed) {
    const bool says_not_applicable =
        derived.kind == Derived::Kind::rating && derived.rating == CriterionResult::kNotApplicable;
    if (derived.kind == Derived::Kind::nothing) return false;
    if (says_not_applicable ||
        verdict.not_applicable) {    // what does not apply lies under any ceiling, over any floor
        return derived.kind == Derived::Kind::rating && says_not_applicable != verdict.not_applicable;
    }
    const bool is_measured = derived.kind == Derived::Kind::measure;
    const CriterionValue limit = is_measured ? worth.measured(Decimal::from_millionths(derived.measure), criterion)
                                             : worth.rated(derived.rating);
    const uint128 left = assessed.lower * limit.denominator;    // denominators are far below 2^64
    const uint128 right = limit.lower * assessed.denominator;
    if (derived.kind == Derived::Kind::at_most) return left > right;
    return derived.kind == Derived::Kind::at_least ? left < right : left != right;
}

// Of a ceiling and a floor the one that the rating breaks.
Derived broken_end(const Worth& worth, std::uint32_t criterion, const Verdict& verdict,
                   const CriterionValue& assessed) {
    Derived derived = verdict.derived;
    if (derived.kind != Derived::Kind::between) return derived;
    derived.kind = Derived::Kind::at_most;
    if (contradict(worth, criterion, derived, verdict, assessed)) return derived;
    derived.kind = Derived::Kind::at_least;
    derived.rating = derived.floor;
    return derived;
}

}  // namespace

std::vector<Conflict> contradictions(const Engine::Data& engine, const Verdicts& verdicts) {
    const Worth worth(engine);
    std::vector<Conflict> conflicts;
    for (const std::uint32_t criterion : engine.plan->result_criteria) {
        const Verdict& verdict = verdicts.verdicts[criterion];
        if (verdict.source != Source::assessed) continue;
        // What was rated, even where a lack of evidence makes it worth less.
        const CriterionValue rated = verdict.rating < 0 ? verdicts.values[criterion] : worth.rated(verdict.rating);
        const Derived derived = broken_end(worth, criterion, verdict, rated);
        if (!contradict(worth, criterion, derived, verdict, rated)) continue;
        conflicts.push_back({criterion, static_cast<std::uint32_t>(verdict.record_rating), derived});
    }
    return conflicts;
}

}  // namespace xuehui::engine
