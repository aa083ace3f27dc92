// Values of documents as operands, and what stands under a path.
#pragma once

#include <optional>
#include <string_view>

#include "logic/context.hpp"
#include "logic/operand.hpp"

namespace xuehui::logic {

// What a value of the data is: `{"?": …}` and null mean what the absence says. An absent value is an absent member.
Operand operand_of(Value value, Absence absence);
// The same of a rule's own literals.
Operand literal_of(Value value);

// What stands in a place; `absent` where it is known that nothing does, `unpaid` where nobody could afford to look.
struct Found {
    Operand operand;
    bool absent = false;
    bool unpaid = false;
    std::size_t steps = 0;    // of the path, up to what is unknown
};

// Under a dotted path of members and of places in arrays. What the search costs is paid; unknown where it cannot be.
Found find(const Operand& start, std::string_view path, Context& context);

// Calls `visit` with each element of an array, which may be marked as perhaps there, until it says false. False where
// that could not be paid. The reader of a number that is long pays for it, too.
template <class Visit>
bool each_element(const Operand& array, Context& context, Visit visit);

// The same of a document's value, which is not `kClosed` unless the array is.
std::optional<Operand> read(Value value, bool closed, Context& context);

template <class Visit>
bool each_element(const Operand& array, Context& context, Visit visit) {
    if (array.is(Form::list)) {
        for (std::size_t i = 0; i < array.count(); ++i) {
            if (!context.budget.pay(1)) return false;
            if (!visit(array.elements()[i])) return true;
        }
        return true;
    }
    for (const Value value : array.as_value().elements()) {
        const auto element = context.budget.pay(1) ? read(value, array.has(Operand::kClosed), context) : std::nullopt;
        if (!element) return false;
        if (!visit(*element)) return true;
    }
    return true;
}

// How many elements an array has, those that are perhaps there among them.
std::size_t count_of(const Operand& array);

}  // namespace xuehui::logic
