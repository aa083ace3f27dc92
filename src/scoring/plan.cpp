#include "scoring/plan.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include <gsl/narrow>

#include "scoring/arithmetic.hpp"

namespace xuehui::scoring {

namespace {

// Whole numbers in the same proportion: millionths divided by their greatest common divisor. All zero stays zero.
void reduce(std::vector<std::uint64_t>& weights) {
    std::uint64_t divisor = 0;
    for (const std::uint64_t weight : weights) divisor = std::gcd(divisor, weight);
    if (divisor == 0) return;
    for (std::uint64_t& weight : weights) weight /= divisor;
}

class Binder {
public:
    Binder(const Catalogue::Data& catalogue, const Scheme::Data& scheme, Faults& faults)
        : catalogue_(catalogue), scheme_(scheme), faults_(faults) {}

    std::shared_ptr<const Plan> bind() {
        check_catalogue();
        const auto indicators = catalogue_.indicators.size();
        plan_->nodes.resize(indicators + 1);
        plan_->slot_of_node.resize(indicators);
        plan_->parent_of_node.assign(indicators, plan_->total());
        plan_->criteria.resize(catalogue_.criteria.size());
        plan_->is_root.resize(indicators);
        bind_weights();
        bind_aggregates();
        bind_measures();
        bind_roots();
        bind_gates();
        plan_->stages = IdIndex(Names(scheme_.stages.begin(), scheme_.stages.end()));
        if (!faults_.empty()) return nullptr;
        lay_slots();
        list_results();
        find_common_unit();
        precompute_regular_nodes();
        return std::move(plan_);
    }

private:
    // A scheme that has faults of its own is bound as far as it goes, so that all its faults are told at once.
    void check_catalogue() {
        if (scheme_.catalogue.empty()) return;
        std::vector<std::string_view> ids{catalogue_.identity.id};
        for (const Identity& base : catalogue_.extended) ids.push_back(base.id);
        if (std::ranges::find(ids, scheme_.catalogue) != ids.end()) return;
        faults_.add("unknown_id", scheme_.catalogue_place,
                    "the scheme is for the catalogue " + in_quotes(scheme_.catalogue) + ", not for " +
                        in_quotes(catalogue_.identity.id),
                    faults_.suggestion(scheme_.catalogue, ids));
    }

    using Names = std::vector<std::string_view>;
    Names all_names() const {
        const auto indicators = catalogue_.indicator_index.names();
        const auto criteria = catalogue_.criterion_index.names();
        Names names(indicators.begin(), indicators.end());
        names.insert(names.end(), criteria.begin(), criteria.end());
        return names;
    }

    void report_unknown(Value name, std::string_view what, std::span<const std::string_view> known) {
        std::string message = "the catalogue has no ";
        message.append(what).append(" ").append(in_quotes(name.text()));
        faults_.add("unknown_id", name, std::move(message), faults_.suggestion(name.text(), known));
    }

    void bind_weights() {
        const bool equal = scheme_.default_weight == Scheme::Data::DefaultWeight::equal;
        for (const Indicator& indicator : catalogue_.indicators) {
            const std::int64_t criteria = indicator.end_criterion - indicator.first_criterion;
            plan_->node_weights.push_back(Decimal::whole(equal ? 1 : criteria));
        }
        plan_->criterion_weights.assign(catalogue_.criteria.size(), Decimal::whole(1));
        for (const auto& [node, weight] : scheme_.weights) {
            if (const auto indicator = catalogue_.indicator_index.find(node.text())) {
                plan_->node_weights[*indicator] = weight;
            } else if (const auto criterion = catalogue_.criterion_index.find(node.text())) {
                plan_->criterion_weights[*criterion] = weight;
            } else {
                report_unknown(node, "indicator or criterion", faults_.may_suggest() ? all_names() : Names{});
            }
        }
    }

    void bind_aggregates() {
        for (const auto& [node, aggregate] : scheme_.aggregates) {
            if (const auto indicator = catalogue_.indicator_index.find(node.text())) {
                plan_->nodes[*indicator].aggregate = aggregate;
            } else {
                report_unknown(node, "indicator", catalogue_.indicator_index.names());
            }
        }
    }

    void bind_measures() {
        for (std::size_t i = 0; i < scheme_.measures.size(); ++i) {
            const Value name = scheme_.measures[i].criterion;
            if (const auto criterion = catalogue_.criterion_index.find(name.text())) {
                plan_->criteria[*criterion].measure = gsl::narrow_cast<std::int32_t>(i);
            } else {
                report_unknown(name, "criterion", catalogue_.criterion_index.names());
            }
        }
    }

    void bind_roots() {
        std::vector<std::pair<std::uint32_t, Value>> roots;
        for (const Value root : scheme_.roots) {
            if (const auto indicator = catalogue_.indicator_index.find(root.text())) {
                roots.emplace_back(*indicator, root);
            } else {
                report_unknown(root, "indicator", catalogue_.indicator_index.names());
            }
        }
        std::ranges::sort(roots, {}, [](const auto& root) { return root.first; });
        std::uint32_t end = 0;    // behind all that the roots so far contain
        bool some_weight = false;
        for (const auto& [root, place] : roots) {
            if (root < end) {
                faults_.add("overlap", place, "the root " + in_quotes(place.text()) + " lies within another root");
                continue;
            }
            end = catalogue_.indicators[root].end;
            plan_->is_root[root] = 1;
            roots_.push_back(root);
            some_weight |= plan_->node_weights[root] != Decimal{};
        }
        if (!some_weight && roots.size() == scheme_.roots.size() && !scheme_.roots.empty()) {
            faults_.add("all_zero_weights", scheme_.document->root().find("weights"),
                        "every root weighs 0, so nothing could be scored");
        }
    }

    void bind_gates() {
        std::vector<std::string_view> ids;
        for (const Rating& rating : scheme_.scale) ids.push_back(rating.id);
        const IdIndex ratings(std::move(ids));
        const GateNames names{catalogue_.indicator_index, catalogue_.criterion_index, ratings, scheme_.scale};
        for (const Scheme::Data::Gate& gate : scheme_.gates) {
            if (!gate.when || scheme_.scale.empty()) continue;
            plan_->gates.push_back(compile_gate(gate.when, names, plan_->thresholds, plan_->findings, faults_));
        }
    }

    void add_slots(std::uint32_t node, const std::vector<std::uint32_t>& children, bool criteria) {
        std::vector<std::uint64_t> weights;
        weights.reserve(children.size());
        const std::vector<Decimal>& given = criteria ? plan_->criterion_weights : plan_->node_weights;
        for (const std::uint32_t child : children) {
            weights.push_back(static_cast<std::uint64_t>(given[child].millionths()));
        }
        reduce(weights);
        plan_->nodes[node].first_slot = gsl::narrow_cast<std::uint32_t>(plan_->slots.size());
        for (std::size_t i = 0; i < children.size(); ++i) {
            const auto slot = gsl::narrow_cast<std::uint32_t>(plan_->slots.size());
            if (criteria) {
                plan_->criteria[children[i]].node = node;
                plan_->criteria[children[i]].slot = slot;
            } else {    // the total comes last, so a root ends up with its place there
                plan_->slot_of_node[children[i]] = slot;
                plan_->parent_of_node[children[i]] = node;
            }
            plan_->slots.push_back({children[i], criteria, weights[i], 0});
        }
        plan_->nodes[node].end_slot = gsl::narrow_cast<std::uint32_t>(plan_->slots.size());
    }

    void lay_slots() {
        for (std::uint32_t i = 0; i < catalogue_.indicators.size(); ++i) {
            const Indicator& indicator = catalogue_.indicators[i];
            std::vector<std::uint32_t> children;
            for (std::uint32_t child = i + 1; child < indicator.end; child = catalogue_.indicators[child].end) {
                children.push_back(child);
            }
            const bool owns_criteria = children.empty();
            if (owns_criteria) {
                children.resize(indicator.end_criterion - indicator.first_criterion);
                std::iota(children.begin(), children.end(), indicator.first_criterion);
            }
            add_slots(i, children, owns_criteria);
        }
        add_slots(plan_->total(), roots_, false);
    }

    // Which nodes have to be evaluated: those within the roots, and those that a gate asks about.
    void list_results() {
        std::vector<std::uint8_t> needed(catalogue_.indicators.size());
        const auto mark = [&](std::uint32_t top) {
            std::fill(needed.begin() + top, needed.begin() + catalogue_.indicators[top].end, std::uint8_t{1});
        };
        for (const std::uint32_t root : roots_) {
            mark(root);
            const Indicator& indicator = catalogue_.indicators[root];
            for (std::uint32_t i = root; i < indicator.end; ++i) {
                plan_->nodes[i].within_roots = true;
                plan_->result_nodes.push_back(i);
            }
            for (std::uint32_t i = indicator.first_criterion; i < indicator.end_criterion; ++i) {
                plan_->criteria[i].within_roots = true;
                plan_->criteria[i].only_means_above = only_means_above(i);
                plan_->result_criteria.push_back(i);
            }
        }
        for (const NodeThreshold& threshold : plan_->thresholds) mark(threshold.node);
        for (std::size_t i = needed.size(); i-- > 0;) {
            if (needed[i] != 0) plan_->order.push_back(static_cast<std::uint32_t>(i));
        }
        plan_->order.push_back(plan_->total());
    }

    bool only_means_above(std::uint32_t criterion) const {
        std::optional<std::uint32_t> node = catalogue_.criteria[criterion].indicator;
        while (node && plan_->nodes[*node].aggregate == Aggregate::mean && plan_->is_root[*node] == 0) {
            node = catalogue_.indicators[*node].parent;
        }
        return node && plan_->nodes[*node].aggregate == Aggregate::mean;
    }

    // The least unit in which every value of the scale and of the steps is whole.
    void find_common_unit() {
        std::uint64_t unit = 1;
        const auto include = [&](std::int64_t millionths) {
            const auto value = static_cast<std::uint64_t>(millionths);
            unit = std::lcm(unit, kMillion / std::gcd(static_cast<std::uint64_t>(kMillion), value));
        };
        for (const Rating& rating : scheme_.scale) include(rating.value);
        for (const Scheme::Data::Measure& measure : scheme_.measures) {
            if (measure.shape != Scheme::Data::Measure::Shape::steps) continue;
            for (const auto& point : measure.points) include(point.value.millionths());
        }
        plan_->unit = unit;
    }

    // See evaluate.cpp for what factor and denominator mean. A node whose numbers do not fit is simply not regular.
    void precompute_regular_nodes() {
        std::vector<std::uint64_t> denominators(plan_->nodes.size(), 0);    // 0: not regular
        for (const std::uint32_t number : plan_->order) {
            Plan::Node& node = plan_->nodes[number];
            node.regular = precompute(node, denominators);
            if (node.regular) denominators[number] = node.denominator;
        }
    }

    bool precompute(Plan::Node& node, const std::vector<std::uint64_t>& denominators) {
        Machine exact;
        std::uint64_t common = 1;    // least common multiple of the children's denominators
        std::uint64_t total = 0;
        const auto slots = std::span(plan_->slots).subspan(node.first_slot, node.end_slot - node.first_slot);
        const auto denominator_of = [&](const Plan::Slot& slot) {
            return slot.is_criterion ? plan_->unit : denominators[slot.target];
        };
        for (const Plan::Slot& slot : slots) {
            if (slot.weight == 0) continue;
            const std::uint64_t denominator = denominator_of(slot);
            if (denominator == 0) return false;
            common = exact.multiply(common / std::gcd(common, denominator), denominator);
            if (__builtin_add_overflow(total, slot.weight, &total)) return false;
        }
        if (total == 0) return false;
        const bool mean = node.aggregate == Aggregate::mean;
        node.denominator = mean ? exact.multiply(common, total) : common;
        std::uint64_t divisor = node.denominator;
        for (Plan::Slot& slot : slots) {
            if (slot.weight == 0) continue;
            slot.factor = exact.multiply(common / denominator_of(slot), mean ? slot.weight : 1);
            divisor = std::gcd(divisor, slot.factor);
        }
        if (exact.overflowed()) return false;
        node.denominator /= divisor;
        for (Plan::Slot& slot : slots) slot.factor /= divisor;
        return true;
    }

    const Catalogue::Data& catalogue_;
    const Scheme::Data& scheme_;
    Faults& faults_;
    std::shared_ptr<Plan> plan_ = std::make_shared<Plan>();
    std::vector<std::uint32_t> roots_;    // in catalogue order
};

}  // namespace

std::shared_ptr<const Plan> bind(const Catalogue::Data& catalogue, const Scheme::Data& scheme, Faults& faults) {
    return Binder(catalogue, scheme, faults).bind();
}

}  // namespace xuehui::scoring
