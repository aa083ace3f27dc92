// Scores, contributions and gains.
#include "reference/reference.hpp"

#include <algorithm>

namespace reference {

namespace {

std::vector<const Node*> pointers(const std::vector<Node>& nodes) {
    std::vector<const Node*> result;
    for (const Node& node : nodes) result.push_back(&node);
    return result;
}

unsigned count_criteria(const Node& node) {
    if (node.level == 4) return 1;
    unsigned count = 0;
    for (const Node& child : node.children) count += count_criteria(child);
    return count;
}

Bounds written(const Exact& exact) { return {millionths(exact.lower), millionths(exact.upper)}; }

}  // namespace

Reference::Reference(const Json& catalogue, const Json& scheme, const std::vector<Json>& others,
                     const std::vector<Json>& rules)
    : tree_(read_tree(catalogue, others)), scheme_(scheme) {
    if (!rules.empty()) rules_.emplace(rules);
    for (Node& node : tree_) bind(node);
}

// What the scheme says of a node and of all below it; roots so come in catalogue order.
void Reference::bind(Node& node) {
    nodes_[node.id] = &node;
    node.weight = scheme_.text_of("default_weight") == "equal" ? 1 : count_criteria(node);
    if (const Json* weights = scheme_.find("weights"); weights != nullptr && weights->find(node.id) != nullptr) {
        node.weight = decimal(weights->at(node.id).text);
    }
    const Json* aggregates = scheme_.find("aggregate");
    node.aggregate = aggregates == nullptr ? "mean" : aggregates->text_of(node.id, "mean");
    for (const Json& root : scheme_.at("roots").items) {
        if (root.text == node.id) roots_.push_back(&node);
    }
    for (Node& child : node.children) bind(child);
}

std::optional<Rational> Reference::score(const Node& node, const Verdicts& verdicts, End end) const {
    if (node.level < 4) return combine(node.aggregate, pointers(node.children), verdicts, end);
    const std::optional<Exact>& value = verdicts.at(node.id).value;
    return value ? std::optional((*value).*end) : std::nullopt;
}

std::optional<Exact> Reference::score(const Node& node, const Verdicts& verdicts) const {
    const std::optional<Rational> lower = score(node, verdicts, &Exact::lower);
    const std::optional<Rational> upper = score(node, verdicts, &Exact::upper);
    return lower ? std::optional(Exact{*lower, *upper}) : std::nullopt;
}

std::optional<Rational> Reference::total(const Verdicts& verdicts, End end) const {
    return combine("mean", roots_, verdicts, end);
}

// One end of the bounds, from those of the children that are not left out and whose weight is above 0.
std::optional<Rational> Reference::combine(const std::string& how, const std::vector<const Node*>& children,
                                           const Verdicts& verdicts, End end) const {
    std::vector<Rational> values;
    Rational weights = 0;
    Rational sum = 0;
    for (const Node* child : children) {
        if (child->weight == 0) continue;
        const std::optional<Rational> value = score(*child, verdicts, end);
        if (!value) continue;
        values.push_back(*value);
        if (how != "mean") continue;
        weights += child->weight;
        sum += child->weight * *value;
    }
    if (values.empty()) return {};
    if (how == "min") return *std::min_element(values.begin(), values.end());
    if (how == "max") return *std::max_element(values.begin(), values.end());
    return sum / weights;
}

// Hands a share of the total down: in proportion to the weights, or all of it to the child that decides.
void Reference::share_out(const std::string& how, const std::vector<const Node*>& children, const Rational& share,
                          const Verdicts& verdicts, std::map<std::string, Rational>& shares) const {
    const auto hand_to = [&](const Node& child, const Rational& part) {
        if (child.level == 4) {
            shares[child.id] = part * verdicts.at(child.id).value->lower;
        } else {
            share_out(child.aggregate, pointers(child.children), part, verdicts, shares);
        }
    };
    std::vector<const Node*> counting;
    Rational weights = 0;
    for (const Node* child : children) {
        if (child->weight == 0 || !score(*child, verdicts, &Exact::lower)) continue;
        counting.push_back(child);
        weights += child->weight;
    }
    if (counting.empty()) return;
    if (how == "mean") {
        for (const Node* child : counting) hand_to(*child, share * child->weight / weights);
        return;
    }
    const Rational decided = *combine(how, children, verdicts, &Exact::lower);
    for (const Node* child : counting) {
        if (score(*child, verdicts, &Exact::lower) == decided) return hand_to(*child, share);
    }
}

// Everything evaluated once more, with this criterion alone at full value.
std::optional<long long> Reference::gain(const Node& criterion, const Verdicts& verdicts,
                                         const Rational& before) const {
    if (!verdicts.at(criterion.id).value) return {};
    Verdicts full = verdicts;
    full.at(criterion.id).value = Exact{1, 1};
    return millionths(*total(full, &Exact::lower) - before);
}

// Whole millionths that add up to the written total: floors, and what is missing to the largest remainders.
void Reference::add_contributions(Outcome& outcome) const {
    long long missing = outcome.score->lower;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < outcome.criteria.size(); ++i) {
        CriterionOutcome& criterion = outcome.criteria[i];
        criterion.contribution = static_cast<long long>(floor_of(criterion.share * 1'000'000));
        missing -= criterion.contribution;
        order.push_back(i);
    }
    const auto remainder = [&](std::size_t i) {
        return Rational(outcome.criteria[i].share * 1'000'000 - outcome.criteria[i].contribution);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
    for (std::size_t i = 0; i < static_cast<std::size_t>(missing); ++i) ++outcome.criteria[order[i]].contribution;
}

// A node within the roots and all below it.
void Reference::list(const Node& node, const Verdicts& verdicts, Outcome& outcome) const {
    const std::optional<Exact> exact = score(node, verdicts);
    const std::optional<Bounds> bounds = exact ? std::optional(written(*exact)) : std::nullopt;
    if (node.level == 4) {
        const Verdict& verdict = verdicts.at(node.id);
        CriterionOutcome criterion{.id = node.id,
                                   .rating = verdict.rating,
                                   .source = verdict.source,
                                   .at = verdict.at,
                                   .value = bounds,
                                   .share = 0,
                                   .contribution = 0,
                                   .gain = {}};
        if (bounds) criterion.gain = 0;
        outcome.criteria.push_back(criterion);
        Coverage& coverage = outcome.coverage;
        if (verdict.not_applicable)
            ++coverage.not_applicable;
        else if (verdict.source == "assessed")
            ++coverage.rated;
        else if (verdict.source == "derived")
            ++coverage.derived;
        else
            ++coverage.unassessed;
        return;
    }
    const std::size_t place = outcome.nodes.size();
    const Coverage before = outcome.coverage;
    outcome.nodes.push_back({node.id, node.level, node.weight, exact, bounds, {}});
    for (const Node& child : node.children) list(child, verdicts, outcome);
    const Coverage& after = outcome.coverage;
    outcome.nodes[place].coverage = {after.rated - before.rated, after.derived - before.derived,
                                     after.unassessed - before.unassessed,
                                     after.not_applicable - before.not_applicable};
}

Outcome Reference::assess(const Json& record, bool gains) const {
    Outcome outcome;
    Verdicts verdicts;
    const std::shared_ptr<const Value> facts = facts_of(record);
    for (const auto& [id, node] : nodes_) {
        if (node->level == 4) verdicts[id] = verdict(*node, record, *facts);
    }
    if (rules_) {
        outcome.findings = rules_->findings(*facts);
        for (const Node& node : tree_) add_conflicts(node, record, *facts, outcome);
    }
    for (const Node* root : roots_) list(*root, verdicts, outcome);
    if (const std::optional<Rational> lower = total(verdicts, &Exact::lower)) {
        outcome.exact = Exact{*lower, *total(verdicts, &Exact::upper)};
    }
    add_grades(verdicts, outcome);
    if (!outcome.exact) return outcome;
    outcome.score = written(*outcome.exact);
    const Rational full_marks = decimal(scheme_.at("full_marks").text);
    outcome.marks_lower = two_places(outcome.exact->lower * full_marks);
    outcome.marks_upper = two_places(outcome.exact->upper * full_marks);

    std::map<std::string, Rational> shares;
    share_out("mean", roots_, 1, verdicts, shares);
    for (CriterionOutcome& criterion : outcome.criteria) {
        if (const auto share = shares.find(criterion.id); share != shares.end()) criterion.share = share->second;
        if (gains) criterion.gain = gain(*nodes_.at(criterion.id), verdicts, outcome.exact->lower);
    }
    add_contributions(outcome);
    return outcome;
}

}  // namespace reference
