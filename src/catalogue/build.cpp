// Reads the documents of a chain from its far end, applies what each changes, lays the tree flat and checks what
// only the whole can show: unique ids, nothing empty, references that lead somewhere.
#include "catalogue/build.hpp"

#include <utility>

#include <gsl/assert>
#include <gsl/narrow>

#include "catalogue/tree.hpp"

namespace xuehui::catalogue {

namespace {

void flatten(std::vector<IndicatorNode>& nodes, std::optional<std::uint32_t> parent, Catalogue::Data& data) {
    for (IndicatorNode& node : nodes) {
        const auto number = gsl::narrow_cast<std::uint32_t>(data.indicators.size());
        node.indicator.parent = parent;
        node.indicator.first_criterion = gsl::narrow_cast<std::uint32_t>(data.criteria.size());
        data.indicators.push_back(std::move(node.indicator));
        data.indicator_places.push_back(node.place);
        for (CriterionLeaf& leaf : node.criteria) {
            leaf.criterion.indicator = number;
            data.criteria.push_back(std::move(leaf.criterion));
            data.criterion_places.push_back(leaf.place);
            data.applies_if.push_back(leaf.applies_if);
        }
        flatten(node.children, number, data);
        data.indicators[number].end = gsl::narrow_cast<std::uint32_t>(data.indicators.size());
        data.indicators[number].end_criterion = gsl::narrow_cast<std::uint32_t>(data.criteria.size());
    }
}

std::size_t count(const std::vector<IndicatorNode>& nodes) {
    std::size_t total = nodes.size();
    for (const IndicatorNode& node : nodes) total += node.criteria.size() + count(node.children);
    return total;
}

void check_ids(const Catalogue::Data& data, Faults& faults) {
    const auto report = [&](Value place) {
        const Value id = place.find("id");
        faults.add("duplicate_id", id, "the id " + in_quotes(id.text()) + " is used twice");
    };
    for (std::size_t i = 0; i < data.indicators.size(); ++i) {
        const std::string& id = data.indicators[i].id;
        if (!id.empty() && data.indicator_index.find(id) != i) report(data.indicator_places[i]);
    }
    for (std::size_t i = 0; i < data.criteria.size(); ++i) {
        const std::string& id = data.criteria[i].id;
        if (id.empty()) continue;
        if (data.criterion_index.find(id) != i || data.indicator_index.find(id)) report(data.criterion_places[i]);
    }
}

// An indicator that was written without anything below it, or that a "drop" left without.
void check_not_empty(const std::vector<IndicatorNode>& nodes, Faults& faults) {
    for (const IndicatorNode& node : nodes) {
        check_not_empty(node.children, faults);
        if (!node.children.empty() || !node.criteria.empty() || !node.place.is(Type::object)) continue;
        const Value list = node.place.find(node.indicator.level == kDeepest ? "criteria" : "children");
        const Value place = node.dropped ? node.dropped : list;
        if (!list || !list.is(Type::array)) continue;    // has been reported
        faults.add("empty", place, "no criterion stands below " + in_quotes(node.indicator.id));
    }
}

// A reference to what an extending catalogue has dropped goes silently; any other one must lead somewhere.
void check_references(Catalogue::Data& data, Faults& faults) {
    const auto exists = [&](const std::string& id) {
        return data.indicator_index.find(id).has_value() || data.criterion_index.find(id).has_value();
    };
    for (std::size_t i = 0; i < data.criteria.size(); ++i) {
        const Value place = data.criterion_places[i];
        if (&place.document() == &data.root.document() && place.is(Type::object)) {
            const Value see = place.find("see");
            if (!see || !see.is(Type::array)) continue;
            for (const Value id : see.elements()) {
                if (!id.is(Type::string) || exists(std::string(id.text()))) continue;
                faults.add("unknown_id", id, "there is no indicator or criterion " + in_quotes(id.text()),
                           faults.suggestion(id.text(), data.criterion_index.names()));
            }
        } else {
            std::erase_if(data.criteria[i].see, [&](const std::string& id) { return !exists(id); });
        }
    }
}

std::vector<std::string_view> ids_of(const auto& things) {
    std::vector<std::string_view> ids;
    ids.reserve(things.size());
    for (const auto& thing : things) ids.push_back(thing.id);
    return ids;
}

// The tree of a chain. False, and the rest is not looked at, where a part makes it larger than a catalogue may be, before
// the next one works on it.
bool read_chain(std::span<const Part> chain, Tree& tree, Catalogue::Data& data, Faults& faults) {
    for (std::size_t i = chain.size(); i-- > 0;) {
        const Head head = read_head(chain[i].document->root(), faults);
        if (head.indicators) {
            for (const Value value : head.indicators.elements()) {
                tree.push_back(read_indicator(value, 1, false, faults));
            }
        } else {
            extend(tree, head, faults);
        }
        if (count(tree) > kMostNodes) {
            faults.add("limit", chain[i].document->root(),
                       "more than " + std::to_string(kMostNodes) + " indicators and criteria");
            return false;
        }
        Identity identity{std::string(head.id), std::string(head.version), chain[i].sha256};
        if (i > 0) {
            data.extended.insert(data.extended.begin(), std::move(identity));
        } else {
            data.identity = std::move(identity);
            data.title = head.title;
        }
        data.documents.push_back(chain[i].document);
    }
    return true;
}

}  // namespace

std::shared_ptr<const Catalogue::Data> build(std::span<const Part> chain, Faults& faults) {
    Expects(!chain.empty());
    auto data = std::make_shared<Catalogue::Data>();
    data->root = chain.front().document->root();
    Tree tree;
    if (!read_chain(chain, tree, *data, faults)) return nullptr;
    check_not_empty(tree, faults);
    flatten(tree, std::nullopt, *data);
    data->indicator_index = IdIndex(ids_of(data->indicators));
    data->criterion_index = IdIndex(ids_of(data->criteria));
    check_ids(*data, faults);
    check_references(*data, faults);
    return data;
}

}  // namespace xuehui::catalogue
