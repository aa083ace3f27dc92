// A condition over the facts of a record: what `applies_if` of a catalogue says.
//
// The language is JsonLogic as json-logic-js defines it, as far as conditions need it: var, ==, !=, ===, !==, <, <=, >,
// >=, and, or, !, !!, in, some, all, none, missing, literals and arrays; and beside it date, months_between and fact,
// which reads a fact of the record from inside some, all and none, where var sees only the element.
//
// It is three-valued. A fact that is absent or null is unknown, and what an unknown could change is unknown (Kleene);
// what it could not change is known. So a record that says nothing never decides anything.
//
// A condition is compiled once (program.hpp) and owns all it needs. Evaluation does not allocate where the condition is
// of ordinary size and compares no arrays with texts.
#pragma once

#include <memory>
#include <optional>

#include <xuehui/truth.hpp>

#include "base/date.hpp"
#include "base/document.hpp"
#include "base/faults.hpp"
#include "logic/budget.hpp"

namespace xuehui::logic {

struct Program;

// Immutable and cheap to copy; any number of threads may evaluate it at once.
class Condition {
public:
    // Faults: bad_logic, at the operator or the argument that cannot be understood; limit, at the condition, where it has
    // too many parts: operators, literals, and the names that "missing" lists.
    static std::optional<Condition> compile(Value logic, Faults& faults);

    // `facts` is the record's object of facts, or absent. `{"var": "as_of"}` is `as_of`, whatever the facts say.
    // The work is bounded by the budget, which conditions share: where nested quantifiers, searches through huge objects
    // or comparisons of huge texts would cost more than is left, the rest of them is unknown. Without one, this condition
    // has a whole budget for itself.
    Truth evaluate(Value facts, Date as_of, Budget& budget) const;
    Truth evaluate(Value facts, Date as_of) const;

private:
    explicit Condition(std::shared_ptr<const Program> program) : program_(std::move(program)) {}
    std::shared_ptr<const Program> program_;
};

}  // namespace xuehui::logic
