// A number of the logic: an int64 where the value is a whole number that fits, hundredths (int64) where it is a sum of
// money, otherwise a double (NaN and the infinities among them). All compare as one, exactly: 9007199254740993 is not
// 9007199254740992, and 0.30 yuan are 0.3.
#pragma once

#include <bit>
#include <cmath>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace xuehui::logic {

class Numeric {
public:
    enum class Type : std::uint8_t { whole, money, fraction };

    constexpr explicit Numeric(std::int64_t whole) : whole_(whole), type_(Type::whole) {}
    constexpr explicit Numeric(double fraction) : fraction_(fraction), type_(Type::fraction) {}
    static constexpr Numeric hundredths(std::int64_t count) { return Numeric(count, Type::money); }
    static constexpr Numeric nan() { return Numeric(std::numeric_limits<double>::quiet_NaN()); }
    static constexpr Numeric infinity() { return Numeric(std::numeric_limits<double>::infinity()); }
    // The ends of what a number in a document can be.
    static constexpr Numeric greatest() { return Numeric(std::numeric_limits<double>::max()); }
    static constexpr Numeric least() { return Numeric(std::numeric_limits<double>::lowest()); }

    // From the spelling of a JSON number.
    static Numeric parse(std::string_view spelling);
    // The same as money; nothing where it has more than two places or does not fit.
    static std::optional<Numeric> parse_money(std::string_view spelling);
    // What ECMAScript's Number makes of a text: blanks around are dropped, "" is 0, "0x1F" is 31, "five" is NaN.
    static Numeric read(std::string_view text);
    // What its parseFloat makes of a text: the longest beginning that is a number; NaN where there is none.
    static Numeric read_beginning(std::string_view text);

    // A double, as an int64 where it is a whole number that both hold.
    static Numeric settled(double value);

    constexpr Type type() const { return type_; }
    // Type and 64 bits are all there is to a number.
    constexpr std::int64_t bits() const {
        return type_ == Type::fraction ? std::bit_cast<std::int64_t>(fraction_) : whole_;
    }
    static constexpr Numeric of_bits(Type type, std::int64_t bits) {
        return type == Type::fraction ? Numeric(std::bit_cast<double>(bits)) : Numeric(bits, type);
    }
    constexpr bool is_whole() const { return type_ == Type::whole; }
    constexpr std::int64_t whole() const { return whole_; }    // or hundredths
    constexpr double fraction() const { return fraction_; }
    bool is_nan() const { return type_ == Type::fraction && std::isnan(fraction_); }
    bool is_infinite() const { return type_ == Type::fraction && std::isinf(fraction_); }
    bool is_minus_zero() const { return type_ == Type::fraction && fraction_ == 0 && std::signbit(fraction_); }
    bool is_zero() const { return type_ == Type::fraction ? fraction_ == 0 : whole_ == 0; }
    bool truth() const { return type_ == Type::fraction ? fraction_ != 0 && !std::isnan(fraction_) : whole_ != 0; }
    double as_double() const;
    // The number in hundredths where it has at most two places as a decimal and fits.
    std::optional<std::int64_t> as_hundredths() const;

    bool is_at_most_zero() const { return type_ == Type::fraction ? fraction_ <= 0 : whole_ <= 0; }
    bool is_at_least_zero() const { return type_ == Type::fraction ? fraction_ >= 0 : whole_ >= 0; }

    std::partial_ordering operator<=>(const Numeric& other) const {
        if (type_ != other.type_) return compare(*this, other);
        if (type_ == Type::fraction) return fraction_ <=> other.fraction_;
        return whole_ <=> other.whole_;
    }
    bool operator==(const Numeric& other) const { return (*this <=> other) == 0; }

    // As ECMAScript prints it: "1e+21", "-0.5", "NaN", "Infinity".
    std::string text() const;

private:
    constexpr Numeric(std::int64_t count, Type type) : whole_(count), type_(type) {}
    static std::partial_ordering compare(const Numeric& a, const Numeric& b);    // of different types

    union {
        std::int64_t whole_;
        double fraction_;    // also whole numbers that are too great
    };
    Type type_;
};

// The lower and the higher of two. Of the zeros -0 is the lower one here, as in ECMAScript's Math.min: what is divided
// by them tells them apart.
const Numeric& lower(const Numeric& a, const Numeric& b);
const Numeric& higher(const Numeric& a, const Numeric& b);

// Their values, as ECMAScript reckons; whole numbers and money stay exact as long as they fit.
Numeric sum(const Numeric& a, const Numeric& b);
Numeric difference(const Numeric& a, const Numeric& b);
Numeric product(const Numeric& a, const Numeric& b);
Numeric quotient(const Numeric& a, const Numeric& b);
Numeric remainder(const Numeric& a, const Numeric& b);
Numeric negative(const Numeric& a);

}  // namespace xuehui::logic
