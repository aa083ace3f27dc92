#include "rules/record_facts.hpp"

#include <string>

#include "base/fields.hpp"

namespace xuehui::rules {

namespace {

using Node = logic::Vocabulary::Node;

// Walks record and tree of names together. As deep as names have parts.
class Walk {
public:
    Walk(const Rulebook& book, Faults& faults) : book_(book), tree_(book.vocabulary->tree()), faults_(faults) {}

    std::vector<UnknownName> run(Value facts) {
        members(facts, tree_.front());
        return std::move(unknown_);
    }

private:
    void members(Value object, const Node& node) {
        std::size_t next = 0;    // members usually come in the order of the dictionary
        for (const Member member : object.members()) {
            const std::string_view name = member.key.text();
            if (is_users_own(name)) continue;
            const auto child = node.children.find(name, next);
            if (child) {
                next = *child + std::size_t{1};
                value(member, tree_[node.first + *child]);
            } else {
                add_unknown(member.key, node);
            }
        }
    }

    void value(const Member& member, const Node& node) {
        if (node.slot == logic::kNoSlot) {
            if (member.value.is(Type::null)) return;
            if (expect(member.value, Type::object, faults_)) members(member.value, node);
            return;
        }
        if (node.slot <= logic::Vocabulary::kTo) return add_unknown(member.key, tree_.front());
        const Fact& fact = *book_.facts[node.slot];
        if (fact.derived) {
            faults_.add("derived_fact", member.key,
                        "the fact " + in_quotes(fact.name) + " is worked out from others and cannot be stated");
            return;
        }
        conform(member.value, book_.forms[node.slot], faults_, unknown_);
    }

    void add_unknown(Value key, const Node& node) {
        unknown_.push_back({key, std::string(faults_.suggestion(key.text(), node.children.names()))});
    }

    const Rulebook& book_;
    const std::vector<Node>& tree_;
    Faults& faults_;
    std::vector<UnknownName> unknown_;
};

}  // namespace

std::vector<UnknownName> check_facts(const Rulebook& book, Value facts, Faults& faults) {
    if (!facts || !facts.is(Type::object)) return {};
    return Walk(book, faults).run(facts);
}

}  // namespace xuehui::rules
