// A scheme made into the tables of panel.hpp, where it can be: three levels of weighted means whose numbers are small, or at
// least have no more than eight children each and weights that are not very large.
//
// How a sum of doubles becomes an exact answer. Let t be a total in millionths and t' what the kernel computes of it. What is
// written is the whole number nearest to t, a half to the even one, and what grades are compared with is its whole part: both
// change at multiples of 1/2 only.
//
// The error. All terms are at least 0 and every sum S is exact. A term passes through two roundings of its coefficient, one of
// its product and J of additions, each with a relative error of at most 2⁻⁵³. As t ≤ 10⁶ < 2²⁰ and J ≤ 16,
// |t' − t| ≤ (J + 3) · 2⁻⁵³ · 2²⁰ · (1 + 2⁻⁴⁰) < 2⁻²⁸.
//
// In a weighted tree n is exact, and doubles begin above it. There a term passes through the roundings of three factors, of
// which the last has two, of three products and of the additions to two sums and to the total, at most seven each, as what is
// added first is added to 0: 28 together, and |t' − t| ≤ 28 · 2⁻⁵³ · 2²⁰ · (1 + 2⁻⁴⁰) < 2⁻²⁸. An instruction that multiplies
// and adds at once rounds less.
//
// The gap. t = 10⁶ · P / Q, where Q divides unit · lcm Λ · lcm q · W · G: q is the denominator of weight / full weight of an
// indicator of level 1, W the sum of the weights of level 1, and G the product of the denominators of weight / weight that
// counts where that is not the full one. So 2t is whole, or at least 1/h away from every whole number, h = Q / gcd(2·10⁶, Q).
// If h < 2²⁶, t is a multiple of 1/2, or more than 2⁻²⁷ away from all of them. Now t' is rounded to a multiple of 2⁻²⁷, which moves
// it by at most 2⁻²⁸. Where t is a multiple of 1/2, it is the nearest multiple of 2⁻²⁷, and t' becomes t itself. Otherwise t'
// is less than 2⁻²⁸ + 2⁻²⁸ from t and so on the same side of every multiple of 1/2. Ties and thresholds included,
// nothing is left to look at again, but rows whose G is too much.
//
// The score of an indicator of level 1 goes the same way with two roundings more, that of one of level 2 with three in all;
// their denominators are smaller. Level 3 is a product of floats, of which all that there are are tried here. In a weighted tree
// scores of indicators pass through fewer roundings than the total; those of level 3 have denominators below 2¹⁵, those of level
// 2 are told by what denominators there can be, those of level 1 have no gap.
//
// Without the gap, rows whose t' becomes a tie (half of an odd number) or a threshold are left to somebody who can do more. If
// t' becomes another multiple of 2⁻²⁷, it is at least 2⁻²⁸ from them, and t, which is less than 2⁻²⁸ from t', on the same side.
// Other whole numbers are nothing special: neither what is written nor a grade changes there. Rows with an indicator's score that
// becomes a tie are left likewise, where scores of indicators are wanted.
#pragma once

#include <memory>
#include <vector>

#include "batch/cells.hpp"
#include "batch/panel.hpp"
#include "batch/panel_tables.hpp"

namespace xuehui::batch {

class PanelPlan {
public:
    // Nothing where a scheme is beyond the kernels' reach.
    static std::unique_ptr<const PanelPlan> make(const ColumnScorer::Data& data);

    PanelPlan() = default;
    PanelPlan(const PanelPlan&) = delete;    // the program points into the tables
    PanelPlan& operator=(const PanelPlan&) = delete;

    const panel::Program& program() const { return tables_.program; }
    // What full weight counts: what a thread's coefficients are between panels.
    double full_coefficient(std::size_t sum) const { return tables_.full_coefficients[sum]; }

    // Whether scores of indicators come out right, too; and whether an indicator is among those of the program.
    bool has_indicator_scores() const { return tables_.has_indicator_scores; }
    const PanelTables::Indicators& indicators() const { return tables_.indicators; }
    bool has(std::uint32_t indicator) const;

private:
    PanelTables tables_;
};

}  // namespace xuehui::batch
