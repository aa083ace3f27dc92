// Trees with small weights: whole numbers until the total.
#include <algorithm>
#include <bitset>
#include <cmath>

#include "batch/panel_tables.hpp"

namespace xuehui::batch {

namespace {

using scoring::CriterionValue;
using scoring::Plan;

// What bytes, words and double words hold.
constexpr std::uint64_t kMostFactor8 = 255;
constexpr std::uint64_t kMostSum8 = 127;    // multiplied as a number with a sign
constexpr std::uint64_t kMostDoubleWord = 2'147'483'647;
constexpr std::uint64_t kMostPackedSum = 31;
constexpr std::uint64_t kMostPackedWeight = 7;
constexpr std::uint64_t kMostWeight8 = 255;

// The error of panel_plan.hpp: J + 5 roundings of 2⁻⁵³ each, of numbers below 2²⁰, are less than 2⁻²⁸.
static_assert(panel::kMostSums + 5 < std::uint64_t{1} << (53U - 20U - 28U));

// Sums of some of the weights: which values a weight that counts can take. Weights are small by then.
using Reachable = std::bitset<kMostWeight8 + 1>;

Reachable sums_of(const std::vector<std::uint64_t>& weights) {
    Reachable sums;
    sums[0] = true;
    for (const std::uint64_t weight : weights) sums |= sums << weight;
    return sums;
}

// A level-3 indicator on its way into the tables.
struct GroupDraft {
    std::uint32_t indicator = 0;
    std::uint64_t weight = 0;
    std::vector<std::uint32_t> slots;      // that count
    std::vector<std::uint64_t> weights;    // of those
    std::uint64_t full = 0;
};

struct NodeDraft {
    std::uint32_t indicator = 0;
    std::uint64_t weight = 0;
    std::vector<GroupDraft> groups;
    std::uint64_t full = 0;
    std::uint64_t scale = 1;      // L
    std::uint64_t needs = 1;      // what Λ has to be a multiple of
    bool key_is_weight = true;    // or a bit for each group

    std::uint64_t key_of(std::size_t group) const {
        return key_is_weight ? groups[group].weight : std::uint64_t{1} << group;
    }
    std::uint64_t weight_of(std::uint64_t key) const {
        if (key_is_weight) return key;
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < groups.size(); ++i) sum += (key >> i & 1U) != 0 ? groups[i].weight : 0;
        return sum;
    }
    Reachable keys() const {
        std::vector<std::uint64_t> parts;
        for (std::size_t i = 0; i < groups.size(); ++i) parts.push_back(key_of(i));
        return sums_of(parts);
    }
};

struct SumDraft {
    std::uint64_t scale = 1;    // Λ
    std::vector<const NodeDraft*> nodes;
};

class CountedTree {
public:
    CountedTree(const ColumnScorer::Data& data, const PanelCriteria& criteria, PanelTables& tables)
        : data_(data), plan_(*data.engine.data().plan), criteria_(criteria), tables_(tables) {}

    bool lay() {
        std::uint64_t weight = 0;
        for (const Plan::Slot& slot : slots_of(plan_, plan_.total())) {
            if (slot.weight == 0) continue;
            std::vector<NodeDraft> nodes;
            if (data_.engine.catalogue().indicators()[slot.target].level != 1 || slot.weight > kMostWord) return false;
            if (!draft_level1(slot.target, nodes)) return false;
            if (nodes.empty()) continue;
            weight += slot.weight;
            if (!lay_level1(slot.target, slot.weight, nodes)) return false;
        }
        if (tables_.level1.empty() || tables_.level1.size() > panel::kMostLevel1 ||
            tables_.sums.size() > panel::kMostSums)
            return false;
        set_coefficients(weight);
        set_gap(weight);
        return true;
    }

private:
    bool draft_level1(std::uint32_t level1, std::vector<NodeDraft>& nodes) const {
        if (plan_.nodes[level1].aggregate != Aggregate::mean) return false;
        std::uint64_t full = 0;
        for (const Plan::Slot& slot : slots_of(plan_, level1)) {
            if (slot.weight == 0) continue;
            NodeDraft node;
            node.indicator = slot.target;
            node.weight = slot.weight;
            if (slot.is_criterion || slot.weight > kMostWeight8 || !draft_node(slot.target, node)) return false;
            if (node.groups.empty()) continue;
            full += node.weight;
            nodes.push_back(std::move(node));
        }
        return full <= kMostWeight8;
    }

    bool draft_node(std::uint32_t number, NodeDraft& node) const {
        if (plan_.nodes[number].aggregate != Aggregate::mean) return false;
        for (const Plan::Slot& slot : slots_of(plan_, number)) {
            if (slot.weight == 0) continue;
            GroupDraft group;
            group.indicator = slot.target;
            group.weight = slot.weight;
            if (slot.is_criterion || slot.weight > kMostWeight8 || !draft_group(slot.target, group)) return false;
            if (group.slots.empty()) continue;
            node.full += group.weight;
            node.groups.push_back(std::move(group));
        }
        return node.groups.empty() || find_scale(node);
    }

    bool draft_group(std::uint32_t number, GroupDraft& group) const {
        if (plan_.nodes[number].aggregate != Aggregate::mean) return false;
        for (std::uint32_t i = plan_.nodes[number].first_slot; i < plan_.nodes[number].end_slot; ++i) {
            const Plan::Slot& slot = plan_.slots[i];
            if (slot.weight == 0) continue;
            if (!slot.is_criterion || slot.weight > kMostKey) return false;
            group.slots.push_back(i);
            group.weights.push_back(slot.weight);
            group.full += slot.weight;
        }
        return group.full <= kMostKey && group.full * plan_.unit <= kMostSum8;
    }

    // L and what Λ has to be a multiple of, so that all factors are whole; and whether they fit.
    bool find_scale(NodeDraft& node) const {
        node.key_is_weight = node.full <= kMostKey;
        if (!node.key_is_weight && node.groups.size() > 4) return false;
        for (const GroupDraft& group : node.groups) {
            const Reachable weights = sums_of(group.weights);
            for (std::uint64_t d = 1; d <= group.full; ++d) {
                if (weights[d]) node.scale = std::lcm(node.scale, left_of(d, group.weight));    // of numbers up to 15
            }
        }
        for (const GroupDraft& group : node.groups) {
            if (group.weight * node.scale > kMostFactor8) return false;    // the greatest, at d = 1
        }
        if (plan_.unit * node.scale * node.full > kMostWord) return false;
        const Reachable keys = node.keys();
        for (std::uint64_t key = 1; key <= kMostKey; ++key) {
            if (!keys[key]) continue;
            node.needs = std::lcm(node.needs, left_of(node.scale * node.weight_of(key), node.weight));
            if (node.needs > kMostDoubleWord) return false;
        }
        return true;
    }

    // Nodes share a sum as long as the numbers fit.
    bool lay_level1(std::uint32_t indicator, std::uint64_t weight, const std::vector<NodeDraft>& nodes) {
        std::vector<SumDraft> sums;
        for (const NodeDraft& node : nodes) {
            const auto takes = [&](const SumDraft& sum) {
                SumDraft larger = sum;
                larger.scale = std::lcm(larger.scale, node.needs);
                larger.nodes.push_back(&node);
                return fits(larger);
            };
            auto sum = std::ranges::find_if(sums, takes);
            if (sum == sums.end()) {
                if (!takes({})) return false;
                sum = sums.insert(sums.end(), SumDraft{});
            }
            sum->scale = std::lcm(sum->scale, node.needs);
            sum->nodes.push_back(&node);
        }
        const auto level1 = static_cast<std::uint32_t>(tables_.level1.size());
        std::uint64_t full = 0;
        for (const NodeDraft& node : nodes) full += node.weight;
        tables_.level1.push_back({static_cast<std::uint8_t>(full), static_cast<std::uint32_t>(tables_.sums.size()),
                                  static_cast<std::uint32_t>(sums.size()), 0, nullptr, nullptr});
        tables_.indicators.level1.push_back(indicator);
        weights_.push_back(weight);
        for (const SumDraft& sum : sums) {
            tables_.sums.push_back({static_cast<std::uint32_t>(sum.nodes.size()), level1});
            scales_.push_back(sum.scale);
            for (const NodeDraft* node : sum.nodes) {
                if (!lay_node(*node, sum.scale)) return false;
            }
        }
        return true;
    }

    bool fits(const SumDraft& sum) const {
        if (sum.scale > kMostDoubleWord) return false;
        std::uint64_t weight = 0;
        for (const NodeDraft* node : sum.nodes) {
            weight += node->weight;
            const Reachable keys = node->keys();
            std::uint64_t least = node->full;
            for (std::uint64_t key = 1; key <= kMostKey; ++key) {
                if (keys[key]) least = std::min(least, node->weight_of(key));
            }
            if (node->weight * sum.scale / (node->scale * least) > kMostWord) return false;
        }
        return weight * sum.scale <= kMostDoubleWord / plan_.unit;
    }

    bool lay_node(const NodeDraft& node, std::uint64_t scale) {
        panel::Node laid{};
        laid.groups = static_cast<std::uint32_t>(node.groups.size());
        const Reachable keys = node.keys();
        for (std::uint64_t key = 1; key <= kMostKey; ++key) {
            const std::uint64_t counts = node.weight_of(key);
            if (!keys[key] || counts == 0) continue;
            const std::uint64_t factor = node.weight * scale / (node.scale * counts);
            laid.factor_low.at[key] = static_cast<std::uint8_t>(factor & 255U);
            laid.factor_high.at[key] = static_cast<std::uint8_t>(factor >> 8U);
            laid.weight.at[key] = static_cast<std::uint8_t>(node.weight);
        }
        laid.score = kMillion / static_cast<double>(node.weight * plan_.unit * scale);
        tables_.nodes.push_back(laid);
        tables_.indicators.nodes.push_back(node.indicator);
        for (std::size_t i = 0; i < node.groups.size(); ++i) {
            if (!lay_group(node.groups[i], node.scale, node.key_of(i))) return false;
        }
        return true;
    }

    bool lay_group(const GroupDraft& group, std::uint64_t scale, std::uint64_t key) {
        panel::Group laid{};
        laid.terms = static_cast<std::uint32_t>(group.slots.size());
        laid.packed = group.full <= kMostPackedWeight && group.full * plan_.unit <= kMostPackedSum;
        const Reachable weights = sums_of(group.weights);
        for (std::uint64_t d = 1; d <= group.full; ++d) {
            if (weights[d]) laid.factor.at[d] = static_cast<std::uint8_t>(group.weight * scale / d);
            laid.key.at[d] = static_cast<std::uint8_t>(key);
        }
        laid.score = static_cast<float>(kMillion / static_cast<double>(group.weight * scale * plan_.unit));
        tables_.has_indicator_scores &= is_right(laid, weights);
        tables_.groups.push_back(laid);
        tables_.indicators.groups.push_back(group.indicator);
        return std::ranges::all_of(group.slots,
                                   [&](std::uint32_t slot) { return lay_term(plan_.slots[slot], laid.packed); });
    }

    // Whether the product of floats has the right nearest whole number, whatever n and d.
    bool is_right(const panel::Group& group, const Reachable& weights) const {
        for (std::uint64_t d = 1; d <= kMostKey; ++d) {
            for (std::uint64_t n = 0; weights[d] && n <= d * plan_.unit; ++n) {
                const auto product = static_cast<float>(n * group.factor.at[d]) * group.score;
                const std::uint64_t twice = 2 * n * kMillion,
                                    denominator = d * plan_.unit;    // of the exact score, twice
                const auto found = static_cast<std::uint64_t>(std::nearbyint(product));
                const bool above =
                    twice > (2 * found + 1) * denominator || (twice == (2 * found + 1) * denominator && found % 2 == 1);
                const bool below = found > 0 && (twice < (2 * found - 1) * denominator ||
                                                 (twice == (2 * found - 1) * denominator && found % 2 == 1));
                if (above || below) return false;
            }
        }
        return true;
    }

    bool lay_term(const Plan::Slot& slot, bool packed) {
        panel::Term term{};
        term.column = criteria_.column(slot.target);
        for (std::size_t code = 0; code < criteria_.codes(); ++code) {
            const CriterionValue& value = criteria_.value(slot.target, code);
            if (!value.counts) continue;
            if (value.denominator != plan_.unit) return false;
            const auto lower = static_cast<std::uint64_t>(value.lower) * slot.weight;
            const auto upper = static_cast<std::uint64_t>(value.upper) * slot.weight;
            term.lower.at[code] = static_cast<std::uint8_t>(lower + (packed ? 32 * slot.weight : 0));
            term.upper.at[code] = static_cast<std::uint8_t>(upper);
            term.weight.at[code] = static_cast<std::uint8_t>(slot.weight);
        }
        tables_.terms.push_back(term);
        return true;
    }

    // ---- the total ----

    void set_coefficients(std::uint64_t weight) {
        tables_.program.level1_gap = true;
        for (std::size_t i = 0; i < tables_.level1.size(); ++i) {
            panel::Level1& level1 = tables_.level1[i];
            level1.score = static_cast<double>(weight) / static_cast<double>(weights_[i]);
            set_level1_gap(level1);
            std::vector<double> coefficients;
            std::vector<std::uint32_t> divisors;
            for (std::uint64_t counts = 0; counts <= level1.full; ++counts) {
                divisors.push_back(counts == 0 ? 0 : static_cast<std::uint32_t>(left_of(counts, weights_[i])));
                for (std::uint32_t j = level1.first_sum; j < level1.first_sum + level1.sums; ++j) {
                    coefficients.push_back(
                        counts == 0 ? 0.0 : coefficient(weights_[i], plan_.unit * scales_[j], counts * weight));
                }
            }
            for (std::uint32_t j = 0; j < level1.sums; ++j) {
                tables_.full_coefficients.push_back(coefficients[std::size_t{level1.full} * level1.sums + j]);
            }
            tables_.coefficients.push_back(std::move(coefficients));
            tables_.divisors.push_back(std::move(divisors));
        }
    }

    // Whether an indicator's own score keeps its distance, whatever counts of it.
    void set_level1_gap(const panel::Level1& level1) {
        std::uint64_t common = plan_.unit;    // below 2⁷; scales are below 2³¹, and one too much is enough
        for (std::uint32_t j = level1.first_sum; j < level1.first_sum + level1.sums && common < kDistance << 21U; ++j) {
            common = plan_.unit * std::lcm(common / plan_.unit, scales_[j]);
        }
        for (std::uint64_t counts = 1; counts <= level1.full && common < kDistance << 21U; ++counts) {
            tables_.program.level1_gap &= left_of(common * counts, 2 * kMillion) < kDistance;
        }
        tables_.program.level1_gap &= common < kDistance << 21U;
    }

    void set_gap(std::uint64_t weight) {
        std::uint64_t parts = 1;    // least common multiples, none above 2⁶⁴: what would be is no gap
        const auto include = [&parts](std::uint64_t part) {
            const std::uint64_t factor = part / std::gcd(parts, part);
            if (parts != 0 && __builtin_mul_overflow(parts, factor, &parts)) parts = 0;
        };
        for (const std::uint64_t scale : scales_) include(scale);
        std::uint64_t scales = parts;
        parts = 1;
        for (std::size_t i = 0; i < weights_.size(); ++i) include(left_of(tables_.level1[i].full, weights_[i]));
        const std::uint64_t all[] = {scales, parts, plan_.unit, weight};
        std::uint64_t denominator = 1;
        for (const std::uint64_t part : all) {
            if (__builtin_mul_overflow(denominator, part, &denominator)) denominator = 0;
        }
        const std::uint64_t h = denominator / std::gcd(denominator, std::uint64_t{2} * kMillion);
        tables_.program.gap = denominator != 0 && h < kDistance;
        const std::uint64_t most = (kDistance - 1) / std::max(h, std::uint64_t{1});
        tables_.program.most_divisors = tables_.program.gap ? static_cast<double>(most) : 0;
    }

    const ColumnScorer::Data& data_;
    const Plan& plan_;
    const PanelCriteria& criteria_;
    PanelTables& tables_;
    std::vector<std::uint64_t> weights_;    // of each indicator of level 1
    std::vector<std::uint64_t> scales_;     // of each sum
};

}  // namespace

bool lay_counted_tree(const ColumnScorer::Data& data, const PanelCriteria& criteria, PanelTables& tables) {
    return CountedTree(data, criteria, tables).lay();
}

}  // namespace xuehui::batch
