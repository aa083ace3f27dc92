// What an extending catalogue takes away from the tree and adds to it: first all of "drop", then "add" in its order.
#include <algorithm>
#include <array>

#include "base/fields.hpp"
#include "catalogue/tree.hpp"

namespace xuehui::catalogue {

namespace {

IndicatorNode* find(std::vector<IndicatorNode>& nodes, std::string_view id) {
    for (IndicatorNode& node : nodes) {
        if (node.indicator.id == id) return &node;
        if (IndicatorNode* below = find(node.children, id)) return below;    // three levels deep at most
    }
    return nullptr;
}

bool erase(std::vector<IndicatorNode>& nodes, std::string_view id) {
    return std::erase_if(nodes, [&](const IndicatorNode& node) { return node.indicator.id == id; }) > 0;
}

bool drop_below(std::vector<IndicatorNode>& nodes, Value id) {
    return std::ranges::any_of(nodes, [&](IndicatorNode& node) {
        const auto is_it = [&](const CriterionLeaf& leaf) { return leaf.criterion.id == id.text(); };
        if (std::erase_if(node.criteria, is_it) == 0 && !erase(node.children, id.text())) {
            return drop_below(node.children, id);
        }
        node.dropped = id;
        return true;
    });
}

bool drop(Tree& tree, Value id) { return erase(tree, id.text()) || drop_below(tree, id); }

void collect_ids(const std::vector<IndicatorNode>& nodes, std::vector<std::string_view>& ids) {
    for (const IndicatorNode& node : nodes) {
        ids.push_back(node.indicator.id);
        for (const CriterionLeaf& leaf : node.criteria) ids.push_back(leaf.criterion.id);
        collect_ids(node.children, ids);
    }
}

void report_unknown(Value at, const Tree& tree, Faults& faults) {
    std::vector<std::string_view> ids;
    collect_ids(tree, ids);
    faults.add("unknown_id", at, "there is no indicator or criterion " + in_quotes(at.text()) + " to refer to",
               faults.suggestion(at.text(), ids));
}

void add(Tree& tree, Value entry, Faults& faults) {
    if (!expect(entry, Type::object, faults)) return;
    const Value parent_id = entry.find("parent");
    if (!parent_id) {
        tree.push_back(read_indicator(entry, 1, true, faults));
        return;
    }
    if (!read_id(parent_id, faults)) return;
    IndicatorNode* parent = find(tree, parent_id.text());
    if (parent == nullptr) {
        report_unknown(parent_id, tree, faults);
    } else if (parent->indicator.level == kDeepest) {
        parent->criteria.push_back(read_criterion(entry, true, faults));
    } else {
        const auto level = static_cast<std::uint8_t>(parent->indicator.level + 1);
        parent->children.push_back(read_indicator(entry, level, true, faults));
    }
}

}  // namespace

void extend(Tree& tree, const Head& head, Faults& faults) {
    for (const Value list : {head.drop, head.add}) {
        if (list && list.size() > kMostNodes) {    // each entry searches the tree: keep that product small
            faults.add("limit", list, "more than " + std::to_string(kMostNodes) + " entries");
            return;
        }
    }
    if (head.drop) {
        for (const Value id : head.drop.elements()) {
            if (read_id(id, faults) && !drop(tree, id)) report_unknown(id, tree, faults);
        }
    }
    if (head.add) {
        for (const Value entry : head.add.elements()) add(tree, entry, faults);
    }
    if (head.drop && tree.empty()) faults.add("empty", head.drop, "nothing is left of the catalogue");
}

}  // namespace xuehui::catalogue
