#include "rules/conform.hpp"

#include <algorithm>

#include "base/date.hpp"
#include "base/fields.hpp"
#include "base/number.hpp"
#include "logic/operand.hpp"

namespace xuehui::rules {

namespace {

using logic::Numeric;

constexpr std::int64_t kDigitsOfWholes = 15;    // what all programs that read numbers as doubles agree on
constexpr std::int64_t kDigitsOfMoney = 13;     // yuan
constexpr std::int64_t kPlacesOfMoney = 2;

// Digits behind the point.
std::int64_t places(const Digits& digits) { return static_cast<std::int64_t>(digits.size()) - digits.point(); }

bool has_form(const Digits& digits, FactType type) {
    if (digits.empty() || type == FactType::number) return true;
    if (type == FactType::integer) return places(digits) <= 0 && digits.point() <= kDigitsOfWholes;
    return places(digits) <= kPlacesOfMoney && digits.point() <= kDigitsOfMoney;
}

std::string_view expected(FactType type) {
    switch (type) {
        case FactType::integer: return "a whole number of at most 15 digits";
        case FactType::money: return "an amount in yuan with at most two places, below 10000000000000";
        default: return "a number";
    }
}

void conform_number(Value value, const FactForm& form, Faults& faults) {
    const Fact& fact = *form.fact;
    if (!value.is(Type::number)) return faults.wrong_type(value, expected(fact.type));
    const auto complain = [&](std::string what) {
        faults.add("bad_value", value, "expected " + std::move(what) + ", found " + in_quotes(value.text()));
    };
    if (!has_form(Digits(value.text()), fact.type)) return complain(std::string(expected(fact.type)));
    const Numeric number = Numeric::parse(value.text());
    if (form.lowest && number < *form.lowest) return complain("at least " + fact.minimum);
    if (form.highest && number > *form.highest) return complain("at most " + fact.maximum);
}

void conform_string(Value value, const Fact& fact, Faults& faults) {
    if (!expect(value, Type::string, faults) || fact.choices.empty()) return;
    if (std::ranges::find(fact.choices, value.text(), &Fact::Choice::value) != fact.choices.end()) return;
    std::vector<std::string_view> choices;
    std::string list;
    for (const Fact::Choice& choice : fact.choices) {
        choices.push_back(choice.value);
        list += (list.empty() ? "" : ", ") + choice.value;
    }
    faults.add("bad_value", value, "expected one of " + list + ", found " + in_quotes(value.text()),
               faults.suggestion(value.text(), choices));
}

void conform_date(Value value, const Fact& fact, Faults& faults) {
    if (fact.may_be_none && value.is(Type::string) && value.text() == logic::kNever) return;
    (void)read_date(value, faults);
}

void conform_member(const Member& member, const FactForm& list, std::size_t& next, Faults& faults,
                    std::vector<UnknownName>& unknown) {
    const std::string_view name = member.key.text();
    for (std::size_t tried = 0; tried < list.items.size(); ++tried) {
        next = next < list.items.size() ? next : 0;
        const FactForm& item = list.items[next++];
        if (item.fact->name == name) return conform(member.value, item, faults, unknown);
    }
    if (is_users_own(name)) return;
    std::vector<std::string_view> names;
    for (const FactForm& item : list.items) names.push_back(item.fact->name);
    unknown.push_back({member.key, std::string(faults.suggestion(name, names))});
}

void conform_list(Value value, const FactForm& form, Faults& faults, std::vector<UnknownName>& unknown) {
    const Fact& fact = *form.fact;
    if (!expect(value, Type::array, faults)) return;
    if (fact.size && value.size() != *fact.size) {
        faults.add("bad_value", value, "expected exactly " + std::to_string(*fact.size) + " elements");
    }
    const bool plain = fact.items.size() == 1 && fact.items.front().name.empty();
    for (const Value element : value.elements()) {
        if (plain) {
            if (element.is(Type::null)) {
                faults.wrong_type(element, "a value, as a list says all there is");
            } else {
                conform(element, form.items.front(), faults, unknown);
            }
        } else if (expect(element, Type::object, faults)) {
            std::size_t next = 0;    // members usually come in the order of the dictionary
            for (const Member member : element.members()) conform_member(member, form, next, faults, unknown);
        }
    }
}

}  // namespace

FactForm::FactForm(const Fact& from) : fact(&from) {
    if (!from.minimum.empty()) lowest = Numeric::parse(from.minimum);
    if (!from.maximum.empty()) highest = Numeric::parse(from.maximum);
    for (const Fact& item : from.items) items.emplace_back(item);
}

void conform(Value value, const FactForm& form, Faults& faults, std::vector<UnknownName>& unknown) {
    if (value.is(Type::null)) return;
    const Fact& fact = *form.fact;
    switch (fact.type) {
        case FactType::boolean: (void)expect(value, Type::boolean, faults); return;
        case FactType::integer:
        case FactType::number:
        case FactType::money: return conform_number(value, form, faults);
        case FactType::date: return conform_date(value, fact, faults);
        case FactType::string: return conform_string(value, fact, faults);
        case FactType::list: return conform_list(value, form, faults, unknown);
    }
}

}  // namespace xuehui::rules
