#include "rules/run.hpp"

namespace xuehui::rules {

namespace {

bool give_the_same(const Rulebook::Case& a, const Rulebook::Case& b) {
    return a.source->effect == b.source->effect && a.source->rating.text() == b.source->rating.text();
}

// The first true case decides, if all open ones before it give the same; without a true one nothing may apply in the
// end.
const Rulebook::Case* decide(const Rulebook::Check& check, const logic::Facts& facts, logic::Budget& budget) {
    const Rulebook::Case* open = nullptr;
    for (const Rulebook::Case& entry : check.cases) {
        const Truth applies = entry.when.truth(facts, budget);
        if (applies == Truth::no) continue;
        if (open && !give_the_same(*open, entry)) return nullptr;
        if (applies == Truth::yes) return &entry;
        open = &entry;
    }
    return nullptr;
}

// Exactly, or not at all: NaN, an infinity or a fraction that has no six decimal places is no measure.
std::optional<Decimal> decimal_of(const logic::Answer& answer) {
    if (!answer.is_known() || !answer.value.is(logic::Form::number)) return std::nullopt;
    const logic::Numeric number = answer.value.as_number();
    if (number.is_nan() || number.is_infinite()) return std::nullopt;
    return Decimal::parse(number.text());
}

}  // namespace

logic::Facts derive(const Rulebook& book, Value facts, Date as_of, Date from, Date to, logic::Budget& budget) {
    logic::Facts bound = logic::Facts::bind(*book.vocabulary, facts, as_of, from, to);
    for (const Rulebook::DerivedFact& derived : book.derived) {
        bound.set(derived.slot, derived.value.evaluate(bound, budget));
    }
    return bound;
}

CheckOutcome run(const Rulebook::Check& check, const logic::Facts& facts, logic::Budget& budget) {
    if (check.measure) return {nullptr, decimal_of(check.measure->evaluate(facts, budget))};
    return {decide(check, facts, budget), std::nullopt};
}

}  // namespace xuehui::rules
