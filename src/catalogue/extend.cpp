// What an extending catalogue takes away from the tree and adds to it: first all of "drop", then "add" in its order.
//
// Where each id stands is listed once before each of the two, so that no entry searches the tree. Nothing moves while
// entries of "drop" are marked, and "add" only appends, so a place, told by numbers, stays right as long as it is needed.
#include <algorithm>
#include <array>
#include <map>
#include <unordered_set>

#include <gsl/narrow>

#include "base/fields.hpp"
#include "catalogue/tree.hpp"

namespace xuehui::catalogue {

namespace {

// The numbers, each among its siblings, of an indicator and of those above it.
struct Place {
    std::array<std::uint32_t, kDeepest> numbers{};
    std::uint8_t level = 0;

    Place below(std::size_t number) const {
        Place place = *this;
        place.numbers[place.level++] = gsl::narrow_cast<std::uint32_t>(number);
        return place;
    }
};

// The indicator at a place, which has at least one number.
IndicatorNode& node_at(Tree& tree, const Place& place) {
    IndicatorNode* node = &tree[place.numbers.front()];
    for (std::size_t level = 1; level < place.level; ++level) node = &node->children[place.numbers[level]];
    return *node;
}

// The id as its document spells it: unlike a node's own string it does not move.
std::string_view id_of(Value place) {
    const Value id = place.is(Type::object) ? place.find("id") : Value{};
    return id && id.is(Type::string) ? id.text() : std::string_view{};
}

// A tree whose ids have been listed. Of a faulty one, several things may have the same id.
class Index {
public:
    explicit Index(Tree& tree) : tree_(tree) {
        for (std::size_t i = 0; i < tree.size(); ++i) list(tree[i], Place{}.below(i));
    }

    // Lists an indicator and all that is below it.
    void list(const IndicatorNode& node, const Place& place) {
        indicators_.emplace(id_of(node.place), place);
        for (std::size_t i = 0; i < node.criteria.size(); ++i) {
            criteria_.emplace(id_of(node.criteria[i].place), Leaf{place, i});
        }
        for (std::size_t i = 0; i < node.children.size(); ++i) list(node.children[i], place.below(i));
    }

    const Place* find_indicator(std::string_view id) const {
        const auto [first, end] = indicators_.equal_range(id);
        return first == end ? nullptr : &first->second;
    }

    // Marks what has the id, unless it goes already with something above it. False where there is no such id.
    bool mark(Value id) {
        if (marked_.contains(id.text())) return true;    // many things may have it: they are gone through once
        bool found = false;
        const auto [indicator, end] = indicators_.equal_range(id.text());
        for (auto each = indicator; each != end; ++each) {
            Place parent = each->second;
            found = true;
            if (is_gone(parent)) continue;
            node_at(tree_, parent).gone = true;
            --parent.level;
            if (parent.level > 0) node_at(tree_, parent).dropped = id;
        }
        const auto [criterion, last] = criteria_.equal_range(id.text());
        for (auto each = criterion; each != last; ++each) {
            const auto& [parent, number] = each->second;
            IndicatorNode& node = node_at(tree_, parent);
            found = true;
            if (is_gone(parent) || node.criteria[number].gone) continue;
            node.criteria[number].gone = true;
            node.dropped = id;
        }
        if (found) marked_.insert(id.text());
        return found;
    }

private:
    struct Leaf {
        Place indicator;
        std::size_t number;
    };

    bool is_gone(Place place) const {
        for (; place.level > 0; --place.level) {
            if (node_at(tree_, place).gone) return true;
        }
        return false;
    }

    Tree& tree_;
    std::multimap<std::string_view, Place> indicators_;    // of equal ids the first comes first
    std::multimap<std::string_view, Leaf> criteria_;
    std::unordered_set<std::string_view> marked_;
};

void remove_marked(std::vector<IndicatorNode>& nodes) {
    std::erase_if(nodes, [](const IndicatorNode& node) { return node.gone; });
    for (IndicatorNode& node : nodes) {
        std::erase_if(node.criteria, [](const CriterionLeaf& leaf) { return leaf.gone; });
        remove_marked(node.children);    // three levels deep at most
    }
}

void collect_ids(const std::vector<IndicatorNode>& nodes, std::vector<std::string_view>& ids) {
    for (const IndicatorNode& node : nodes) {
        if (node.gone) continue;
        ids.push_back(node.indicator.id);
        for (const CriterionLeaf& leaf : node.criteria) {
            if (!leaf.gone) ids.push_back(leaf.criterion.id);
        }
        collect_ids(node.children, ids);
    }
}

void report_unknown(Value at, const Tree& tree, Faults& faults) {
    std::vector<std::string_view> ids;
    if (faults.may_suggest()) collect_ids(tree, ids);
    faults.add("unknown_id", at, "there is no indicator or criterion " + in_quotes(at.text()) + " to refer to",
               faults.suggestion(at.text(), ids));
}

void drop(Tree& tree, Value list, Faults& faults) {
    Index index(tree);
    for (const Value id : list.elements()) {
        if (read_id(id, faults) && !index.mark(id)) report_unknown(id, tree, faults);
    }
    remove_marked(tree);
}

void add(Tree& tree, Index& index, Value entry, Faults& faults) {
    if (!expect(entry, Type::object, faults)) return;
    const Value parent_id = entry.find("parent");
    if (!parent_id) {
        tree.push_back(read_indicator(entry, 1, true, faults));
        index.list(tree.back(), Place{}.below(tree.size() - 1));
        return;
    }
    if (!read_id(parent_id, faults)) return;
    const Place* place = index.find_indicator(parent_id.text());
    if (place == nullptr) return report_unknown(parent_id, tree, faults);
    IndicatorNode& parent = node_at(tree, *place);
    if (parent.indicator.level == kDeepest) {
        parent.criteria.push_back(read_criterion(entry, true, faults));
        return;
    }
    const auto level = static_cast<std::uint8_t>(parent.indicator.level + 1);
    parent.children.push_back(read_indicator(entry, level, true, faults));
    index.list(parent.children.back(), place->below(parent.children.size() - 1));
}

}  // namespace

void extend(Tree& tree, const Head& head, Faults& faults) {
    for (const Value list : {head.drop, head.add}) {
        if (list && list.size() > kMostNodes) {    // more than any catalogue has
            faults.add("limit", list, "more than " + std::to_string(kMostNodes) + " entries");
            return;
        }
    }
    if (head.drop) drop(tree, head.drop, faults);
    if (head.add) {
        Index index(tree);
        for (const Value entry : head.add.elements()) add(tree, index, entry, faults);
    }
    if (head.drop && tree.empty()) faults.add("empty", head.drop, "nothing is left of the catalogue");
}

}  // namespace xuehui::catalogue
