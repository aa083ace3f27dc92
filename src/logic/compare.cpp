// Equality and order. What is known is compared as ECMAScript does; of what is not, kinds and intervals may still
// decide.
#include "base/utf16_order.hpp"

#include "logic/operators.hpp"

namespace xuehui::logic {

namespace {

bool is_composed(const Operand& operand) {
    return operand.is(Form::list) || operand.is(Form::row) || operand.is(Form::value);
}

bool is_same(const Operand& a, const Operand& b) {    // arrays and objects are equal to themselves only
    if (a.form() != b.form()) return false;
    if (a.is(Form::value)) {
        return &a.as_value().document() == &b.as_value().document() && a.as_value().index() == b.as_value().index();
    }
    return a.is(Form::list) ? a.elements() == b.elements() : a.cells() == b.cells();
}

Truth equal_texts(std::string_view a, std::string_view b, Context& context) {
    if (a.size() != b.size()) return Truth::no;
    return context.budget.pay(steps_over(a)) ? truth(a == b) : Truth::unknown;
}

// Surely different numbers, or one of them is NaN and nothing else.
bool apart(const Range& a, const Range& b) {
    if (a.is_nan() || b.is_nan()) return true;
    return a.interval.highest < b.interval.lowest || b.interval.highest < a.interval.lowest;
}

// At least one of them is or may be a date.
Truth equal_dates(const Operand& a, const Operand& b) {
    const auto left = day_of(a);
    const auto right = day_of(b);
    if (left && right) return truth(*left == *right);
    const Kinds kinds_a = a.kinds();
    const Kinds kinds_b = b.kinds();
    if ((kinds_a == Kind::null && !kinds_b.has(Kind::null)) || (kinds_b == Kind::null && !kinds_a.has(Kind::null)))
        return Truth::no;
    // "none" is equal to a date that may be none only, and a day to one that may be a day.
    const auto apart_from = [](const Operand& unknown, const std::optional<Day>& day) {
        if (!day || !unknown.kinds().within(Kinds::dates())) return false;
        return !unknown.can_be(day->date ? Kind::date : Kind::never);
    };
    return apart_from(a, right) || apart_from(b, left) ? Truth::no : Truth::unknown;
}

Range number_alone(const Operand& operand) { return {operand.interval(), operand.can_be_nan()}; }

Truth unknown_strictly_equal(const Operand& a, const Operand& b) {
    const Kinds common = a.kinds() & b.kinds();
    if (common.empty()) return Truth::no;
    return common == Kind::number && apart(number_alone(a), number_alone(b)) ? Truth::no : Truth::unknown;
}

Range without_null(const Operand& operand, Context& context) {
    if (!operand.is_unknown() || !operand.can_be(Kind::null)) return range_of(operand, Reading::number, context);
    const Operand rest =
        Operand::unknown(operand.kinds().without(Kind::null), operand.interval(), operand.can_be_nan());
    return range_of(rest, Reading::number, context);
}

Truth unknown_loosely_equal(const Operand& a, const Operand& b, Context& context) {
    const Kinds kinds_a = a.kinds();
    const Kinds kinds_b = b.kinds();
    if ((kinds_a == Kind::null && !kinds_b.has(Kind::null)) || (kinds_b == Kind::null && !kinds_a.has(Kind::null)))
        return Truth::no;
    const bool textual = (kinds_a | kinds_b).meets({Kind::string, Kind::array, Kind::object});
    if (textual || (kinds_a & kinds_b).has(Kind::null)) return Truth::unknown;
    return apart(without_null(a, context), without_null(b, context)) ? Truth::no : Truth::unknown;
}

// An array or object becomes its text, kept in `room`; anything else stays. Nothing where the text is unknown.
std::optional<Operand> as_primitive(const Operand& operand, std::string& room, Context& context) {
    if (!is_composed(operand)) return operand;
    if (!append_text(room, operand, context)) return std::nullopt;
    return Operand::text(room);
}

bool may_be_date(const Operand& a, const Operand& b) { return (a.kinds() | b.kinds()).meets(Kinds::dates()); }

Truth less_dates(const Operand& a, const Operand& b, bool or_equal) {
    const auto left = day_of(a);
    const auto right = day_of(b);
    if (left && right) return truth(or_equal ? *left <= *right : *left < *right);
    const auto is_never = [](const std::optional<Day>& day) { return day && !day->date; };
    const bool dates =
        a.kinds().within(Kinds::dates() | Kind::string) && b.kinds().within(Kinds::dates() | Kind::string);
    const auto a_date = [](const Operand& operand) { return operand.kinds() == Kind::date; };
    if (!dates) return Truth::unknown;
    if (is_never(right) && a.kinds().within(Kinds::dates()) && (or_equal || a_date(a))) return Truth::yes;
    if (is_never(left) && b.kinds().within(Kinds::dates()) && (!or_equal || a_date(b))) return Truth::no;
    return Truth::unknown;
}

// As numbers.
Truth less_ranges(const Operand& a, const Operand& b, bool or_equal, Context& context) {
    const Range left = range_of(a, Reading::number, context);
    const Range right = range_of(b, Reading::number, context);
    if (left.is_nan() || right.is_nan()) return Truth::no;    // NaN
    if (left.nan || right.nan) return Truth::unknown;
    const auto first = left.interval.highest <=> right.interval.lowest;
    const auto last = left.interval.lowest <=> right.interval.highest;
    if (first < 0 || (or_equal && first == 0)) return Truth::yes;
    return last > 0 || (!or_equal && last == 0) ? Truth::no : Truth::unknown;
}

Truth less_unknown(const Operand& a, const Operand& b, bool or_equal, Context& context) {
    if ((a.kinds() | b.kinds()).meets({Kind::string, Kind::array, Kind::object})) return Truth::unknown;
    return less_ranges(a, b, or_equal, context);
}

Truth less_known(const Operand& a, const Operand& b, bool or_equal, Context& context) {
    std::string left_room;
    std::string right_room;
    const auto left = as_primitive(a, left_room, context);
    const auto right = as_primitive(b, right_room, context);
    if (!left || !right) return Truth::unknown;
    if (left->is(Form::text) && right->is(Form::text)) {
        const auto one = left->as_text();
        const auto other = right->as_text();
        if (!context.budget.pay(steps_over(one.size() < other.size() ? one : other))) return Truth::unknown;
        const auto order = compare_utf16(one, other);
        return truth(or_equal ? order <= 0 : order < 0);
    }
    return less_ranges(*left, *right, or_equal, context);
}

// At each place of the whole the part may agree almost to its end, so what is paid is their product.
Truth text_within(std::string_view whole, std::string_view part, Budget& budget) {
    constexpr std::size_t kPlacesPerStep = 8;
    if (part.size() > whole.size()) return Truth::no;
    if (!budget.pay(whole.size() / kPlacesPerStep * (1 + steps_over(part)))) return Truth::unknown;
    return truth(whole.find(part) != std::string_view::npos);
}

Truth element_of(const Operand& array, const Operand& part, Context& context) {
    Truth found = Truth::no;
    const bool complete = each_element(array, context, [&](const Operand& element) {
        Truth equal = strictly_equal(part, element, context);
        if (equal == Truth::yes && element.has(Operand::kPerhaps)) equal = Truth::unknown;
        found = either(found, equal);
        return found != Truth::yes;
    });
    return complete ? found : Truth::unknown;
}

}  // namespace

Truth strictly_equal(const Operand& a, const Operand& b, Context& context) {
    if (a.is(Form::text) && b.is(Form::text)) return equal_texts(a.as_text(), b.as_text(), context);
    if (may_be_date(a, b)) return equal_dates(a, b);
    if (a.is_unknown() || b.is_unknown()) return unknown_strictly_equal(a, b);
    if (a.form() != b.form()) return Truth::no;
    switch (a.form()) {
        case Form::boolean: return truth(a.as_boolean() == b.as_boolean());
        case Form::number: return truth(a.as_number() == b.as_number());
        default: return truth(a.is(Form::null) || is_same(a, b));
    }
}

Truth loosely_equal(const Operand& a, const Operand& b, Context& context) {
    if (a.is(Form::number) && b.is(Form::number)) return truth(a.as_number() == b.as_number());
    if (a.is(Form::text) && b.is(Form::text)) return equal_texts(a.as_text(), b.as_text(), context);
    if (may_be_date(a, b)) return equal_dates(a, b);
    if (a.is_unknown() || b.is_unknown()) return unknown_loosely_equal(a, b, context);
    if (a.is(Form::null) || b.is(Form::null)) return truth(a.is(Form::null) && b.is(Form::null));
    if (is_composed(a) && is_composed(b)) return truth(is_same(a, b));
    std::string room;    // only one of the two is composed
    const auto left = as_primitive(a, room, context);
    const auto right = as_primitive(b, room, context);
    if (!left || !right) return Truth::unknown;
    if (left->is(Form::text) && right->is(Form::text)) return equal_texts(left->as_text(), right->as_text(), context);
    const Range one = range_of(*left, Reading::number, context);
    const Range other = range_of(*right, Reading::number, context);
    if (one.is_nan() || other.is_nan()) return Truth::no;
    if (one.nan || other.nan) return Truth::unknown;    // could not be paid
    return truth(one.interval.lowest == other.interval.lowest);
}

Truth less(const Operand& a, const Operand& b, bool or_equal, Context& context) {
    if (a.is_whole() && b.is_whole()) {
        return truth(or_equal ? a.as_whole() <= b.as_whole() : a.as_whole() < b.as_whole());
    }
    if (a.is(Form::number) && b.is(Form::number)) {
        const auto order = a.as_number() <=> b.as_number();
        return truth(or_equal ? order <= 0 : order < 0);
    }
    if (a.is(Form::date) && b.is(Form::date)) {
        return truth(or_equal ? a.as_date() <= b.as_date() : a.as_date() < b.as_date());
    }
    if (may_be_date(a, b)) return less_dates(a, b, or_equal);
    return a.is_unknown() || b.is_unknown() ? less_unknown(a, b, or_equal, context)
                                            : less_known(a, b, or_equal, context);
}

Truth contains(const Operand& whole, const Operand& part, Context& context) {
    if (whole.is_array()) return element_of(whole, part, context);
    if (whole.is_unknown())
        return whole.kinds().meets(Kinds{Kind::string, Kind::array} | Kinds::dates()) ? Truth::unknown : Truth::no;
    if (whole.is(Form::date) || whole.is(Form::never)) return Truth::unknown;
    if (!whole.is(Form::text) || whole.as_text().empty()) return Truth::no;
    if (part.is(Form::text)) return text_within(whole.as_text(), part.as_text(), context.budget);
    std::string text;
    if (!append_text(text, part, context)) return Truth::unknown;
    return text_within(whole.as_text(), text, context.budget);
}

}  // namespace xuehui::logic
