// The facts that logic may name: their names, and what is known of them before they are known.
//
// The idea: every fact has a slot, a small number, given in the order of the dictionary; so have the members of lists'
// elements ("officers.born_on"), for they are needed, too. Names form a tree by their dots, each node with its children
// in the dictionary's order, so that a record written in that order is bound with one comparison per member (as in
// base/fields.hpp).
//
// The three dates that always exist come first: as_of, period.from, period.to.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.hpp"
#include "base/id_index.hpp"
#include "logic/kinds.hpp"
#include "logic/operand.hpp"

namespace xuehui::logic {

using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = 0xFFFFFFFF;

// What is known of a fact whatever the record says. Kinds: boolean, number, string, date (with never where "none" may
// be given), array; an object only as a list's element.
struct Schema {
    Kinds kinds;
    std::optional<Numeric> lowest, highest;
    bool money = false;                   // the number is read and kept in hundredths
    std::vector<std::string> values;      // the strings that it can be; empty: any
    std::optional<std::uint32_t> size;    // of a list that always has so many elements
};

// Immutable but for `settle`; facts and programs of a vocabulary must not outlive it.
class Vocabulary {
public:
    struct Entry {
        std::string name;    // "council.directors"; of an element's member: "born_on"; of a plain element: ""
        Schema schema;
        std::vector<Entry>
            items;               // of a list: its elements' members, or one named "" for elements that are no objects
        Value default_value;     // in a document that is kept alive by whoever keeps the vocabulary; or absent
        bool derived = false;    // given by Facts::set, never by a record
    };

    static constexpr Slot kAsOf = 0, kFrom = 1, kTo = 2;

    // Names are taken as they come: that they are well-formed, unlike and no prefixes of each other is the reader's to
    // check.
    static std::shared_ptr<Vocabulary> make(std::vector<Entry> entries);

    std::size_t size() const { return facts_.size(); }
    std::optional<Slot> find(std::string_view name) const;    // a fact, as in {"var": "council.directors"}
    std::string_view name(Slot slot) const { return facts_[slot].name; }
    const Schema& schema(Slot slot) const { return facts_[slot].schema; }
    bool is_derived(Slot slot) const { return facts_[slot].derived; }
    std::size_t derived_count() const { return derived_count_; }
    bool is_member(Slot slot) const { return facts_[slot].list != kNoSlot; }
    // The list that a member's elements are in, and its name among them.
    Slot list_of(Slot member) const { return facts_[member].list; }
    std::string_view member_name(Slot member) const { return facts_[member].member; }
    // The members of a list's elements are slots side by side, `member_count` of them from `first_member` on (those of
    // lists within stand behind). One named "" is the element itself.
    Slot first_member(Slot list) const { return facts_[list].first_member; }
    std::uint32_t member_count(Slot list) const { return facts_[list].member_count; }
    std::optional<Slot> find_member(Slot list, std::string_view name) const;
    bool has_plain_elements(Slot list) const;
    // Names of all facts that are no members, for near misses.
    const std::vector<std::string_view>& names() const { return names_; }

    // What a fact is when a record says nothing of it: unknown of its kinds, or the default.
    const Operand& initial(Slot slot) const { return initial_[slot]; }
    const std::vector<Operand>& initial() const { return initial_; }
    // What all of them are where not even defaults are taken.
    const std::vector<Operand>& unknown() const { return unknown_; }

    // What is known of a derived fact, once its logic is compiled (Logic::schema). Before anything else is compiled
    // that reads it, and before the vocabulary is shared.
    void settle(Slot derived, Schema schema);

    // A node of the tree of names; its children stand side by side.
    struct Node {
        std::string_view segment;
        Slot slot = kNoSlot;    // of a fact that ends here
        std::uint32_t first = 0, count = 0;
        IdIndex children;    // by their segments
    };
    const std::vector<Node>& tree() const { return tree_; }    // the first is the root

private:
    struct Fact {
        std::string name, member;
        Schema schema;
        Slot list = kNoSlot, first_member = 0;
        std::uint32_t member_count = 0;
        bool derived = false, has_default = false;
    };
    struct Build;

    std::vector<Fact> facts_;
    std::vector<Node> tree_;
    std::vector<Operand> initial_, unknown_;
    std::vector<std::string_view> names_;
    std::vector<std::unique_ptr<Operand[]>> lists_;    // that defaults are
    std::size_t derived_count_ = 0;
};

}  // namespace xuehui::logic
