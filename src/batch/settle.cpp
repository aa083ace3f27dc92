#include "batch/settle.hpp"

#include <numeric>

#include "base/uint128.hpp"

namespace xuehui::batch {

namespace {

using panel::Program;

// In units of the scale.
struct Fraction {
    std::uint64_t numerator = 0;
    std::uint64_t denominator = 1;
};

// A mean on its way. Once something does not fit it stays so.
class Mean {
public:
    void add(std::uint64_t weight, const Fraction& value) {
        std::uint64_t own = weight;
        if (value.denominator != common_) {
            const std::uint64_t factor = value.denominator / std::gcd(common_, value.denominator);
            multiply(common_, factor);
            multiply(sum_, factor);
            multiply(own, common_ / value.denominator);
        }
        multiply(own, value.numerator);
        fits_ &= !__builtin_add_overflow(sum_, own, &sum_);
        weight_ += weight;
    }

    bool fits() const { return fits_; }
    bool is_empty() const { return weight_ == 0; }

    // Reduced.
    Fraction take() {
        std::uint64_t denominator = common_;
        multiply(denominator, weight_);
        if (!fits_) return {};
        if (sum_ % denominator == 0) return {sum_ / denominator, 1};
        const std::uint64_t common = std::gcd(sum_, denominator);
        return {sum_ / common, denominator / common};
    }

private:
    void multiply(std::uint64_t& value, std::uint64_t factor) {
        fits_ &= !__builtin_mul_overflow(value, factor, &value);
        if (!fits_) value = 1;    // nothing is divided by 0 on the way out
    }

    std::uint64_t sum_ = 0;
    std::uint64_t common_ = 1;
    std::uint64_t weight_ = 0;
    bool fits_ = true;
};

// Both bounds of one mean.
struct Means {
    Mean lower, upper;

    void add(std::uint64_t weight, Means& below, bool& fits) {
        if (below.lower.is_empty()) return;
        lower.add(weight, below.lower.take());
        upper.add(weight, below.upper.take());
        fits &= below.lower.fits() && below.upper.fits() && lower.fits() && upper.fits();
    }
};

class Tree {
public:
    Tree(const Program& program, const std::uint8_t* codes, std::ptrdiff_t stride)
        : program_(program), codes_(codes), stride_(stride) {}

    bool add_up(Fraction& lower, Fraction& upper) {
        Means total;
        for (std::uint32_t i = 0; i < program_.level1_count && fits_; ++i) {
            Means level1;
            for (std::uint32_t j = 0; j < program_.sums[i].nodes && fits_; ++j) add_node(level1);
            total.add(program_.level1_weights[i], level1, fits_);
        }
        if (!fits_ || total.lower.is_empty()) return false;
        lower = total.lower.take();
        upper = total.upper.take();
        return total.lower.fits() && total.upper.fits();
    }

private:
    void add_node(Means& level1) {
        const panel::WeightedNode& node = program_.weighted_nodes[node_++];
        Means means;
        for (std::uint32_t i = 0; i < node.groups && fits_; ++i) add_group(means);
        level1.add(node.weight, means, fits_);
    }

    void add_group(Means& node) {
        const panel::WeightedGroup& group = program_.weighted_groups[group_++];
        std::uint64_t lower = 0, upper = 0, counts = 0;
        for (const panel::WeightedTerm* end = program_.weighted_terms + term_ + group.terms;
             program_.weighted_terms + term_ != end; ++term_) {
            const panel::WeightedTerm& term = program_.weighted_terms[term_];
            const std::uint8_t code = codes_[static_cast<std::ptrdiff_t>(term.column) * stride_];
            lower += term.lower_low.at[code] | std::uint64_t{term.lower_high.at[code]} << 8U;
            upper += term.upper_low.at[code] | std::uint64_t{term.upper_high.at[code]} << 8U;
            counts += term.bit.at[code] != 0 ? term.weight : 0;
        }
        if (counts == 0) return;
        const auto mean = [counts](std::uint64_t sum) {
            return sum % counts == 0 ? Fraction{sum / counts, 1} : Fraction{sum, counts};
        };
        node.lower.add(group.weight, mean(lower));
        node.upper.add(group.weight, mean(upper));
        fits_ = node.lower.fits() && node.upper.fits();
    }

    const Program& program_;
    const std::uint8_t* codes_;
    std::ptrdiff_t stride_;
    std::size_t term_ = 0, group_ = 0, node_ = 0;
    bool fits_ = true;
};

// A millionth at a time, what is written and the grade.
struct Written {
    std::int32_t score;
    std::uint8_t grade;
};

Written write(const Program& program, const Fraction& total) {
    const uint128 numerator = uint128{total.numerator} * 1'000'000,
                  denominator = uint128{total.denominator} * program.unit;
    const uint128 whole = numerator / denominator, rest = numerator % denominator;
    const bool up = rest > denominator - rest || (rest == denominator - rest && whole % 2 == 1);
    std::uint32_t grade = 0;
    while (grade < program.threshold_count && whole < static_cast<uint128>(program.thresholds[grade])) ++grade;
    return {static_cast<std::int32_t>(whole) + (up ? 1 : 0), static_cast<std::uint8_t>(grade)};
}

}  // namespace

bool settle_weighted(const Program& program, const std::uint8_t* codes, std::ptrdiff_t stride,
                     panel::Settled& settled) {
    Fraction lower, upper;
    if (!Tree(program, codes, stride).add_up(lower, upper)) return false;
    const Written low = write(program, lower), high = write(program, upper);
    settled = {low.score, high.score, low.grade, high.grade};
    return true;
}

}  // namespace xuehui::batch
