#include "rules/vocabulary_of.hpp"

namespace xuehui::rules {

namespace {

using logic::Kind;
using logic::Kinds;
using logic::Numeric;

Kinds kinds_of(const Fact& fact) {
    switch (fact.type) {
        case FactType::boolean: return Kind::boolean;
        case FactType::integer:
        case FactType::number:
        case FactType::money: return Kind::number;
        case FactType::date: return fact.may_be_none ? Kinds::dates() : Kinds(Kind::date);
        case FactType::string: return Kind::string;
        case FactType::list: break;
    }
    return Kind::array;
}

}  // namespace

logic::Vocabulary::Entry vocabulary_entry(const Fact& fact) {
    logic::Vocabulary::Entry entry;
    entry.name = fact.name;
    entry.schema.kinds = kinds_of(fact);
    if (!fact.minimum.empty()) entry.schema.lowest = Numeric::parse(fact.minimum);
    if (!fact.maximum.empty()) entry.schema.highest = Numeric::parse(fact.maximum);
    entry.schema.money = fact.type == FactType::money;
    for (const Fact::Choice& choice : fact.choices) entry.schema.values.push_back(choice.value);
    entry.schema.size = fact.size;
    for (const Fact& item : fact.items) entry.items.push_back(vocabulary_entry(item));
    return entry;
}

}  // namespace xuehui::rules
