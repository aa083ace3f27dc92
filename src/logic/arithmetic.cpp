// Arithmetic over numbers that may be unknown: intervals, whose ends are reckoned in the order in which the expression
// would be, so that they bound its own rounding.
//
// `+` and `*` read their arguments as parseFloat does, the others as Number does. What may be a text gives every
// number, and perhaps NaN; so does a divisor that may be 0.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/uint128.hpp"
#include "logic/operators.hpp"

namespace xuehui::logic {

namespace {

constexpr Numeric kZero(std::int64_t{0});
constexpr Interval kEverything{Numeric(-std::numeric_limits<double>::infinity()), Numeric::infinity()};
constexpr Range kWide{kEverything, true};

Range point(Numeric value) {
    if (value.is_nan()) return {Interval::none(), true};
    return {{value, value}};
}

bool spans_zero(const Range& range) { return range.interval.lowest <= kZero && range.interval.highest >= kZero; }
bool reaches_infinity(const Range& range) {
    return range.interval.lowest.is_infinite() || range.interval.highest.is_infinite();
}

Range range_of_text(const Operand& operand, Reading reading, Context& context) {
    std::string text;
    if (!append_text(text, operand, context) || !context.budget.pay(text.size())) return kWide;
    return point(reading == Reading::number ? Numeric::read(text) : Numeric::read_beginning(text));
}

Range range_of_unknown(const Operand& operand, Reading reading) {
    const Kinds kinds = operand.kinds();
    Kinds wide = Kinds{Kind::string, Kind::array, Kind::object} | Kinds::dates();
    if (reading == Reading::parse_float) wide = wide | Kinds{Kind::null, Kind::boolean};
    if (kinds.meets(wide)) return kWide;
    Range range{operand.interval(), operand.can_be_nan()};
    const auto include = [&range](std::int64_t value) {
        range.interval = range.interval.hull({Numeric(value), Numeric(value)});
    };
    if (kinds.has(Kind::null)) include(0);
    if (kinds.has(Kind::boolean)) {
        include(0);
        include(1);
    }
    return range;
}

Operand as_operand(const Range& range) { return Operand::unknown(Kind::number, range.interval, range.nan); }

// The hull of results at the ends; NaNs among them are told apart by the caller.
Interval hull(std::initializer_list<Numeric> results) {
    Interval found = Interval::none();
    for (const Numeric& result : results) {
        if (!result.is_nan()) found = found.hull({result, result});
    }
    return found.is_empty() ? kEverything : found;
}

template <class Function>
Interval corners(Function function, const Range& a, const Range& b) {
    return hull({function(a.interval.lowest, b.interval.lowest), function(a.interval.lowest, b.interval.highest),
                 function(a.interval.highest, b.interval.lowest), function(a.interval.highest, b.interval.highest)});
}

Range sum_of(const Range& a, const Range& b) {
    const auto opposite = [](const Numeric& x, const Numeric& y) {
        return x.is_infinite() && y.is_infinite() && x != y;
    };
    const bool undefined =
        opposite(a.interval.lowest, b.interval.highest) || opposite(a.interval.highest, b.interval.lowest);
    if (undefined) return kWide;
    return {{sum(a.interval.lowest, b.interval.lowest), sum(a.interval.highest, b.interval.highest)}, a.nan || b.nan};
}

Range difference_of(const Range& a, const Range& b) {
    const auto alike = [](const Numeric& x, const Numeric& y) { return x.is_infinite() && x == y; };
    const bool undefined = alike(a.interval.lowest, b.interval.lowest) || alike(a.interval.highest, b.interval.highest);
    if (undefined) return kWide;
    return {{difference(a.interval.lowest, b.interval.highest), difference(a.interval.highest, b.interval.lowest)},
            a.nan || b.nan};
}

Range product_of(const Range& a, const Range& b) {
    const bool undefined = (spans_zero(a) && reaches_infinity(b)) || (spans_zero(b) && reaches_infinity(a));
    Range range{corners(product, a, b), a.nan || b.nan || undefined};
    if (undefined) range.interval = range.interval.hull({kZero, kZero});
    return range;
}

Range quotient_of(const Range& a, const Range& b) {
    if (spans_zero(b))
        return {kEverything, a.nan || b.nan || spans_zero(a) || (reaches_infinity(a) && reaches_infinity(b))};
    if (reaches_infinity(a) && reaches_infinity(b)) return kWide;
    return {corners(quotient, a, b), a.nan || b.nan};
}

// Not farther from 0 than the dividend or the divisor, and on the dividend's side.
Range remainder_of(const Range& a, const Range& b) {
    const Numeric size = std::max(std::max(b.interval.highest, negative(b.interval.highest)),
                                  std::max(b.interval.lowest, negative(b.interval.lowest)));
    const Numeric low =
        a.interval.lowest < kZero ? std::max(a.interval.lowest, negative(size)) : lower(a.interval.lowest, kZero);
    const Numeric high = a.interval.highest > kZero ? std::min(a.interval.highest, size) : kZero;
    return {{low, high}, a.nan || b.nan || spans_zero(b) || reaches_infinity(a)};
}

// Results are exact where they are whole and fit, and rounded otherwise, which from 2^53 to 2^63 is not monotone: what
// comes of something between the ends may lie up to half a unit in the last place beyond them.
Interval rounded_outwards(const Interval& interval) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    const auto moved = [](const Numeric& end, double towards) {
        const double size = std::abs(end.as_double());
        const bool is_mixed = size >= 0x1p53 && size <= 0x1p63;
        return is_mixed ? Numeric::settled(std::nextafter(end.as_double(), towards)) : end;
    };
    return {moved(interval.lowest, -kInfinity), moved(interval.highest, kInfinity)};
}

bool is_point(const Range& range) { return !range.nan && range.interval.is_point(); }

template <class Exact, class Bounded>
Operand reckon(const Operand& a, const Operand& b, Reading reading, Context& context, Exact exact, Bounded bounded) {
    if (a.is(Form::number) && b.is(Form::number)) return Operand::number(exact(a.as_number(), b.as_number()));
    const Range left = range_of(a, reading, context);
    const Range right = range_of(b, reading, context);
    if (left.is_nan() || right.is_nan()) return Operand::number(Numeric::nan());
    if (is_point(left) && is_point(right)) {
        return Operand::number(exact(left.interval.lowest, right.interval.lowest));
    }
    const Range found = bounded(left, right);
    return as_operand({rounded_outwards(found.interval), found.nan});
}

__extension__ using int128 = __int128;

// x/n against p/q: the sign of x·q - p·n.
int sign_of_cross(const Numeric& x, const Numeric& n, const Numeric& p, const Numeric& q) {
    const auto sign = [](int128 difference) { return difference < 0 ? -1 : static_cast<int>(difference > 0); };
    if (x.is_whole() && n.is_whole() && p.is_whole() && q.is_whole()) {
        return sign(int128{x.whole()} * q.whole() - int128{p.whole()} * n.whole());
    }
    const auto left = x.as_hundredths();
    const auto left_of = n.as_hundredths();
    const auto right = p.as_hundredths();
    const auto right_of = q.as_hundredths();
    if (left && left_of && right && right_of) {
        return sign(int128{*left} * *right_of - int128{*right} * *left_of);
    }
    const double difference = x.as_double() * q.as_double() - p.as_double() * n.as_double();
    return difference < 0 ? -1 : static_cast<int>(difference > 0);
}

}  // namespace

Range range_of(const Operand& operand, Reading reading, Context& context) {
    switch (operand.form()) {
        case Form::number: return point(operand.as_number());
        case Form::unknown: return range_of_unknown(operand, reading);
        case Form::absent:
        case Form::null: return point(reading == Reading::number ? kZero : Numeric::nan());
        case Form::boolean:
            return point(reading == Reading::number ? Numeric(std::int64_t{operand.as_boolean()}) : Numeric::nan());
        case Form::date:
        case Form::never: return kWide;
        case Form::row: return point(Numeric::nan());
        case Form::text:
        case Form::list:
        case Form::value: break;
    }
    return range_of_text(operand, reading, context);
}

Operand add(const Operand& a, const Operand& b, Context& context) {
    return reckon(a, b, Reading::parse_float, context, sum, sum_of);
}
Operand subtract(const Operand& a, const Operand& b, Context& context) {
    return reckon(a, b, Reading::number, context, difference, difference_of);
}
Operand multiply(const Operand& a, const Operand& b, Context& context) {
    return reckon(a, b, Reading::parse_float, context, product, product_of);
}
Operand divide(const Operand& a, const Operand& b, Context& context) {
    return reckon(a, b, Reading::number, context, quotient, quotient_of);
}
Operand modulo(const Operand& a, const Operand& b, Context& context) {
    return reckon(a, b, Reading::number, context, remainder, remainder_of);
}

Operand negate(const Operand& a, Context& context) {
    const Range range = range_of(a, Reading::number, context);
    return as_operand({{negative(range.interval.highest), negative(range.interval.lowest)}, range.nan});
}

// NaN if any is; without arguments, the other infinity.
Operand extreme(std::span<const Operand> arguments, bool greatest, Context& context) {
    const Numeric none(greatest ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity());
    const auto better = greatest ? higher : lower;
    Range result{{none, none}};
    for (const Operand& argument : arguments) {
        const Range range = range_of(argument, Reading::number, context);
        if (range.is_nan()) return Operand::number(Numeric::nan());
        result.interval.lowest = better(range.interval.lowest, result.interval.lowest);
        result.interval.highest = better(range.interval.highest, result.interval.highest);
        result.nan = result.nan || range.nan;
    }
    return as_operand(result);
}

// -1, 0 or 1 for x/n against p/q; unknown where n or q is not surely above 0.
Operand ratio(const Operand& part, const Operand& whole, const Operand& numerator, const Operand& denominator,
              Context& context) {
    const bool is_whole = part.is_whole() && whole.is_whole() && numerator.is_whole() && denominator.is_whole();
    if (is_whole && whole.as_whole() > 0 && denominator.as_whole() > 0) {
        return Operand::whole(
            sign_of_cross(part.as_number(), whole.as_number(), numerator.as_number(), denominator.as_number()));
    }
    const Operand unknown =
        Operand::unknown(Kind::number, {Numeric(std::int64_t{-1}), Numeric(std::int64_t{1})}, false);
    std::array<Interval, 4> ends{Interval{kZero, kZero}, Interval{kZero, kZero}, Interval{kZero, kZero},
                                 Interval{kZero, kZero}};
    const std::array arguments{&part, &whole, &numerator, &denominator};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        if (!arguments[i]->kinds().within(Kind::number) || arguments[i]->can_be_nan()) return unknown;
        ends[i] = range_of(*arguments[i], Reading::number, context).interval;
        if (ends[i].lowest.is_infinite() || ends[i].highest.is_infinite()) return unknown;
    }
    const auto& [x, n, p, q] = ends;
    if (n.lowest <= kZero || q.lowest <= kZero) return unknown;
    // x/n is least at its least numerator over the divisor that takes it farthest down.
    const Numeric& n_low = x.lowest < kZero ? n.lowest : n.highest;
    const Numeric& n_high = x.highest < kZero ? n.highest : n.lowest;
    const Numeric& q_high = p.highest < kZero ? q.highest : q.lowest;
    const Numeric& q_low = p.lowest < kZero ? q.lowest : q.highest;
    const int low = sign_of_cross(x.lowest, n_low, p.highest, q_high);
    const int high = sign_of_cross(x.highest, n_high, p.lowest, q_low);
    return Operand::unknown(Kind::number, {Numeric(std::int64_t{low}), Numeric(std::int64_t{high})}, false);
}

}  // namespace xuehui::logic
