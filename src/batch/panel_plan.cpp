#include "batch/panel_plan.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>
#include <numeric>

#include "batch/rounding.hpp"
#include "engine/gates.hpp"

namespace xuehui::batch {

namespace {

using panel::Table;
using scoring::CriterionValue;
using scoring::Plan;

// What bytes, words and double words hold.
constexpr std::uint64_t kMostFactor8 = 255;
constexpr std::uint64_t kMostSum8 = 127;    // multiplied as a number with a sign
constexpr std::uint64_t kMostWord = 32'767;
constexpr std::uint64_t kMostDoubleWord = 2'147'483'647;
constexpr std::uint64_t kMostKey = 15;    // tables have 16 entries
constexpr std::uint64_t kMostPackedSum = 31;
constexpr std::uint64_t kMostPackedWeight = 7;
constexpr std::uint64_t kMostWeight8 = 255;
constexpr std::uint64_t kDistance = std::uint64_t{1} << 26U;

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

std::uint64_t left_of(std::uint64_t denominator, std::uint64_t numerator) {
    return denominator / std::gcd(denominator, numerator);
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

}  // namespace

class PanelPlanner {
public:
    explicit PanelPlanner(const ColumnScorer::Data& data)
        : data_(data), plan_(*data.engine.data().plan), scheme_(data.engine.data().scheme.data()) {}

    std::unique_ptr<const PanelPlan> make() {
        place_of_.assign(plan_.criteria.size(), 0);
        for (std::uint32_t i = 0; i < data_.criteria.size(); ++i) place_of_[data_.criteria[i]] = i;
        is_term_.assign(data_.criteria.size(), 0);
        if (data_.unassessed_code() > kMostKey || !lay_tree() || !lay_gates()) return nullptr;
        for (std::size_t i = 0; i + 1 < scheme_.grades.size(); ++i) {
            out_->thresholds_.push_back(static_cast<std::int32_t>(scheme_.grades[i].at_least));
        }
        for (std::uint32_t i = 0; i < is_term_.size(); ++i) {
            if (is_term_[i] == 0) out_->other_columns_.push_back(i);
        }
        link();
        return std::move(out_);
    }

private:
    std::span<const Plan::Slot> slots_of(std::uint32_t node) const {
        const Plan::Node& one = plan_.nodes[node];
        return std::span(plan_.slots).subspan(one.first_slot, one.end_slot - one.first_slot);
    }

    // ---- the tree ----

    bool lay_tree() {
        std::uint64_t weight = 0;
        for (const Plan::Slot& slot : slots_of(plan_.total())) {
            if (slot.weight == 0) continue;
            std::vector<NodeDraft> nodes;
            if (data_.engine.catalogue().indicators()[slot.target].level != 1 || slot.weight > kMostWord) return false;
            if (!draft_level1(slot.target, nodes)) return false;
            if (nodes.empty()) continue;
            weight += slot.weight;
            if (!lay_level1(slot.target, slot.weight, nodes)) return false;
        }
        if (out_->level1_.empty() || out_->level1_.size() > panel::kMostLevel1 || out_->sums_.size() > panel::kMostSums)
            return false;
        set_coefficients(weight);
        set_gap(weight);
        return true;
    }

    bool draft_level1(std::uint32_t level1, std::vector<NodeDraft>& nodes) const {
        if (plan_.nodes[level1].aggregate != Aggregate::mean) return false;
        std::uint64_t full = 0;
        for (const Plan::Slot& slot : slots_of(level1)) {
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
        for (const Plan::Slot& slot : slots_of(number)) {
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
        const auto level1 = static_cast<std::uint32_t>(out_->level1_.size());
        std::uint64_t full = 0;
        for (const NodeDraft& node : nodes) full += node.weight;
        out_->level1_.push_back({static_cast<std::uint8_t>(full), static_cast<std::uint32_t>(out_->sums_.size()),
                                 static_cast<std::uint32_t>(sums.size()), 0, nullptr, nullptr});
        out_->indicators_.level1.push_back(indicator);
        weights_.push_back(weight);
        for (const SumDraft& sum : sums) {
            out_->sums_.push_back({static_cast<std::uint32_t>(sum.nodes.size()), level1});
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
            if (!keys[key]) continue;
            const std::uint64_t factor = node.weight * scale / (node.scale * node.weight_of(key));
            laid.factor_low.at[key] = static_cast<std::uint8_t>(factor & 255U);
            laid.factor_high.at[key] = static_cast<std::uint8_t>(factor >> 8U);
            laid.weight.at[key] = static_cast<std::uint8_t>(node.weight);
        }
        laid.score = kMillion / static_cast<double>(node.weight * plan_.unit * scale);
        out_->nodes_.push_back(laid);
        out_->indicators_.nodes.push_back(node.indicator);
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
        out_->has_indicator_scores_ &= is_right(laid, weights);
        out_->groups_.push_back(laid);
        out_->indicators_.groups.push_back(group.indicator);
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

    const CriterionValue& value_of(std::uint32_t criterion, std::size_t code) const {
        return code < data_.unassessed_code() ? data_.worth[code] : data_.unrated[criterion].value;
    }

    bool lay_term(const Plan::Slot& slot, bool packed) {
        panel::Term term{};
        term.column = place_of_[slot.target];
        is_term_[term.column] = 1;
        for (std::size_t code = 0; code <= data_.unassessed_code(); ++code) {
            const CriterionValue& value = value_of(slot.target, code);
            if (!value.counts) continue;
            if (value.denominator != plan_.unit) return false;
            const auto lower = static_cast<std::uint64_t>(value.lower) * slot.weight;
            const auto upper = static_cast<std::uint64_t>(value.upper) * slot.weight;
            term.lower.at[code] = static_cast<std::uint8_t>(lower + (packed ? 32 * slot.weight : 0));
            term.upper.at[code] = static_cast<std::uint8_t>(upper);
            term.weight.at[code] = static_cast<std::uint8_t>(slot.weight);
        }
        out_->terms_.push_back(term);
        return true;
    }

    // ---- the total ----

    void set_coefficients(std::uint64_t weight) {
        for (std::size_t i = 0; i < out_->level1_.size(); ++i) {
            panel::Level1& level1 = out_->level1_[i];
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
                out_->full_coefficients_.push_back(coefficients[std::size_t{level1.full} * level1.sums + j]);
            }
            out_->coefficients_.push_back(std::move(coefficients));
            out_->divisors_.push_back(std::move(divisors));
        }
    }

    // Whether an indicator's own score keeps its distance, whatever counts of it.
    void set_level1_gap(const panel::Level1& level1) {
        std::uint64_t common = plan_.unit;    // below 2⁷; scales are below 2³¹, and one too much is enough
        for (std::uint32_t j = level1.first_sum; j < level1.first_sum + level1.sums && common < kDistance << 21U; ++j) {
            common = plan_.unit * std::lcm(common / plan_.unit, scales_[j]);
        }
        for (std::uint64_t counts = 1; counts <= level1.full && common < kDistance << 21U; ++counts) {
            out_->has_indicator_scores_ &= left_of(common * counts, 2 * kMillion) < kDistance;
        }
        out_->has_indicator_scores_ &= common < kDistance << 21U;
    }

    // 10⁶ · weight / (scale · rest), each of them and the numerator below 2⁵³; the denominator and the quotient round once.
    static double coefficient(std::uint64_t weight, std::uint64_t scale, std::uint64_t rest) {
        return static_cast<double>(weight * kMillion) / (static_cast<double>(scale) * static_cast<double>(rest));
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
        for (std::size_t i = 0; i < weights_.size(); ++i) include(left_of(out_->level1_[i].full, weights_[i]));
        const std::uint64_t all[] = {scales, parts, plan_.unit, weight};
        std::uint64_t denominator = 1;
        for (const std::uint64_t part : all) {
            if (__builtin_mul_overflow(denominator, part, &denominator)) denominator = 0;
        }
        const std::uint64_t h = denominator / std::gcd(denominator, std::uint64_t{2} * kMillion);
        out_->program_.gap = denominator != 0 && h < kDistance;
        out_->program_.most_divisors = out_->program_.gap ? static_cast<double>((kDistance - 1) / h) : 0;
    }

    // ---- gates ----

    // Postorder again, with two at a time: what `all` and `any` take off the stack is folded as it comes.
    bool lay_gates() {
        if (plan_.gates.size() > panel::kMostGates) return false;
        for (std::size_t i = 0; i < plan_.gates.size(); ++i) {
            std::vector<panel::Step> steps;
            if (!lay_steps(plan_.gates[i], steps)) return false;
            const Scheme::Data::Gate& gate = scheme_.gates[i];
            out_->gates_.push_back(gate_of(gate, steps));
            out_->steps_.insert(out_->steps_.end(), steps.begin(), steps.end());
        }
        return true;
    }

    static panel::Gate gate_of(const Scheme::Data::Gate& gate, const std::vector<panel::Step>& steps) {
        panel::Gate laid{};
        laid.steps = static_cast<std::uint32_t>(steps.size());
        laid.grade_at_most = static_cast<std::uint8_t>(gate.grade_at_most ? gate.at_most : 0);
        laid.grade_down = static_cast<std::uint8_t>(std::min<std::uint32_t>(gate.grade_down, 255));
        laid.acts_if_unknown = gate.acts_if_unknown;
        laid.is_any = std::ranges::all_of(steps, [](const panel::Step& step) {
            return step.op == panel::Step::test || step.op == panel::Step::or_test;
        });
        laid.never_acts = is_constant(steps) &&
                          steps.front().operand < (gate.acts_if_unknown ? state(Truth::unknown) : state(Truth::yes));
        return laid;
    }

    static std::uint8_t state(Truth truth) { return truth == Truth::yes ? 3 : truth == Truth::unknown ? 2 : 0; }

    bool lay_steps(const scoring::GateProgram& gate, std::vector<panel::Step>& steps) const {
        using Op = scoring::Instruction::Op;
        std::vector<std::vector<panel::Step>> parts;    // the stack, as what puts it there
        for (const scoring::Instruction& instruction : gate) {
            switch (instruction.op) {
                case Op::node_below: return false;
                case Op::criterion_at_most: parts.push_back({test(instruction)}); break;
                case Op::finding:
                case Op::finding_level: parts.push_back({constant(state(data_.found_out[instruction.target]))}); break;
                case Op::negate: parts.back().push_back({{{3, 0, 2, 0}}, 0, panel::Step::negate}); break;
                case Op::all: fold(parts, instruction.target, true); break;
                case Op::any: fold(parts, instruction.target, false); break;
            }
        }
        steps = std::move(parts.back());
        std::size_t depth = 0, most = 0;
        for (const panel::Step& step : steps) {
            if (step.op == panel::Step::test || step.op == panel::Step::constant) most = std::max(most, ++depth);
            if (step.op == panel::Step::either || step.op == panel::Step::both) --depth;
        }
        return most <= panel::kMostDepth;
    }

    static void fold(std::vector<std::vector<panel::Step>>& parts, std::uint32_t count, bool all) {
        std::vector<panel::Step> folded{constant(all ? 3 : 0)};
        const auto first = parts.end() - count;
        for (auto part = first; part != parts.end(); ++part) {
            if (part == first) {
                folded = std::move(*part);
            } else if (is_constant(folded) && is_constant(*part)) {
                folded.front().operand = all ? folded.front().operand & part->front().operand
                                             : folded.front().operand | part->front().operand;
            } else if (part->size() == 1 && part->front().op == panel::Step::test) {
                folded.push_back(part->front());
                folded.back().op = all ? panel::Step::and_test : panel::Step::or_test;
            } else {
                folded.insert(folded.end(), part->begin(), part->end());
                folded.push_back({{}, 0, all ? panel::Step::both : panel::Step::either});
            }
        }
        parts.erase(first, parts.end());
        parts.push_back(std::move(folded));
    }

    static bool is_constant(const std::vector<panel::Step>& steps) {
        return steps.size() == 1 && steps.front().op == panel::Step::constant;
    }
    static panel::Step constant(std::uint8_t value) { return {{}, value, panel::Step::constant}; }

    panel::Step test(const scoring::Instruction& instruction) const {
        panel::Step step{{}, place_of_[instruction.target], panel::Step::test};
        for (std::size_t code = 0; code <= data_.unassessed_code(); ++code) {
            const bool unrated = code == data_.unassessed_code();
            const bool not_applicable =
                unrated ? data_.unrated[instruction.target].not_applicable : code == data_.not_applicable_code();
            step.table.at[code] =
                state(engine::at_most(not_applicable, value_of(instruction.target, code), instruction.value));
        }
        return step;
    }

    // ---- together ----

    void link() {
        panel::Program& program = out_->program_;
        for (std::size_t i = 0; i < out_->level1_.size(); ++i) {
            out_->level1_[i].coefficients = out_->coefficients_[i].data();
            out_->level1_[i].divisors = out_->divisors_[i].data();
        }
        program.terms = out_->terms_.data();
        program.groups = out_->groups_.data();
        program.nodes = out_->nodes_.data();
        program.sums = out_->sums_.data();
        program.level1 = out_->level1_.data();
        program.steps = out_->steps_.data();
        program.gates = out_->gates_.data();
        program.thresholds = out_->thresholds_.data();
        program.other_columns = out_->other_columns_.data();
        program.columns = static_cast<std::uint32_t>(data_.criteria.size());
        program.sum_count = static_cast<std::uint32_t>(out_->sums_.size());
        program.level1_count = static_cast<std::uint32_t>(out_->level1_.size());
        program.gate_count = static_cast<std::uint32_t>(out_->gates_.size());
        program.threshold_count = static_cast<std::uint32_t>(out_->thresholds_.size());
        program.other_count = static_cast<std::uint32_t>(out_->other_columns_.size());
        program.last_code = data_.unassessed_code();
    }

    const ColumnScorer::Data& data_;
    const Plan& plan_;
    const Scheme::Data& scheme_;
    std::vector<std::uint32_t> place_of_;    // of each criterion of the catalogue: its column
    std::vector<std::uint8_t> is_term_;      // of each column
    std::vector<std::uint64_t> weights_;     // of each indicator of level 1
    std::vector<std::uint64_t> scales_;      // of each sum
    std::unique_ptr<PanelPlan> out_ = std::make_unique<PanelPlan>();
};

std::unique_ptr<const PanelPlan> PanelPlan::make(const ColumnScorer::Data& data) {
    const NearestRounding nearest;
    return PanelPlanner(data).make();
}

bool PanelPlan::has(std::uint32_t indicator) const {
    const auto among = [indicator](const std::vector<std::uint32_t>& numbers) {
        return std::ranges::find(numbers, indicator) != numbers.end();
    };
    return among(indicators_.groups) || among(indicators_.nodes) || among(indicators_.level1);
}

}  // namespace xuehui::batch
