#include "rules/run.hpp"

#include <algorithm>
#include <limits>

namespace xuehui::rules {

namespace {

using Effect = Rules::Data::Effect;

// What several cases leave of a rating: the best and the worst of it that any of them allows.
class Joint {
public:
    explicit Joint(std::int32_t size) : worst_of_all_(size - 1) {}

    void add(Effect effect, std::int32_t rating) {
        is_same_ = count_++ == 0 || (is_same_ && effect == effect_ && rating == rating_);
        effect_ = effect;
        rating_ = rating;
        leaves_scale_ |= rating < 0;
        best_ = std::min(best_, effect == Effect::at_least ? 0 : rating);
        worst_ = std::max(worst_, effect == Effect::at_most ? worst_of_all_ : rating);
    }

    CheckOutcome outcome(std::uint32_t decided) const {
        CheckOutcome outcome;
        outcome.decided = decided;
        outcome.is_joint = count_ > 1;
        if (is_same_) {
            auto& said = effect_ == Effect::rating    ? outcome.rating
                         : effect_ == Effect::at_most ? outcome.at_most
                                                      : outcome.at_least;
            said = rating_;
        } else if (!leaves_scale_) {    // what may turn out not to apply has no bounds
            if (best_ > 0) outcome.at_most = best_;
            if (worst_ < worst_of_all_) outcome.at_least = worst_;
        }
        return outcome;
    }

private:
    std::int32_t worst_of_all_;
    std::int32_t best_ = std::numeric_limits<std::int32_t>::max();
    std::int32_t worst_ = 0;
    std::int32_t rating_ = 0;    // of the last one
    std::uint32_t count_ = 0;
    Effect effect_ = Effect::rating;
    bool is_same_ = true;
    bool leaves_scale_ = false;
};

// Without a true case nothing may apply in the end.
CheckOutcome decide(const Rulebook::Check& check, CaseRatings ratings, const logic::Facts& facts,
                    logic::Budget& budget) {
    Joint joint(ratings.size);
    for (std::uint32_t i = 0; i < check.cases.size(); ++i) {
        const Truth applies = check.cases[i].when.truth(facts, budget);
        if (applies == Truth::no) continue;
        joint.add(check.cases[i].source->effect, ratings.numbers[i]);
        if (applies == Truth::yes) return joint.outcome(i);
    }
    return {};
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

CheckOutcome run(const Rulebook::Check& check, CaseRatings ratings, const logic::Facts& facts, logic::Budget& budget) {
    if (!check.measure) return decide(check, ratings, facts, budget);
    CheckOutcome outcome;
    outcome.measure = decimal_of(check.measure->evaluate(facts, budget));
    return outcome;
}

}  // namespace xuehui::rules
