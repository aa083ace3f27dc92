// Trees with any weights, as long as a sum of level 3 fits a word: doubles from there on.
//
// What counts of a group, of a node and of an indicator of level 1 is a byte with a bit for each child that counts, the key.
// For each key there is one factor, w / weight that counts, rounded once; it is 0 where nothing counts.
#include <algorithm>

#include "batch/panel_tables.hpp"
#include "batch/settle.hpp"

namespace xuehui::batch {

namespace {

using scoring::CriterionValue;
using scoring::Plan;

// Roundings of 2⁻⁵³ each that a term of the total passes through, of numbers below 2²⁰: those of its three factors, of which
// the last one has two, and of the three products; those of the additions, one less than there are children, since what is
// added first is exact. A score of an indicator has the two of its scale instead of those of the last level. Together less than
// 2⁻²⁸.
constexpr std::uint64_t kRoundings = 4 + 3 + 3 * (panel::kMostWeighted - 1);
static_assert(kRoundings < std::uint64_t{1} << (53U - 20U - 28U));

constexpr std::uint64_t kMostWeight = 1'000'000;    // times a million it is below 2⁵³
constexpr std::size_t kLeastFactors = 16;

struct Child {
    std::uint64_t weight = 0;
    std::uint32_t target = 0;
};

// The children that count, and for each key the weight of what it says. Their bits are given out from the last one on.
struct Family {
    std::vector<Child> children;

    std::size_t keys() const { return std::size_t{1} << children.size(); }
    std::uint64_t bit_of(std::size_t child) const { return std::uint64_t{1} << (children.size() - 1 - child); }
    std::uint64_t weight_of(std::uint64_t key) const {
        std::uint64_t weight = 0;
        for (std::size_t i = 0; i < children.size(); ++i) weight += (key & bit_of(i)) != 0 ? children[i].weight : 0;
        return weight;
    }
    // What the denominator of a mean of wholes gains at most, whatever the key: what the weights of a key have in common goes.
    std::uint64_t denominator_of(std::uint64_t key) const {
        std::uint64_t common = 0;
        for (std::size_t i = 0; i < children.size(); ++i) {
            if ((key & bit_of(i)) != 0) common = std::gcd(common, children[i].weight);
        }
        return weight_of(key) / std::max(common, std::uint64_t{1});
    }
};

class WeightedTree {
public:
    WeightedTree(const ColumnScorer::Data& data, const PanelCriteria& criteria, PanelTables& tables)
        : data_(data), plan_(*data.engine.data().plan), criteria_(criteria), tables_(tables) {}

    bool lay() {
        const auto roots = family_of(plan_.total());
        if (!roots) return false;
        std::uint64_t weight = 0;
        for (const Child& root : roots->children) weight += root.weight;
        for (const Child& root : roots->children) {
            if (data_.engine.catalogue().indicators()[root.target].level != 1 || !lay_level1(root, weight))
                return false;
        }
        tables_.program.unit = plan_.unit;
        tables_.program.settle = settle_weighted;
        tables_.factors = std::move(group_factors_);
        std::ranges::move(node_factors_, std::back_inserter(tables_.factors));
        return !tables_.level1.empty();
    }

private:
    // Whether anything below a child can count; what cannot has no part in any key.
    bool can_count(const Plan::Slot& slot) const {
        if (slot.weight == 0) return false;
        if (slot.is_criterion) return true;
        return std::ranges::any_of(slots_of(plan_, slot.target),
                                   [this](const Plan::Slot& one) { return can_count(one); });
    }

    std::optional<Family> family_of(std::uint32_t node) const {
        Family family;
        if (plan_.nodes[node].aggregate != Aggregate::mean) return std::nullopt;
        for (const Plan::Slot& slot : slots_of(plan_, node)) {
            if (!can_count(slot)) continue;
            if (slot.weight > kMostWeight) return std::nullopt;
            family.children.push_back({slot.weight, slot.target});
        }
        return family.children.size() <= panel::kMostWeighted ? std::optional(std::move(family)) : std::nullopt;
    }

    // Of each key weight / weight that counts.
    static std::vector<double> factors_of(const Family& family, std::uint64_t weight) {
        std::vector<double> factors(std::max(family.keys(), kLeastFactors));
        for (std::uint64_t key = 1; key < family.keys(); ++key)
            factors[key] = static_cast<double>(weight) / static_cast<double>(family.weight_of(key));
        return factors;
    }

    double score_of(std::uint64_t weight) const {
        return static_cast<double>(kMillion) / static_cast<double>(plan_.unit * weight);
    }

    bool lay_level1(const Child& root, std::uint64_t weight) {
        const auto family = family_of(root.target);
        if (!family) return false;
        for (const Child& node : family->children) {
            if (!lay_node(node)) return false;
        }
        const auto number = static_cast<std::uint32_t>(tables_.level1.size());
        panel::Level1 laid{};
        laid.full = static_cast<std::uint8_t>(family->keys() - 1);
        laid.first_sum = number;
        laid.sums = 1;
        laid.score = static_cast<double>(weight) / static_cast<double>(root.weight);
        tables_.level1.push_back(laid);
        tables_.sums.push_back({static_cast<std::uint32_t>(family->children.size()), number});
        tables_.indicators.level1.push_back(root.target);
        tables_.level1_weights.push_back(root.weight);
        std::vector<double> coefficients{0};
        std::vector<std::uint32_t> divisors{0};
        for (std::uint64_t key = 1; key < family->keys(); ++key) {
            coefficients.push_back(coefficient(root.weight, plan_.unit, family->weight_of(key) * weight));
            divisors.push_back(1);
        }
        tables_.full_coefficients.push_back(coefficients.back());
        tables_.coefficients.push_back(std::move(coefficients));
        tables_.divisors.push_back(std::move(divisors));
        return true;
    }

    bool lay_node(const Child& node) {
        const auto family = family_of(node.target);
        if (!family) return false;
        const bool single = family->children.size() == 1;
        std::uint64_t denominator = plan_.unit;    // that all scores of its groups have in common
        for (const Child& group : family->children) {
            if (!lay_group(group, single ? node.weight : group.weight, denominator)) return false;
        }
        node_factors_.push_back(factors_of(*family, node.weight));
        panel::WeightedNode laid{};
        laid.score = score_of(node.weight);
        laid.groups = static_cast<std::uint32_t>(family->children.size());
        laid.weight = static_cast<std::uint32_t>(node.weight);
        laid.gap = has_gap(*family, denominator);
        tables_.weighted_nodes.push_back(laid);
        tables_.indicators.nodes.push_back(node.target);
        return true;
    }

    // Whether scores of an indicator keep their distance from ties, whatever counts of it.
    static bool has_gap(const Family& family, std::uint64_t denominator) {
        for (std::uint64_t key = 1; key < family.keys(); ++key) {
            std::uint64_t whole = 0;
            if (__builtin_mul_overflow(denominator, family.denominator_of(key), &whole)) return false;
            if (left_of(whole, 2 * kMillion) >= kDistance) return false;
        }
        return denominator != 0;
    }

    // `weight` is what its mean is multiplied with. The denominators of its scores go into `denominator`, which becomes 0 where
    // they are too many.
    bool lay_group(const Child& group, std::uint64_t weight, std::uint64_t& denominator) {
        const auto family = family_of(group.target);
        if (!family) return false;
        for (std::size_t i = 0; i < family->children.size(); ++i) {
            if (!lay_term(family->children[i], family->bit_of(i))) return false;
        }
        if (family->weight_of(family->keys() - 1) * plan_.unit > kMostWord) return false;
        for (std::uint64_t key = 1; key < family->keys(); ++key) {
            const std::uint64_t own = plan_.unit * family->denominator_of(key);
            const std::uint64_t more = denominator == 0 ? 0 : own / std::gcd(denominator, own);
            if (__builtin_mul_overflow(denominator, more, &denominator)) denominator = 0;
        }
        group_factors_.push_back(factors_of(*family, weight));
        panel::WeightedGroup laid{};
        laid.score = score_of(weight);
        laid.terms = static_cast<std::uint32_t>(family->children.size());
        laid.weight = static_cast<std::uint32_t>(group.weight);
        tables_.weighted_groups.push_back(laid);
        tables_.indicators.groups.push_back(group.target);
        return true;
    }

    bool lay_term(const Child& criterion, std::uint64_t bit) {
        panel::WeightedTerm term{};
        term.column = criteria_.column(criterion.target);
        term.weight = static_cast<std::uint32_t>(criterion.weight);
        for (std::size_t code = 0; code < criteria_.codes(); ++code) {
            const CriterionValue& value = criteria_.value(criterion.target, code);
            if (!value.counts) continue;
            if (value.denominator != plan_.unit || criterion.weight * plan_.unit > kMostWord) return false;
            const std::uint64_t lower = static_cast<std::uint64_t>(value.lower) * criterion.weight;
            const std::uint64_t upper = static_cast<std::uint64_t>(value.upper) * criterion.weight;
            term.lower_low.at[code] = static_cast<std::uint8_t>(lower & 255U);
            term.lower_high.at[code] = static_cast<std::uint8_t>(lower >> 8U);
            term.upper_low.at[code] = static_cast<std::uint8_t>(upper & 255U);
            term.upper_high.at[code] = static_cast<std::uint8_t>(upper >> 8U);
            term.bit.at[code] = static_cast<std::uint8_t>(bit);
        }
        tables_.weighted_terms.push_back(term);
        return true;
    }

    const ColumnScorer::Data& data_;
    const Plan& plan_;
    const PanelCriteria& criteria_;
    PanelTables& tables_;
    std::vector<std::vector<double>> group_factors_, node_factors_;
};

}  // namespace

bool lay_weighted_tree(const ColumnScorer::Data& data, const PanelCriteria& criteria, PanelTables& tables) {
    return WeightedTree(data, criteria, tables).lay();
}

}  // namespace xuehui::batch
