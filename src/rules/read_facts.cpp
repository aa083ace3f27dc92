// Reads the dictionary of facts and the facts that are worked out from others.
#include <array>
#include <span>

#include "base/fields.hpp"
#include "base/id_index.hpp"
#include "json/write.hpp"
#include "logic/numeric.hpp"
#include "rules/conform.hpp"
#include "rules/rules_data.hpp"

namespace xuehui::rules {

namespace {

constexpr std::array<std::string_view, 7> kTypes{"boolean", "integer", "number", "money", "date", "string", "list"};
constexpr std::uint64_t kMostElements = 1'000;    // of a list of fixed size; of values and members of a fact

enum {
    kName,
    kType,
    kTitle,
    kDescription,
    kUnit,
    kMin,
    kMax,
    kValues,
    kLabels,
    kItems,
    kSize,
    kDefault,
    kPersonal,
    kNoneAllowed,
    kCount
};
constexpr std::array<std::string_view, kCount> kMembers{"name", "type",    "title",    "description", "unit",
                                                        "min",  "max",     "values",   "labels",      "items",
                                                        "size", "default", "personal", "none"};

// Parts between dots, none of them empty or only digits: those are places in lists.
bool is_dotted_name(std::string_view name) {
    while (true) {
        const std::string_view part = name.substr(0, name.find('.'));
        if (part.find_first_not_of("0123456789") == std::string_view::npos) return false;
        if (part.size() == name.size()) return true;
        name.remove_prefix(part.size() + 1);
    }
}

bool is_number(FactType type) {
    return type == FactType::integer || type == FactType::number || type == FactType::money;
}

bool only_for(bool fits, const Fields& fields, std::size_t field, std::string_view what, Faults& faults) {
    if (!fields.has(field)) return false;
    if (!fits) {
        faults.add("bad_value", fields[field], in_quotes(kMembers[field]) + " is for " + std::string(what) + " only");
    }
    return fits;
}

void read_range(const Fields& fields, Fact& fact, Faults& faults) {
    const auto read = [&](std::size_t field, std::string& spelling) {
        if (!only_for(is_number(fact.type), fields, field, "numbers", faults)) return;
        if (const auto limit = read_decimal(fields[field], faults)) spelling = limit->text();
    };
    read(kMin, fact.minimum);
    read(kMax, fact.maximum);
    const bool counts = fact.type == FactType::integer || fact.type == FactType::money;
    if (counts && !fields.has(kMin)) fact.minimum = "0";
    const bool both = !fact.minimum.empty() && !fact.maximum.empty();
    if (both && logic::Numeric::parse(fact.minimum) > logic::Numeric::parse(fact.maximum)) {
        faults.add("bad_order", fields[kMax], "the greatest value lies below the least, " + fact.minimum);
    }
}

// Whoever looks for a name in such a list goes through it.
bool is_short(const Value& list, std::string_view what, Faults& faults) {
    if (list.size() <= kMostElements) return true;
    faults.add("limit", list, "more than 1000 " + std::string(what));
    return false;
}

void report_twins(const IdIndex& names, std::span<const Value> places, std::string_view message, Faults& faults) {
    for (std::size_t i = 0; i < places.size(); ++i) {
        const std::string_view name = names.names()[i];
        if (names.find(name) != i) faults.add("duplicate_id", places[i], std::string(message) + in_quotes(name));
    }
}

// Of a boolean: what is said when it is true and when it is false.
void read_clauses(Value labels, Fact& fact, Faults& faults) {
    if (!labels || !expect(labels, Type::object, faults)) return;
    for (const Member member : labels.members()) {
        const bool is_true = member.key.text() == "true";
        if (!is_true && member.key.text() != "false") {
            faults.add("unknown_id", member.key, "a boolean has labels for 'true' and 'false' only");
        } else if (auto clause = read_text(member.value, faults)) {
            (is_true ? fact.when_true : fact.when_false) = *std::move(clause);
        }
    }
}

void read_choices(const Fields& fields, Fact& fact, Faults& faults) {
    std::vector<std::string_view> names;
    std::vector<Value> places;
    if (only_for(fact.type == FactType::string, fields, kValues, "strings", faults)) {
        const auto list = fields.required_array(kValues, false);
        if (!list || !is_short(*list, "values", faults)) return;
        for (const Value element : list->elements()) {
            const auto value = read_string(element, faults);
            if (!value) continue;
            names.push_back(*value);
            places.push_back(element);
            fact.choices.push_back({std::string(*value), {}});
        }
    }
    const IdIndex choices(std::move(names));
    report_twins(choices, places, "listed twice: ", faults);
    const Value labels = fields[kLabels];
    if (fact.type == FactType::boolean) return read_clauses(labels, fact, faults);
    if (!labels || !expect(labels, Type::object, faults)) return;
    for (const Member member : labels.members()) {
        const auto choice = choices.find(member.key.text());
        if (!choice) {
            faults.add("unknown_id", member.key, "there is no such value in 'values'");
        } else if (auto label = read_text(member.value, faults)) {
            fact.choices[*choice].label = *std::move(label);
        }
    }
}

Fact read_fact(Value element, Faults& faults, bool member, Value& standard);

void read_items(const Fields& fields, Fact& fact, Faults& faults) {
    if (only_for(fact.type == FactType::list, fields, kSize, "lists", faults)) {
        const auto size = read_decimal(fields[kSize], faults);
        const bool right = size && size->millionths() % kMillion == 0 && *size >= Decimal::whole(1) &&
                           *size <= Decimal::whole(kMostElements);
        if (size && !right) faults.add("bad_value", fields[kSize], "expected a whole number from 1 to 1000");
        if (right) fact.size = static_cast<std::uint32_t>(size->millionths() / kMillion);
    }
    if (!only_for(fact.type == FactType::list, fields, kItems, "lists", faults)) return;
    const auto list = fields.required_array(kItems, false);
    if (!list || !is_short(*list, "items", faults)) return;
    std::vector<Value> places;
    for (const Value element : list->elements()) {
        Value standard;
        Fact item = read_fact(element, faults, true, standard);
        if (standard) faults.add("bad_value", standard, "members of elements have no default");
        if (item.type == FactType::list && !item.items.empty() && !item.items.front().items.empty()) {
            faults.add("limit", element, "lists within lists within lists");
        }
        if (item.name.empty() && list->size() > 1)
            faults.add("bad_value", element, "a fact without a name stands alone");
        fact.items.push_back(std::move(item));
        places.push_back(element);
    }
    std::vector<std::string_view> names;
    for (const Fact& item : fact.items) names.push_back(item.name);
    report_twins(IdIndex(std::move(names)), places, "the name is used twice: ", faults);
}

// `member`: of the elements of a list; then the name has no dots, and may be empty.
Fact read_fact(Value element, Faults& faults, bool member, Value& standard) {
    const Fields fields(element, kMembers, faults);
    Fact fact;
    if (!fields.is_object()) return fact;
    fact.name = member ? fields.required_string(kName) : fields.required_id(kName);
    const bool named =
        member ? fact.name.empty() || (is_dotted_name(fact.name) && fact.name.find('.') == std::string::npos)
               : fact.name.empty() || is_dotted_name(fact.name);
    if (!named)
        faults.add("bad_id", fields[kName], "expected a name such as 'council.directors'; of a member: one part of it");
    if (fields.required(kType)) fact.type = static_cast<FactType>(fields.choice(kType, kTypes, 0));
    fact.title = fields.text_or_empty(kTitle);
    fact.description = fields.text_or_empty(kDescription);
    if (only_for(is_number(fact.type), fields, kUnit, "numbers", faults)) fact.unit = fields.text_or_empty(kUnit);
    read_range(fields, fact, faults);
    read_choices(fields, fact, faults);
    read_items(fields, fact, faults);
    if (fields.has(kPersonal)) fact.personal = read_boolean(fields[kPersonal], faults).value_or(false);
    if (only_for(fact.type == FactType::date, fields, kNoneAllowed, "dates", faults)) {
        fact.may_be_none = read_boolean(fields[kNoneAllowed], faults).value_or(false);
    }
    if (fields.has(kDefault)) {
        standard = fields[kDefault];
        std::vector<UnknownName> unknown;
        conform(standard, FactForm(fact), faults, unknown);
        for (const UnknownName& name : unknown) faults.add("unknown_member", name.place, "not in 'items'", name.meant);
        if (standard.is(Type::null)) faults.wrong_type(standard, "a value");
        json::append_value(fact.standard, standard);
    }
    return fact;
}

}  // namespace

void read_facts(Value list, Rules::Data& rules, Faults& faults) {
    if (!list || !expect(list, Type::array, faults)) return;
    for (const Value element : list.elements()) {
        Value standard;
        Fact fact = read_fact(element, faults, false, standard);
        rules.facts.push_back({std::move(fact), element, standard});
    }
}

void read_derived(Value list, Rules::Data& rules, Faults& faults) {
    enum { kFactName, kValue, kFactTitle, kFactDescription, kFactUnit, kFactLabels, kDerivedCount };
    static constexpr std::array<std::string_view, kDerivedCount> kDerivedMembers{"fact",        "value", "title",
                                                                                 "description", "unit",  "labels"};
    if (!list || !expect(list, Type::array, faults)) return;
    for (const Value element : list.elements()) {
        const Fields fields(element, kDerivedMembers, faults);
        if (!fields.is_object()) continue;
        Rules::Data::DerivedFact derived;
        derived.place = element;
        derived.fact.name = fields.required_id(kFactName);
        if (!derived.fact.name.empty() && !is_dotted_name(derived.fact.name)) {
            faults.add("bad_id", fields[kFactName], "expected a name such as 'council.standing_share_ok'");
        }
        derived.fact.title = fields.text_or_empty(kFactTitle);
        derived.fact.description = fields.text_or_empty(kFactDescription);
        derived.fact.unit = fields.text_or_empty(kFactUnit);
        read_clauses(fields[kFactLabels], derived.fact, faults);
        derived.fact.derived = true;
        derived.value = fields.required(kValue);
        rules.derived.push_back(std::move(derived));
    }
}

}  // namespace xuehui::rules
