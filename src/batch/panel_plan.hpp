// A scheme made into the tables of panel.hpp, where it can be: three levels of weighted means whose numbers are small.
//
// How a sum of doubles becomes an exact answer. Let t be a total in millionths and t' what the kernel computes of it. What is
// written is the whole number nearest to t, a half to the even one, and what grades are compared with is its whole part: both
// change at multiples of 1/2 only.
//
// The error. All terms are at least 0 and every sum S is exact. A term passes through two roundings of its coefficient, one of
// its product and J of additions, each with a relative error of at most 2⁻⁵³. As t ≤ 10⁶ < 2²⁰ and J ≤ 16,
// |t' − t| ≤ (J + 3) · 2⁻⁵³ · 2²⁰ · (1 + 2⁻⁴⁰) < 2⁻²⁸.
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
// their denominators are smaller. Level 3 is a product of floats, of which all that there are are tried here.
//
// Without the gap, rows whose t' lies within 2⁻²⁷ of a multiple of 1/2 are left to the exact path; of the others the same holds.
#pragma once

#include <memory>
#include <vector>

#include "batch/cells.hpp"
#include "batch/panel.hpp"

namespace xuehui::batch {

class PanelPlan {
public:
    // The numbers, in the catalogue, of the indicators of each level, in the program's order.
    struct Indicators {
        std::vector<std::uint32_t> groups, nodes, level1;
    };

    // Nothing where a scheme is beyond the kernels' reach.
    static std::unique_ptr<const PanelPlan> make(const ColumnScorer::Data& data);

    const panel::Program& program() const { return program_; }
    // What full weight counts: what a thread's coefficients are between panels.
    double full_coefficient(std::size_t sum) const { return full_coefficients_[sum]; }

    // Whether scores of indicators come out right, too; and whether an indicator is among those of the program.
    bool has_indicator_scores() const { return has_indicator_scores_; }
    const Indicators& indicators() const { return indicators_; }
    bool has(std::uint32_t indicator) const;

private:
    friend class PanelPlanner;

    std::vector<panel::Term> terms_;
    std::vector<panel::Group> groups_;
    std::vector<panel::Node> nodes_;
    std::vector<panel::Sum> sums_;
    std::vector<panel::Level1> level1_;
    std::vector<panel::Step> steps_;
    std::vector<panel::Gate> gates_;
    std::vector<std::int32_t> thresholds_;
    std::vector<std::uint32_t> other_columns_;
    std::vector<std::vector<double>> coefficients_;    // of each indicator of level 1
    std::vector<std::vector<std::uint32_t>> divisors_;
    std::vector<double> full_coefficients_;
    Indicators indicators_;
    bool has_indicator_scores_ = true;
    panel::Program program_{};
};

}  // namespace xuehui::batch
