#include "logic/numeric.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "base/number.hpp"
#include "json/canonical.hpp"

namespace xuehui::logic {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

std::optional<std::int64_t> as_int64(const Digits& digits) {
    constexpr std::int64_t kMostDigits = 19;
    const std::int64_t zeros = digits.point() - static_cast<std::int64_t>(digits.size());
    if (digits.empty()) return 0;
    if (zeros < 0 || digits.point() > kMostDigits) return std::nullopt;
    std::uint64_t magnitude = 0;    // 19 digits fit in 64 bits
    for (std::size_t place = 0; place < digits.size(); ++place) {
        magnitude = magnitude * 10 + static_cast<std::uint64_t>(digits[place]);
    }
    for (std::int64_t zero = 0; zero < zeros; ++zero) magnitude *= 10;
    if (magnitude > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    const auto value = static_cast<std::int64_t>(magnitude);
    return digits.negative() ? -value : value;
}

// Exact although neither type holds all values of the other.
std::partial_ordering compare(std::int64_t whole, double fraction) {
    constexpr double kBeyond = 9223372036854775808.0;    // 2^63
    if (std::isnan(fraction)) return std::partial_ordering::unordered;
    if (fraction >= kBeyond) return std::partial_ordering::less;
    if (fraction < -kBeyond) return std::partial_ordering::greater;
    const auto truncated = static_cast<std::int64_t>(fraction);
    if (whole != truncated) return whole <=> truncated;
    return 0.0 <=> fraction - static_cast<double>(truncated);
}

std::string_view trim(std::string_view text) {
    // White space and line ends of ECMAScript.
    constexpr std::array<std::string_view, 25> kBlanks{
        "\t",           "\n",           "\v",           "\f",           "\r",           " ",
        "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
        "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89",
        "\xE2\x80\x8A", "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80",
        "\xEF\xBB\xBF"};
    const auto at_front = [&](std::string_view blank) { return text.starts_with(blank); };
    const auto at_back = [&](std::string_view blank) { return text.ends_with(blank); };
    for (;;) {
        const auto blank = std::ranges::find_if(kBlanks, at_front);
        if (blank == kBlanks.end()) break;
        text.remove_prefix(blank->size());
    }
    for (;;) {
        const auto blank = std::ranges::find_if(kBlanks, at_back);
        if (blank == kBlanks.end()) break;
        text.remove_suffix(blank->size());
    }
    return text;
}

// Digits of another base behind "0x", "0o" or "0b"; NaN where there are none or others.
double in_base(std::string_view digits, std::size_t base) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    double value = 0;
    for (const char c : digits) {
        const std::size_t digit = kDigits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
        if (digit >= base) return kNotANumber;    // or npos
        value = value * static_cast<double>(base) + static_cast<double>(digit);
    }
    return digits.empty() ? kNotANumber : value;
}

// How many characters at the beginning are digits with or without a point and an exponent: ".5" and "5." are right, "."
// is not, and "1e" is "1".
std::size_t decimal_literal(std::string_view text) {
    std::size_t at = 0;
    const auto skip_digits = [&] {
        const std::size_t begin = at;
        at = std::min(text.find_first_not_of("0123456789", at), text.size());
        return at - begin;
    };
    std::size_t digits = skip_digits();
    if (at < text.size() && text[at] == '.') {
        ++at;
        digits += skip_digits();
    }
    if (digits == 0) return 0;
    const std::size_t mantissa = at;
    if (at == text.size() || (text[at] != 'e' && text[at] != 'E')) return mantissa;
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    return skip_digits() == 0 ? mantissa : at;
}

// Hundredths as a decimal without needless zeros.
std::string money_text(std::int64_t count) {
    const bool negative = count < 0;
    const auto magnitude = negative ? 0 - static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
    std::string text = (negative ? "-" : "") + std::to_string(magnitude / 100);
    const auto rest = static_cast<unsigned>(magnitude % 100);
    if (rest == 0) return text;
    text += '.';
    text += static_cast<char>('0' + rest / 10);
    if (rest % 10 != 0) text += static_cast<char>('0' + rest % 10);
    return text;
}

}  // namespace

Numeric Numeric::parse(std::string_view spelling) {
    constexpr std::size_t kSurelyFits = 18;
    const bool negative = spelling.starts_with('-');
    const std::string_view magnitude = spelling.substr(negative ? 1 : 0);
    if (magnitude.size() <= kSurelyFits && magnitude.find_first_not_of("0123456789") == std::string_view::npos) {
        std::int64_t whole = 0;
        for (const char c : magnitude) whole = whole * 10 + (c - '0');
        return negative && whole == 0 ? Numeric(-0.0) : Numeric(negative ? -whole : whole);
    }
    const Digits digits(spelling);
    if (digits.empty() && negative) return Numeric(-0.0);
    if (const auto whole = as_int64(digits)) return Numeric(*whole);
    double value = 0;
    const auto [last, error] = std::from_chars(spelling.data(), spelling.data() + spelling.size(), value);
    if (error != std::errc::result_out_of_range) return Numeric(value);
    const double beyond = digits.point() > 0 ? kInfinity : 0;
    return Numeric(digits.negative() ? -beyond : beyond);
}

std::optional<Numeric> Numeric::parse_money(std::string_view spelling) {
    constexpr std::int64_t kMostDigits = 18;
    const Digits digits(spelling);
    if (digits.empty()) return hundredths(0);
    const auto size = static_cast<std::int64_t>(digits.size());
    const std::int64_t last = digits.point() + 2;    // behind how many digits the hundredths end
    if (size > last || last > kMostDigits) return std::nullopt;
    std::int64_t count = 0;
    for (std::int64_t place = 0; place < last; ++place) {
        count = count * 10 + (place < size ? digits[static_cast<std::size_t>(place)] : 0);
    }
    return hundredths(digits.negative() ? -count : count);
}

Numeric Numeric::read(std::string_view text) {
    text = trim(text);
    if (text.empty()) return Numeric(std::int64_t{0});
    const std::string_view prefix = text.substr(0, 2);
    if (prefix == "0x" || prefix == "0X") return Numeric::settled(in_base(text.substr(2), 16));
    if (prefix == "0o" || prefix == "0O") return Numeric::settled(in_base(text.substr(2), 8));
    if (prefix == "0b" || prefix == "0B") return Numeric::settled(in_base(text.substr(2), 2));
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return nan();
    }
    const bool negative = text.starts_with('-');
    const std::string_view magnitude = text.substr(negative ? 1 : 0);
    if (magnitude == "Infinity") return Numeric(negative ? -kInfinity : kInfinity);
    return decimal_literal(magnitude) == magnitude.size() && !magnitude.empty() ? parse(text) : nan();
}

Numeric Numeric::read_beginning(std::string_view text) {
    text = trim(text);
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.starts_with("Infinity")) return Numeric(negative ? -kInfinity : kInfinity);
    const std::size_t size = decimal_literal(text);
    if (size == 0) return nan();
    const Numeric magnitude = parse(text.substr(0, size));
    return negative ? logic::negative(magnitude) : magnitude;
}

Numeric Numeric::settled(double value) {
    constexpr double kExact = 9007199254740992.0;    // 2^53
    if (value >= -kExact && value <= kExact && value == std::trunc(value) && (value != 0 || !std::signbit(value))) {
        return Numeric(static_cast<std::int64_t>(value));
    }
    return Numeric(value);
}

double Numeric::as_double() const {
    constexpr double kHundred = 100;
    if (type_ == Type::fraction) return fraction_;
    return type_ == Type::money ? static_cast<double>(whole_) / kHundred : static_cast<double>(whole_);
}

std::optional<std::int64_t> Numeric::as_hundredths() const {
    constexpr double kHundred = 100;
    constexpr double kExact = 9007199254740992.0;    // 2^53
    if (type_ == Type::money) return whole_;
    std::int64_t count = 0;
    if (type_ == Type::whole) {
        return __builtin_mul_overflow(whole_, std::int64_t{100}, &count) ? std::nullopt : std::optional(count);
    }
    const double scaled = std::nearbyint(fraction_ * kHundred);
    if (!(scaled > -kExact && scaled < kExact) || scaled / kHundred != fraction_) return std::nullopt;
    return static_cast<std::int64_t>(scaled);
}

// Beside a double, money is the double nearest to it: rounding keeps the order, and a decimal of two places is equal to
// its own double.
std::partial_ordering Numeric::compare(const Numeric& a, const Numeric& b) {
    if (a.type_ != Type::fraction && b.type_ != Type::fraction) {
        const auto left = a.as_hundredths();
        const auto right = b.as_hundredths();
        if (left && right) return *left <=> *right;
        return a.type_ == Type::money ? a.whole_ / 100 <=> b.whole_ : a.whole_ <=> b.whole_ / 100;    // far apart
    }
    if (a.type_ == Type::whole) return logic::compare(a.whole_, b.fraction_);
    if (b.type_ == Type::whole) return 0 <=> logic::compare(b.whole_, a.fraction_);
    return a.as_double() <=> b.as_double();
}

const Numeric& lower(const Numeric& a, const Numeric& b) { return b < a || (b == a && b.is_minus_zero()) ? b : a; }
const Numeric& higher(const Numeric& a, const Numeric& b) { return b > a || (b == a && a.is_minus_zero()) ? b : a; }

std::string Numeric::text() const {
    if (type_ == Type::whole) return std::to_string(whole_);
    if (is_nan()) return "NaN";
    if (is_infinite()) return fraction_ < 0 ? "-Infinity" : "Infinity";
    if (type_ == Type::money) return money_text(whole_);
    char shortest[32];
    const auto [last, error] = std::to_chars(shortest, shortest + sizeof shortest, fraction_);
    std::string text;
    json::append_number(text, {shortest, last});
    return text;
}

}  // namespace xuehui::logic
