// Conditions for tests, from texts.
#pragma once

#include <string_view>

#include <xuehui/truth.hpp>

#include "logic/logic.hpp"
#include "unit/documents.hpp"

namespace unit {

inline const xuehui::Date kDay = *xuehui::Date::parse("2026-03-31");

// The answer to a condition; one that cannot be compiled fails the test. No facts: the record has none.
inline xuehui::Truth answer(std::string_view logic, std::string_view facts = {}, std::string_view as_of = "2026-03-31") {
    using namespace xuehui::logic;
    const auto rule = document(logic);
    const auto record = facts.empty() ? nullptr : document(facts);
    xuehui::Faults faults("test");
    const auto condition = Logic::compile(rule->root(), {.written = true}, faults);
    if (!condition) {
        ADD_FAILURE() << logic << '\n' << to_text(std::move(faults).take());
        return xuehui::Truth::unknown;
    }
    Budget budget;
    const Data data{record ? record->root() : xuehui::Value{}, Absence::record, xuehui::Date::parse(as_of)};
    return condition->truth(data, budget);
}

}  // namespace unit

namespace xuehui {

inline void PrintTo(Truth truth, std::ostream* out) { *out << to_string(truth); }

}  // namespace xuehui
