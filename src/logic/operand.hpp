// A value while logic is worked out: known, a list that is known in part, or unknown.
//
// The idea: three words that can be copied like a number. The first says what the others hold. Of what is unknown it
// tells the kinds it could have, its truth, and whether it could be NaN; the two others are the ends of the interval,
// if it could be a number. A list is a run of operands that somebody else keeps (the facts, or the evaluation); an
// element that is only perhaps there is marked so.
//
// Invariants: what can be one value only is that value (Operand::unknown sees to it); an unknown that can be a number
// and NaN only is NaN. Lists nest at most kDeepest deep.
#pragma once

#include <cstdint>
#include <string_view>
#include <type_traits>

#include <xuehui/truth.hpp>

#include "base/date.hpp"
#include "base/document.hpp"
#include "logic/kinds.hpp"
#include "logic/numeric.hpp"

namespace xuehui::logic {

// Both ends belong to it, and -0 lies below 0. The empty one, of what is no number (but perhaps NaN), has them the
// wrong way round, so that it adds nothing to a hull.
struct Interval {
    Numeric lowest, highest;

    static constexpr Interval none() {
        return {Numeric::infinity(), Numeric(-std::numeric_limits<double>::infinity())};
    }
    bool is_empty() const { return lowest > highest; }

    bool is_point() const { return lowest == highest && lowest.is_minus_zero() == highest.is_minus_zero(); }
    Interval hull(const Interval& other) const { return {lower(lowest, other.lowest), higher(highest, other.highest)}; }
};

// The text of a date that says that there is no such day.
inline constexpr std::string_view kNever = "none";

enum class Form : std::uint8_t {
    absent,    // nothing has been put here yet
    unknown,
    null,
    boolean,
    number,
    text,
    date,
    never,    // the date "none"
    list,     // elements side by side
    row,      // an object of a list of the dictionary: a cell for the object itself, then one for each member
    value,    // an array or object of a document
};

class Operand {
public:
    static constexpr std::uint8_t kDeepest = 64;
    static constexpr std::size_t kMostWeight = 0xFFFFFFFF;    // what is more is that
    enum Mark : std::uint8_t {
        kNone = 0,
        kPerhaps = 1,    // of an element: it may not be there
        kPartial = 2,    // of a list: some element may not be there
        kClosed = 4,     // of a value: a member that it does not have is null, and marks of the unknown mean nothing
        kNoted = 8,      // of a fact: who reads it notes so (it is unknown, or a default was taken)
    };

    constexpr Operand() : whole_(0), size_(0) {}

    static constexpr Operand null() { return Operand(Form::null); }
    static constexpr Operand boolean(bool value) { return Operand(Form::boolean, at(kTruth, xuehui::truth(value))); }
    static constexpr Operand number(Numeric value);
    static constexpr Operand whole(std::int64_t value) { return number(Numeric(value)); }
    static Operand text(std::string_view text);
    static Operand date(Date date);
    static constexpr Operand never() { return Operand(Form::never); }
    // `first` must not be null even where there are none: it tells lists apart.
    static Operand list(const Operand* first, std::size_t count);
    static Operand row(const Operand* cells, std::size_t count);    // of an object of a list of the dictionary
    static Operand value(Value value);                              // an array or object

    // Nothing is known but the kinds; numbers are finite.
    static Operand unknown(Kinds kinds, Truth truth = Truth::unknown);
    static Operand unknown(Kinds kinds, Interval interval, bool may_be_nan, Truth truth = Truth::unknown);
    // Of any kind, and if it is a number, any, NaN and the infinities among them.
    static Operand anything();
    static constexpr Operand of(Truth truth) {
        if (truth != Truth::unknown) return boolean(truth == Truth::yes);
        return Operand(Form::unknown, at(kKinds, Kinds(Kind::boolean).bits()) | at(kTruth, Truth::unknown));
    }

    // The same as assignment, word by word. A copy in one piece of what was just written in words waits for the writes
    // to reach the cache, about as long as all the rest takes; this does not.
    void put(const Operand& other) {
        const std::uint64_t head = other.head_;
        std::int64_t first = other.whole_;
        std::int64_t second = other.size_;
        __asm__("" : "+r"(first), "+r"(second));    // keeps compilers from making one piece of them
        head_ = head;
        whole_ = first;
        size_ = second;
    }

    constexpr Form form() const { return static_cast<Form>(byte(kForm)); }
    constexpr bool is(Form form) const { return byte(kForm) == static_cast<std::uint8_t>(form); }
    constexpr bool is_unknown() const { return is(Form::unknown); }
    bool is_array() const { return is(Form::list) || (is(Form::value) && as_value().is(Type::array)); }
    bool has(Mark mark) const { return (byte(kMarks) & mark) != 0; }
    Operand with(Mark mark) const {
        Operand operand = *this;
        operand.head_ |= at(kMarks, mark);
        return operand;
    }
    void mark(Mark mark) { head_ |= at(kMarks, mark); }
    void unmark(Mark mark) { head_ &= ~at(kMarks, mark); }
    Operand without(Mark mark) const {
        Operand operand = *this;
        operand.head_ &= ~at(kMarks, mark);
        return operand;
    }

    // Of the forms that they are named after.
    bool as_boolean() const { return own_truth() == Truth::yes; }
    constexpr bool is_whole() const { return is(Form::number) && byte(kLow) == 0; }
    constexpr std::int64_t as_whole() const { return whole_; }
    constexpr Numeric as_number() const { return numeric(low(), whole_); }
    std::string_view as_text() const { return {text_, static_cast<std::size_t>(size_)}; }
    Date as_date() const { return date_; }
    const Operand* elements() const { return elements_; }
    std::size_t count() const { return static_cast<std::size_t>(size_) & kMostWeight; }
    // How much it takes to go through all that is in it, in all the places where it is: about one for each element and
    // for each sixteen bytes of text. What can share its parts can be far greater than what was paid for.
    std::size_t weight() const;
    const Operand* cells() const { return elements_; }
    // A cell of a row; nothing where this is no row that has one, such as one of another list.
    const Operand* cell(std::size_t number) const {
        return is(Form::row) && number < static_cast<std::size_t>(size_) ? elements_ + number : nullptr;
    }
    Value as_value() const { return {*document_, static_cast<std::uint32_t>(size_)}; }
    std::uint8_t depth() const { return byte(kDepth); }

    // Of what is known or not.
    Kinds kinds() const { return is_unknown() ? Kinds::of_bits(byte(kKinds)) : kinds_of_known(); }
    Truth truth() const { return is(Form::boolean) || is_unknown() ? own_truth() : truth_of_others(); }
    // True, false, or one of the two: what most conditions are made of.
    bool is_boolean() const {
        return is(Form::boolean) || (is_unknown() && byte(kKinds) == Kinds(Kind::boolean).bits());
    }
    bool can_be(Kind kind) const { return kinds().has(kind); }
    bool can_be_nan() const { return is_unknown() ? byte(kNan) != 0 : is(Form::number) && as_number().is_nan(); }
    // Between what it lies if it is a number: empty where it is none but perhaps NaN.
    Interval interval() const;

private:
    constexpr explicit Operand(Form form, std::uint64_t more = 0)
        : head_(at(kForm, form) | more), whole_(0), size_(0) {}
    Kinds kinds_of_known() const;
    Truth truth_of_others() const;
    constexpr Truth own_truth() const { return static_cast<Truth>(byte(kTruth)); }
    constexpr Numeric::Type low() const { return static_cast<Numeric::Type>(byte(kLow)); }
    constexpr Numeric::Type high() const { return static_cast<Numeric::Type>(byte(kHigh)); }
    static constexpr Numeric numeric(Numeric::Type type, std::int64_t word);

    // The first word, a byte each: form; kinds and truth (a boolean's, too) and whether it may be NaN, of an unknown;
    // the types of the lowest and the highest, or of the number; marks; a list's depth, 1 above its deepest element.
    // Written and copied whole, which is several times faster than byte by byte.
    enum Byte : unsigned {
        kForm = 0,
        kKinds = 8,
        kTruth = 16,
        kNan = 24,
        kLow = 32,
        kHigh = 40,
        kMarks = 48,
        kDepth = 56
    };
    constexpr std::uint8_t byte(Byte place) const { return static_cast<std::uint8_t>(head_ >> place); }
    static constexpr std::uint64_t at(Byte place, std::uint8_t value) { return std::uint64_t{value} << place; }
    template <class Enum>
    static constexpr std::uint64_t at(Byte place, Enum value) {
        return at(place, static_cast<std::uint8_t>(value));
    }

    std::uint64_t head_ = 0;
    union {
        std::int64_t whole_;    // a number's bits; of an unknown: the lowest
        const char* text_;
        const Operand* elements_;
        const Document* document_;
        Date date_;
    };
    std::int64_t
        size_;    // of a text or row; of a list, its weight above it; a value's index; of an unknown: the highest
};

constexpr Operand Operand::number(Numeric value) {
    Operand operand(Form::number, at(kLow, value.type()));
    operand.whole_ = value.bits();
    return operand;
}

constexpr Numeric Operand::numeric(Numeric::Type type, std::int64_t word) { return Numeric::of_bits(type, word); }

static_assert(sizeof(Operand) == 24);
static_assert(std::is_trivially_copyable_v<Operand>);

// What is known of a value that is one of the two.
Operand join(const Operand& a, const Operand& b);
// What is left of an unknown (or a partial list) whose truth turns out to be `truth`.
Operand narrow(const Operand& operand, Truth truth);

}  // namespace xuehui::logic
