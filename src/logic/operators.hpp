// What the operators make of their arguments, one or several of which may be unknown. Each header comment of LOGIC's
// table stands with its function in compare.cpp, arithmetic.cpp, text.cpp and dates.cpp.
//
// Those that look at things whose size is for the documents to say pay for it; where that cannot be paid, the answer is
// unknown.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "logic/context.hpp"
#include "logic/data.hpp"
#include "logic/operand.hpp"

namespace xuehui::logic {

// Where a value lies as a number: null is 0, true 1, a text what it spells.
struct Range {
    Interval interval{Numeric(std::int64_t{0}), Numeric(std::int64_t{0})};
    bool nan = false;    // it may be NaN

    bool is_nan() const { return interval.is_empty(); }    // and nothing else
};
enum class Reading : std::uint8_t { number, parse_float };
Range range_of(const Operand& operand, Reading reading, Context& context);

// compare.cpp
Truth strictly_equal(const Operand& a, const Operand& b, Context& context);         // ===
Truth loosely_equal(const Operand& a, const Operand& b, Context& context);          // ==
Truth less(const Operand& a, const Operand& b, bool or_equal, Context& context);    // <, <=
Truth contains(const Operand& whole, const Operand& part, Context& context);        // in

// arithmetic.cpp
Operand add(const Operand& a, const Operand& b, Context& context);
Operand subtract(const Operand& a, const Operand& b, Context& context);
Operand multiply(const Operand& a, const Operand& b, Context& context);
Operand divide(const Operand& a, const Operand& b, Context& context);
Operand modulo(const Operand& a, const Operand& b, Context& context);
Operand negate(const Operand& a, Context& context);
Operand extreme(std::span<const Operand> arguments, bool greatest, Context& context);    // min, max
Operand ratio(const Operand& part, const Operand& whole, const Operand& numerator, const Operand& denominator,
              Context& context);

// text.cpp
// False where the text is not known, or too long.
bool append_text(std::string& out, const Operand& operand, Context& context);
Operand cat(std::span<const Operand> arguments, Context& context);
Operand substr(std::span<const Operand> arguments, Context& context);

// dates.cpp
// A day, or the one that never comes, which lies behind all others; of a date or of a text that spells one.
struct Day {
    std::optional<Date> date;    // nothing: never
    std::partial_ordering operator<=>(const Day& other) const;
    bool operator==(const Day& other) const = default;
};
std::optional<Day> day_of(const Operand& operand);
Operand to_date(const Operand& operand);
Operand days_between(const Operand& a, const Operand& b);
Operand months_between(const Operand& a, const Operand& b);
Operand age(const Operand& born, const Operand& at);
Operand add_days(const Operand& from, const Operand& days);
Operand add_months(const Operand& from, const Operand& months);

}  // namespace xuehui::logic
