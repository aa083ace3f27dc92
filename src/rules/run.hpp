// Rules run over the facts of one record, up to what they say of criteria. (Risks are a module of their own.)
#pragma once

#include <optional>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/document.hpp"
#include "logic/budget.hpp"
#include "logic/facts.hpp"
#include "rules/rulebook.hpp"

namespace xuehui::rules {

// The record's facts, by slot, and those worked out from them.
logic::Facts derive(const Rulebook& book, Value facts, Date as_of, Date from, Date to, logic::Budget& budget);

// What a check says. At most one of the two.
struct CheckOutcome {
    // A case that gives what every case gives that could still apply; null where they do not agree, or none applies.
    const Rulebook::Case* decided = nullptr;
    std::optional<Decimal> measure;
};

CheckOutcome run(const Rulebook::Check& check, const logic::Facts& facts, logic::Budget& budget);

}  // namespace xuehui::rules
