// Catalogues: the tree, and how one extends another.
#include <algorithm>

#include "reference/reference.hpp"

namespace reference {

namespace {

Node read_node(const Json& document, int level) {
    Node node;
    node.id = document.at("id").text;
    if (document.find("children") == nullptr && document.find("criteria") == nullptr) {
        node.level = 4;
        if (const Json* condition = document.find("applies_if")) node.applies_if = *condition;
        return node;
    }
    node.level = level;
    const Json* below = document.find("children");
    if (below == nullptr) below = document.find("criteria");
    for (const Json& child : below->items) node.children.push_back(read_node(child, level + 1));
    return node;
}

Node* find(std::vector<Node>& nodes, const std::string& id) {
    for (Node& node : nodes) {
        if (node.id == id) return &node;
        if (Node* below = find(node.children, id)) return below;
    }
    return nullptr;
}

void drop(std::vector<Node>& nodes, const std::string& id) {
    std::erase_if(nodes, [&](const Node& node) { return node.id == id; });
    for (Node& node : nodes) drop(node.children, id);
}

const Json& by_id(const std::vector<Json>& catalogues, const std::string& id) {
    for (const Json& catalogue : catalogues) {
        if (catalogue.at("id").text == id) return catalogue;
    }
    throw std::runtime_error("no catalogue " + id);
}

}  // namespace

std::vector<Node> read_tree(const Json& catalogue, const std::vector<Json>& others) {
    std::vector<Node> tree;
    if (const Json* indicators = catalogue.find("indicators")) {
        for (const Json& indicator : indicators->items) tree.push_back(read_node(indicator, 1));
        return tree;
    }
    tree = read_tree(by_id(others, catalogue.at("extends").text), others);
    if (const Json* dropped = catalogue.find("drop")) {
        for (const Json& id : dropped->items) drop(tree, id.text);
    }
    if (const Json* added = catalogue.find("add")) {
        for (const Json& entry : added->items) {
            const Json* parent = entry.find("parent");
            Node* below = parent == nullptr ? nullptr : find(tree, parent->text);
            std::vector<Node>& siblings = below == nullptr ? tree : below->children;
            siblings.push_back(read_node(entry, below == nullptr ? 1 : below->level + 1));
        }
    }
    return tree;
}

}  // namespace reference
