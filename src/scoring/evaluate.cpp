// The evaluation, in whole numbers.
//
// The score of every node is held as lower / d and upper / d with 0 ≤ lower ≤ upper ≤ d. A node takes its children that
// count. With L the least common multiple of their denominators, child c of weight w enters with the factor
//     mean:      f = w · L / d(c),   d = L · Σ w,   lower = Σ f · lower(c)
//     min, max:  f = L / d(c),       d = L,         lower = the least or greatest f · lower(c)
// and a common divisor of d and all f is taken out. As f · d(c) ≤ d for every child, no numerator ever exceeds its
// denominator: if the denominators fit a machine word, everything does.
//
// Going down again, the multiplier m of a node is what one unit of its numerator is worth in the total's: m(total) = 1,
// m(c) = m(parent) · f, and 0 where the parent takes another child. Then lower(c) · m(c) is the share of criterion c in
// the numerator of the total, a whole number, and the shares add up to it exactly. m(c) · d(c) ≤ d(total).
#include "scoring/evaluate.hpp"

#include <algorithm>
#include <numeric>

#include "scoring/arithmetic.hpp"

namespace xuehui::scoring {

namespace {

template <class Arithmetic>
class Evaluation {
public:
    using Int = typename Arithmetic::Int;

    Evaluation(const Plan& plan, const Scheme::Data& scheme) : plan_(plan), scheme_(scheme) {}

    // False, and no scores, if the numbers did not fit. May be run again, with other values.
    bool run(std::span<const CriterionValue> values, Detail detail) {
        start(values);
        if (!score_nodes()) return false;
        write_nodes();
        answer_thresholds();
        const Score& total = node_scores_[plan_.total()];
        if (total.present) write_total(total);
        if (detail == Detail::all) share_out(total);
        return true;
    }

    Scores& scores() { return scores_; }

private:
    struct Score {
        Int lower = 0;
        Int upper = 0;
        Int denominator = 1;
        bool present = false;
        bool regular = false;            // the plan's factors hold
        // min, max: the slots that give the bounds, the first of equals, and the best lower bound beside the first one's.
        std::uint32_t lower_slot = 0;
        std::uint32_t upper_slot = 0;
        std::optional<Int> runner_up;
    };

    void start(std::span<const CriterionValue> values) {
        values_ = values;
        exact_ = {};
        criterion_scores_.assign(values.size(), {});
        node_scores_.assign(plan_.nodes.size(), {});
        factors_.resize(plan_.slots.size());
        scores_.nodes.clear();
        scores_.deciders.clear();
        scores_.total.reset();
        scores_.thresholds.clear();
        scores_.contributions.clear();
        scores_.gains.clear();
    }

    const Score& score_of(const Plan::Slot& slot) const {
        return slot.is_criterion ? criterion_scores_[slot.target] : node_scores_[slot.target];
    }

    std::span<const Plan::Slot> slots_of(const Plan::Node& node) const {
        return std::span(plan_.slots).subspan(node.first_slot, node.end_slot - node.first_slot);
    }

    Int factor_of(std::uint32_t slot, const Score& parent) const {
        return parent.regular ? Int(plan_.slots[slot].factor) : factors_[slot];
    }

    // ---- upwards ----

    bool score_nodes() {
        for (std::size_t i = 0; i < values_.size(); ++i) take(values_[i], criterion_scores_[i]);
        for (const std::uint32_t number : plan_.order) {
            score_node(plan_.nodes[number], node_scores_[number]);
            if (exact_.overflowed()) return false;
        }
        return !exact_.overflowed();
    }

    void take(const CriterionValue& value, Score& score) {
        score.present = value.counts;
        if (!value.counts) return;
        score.lower = exact_.from(value.lower);
        score.upper = exact_.from(value.upper);
        score.denominator = exact_.from(value.denominator);
        score.regular = score.denominator == plan_.unit;
    }

    void score_node(const Plan::Node& node, Score& score) {
        score.regular = node.regular;
        for (const Plan::Slot& slot : slots_of(node)) {
            if (slot.weight == 0) continue;
            const Score& child = score_of(slot);
            score.present |= child.present;
            score.regular &= child.present && child.regular;
        }
        if (!score.present) return;
        if (score.regular) {
            score.denominator = node.denominator;
        } else {
            find_factors(node, score);
        }
        if (node.aggregate == Aggregate::mean) {
            add_up(node, score);
        } else {
            choose(node, score);
        }
    }

    // Factors and denominator where something below is left out or has a denominator of its own.
    void find_factors(const Plan::Node& node, Score& score) {
        Int common = 1;
        Int total = 0;
        for (const Plan::Slot& slot : slots_of(node)) {
            const Score& child = score_of(slot);
            if (slot.weight == 0 || !child.present) continue;
            common = exact_.multiply(common / Arithmetic::gcd(common, child.denominator), child.denominator);
            total += slot.weight;    // below 2^64: 10,000 weights below 2^50 at most, the others count criteria
        }
        const bool mean = node.aggregate == Aggregate::mean;
        score.denominator = mean ? exact_.multiply(common, total) : common;
        Int divisor = score.denominator;
        for (std::uint32_t i = node.first_slot; i < node.end_slot; ++i) {
            const Plan::Slot& slot = plan_.slots[i];
            const Score& child = score_of(slot);
            if (slot.weight == 0 || !child.present) continue;
            factors_[i] = exact_.multiply(common / child.denominator, mean ? Int(slot.weight) : Int(1));
            divisor = Arithmetic::gcd(divisor, factors_[i]);
        }
        if (divisor == 1 || exact_.overflowed()) return;
        score.denominator /= divisor;
        for (std::uint32_t i = node.first_slot; i < node.end_slot; ++i) factors_[i] /= divisor;
    }

    template <class Visit>
    void for_each_counting(const Plan::Node& node, const Score& score, Visit visit) const {
        for (std::uint32_t i = node.first_slot; i < node.end_slot; ++i) {
            const Plan::Slot& slot = plan_.slots[i];
            const Score& child = score_of(slot);
            if (slot.weight != 0 && child.present) visit(i, child, factor_of(i, score));
        }
    }

    void add_up(const Plan::Node& node, Score& score) const {
        for_each_counting(node, score, [&](std::uint32_t, const Score& child, const Int& factor) {
            score.lower += factor * child.lower;
            score.upper += factor * child.upper;
        });
    }

    static bool beats(Aggregate aggregate, const Int& challenger, const Int& holder) {
        return aggregate == Aggregate::min ? challenger < holder : holder < challenger;
    }

    void choose(const Plan::Node& node, Score& score) const {
        bool first = true;
        for_each_counting(node, score, [&](std::uint32_t slot, const Score& child, const Int& factor) {
            const Int lower = factor * child.lower;
            const Int upper = factor * child.upper;
            if (first || beats(node.aggregate, lower, score.lower)) {
                if (!first) score.runner_up = score.lower;
                score.lower = lower;
                score.lower_slot = slot;
            } else if (!score.runner_up || beats(node.aggregate, lower, *score.runner_up)) {
                score.runner_up = lower;
            }
            if (first || beats(node.aggregate, upper, score.upper)) {
                score.upper = upper;
                score.upper_slot = slot;
            }
            first = false;
        });
    }

    // ---- what is written of nodes and of the total ----

    static Bounds bounds_of(const Score& score) {
        const auto millionths = [&](const Int& numerator) {
            return static_cast<std::int32_t>(round_half_even<Arithmetic>(numerator, kMillion, score.denominator));
        };
        const std::int32_t lower = millionths(score.lower);
        return {lower, score.lower == score.upper ? lower : millionths(score.upper)};
    }

    void write_nodes() {
        scores_.nodes.reserve(plan_.result_nodes.size());
        scores_.deciders.reserve(plan_.result_nodes.size());
        for (const std::uint32_t number : plan_.result_nodes) {
            const Score& score = node_scores_[number];
            scores_.nodes.push_back(score.present ? std::optional(bounds_of(score)) : std::nullopt);
            scores_.deciders.push_back({score.lower_slot, score.upper_slot});
        }
    }

    void answer_thresholds() {
        scores_.thresholds.reserve(plan_.thresholds.size());
        for (const NodeThreshold& threshold : plan_.thresholds) {
            const Score& score = node_scores_[threshold.node];
            Truth below = Truth::no;    // also where there is no score
            if (score.present && !Arithmetic::at_least(score.lower, score.denominator, threshold.below)) {
                const bool may_reach = Arithmetic::at_least(score.upper, score.denominator, threshold.below);
                below = may_reach ? Truth::unknown : Truth::yes;
            }
            scores_.thresholds.push_back(below);
        }
    }

    void write_total(const Score& total) {
        scores_.total = bounds_of(total);
        // Hundredths of a mark: score × full marks in millionths / 10⁴. Full marks are below 10¹⁵ millionths, so the
        // factor stays below 2⁵⁰; the 10⁴ goes to the denominator, whose bound leaves room for it in 128 bits.
        const auto marks = [&](const Int& numerator) { return hundredths(numerator, total.denominator); };
        scores_.lower_marks = marks(total.lower);
        scores_.upper_marks = marks(total.upper);
        const auto grade = [&](const Int& numerator) {
            const auto& grades = scheme_.grades;
            const auto reached = std::ranges::find_if(grades, [&](const Grade& one) {
                return Arithmetic::at_least(numerator, total.denominator, one.at_least);
            });
            return static_cast<std::uint32_t>(reached - grades.begin());    // the last one begins at 0
        };
        scores_.lower_grade = grade(total.lower);
        scores_.upper_grade = grade(total.upper);
    }

    std::int64_t hundredths(const Int& numerator, const Int& denominator) const {
        // value = numerator · full / (denominator · 10⁴). Divide by the denominator first, exactly: with
        // q and r of numerator · full / denominator, value = (q + r / denominator) / 10⁴.
        constexpr std::int64_t kScale = 10'000;
        const auto full = static_cast<std::uint64_t>(scheme_.full_marks.millionths());
        const auto [quotient, remainder] = Arithmetic::divide(numerator, full, denominator);
        const std::int64_t whole = quotient / kScale;
        const std::int64_t rest = quotient % kScale;
        const bool exact_rest = remainder == 0;
        if (rest < kScale / 2) return whole;
        if (rest > kScale / 2 || !exact_rest) return whole + 1;
        return whole + whole % 2;
    }

    // ---- downwards ----

    void share_out(const Score& total) {
        scores_.contributions.assign(plan_.result_criteria.size(), 0);
        scores_.gains.assign(plan_.result_criteria.size(), std::nullopt);
        if (total.present) {
            spread_multipliers();
            write_contributions(total);
        }
        write_gains(total);
    }

    void spread_multipliers() {
        node_multipliers_.assign(plan_.nodes.size(), Int(0));
        criterion_multipliers_.assign(values_.size(), Int(0));
        node_multipliers_[plan_.total()] = 1;
        for (std::size_t place = plan_.order.size(); place-- > 0;) {
            const std::uint32_t number = plan_.order[place];
            const Plan::Node& node = plan_.nodes[number];
            const Score& score = node_scores_[number];
            const Int& multiplier = node_multipliers_[number];
            if (!score.present || multiplier == 0) continue;
            for_each_counting(node, score, [&](std::uint32_t i, const Score&, const Int& factor) {
                if (node.aggregate != Aggregate::mean && i != score.lower_slot) return;
                const Plan::Slot& slot = plan_.slots[i];
                (slot.is_criterion ? criterion_multipliers_ : node_multipliers_)[slot.target] = multiplier * factor;
            });
        }
    }

    // Largest remainder: the shares rounded down, and the units missing to the written total to those cut most.
    void write_contributions(const Score& total) {
        std::vector<Int> remainders(plan_.result_criteria.size());
        std::int64_t missing = scores_.total->lower;
        for (std::size_t i = 0; i < plan_.result_criteria.size(); ++i) {
            const std::uint32_t criterion = plan_.result_criteria[i];
            const Int& multiplier = criterion_multipliers_[criterion];
            if (multiplier == 0) continue;
            const Int share = criterion_scores_[criterion].lower * multiplier;
            auto division = Arithmetic::divide(share, kMillion, total.denominator);
            scores_.contributions[i] = static_cast<std::int32_t>(division.quotient);
            remainders[i] = std::move(division.remainder);
            missing -= division.quotient;
        }
        if (missing <= 0) return;
        std::vector<std::uint32_t> by_remainder(plan_.result_criteria.size());
        std::iota(by_remainder.begin(), by_remainder.end(), 0U);
        const auto last = by_remainder.begin() + missing;
        std::nth_element(by_remainder.begin(), last - 1, by_remainder.end(), [&](std::uint32_t a, std::uint32_t b) {
            return remainders[a] != remainders[b] ? remainders[b] < remainders[a] : a < b;
        });
        std::for_each(by_remainder.begin(), last, [&](std::uint32_t i) { ++scores_.contributions[i]; });
    }

    void write_gains(const Score& total) {
        for (std::size_t i = 0; i < plan_.result_criteria.size(); ++i) {
            const std::uint32_t number = plan_.result_criteria[i];
            const Score& score = criterion_scores_[number];
            if (!score.present) continue;
            scores_.gains[i] = 0;
            const bool full = score.lower == score.denominator;
            if (full || !total.present || plan_.slots[plan_.criteria[number].slot].weight == 0) continue;
            const Int gained = plan_.criteria[number].only_means_above
                                   ? (score.denominator - score.lower) * criterion_multipliers_[number]
                                   : gained_through_extremes(number);
            scores_.gains[i] =
                static_cast<std::int32_t>(round_half_even<Arithmetic>(gained, kMillion, total.denominator));
        }
    }

    // Follows the lower bound up from a criterion that became full; every denominator stays what it is.
    Int gained_through_extremes(std::uint32_t criterion) const {
        Int lower = criterion_scores_[criterion].denominator;
        std::uint32_t slot = plan_.criteria[criterion].slot;
        std::uint32_t number = plan_.criteria[criterion].node;
        while (true) {
            if (plan_.slots[slot].weight == 0) return 0;
            const Plan::Node& node = plan_.nodes[number];
            lower = node.aggregate == Aggregate::mean ? raised_mean(number, slot, lower)
                                                      : raised_extreme(number, slot, lower);
            if (number == plan_.total()) return lower - node_scores_[number].lower;
            slot = plan_.slot_of_node[number];
            number = plan_.parent_of_node[number];
        }
    }

    Int raised_mean(std::uint32_t number, std::uint32_t slot, const Int& lower) const {
        const Score& node = node_scores_[number];
        return node.lower + factor_of(slot, node) * (lower - score_of(plan_.slots[slot]).lower);
    }

    Int raised_extreme(std::uint32_t number, std::uint32_t raised, const Int& raised_lower) const {
        const Score& score = node_scores_[number];
        const Int candidate = factor_of(raised, score) * raised_lower;
        if (raised != score.lower_slot) return best_of(number, candidate, score.lower);
        return score.runner_up ? best_of(number, candidate, *score.runner_up) : candidate;
    }

    const Int& best_of(std::uint32_t number, const Int& a, const Int& b) const {
        return beats(plan_.nodes[number].aggregate, a, b) ? a : b;
    }

    const Plan& plan_;
    const Scheme::Data& scheme_;
    std::span<const CriterionValue> values_;
    Arithmetic exact_;
    std::vector<Score> criterion_scores_;
    std::vector<Score> node_scores_;
    std::vector<Int> factors_;                  // of the slots of nodes that are not regular
    std::vector<Int> node_multipliers_;
    std::vector<Int> criterion_multipliers_;
    Scores scores_;
};

}  // namespace

struct Evaluator::State {
    const Plan& plan;
    const Scheme::Data& scheme;
    Evaluation<Machine> machine;
    std::optional<Evaluation<Wide>> wide;    // once it was needed
};

Evaluator::Evaluator(const Plan& plan, const Scheme::Data& scheme)
    : state_(new State{plan, scheme, Evaluation<Machine>(plan, scheme), {}}) {}
Evaluator::Evaluator(Evaluator&&) noexcept = default;
Evaluator::~Evaluator() = default;

const Scores& Evaluator::evaluate(std::span<const CriterionValue> values, Detail detail) {
    if (state_->machine.run(values, detail)) return state_->machine.scores();
    if (!state_->wide) state_->wide.emplace(state_->plan, state_->scheme);
    state_->wide->run(values, detail);
    return state_->wide->scores();
}

Scores evaluate(const Plan& plan, const Scheme::Data& scheme, std::span<const CriterionValue> values, Detail detail) {
    Evaluation<Machine> evaluation(plan, scheme);
    if (evaluation.run(values, detail)) return std::move(evaluation.scores());
    return evaluate_wide(plan, scheme, values, detail);
}

Scores evaluate_wide(const Plan& plan, const Scheme::Data& scheme, std::span<const CriterionValue> values,
                     Detail detail) {
    Evaluation<Wide> evaluation(plan, scheme);
    evaluation.run(values, detail);
    return std::move(evaluation.scores());
}

}  // namespace xuehui::scoring
