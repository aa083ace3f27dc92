#include "logic/numeric.hpp"

#include <algorithm>
#include <array>
#include <charconv>
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
        "\t",           "\n",           "\v",           "\f",           "\r",           " ",            "\xC2\xA0",
        "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83", "\xE2\x80\x84", "\xE2\x80\x85",
        "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89", "\xE2\x80\x8A", "\xE2\x80\xA8", "\xE2\x80\xA9",
        "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80", "\xEF\xBB\xBF"};
    const auto at_front = [&](std::string_view blank) { return text.starts_with(blank); };
    const auto at_back = [&](std::string_view blank) { return text.ends_with(blank); };
    for (auto blank = kBlanks.begin(); (blank = std::ranges::find_if(kBlanks, at_front)) != kBlanks.end();) {
        text.remove_prefix(blank->size());
    }
    for (auto blank = kBlanks.begin(); (blank = std::ranges::find_if(kBlanks, at_back)) != kBlanks.end();) {
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

// Digits with or without a point and an exponent; ".5" and "5." are right, "." and "1e" are not.
bool is_decimal_literal(std::string_view text) {
    const auto skip_digits = [&] {
        const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(count);
        return count;
    };
    std::size_t digits = skip_digits();
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        digits += skip_digits();
    }
    if (digits == 0) return false;
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
        if (skip_digits() == 0) return false;
    }
    return text.empty();
}

}  // namespace

Numeric Numeric::parse(std::string_view spelling) {
    const Digits digits(spelling);
    if (const auto whole = as_int64(digits)) return Numeric(*whole);
    double value = 0;
    const auto [last, error] = std::from_chars(spelling.data(), spelling.data() + spelling.size(), value);
    if (error != std::errc::result_out_of_range) return Numeric(Fraction{value});
    const double magnitude = digits.point() > 0 ? kInfinity : 0;
    return Numeric(Fraction{digits.negative() ? -magnitude : magnitude});
}

Numeric Numeric::read(std::string_view text) {
    text = trim(text);
    if (text.empty()) return Numeric(std::int64_t{0});
    const std::string_view prefix = text.substr(0, 2);
    if (prefix == "0x" || prefix == "0X") return Numeric(Fraction{in_base(text.substr(2), 16)});
    if (prefix == "0o" || prefix == "0O") return Numeric(Fraction{in_base(text.substr(2), 8)});
    if (prefix == "0b" || prefix == "0B") return Numeric(Fraction{in_base(text.substr(2), 2)});
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) return Numeric(Fraction{kNotANumber});
    }
    const bool negative = text.starts_with('-');
    const std::string_view magnitude = text.substr(negative ? 1 : 0);
    if (magnitude == "Infinity") return Numeric(Fraction{negative ? -kInfinity : kInfinity});
    return is_decimal_literal(magnitude) ? parse(text) : Numeric(Fraction{kNotANumber});
}

std::partial_ordering Numeric::operator<=>(const Numeric& other) const {
    if (is_whole_ && other.is_whole_) return whole_ <=> other.whole_;
    if (is_whole_) return compare(whole_, other.fraction_);
    if (other.is_whole_) return 0 <=> compare(other.whole_, fraction_);
    return fraction_ <=> other.fraction_;
}

std::string Numeric::text() const {
    if (is_whole_) return std::to_string(whole_);
    char shortest[32];
    const auto [last, error] = std::to_chars(shortest, shortest + sizeof shortest, fraction_);
    std::string text;
    json::append_number(text, {shortest, last});
    return text;
}

}  // namespace xuehui::logic
