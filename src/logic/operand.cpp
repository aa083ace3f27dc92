#include "logic/operand.hpp"

#include <algorithm>
#include <array>

namespace xuehui::logic {

namespace {

constexpr Operand kNothing{};    // stands for the elements of an empty list

bool spans_zero(const Interval& interval) {
    return interval.lowest.is_at_most_zero() && interval.highest.is_at_least_zero();
}

// The truth that all of the kinds have in common.
Truth common_truth(Kinds kinds, const Interval& interval, bool nan) {
    const bool zero_only = interval.lowest.is_zero() && interval.highest.is_zero();
    const bool number = kinds.has(Kind::number);
    const bool other = number && !zero_only && !interval.is_empty();
    const Kinds either{Kind::boolean, Kind::string, Kind::array};
    const bool yes = kinds.meets(either | Kind::object | Kinds::dates()) || other;
    const bool no = kinds.meets(either | Kind::null) || (number && (nan || spans_zero(interval)));
    if (yes == no) return Truth::unknown;
    return xuehui::truth(yes);
}

bool same_scalar(const Operand& a, const Operand& b) {
    switch (a.form()) {
        case Form::null:
        case Form::never: return true;
        case Form::boolean: return a.as_boolean() == b.as_boolean();
        case Form::number:
            return (a.can_be_nan() && b.can_be_nan()) || Interval{a.as_number(), b.as_number()}.is_point();
        case Form::text: return a.as_text() == b.as_text();
        case Form::date: return a.as_date() == b.as_date();
        default: return false;
    }
}

bool same_elements(const Operand& a, const Operand& b) {
    constexpr std::size_t kWorthwhile = 64;
    if (a.count() != b.count()) return false;
    if (a.elements() == b.elements()) return true;
    if (a.count() > kWorthwhile || a.has(Operand::kPartial) || b.has(Operand::kPartial)) return false;
    const auto same = [](const Operand& one, const Operand& other) {
        return one.form() == other.form() && same_scalar(one, other);
    };
    return std::equal(a.elements(), a.elements() + a.count(), b.elements(), same);
}

// Both are known and the same; lists are looked into where that is cheap.
bool same(const Operand& a, const Operand& b) {
    if (a.form() != b.form()) return false;
    if (a.is(Form::list)) return same_elements(a, b);
    if (a.is(Form::row)) return a.cells() == b.cells();
    if (a.is(Form::value)) {
        return &a.as_value().document() == &b.as_value().document() && a.as_value().index() == b.as_value().index();
    }
    return same_scalar(a, b);
}

Truth truth_of_list(const Operand& list) {
    if (list.count() == 0) return Truth::no;
    if (!list.has(Operand::kPartial)) return Truth::yes;
    const auto sure = [](const Operand& element) { return !element.has(Operand::kPerhaps); };
    return std::any_of(list.elements(), list.elements() + list.count(), sure) ? Truth::yes : Truth::unknown;
}

}  // namespace

Operand Operand::text(std::string_view text) {
    Operand operand(Form::text);
    operand.text_ = text.data();
    operand.size_ = static_cast<std::int64_t>(text.size());
    return operand;
}

Operand Operand::date(Date date) {
    Operand operand(Form::date);
    operand.date_ = date;
    return operand;
}

Operand Operand::list(const Operand* first, std::size_t count) {
    Operand operand(Form::list);
    operand.elements_ = first;
    std::uint8_t depth = 0;
    bool partial = false;
    std::size_t weight = 0;
    for (std::size_t i = 0; i < count; ++i) {
        partial = partial || first[i].has(kPerhaps);
        depth = std::max(depth, first[i].depth());
        weight = std::min(weight + 1 + first[i].weight(), kMostWeight);
    }
    operand.size_ = static_cast<std::int64_t>(weight << 32U | (count & kMostWeight));
    operand.head_ |= at(kDepth, static_cast<std::uint8_t>(depth + 1)) | at(kMarks, partial ? kPartial : kNone);
    return operand;
}

std::size_t Operand::weight() const {
    constexpr std::size_t kBytes = 16;
    if (is(Form::list)) return static_cast<std::size_t>(static_cast<std::uint64_t>(size_) >> 32U);
    if (is(Form::text)) return static_cast<std::size_t>(size_) / kBytes;
    if (is(Form::row)) return cells()[0].weight();
    if (!is(Form::value)) return 0;
    const Document& document = *document_;
    const auto index = static_cast<std::uint32_t>(size_);
    const std::uint32_t end = document.node(index).end;
    const std::size_t last = end < document.node_count() ? document.node(end).offset : document.source().size();
    const std::size_t first = document.node(index).offset;
    return (end - index) + (last > first ? last - first : 0) / kBytes;
}

Operand Operand::row(const Operand* cells, std::size_t count) {
    Operand operand(Form::row);
    operand.elements_ = cells;
    operand.size_ = static_cast<std::int64_t>(count);
    return operand;
}

Operand Operand::value(Value value) {
    Operand operand(Form::value);
    operand.document_ = &value.document();
    operand.size_ = value.index();
    return operand;
}

Operand Operand::unknown(Kinds kinds, Truth truth) {
    return unknown(kinds, {Numeric::least(), Numeric::greatest()}, false, truth);
}

Operand Operand::anything() {
    return unknown(Kinds::any(), {Numeric(-std::numeric_limits<double>::infinity()), Numeric::infinity()}, true);
}

Operand Operand::unknown(Kinds kinds, Interval interval, bool may_be_nan, Truth truth) {
    const bool number = kinds.has(Kind::number);
    if (truth == Truth::unknown) truth = common_truth(kinds, interval, may_be_nan && number);
    if (kinds == Kind::number && !may_be_nan && interval.is_point()) return Operand::number(interval.lowest);
    if (kinds == Kind::number && interval.is_empty()) return Operand::number(Numeric::nan());
    if (kinds == Kind::boolean && truth != Truth::unknown) return boolean(truth == Truth::yes);
    if (kinds == Kind::null) return null();
    if (kinds == Kind::never) return never();
    if (kinds == Kind::string && truth == Truth::no) return text("");
    if (kinds == Kind::array && truth == Truth::no) return list(&kNothing, 0);
    Operand operand(Form::unknown, at(kKinds, kinds.bits()) | at(kTruth, truth));
    if (!number) return operand;
    operand.head_ |=
        at(kNan, std::uint8_t{may_be_nan}) | at(kLow, interval.lowest.type()) | at(kHigh, interval.highest.type());
    operand.whole_ = interval.lowest.bits();
    operand.size_ = interval.highest.bits();
    return operand;
}

Kinds Operand::kinds_of_known() const {
    // In the order of Form; a value's depends on the document.
    constexpr std::array<Kinds, 10> kKindsOf{Kind::null, Kinds(),    Kind::null,  Kind::boolean, Kind::number,
                                             Kind::string, Kind::date, Kind::never, Kind::array,   Kind::object};
    if (!is(Form::value)) return kKindsOf[byte(kForm)];
    return as_value().is(Type::array) ? Kind::array : Kind::object;
}

Truth Operand::truth_of_others() const {
    switch (form()) {
        case Form::absent:
        case Form::null: return Truth::no;
        case Form::number: return xuehui::truth(as_number().truth());
        case Form::text: return xuehui::truth(size_ != 0);
        case Form::list: return truth_of_list(*this);
        case Form::value: return xuehui::truth(as_value().is(Type::object) || as_value().size() > 0);
        default: return Truth::yes;
    }
}

Interval Operand::interval() const {
    if (is_unknown() && can_be(Kind::number)) return {numeric(low(), whole_), numeric(high(), size_)};
    if (!is(Form::number) || can_be_nan()) return Interval::none();
    return {as_number(), as_number()};
}

Operand join(const Operand& a, const Operand& b) {
    if (a.is_boolean() && b.is_boolean()) return Operand::of(a.truth() == b.truth() ? a.truth() : Truth::unknown);
    if (!a.is_unknown() && same(a, b)) return a.without(Operand::kNoted);
    const Truth truth = a.truth() == b.truth() ? a.truth() : Truth::unknown;
    const bool nan = a.can_be_nan() || b.can_be_nan();
    return Operand::unknown(a.kinds() | b.kinds(), a.interval().hull(b.interval()), nan, truth);
}

Operand narrow(const Operand& operand, Truth truth) {
    if (operand.is_boolean()) return Operand::of(truth);
    if (!operand.is_unknown()) return Operand::unknown(Kind::array, truth);    // a partial list
    const Interval interval = operand.interval();
    const bool nan = operand.can_be_nan();
    if (truth == Truth::yes) {
        const bool zero_only = interval.lowest.is_zero() && interval.highest.is_zero();
        const Kinds lost = zero_only || interval.is_empty() ? Kinds{Kind::null, Kind::number} : Kinds(Kind::null);
        return Operand::unknown(operand.kinds().without(lost), interval, false, Truth::yes);
    }
    Kinds lost = Kinds(Kind::object) | Kinds::dates();
    if (!spans_zero(interval) && !nan) lost = lost | Kind::number;
    const Interval zeros{Numeric(-0.0), Numeric(std::int64_t{0})};
    return Operand::unknown(operand.kinds().without(lost), spans_zero(interval) ? zeros : Interval::none(), nan,
                            Truth::no);
}

}  // namespace xuehui::logic
