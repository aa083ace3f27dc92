#include "logic/vocabulary.hpp"

#include <algorithm>
#include <array>

#include <gsl/narrow>

#include "logic/convert.hpp"

namespace xuehui::logic {

namespace {

Operand unknown_of(const Schema& schema) {
    const Interval ends{schema.lowest.value_or(Numeric::least()), schema.highest.value_or(Numeric::greatest())};
    Truth truth = Truth::unknown;
    if (schema.kinds == Kind::array && schema.size) truth = xuehui::truth(*schema.size > 0);
    const bool no_empty_text = !schema.values.empty() && std::ranges::find(schema.values, "") == schema.values.end();
    if (schema.kinds == Kind::string && no_empty_text) truth = Truth::yes;
    return Operand::unknown(schema.kinds, ends, false, truth);
}

Schema date_schema() {
    Schema schema;
    schema.kinds = Kind::date;
    return schema;
}

}  // namespace

// Facts first, in the order of the dictionary; then the members of each list side by side, list by list.
struct Vocabulary::Build {
    struct Waiting {
        Slot list;
        std::vector<Entry> items;
    };
    Vocabulary& made;
    std::vector<Waiting> waiting;
    std::vector<Value> defaults;

    void add(Entry entry, Slot list) {
        const auto slot = gsl::narrow<Slot>(made.facts_.size());
        Fact fact;
        fact.member = entry.name;
        fact.list = list;
        fact.derived = entry.derived;
        if (entry.derived) ++made.derived_count_;
        fact.has_default = bool(entry.default_value);
        fact.schema = std::move(entry.schema);
        if (list == kNoSlot)
            fact.name = std::move(entry.name);
        else
            fact.name = made.facts_[list].name + (entry.name.empty() ? "[]" : "." + entry.name);
        made.facts_.push_back(std::move(fact));
        defaults.push_back(entry.default_value);
        if (!entry.items.empty()) waiting.push_back({slot, std::move(entry.items)});
    }

    void add_members() {
        std::size_t next = 0;
        while (next < waiting.size()) {    // which grows: members may be lists
            const Slot list = waiting[next].list;
            std::vector<Entry> items = std::move(waiting[next].items);
            ++next;
            made.facts_[list].first_member = gsl::narrow<Slot>(made.facts_.size());
            made.facts_[list].member_count = gsl::narrow<std::uint32_t>(items.size());
            for (Entry& item : items) add(std::move(item), list);
        }
    }

    // A node for each beginning of a name, those of one parent side by side: parents are worked off in order.
    void grow_tree() {
        struct Part {
            std::string_view rest;
            Slot slot;
        };
        std::vector<std::vector<Part>> below(1);
        for (Slot slot = 0; slot < made.facts_.size(); ++slot) {
            if (made.facts_[slot].list == kNoSlot) below[0].push_back({made.facts_[slot].name, slot});
        }
        made.tree_.emplace_back();
        for (std::size_t parent = 0; parent < made.tree_.size(); ++parent) {
            const std::vector<Part> parts = std::move(below[parent]);
            std::vector<std::string_view> segments;
            segments.reserve(parts.size());
            for (const Part& part : parts) segments.push_back(part.rest.substr(0, part.rest.find('.')));
            const IdIndex first_with(segments);
            std::vector<std::string_view> children;
            std::vector<std::size_t> node_of(parts.size());
            made.tree_[parent].first = gsl::narrow<std::uint32_t>(made.tree_.size());
            for (std::size_t i = 0; i < parts.size(); ++i) {
                const std::uint32_t twin = *first_with.find(segments[i]);
                node_of[i] = twin == i ? made.tree_.size() : node_of[twin];
                if (twin == i) {
                    children.push_back(segments[i]);
                    made.tree_.emplace_back().segment = segments[i];
                    below.emplace_back();
                }
                const bool ends = segments[i].size() == parts[i].rest.size();
                if (ends)
                    made.tree_[node_of[i]].slot = parts[i].slot;
                else
                    below[node_of[i]].push_back({parts[i].rest.substr(segments[i].size() + 1), parts[i].slot});
            }
            made.tree_[parent].count = gsl::narrow<std::uint32_t>(children.size());
            made.tree_[parent].children = IdIndex(std::move(children));
        }
    }

    // Defaults come last: a list's may have elements that say nothing.
    void set_initial() {
        for (const Fact& fact : made.facts_) {
            made.initial_.push_back(noted(unknown_of(fact.schema), fact));
            if (fact.list == kNoSlot) made.names_.emplace_back(fact.name);
        }
        made.unknown_ = made.initial_;
        for (Slot slot = 0; slot < made.facts_.size(); ++slot) {
            Operand& initial = made.initial_[slot];
            if (defaults[slot])
                initial = noted(convert(defaults[slot], made, slot, initial, made.lists_), made.facts_[slot]);
        }
    }

    static Operand noted(const Operand& initial, const Fact& fact) {
        const bool is_noted = initial.is_unknown() || fact.has_default || fact.derived;
        return is_noted ? initial.with(Operand::kNoted) : initial;
    }
};

std::shared_ptr<Vocabulary> Vocabulary::make(std::vector<Entry> entries) {
    auto made = std::make_shared<Vocabulary>();
    Build build{*made, {}, {}};
    for (const char* name : {"as_of", "period.from", "period.to"})
        build.add({name, date_schema(), {}, {}, false}, kNoSlot);
    for (Entry& entry : entries) build.add(std::move(entry), kNoSlot);
    build.add_members();
    build.grow_tree();
    build.set_initial();
    return made;
}

std::optional<Slot> Vocabulary::find(std::string_view name) const {
    std::size_t node = 0;
    for (;;) {
        const std::size_t end = name.find('.');
        const auto child = tree_[node].children.find(name.substr(0, end));
        if (!child) return std::nullopt;
        node = tree_[node].first + *child;
        if (end == std::string_view::npos) break;
        name.remove_prefix(end + 1);
    }
    return tree_[node].slot == kNoSlot ? std::nullopt : std::optional(tree_[node].slot);
}

std::optional<Slot> Vocabulary::find_member(Slot list, std::string_view name) const {
    const Fact& fact = facts_[list];
    for (Slot slot = fact.first_member; slot < fact.first_member + fact.member_count; ++slot) {
        if (facts_[slot].member == name) return slot;
    }
    return std::nullopt;
}

bool Vocabulary::has_plain_elements(Slot list) const {
    return facts_[list].member_count == 1 && facts_[facts_[list].first_member].member.empty();
}

void Vocabulary::settle(Slot derived, Schema schema) {
    unknown_[derived] = initial_[derived] = unknown_of(schema).with(Operand::kNoted);
    facts_[derived].schema = std::move(schema);
}

}  // namespace xuehui::logic
