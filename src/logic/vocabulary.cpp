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
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            const Slot list = waiting[i].list;
            std::vector<Entry> items = std::move(waiting[i].items);
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
            const std::size_t first = made.tree_.size();
            made.tree_[parent].first = gsl::narrow<std::uint32_t>(first);
            std::string_view last;
            std::size_t at = 0;
            for (const Part& part : parts) {
                const std::size_t end = part.rest.find('.');
                const std::string_view segment = part.rest.substr(0, end);
                if (made.tree_.size() == first || segment != last) {
                    at = find_child(first, segment);
                    last = segment;
                }
                below.resize(made.tree_.size());
                if (end == std::string_view::npos)
                    made.tree_[at].slot = part.slot;
                else
                    below[at].push_back({part.rest.substr(end + 1), part.slot});
            }
            made.tree_[parent].count = gsl::narrow<std::uint32_t>(made.tree_.size() - first);
        }
    }

    std::size_t find_child(std::size_t first, std::string_view segment) {
        std::size_t at = first;
        while (at < made.tree_.size() && made.tree_[at].segment != segment) ++at;
        if (at == made.tree_.size()) made.tree_.push_back({segment, kNoSlot, 0, 0});
        return at;
    }

    // Defaults come last: a list's may have elements that say nothing.
    void set_initial() {
        for (const Fact& fact : made.facts_) {
            made.initial_.push_back(noted(unknown_of(fact.schema), fact));
            if (fact.list == kNoSlot) made.names_.emplace_back(fact.name);
        }
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
        const auto first = tree_.begin() + tree_[node].first;
        const auto last = first + tree_[node].count;
        const auto child =
            std::find_if(first, last, [&](const Node& one) { return one.segment == name.substr(0, end); });
        if (child == last) return std::nullopt;
        node = static_cast<std::size_t>(child - tree_.begin());
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
    initial_[derived] = unknown_of(schema).with(Operand::kNoted);
    facts_[derived].schema = std::move(schema);
}

}  // namespace xuehui::logic
