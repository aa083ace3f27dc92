// Conditions for tests, from texts.
#pragma once

#include <string_view>

#include <xuehui/truth.hpp>

#include "logic/condition.hpp"
#include "unit/documents.hpp"

namespace unit {

// The answer to a condition; one that cannot be compiled fails the test. No facts: the record has none.
inline xuehui::Truth answer(std::string_view logic, std::string_view facts = {}, std::string_view as_of = "2026-03-31") {
    using xuehui::logic::Condition;
    const auto rule = document(logic);
    const auto record = facts.empty() ? nullptr : document(facts);
    xuehui::Faults faults("test");
    const auto condition = Condition::compile(rule->root(), faults);
    if (!condition) {
        ADD_FAILURE() << logic << '\n' << to_text(std::move(faults).take());
        return xuehui::Truth::unknown;
    }
    return condition->evaluate(record ? record->root() : xuehui::Value{}, *xuehui::Date::parse(as_of));
}

}  // namespace unit

namespace xuehui {

inline void PrintTo(Truth truth, std::ostream* out) { *out << to_string(truth); }

}  // namespace xuehui
