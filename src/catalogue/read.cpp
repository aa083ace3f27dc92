// Reads the members of a catalogue document into a tree.
#include <array>

#include "base/fields.hpp"
#include "catalogue/tree.hpp"

namespace xuehui {

namespace {

constexpr std::array<std::string_view, 4> kStrengths{"shall", "should", "may", "statement"};
constexpr std::array<std::string_view, 4> kKinds{"requirement", "recommendation", "prohibition", "permission"};

}  // namespace

std::string_view to_string(Strength strength) { return kStrengths[static_cast<std::size_t>(strength)]; }
std::string_view to_string(Kind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

namespace catalogue {

namespace {

// "shall", or ["should", "may"] where a paragraph mixes them.
template <class Enum>
std::vector<Enum> read_mix(Value value, std::span<const std::string_view> words, Faults& faults) {
    std::vector<Enum> mix;
    const auto read_one = [&](Value one) {
        if (const auto index = read_choice(one, words, faults)) mix.push_back(static_cast<Enum>(*index));
    };
    if (!value.is(Type::array)) {
        read_one(value);
    } else if (value.size() == 0) {
        faults.add("bad_value", value, "a list needs at least one entry");
    } else {
        for (const Value one : value.elements()) read_one(one);
    }
    return mix;
}

std::vector<std::string> read_ids(Value array, Faults& faults) {
    std::vector<std::string> ids;
    if (!expect(array, Type::array, faults)) return ids;
    for (const Value element : array.elements()) {
        if (const auto id = read_id(element, faults)) ids.emplace_back(*id);
    }
    return ids;
}

// The user's own "x-note", if it has the form of a text; anything else there is the user's business.
Text read_note(Value object) {
    if (!object.is(Type::object)) return {};
    const Value note = object.find("x-note");
    if (!note || !note.is(Type::object)) return {};
    const auto part = [&](std::string_view language) {
        const Value text = note.find(language);
        return text && text.is(Type::string) ? std::string(text.text()) : std::string();
    };
    return {part("zh"), part("en")};
}

void reject_parent_outside_add(const Fields& fields, std::size_t parent, bool in_add, Faults& faults) {
    if (fields.has(parent) && !in_add) {
        faults.add("unknown_member", fields[parent], "'parent' belongs to the entries of 'add' only");
    }
}

}  // namespace

CriterionLeaf read_criterion(Value value, bool in_add, Faults& faults) {
    enum { kId, kStatement, kStrength, kKind, kAppliesIf, kSource, kSee, kParent, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"id",         "statement", "strength", "kind",
                                                                   "applies_if", "source",    "see",      "parent"};
    const Fields fields(value, kMembers, faults);
    CriterionLeaf leaf;
    leaf.place = value;
    if (!fields.is_object()) return leaf;
    reject_parent_outside_add(fields, kParent, in_add, faults);
    leaf.criterion.id = fields.required_id(kId);
    leaf.criterion.statement = fields.text_or_empty(kStatement);
    leaf.criterion.strength = {Strength::statement};
    leaf.criterion.kind = {Kind::requirement};
    if (fields.has(kStrength)) leaf.criterion.strength = read_mix<Strength>(fields[kStrength], kStrengths, faults);
    if (fields.has(kKind)) leaf.criterion.kind = read_mix<Kind>(fields[kKind], kKinds, faults);
    leaf.criterion.source = fields.string_or(kSource, {});
    if (fields.has(kSee)) leaf.criterion.see = read_ids(fields[kSee], faults);
    leaf.criterion.note = read_note(value);
    leaf.criterion.conditional = fields.has(kAppliesIf);
    leaf.applies_if = fields[kAppliesIf];
    return leaf;
}

IndicatorNode read_indicator(Value value, std::uint8_t level, bool in_add, Faults& faults) {
    enum { kId, kTitle, kBelow, kParent, kCount };
    static constexpr std::array<std::string_view, kCount> kInner{"id", "title", "children", "parent"};
    static constexpr std::array<std::string_view, kCount> kOuter{"id", "title", "criteria", "parent"};
    const bool deepest = level == kDeepest;
    const Fields fields(value, deepest ? kOuter : kInner, faults);
    IndicatorNode node;
    node.place = value;
    node.indicator.level = level;
    if (!fields.is_object()) return node;
    reject_parent_outside_add(fields, kParent, in_add, faults);
    node.indicator.id = fields.required_id(kId);
    node.indicator.title = fields.text_or_empty(kTitle);
    node.indicator.note = read_note(value);
    const auto below = fields.required_array(kBelow, true);    // an empty one is reported when the tree is complete
    if (!below) return node;
    for (const Value element : below->elements()) {
        if (deepest) {
            node.criteria.push_back(read_criterion(element, false, faults));
        } else {
            node.children.push_back(read_indicator(element, static_cast<std::uint8_t>(level + 1), false, faults));
        }
    }
    return node;
}

Head read_head(Value root, Faults& faults) {
    enum { kFormat, kId, kVersion, kTitle, kSource, kExtends, kDrop, kAdd, kIndicators, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{
        "format", "id", "version", "title", "source", "extends", "drop", "add", "indicators"};
    const Fields fields(root, kMembers, faults);
    Head head;
    head.id = fields.required_id(kId);
    head.version = fields.required_string(kVersion);
    head.title = fields.text_or_empty(kTitle);
    if (fields.has(kSource)) (void)read_text(fields[kSource], faults);
    head.extends = fields[kExtends];
    if (head.extends && !read_id(head.extends, faults)) head.extends = {};
    const auto array = [&](std::size_t field) {
        return fields.has(field) && expect(fields[field], Type::array, faults) ? fields[field] : Value{};
    };
    head.drop = array(kDrop);
    head.add = array(kAdd);
    if (!fields.has(kExtends)) {
        for (const std::size_t field : {std::size_t{kDrop}, std::size_t{kAdd}}) {
            if (fields.has(field)) {
                faults.add("unknown_member", fields[field], "only a catalogue that extends another one adds and drops");
            }
        }
        head.indicators = fields.required_array(kIndicators, false).value_or(Value{});
    } else if (fields.has(kIndicators)) {
        faults.add("unknown_member", fields[kIndicators],
                   "a catalogue that extends another one has 'add' instead of 'indicators'");
    }
    return head;
}

}  // namespace catalogue

}  // namespace xuehui
