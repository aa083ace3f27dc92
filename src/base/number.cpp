#include "base/number.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace xuehui {

namespace {

constexpr std::int64_t kExponentLimit = 1'000'000'000;

std::int64_t read_exponent(std::string_view text) {
    bool negative = false;
    std::int64_t exponent = 0;
    for (const char c : text) {
        if (c == '-') negative = true;
        if (c >= '0' && c <= '9') exponent = std::min(exponent * 10 + (c - '0'), kExponentLimit);
    }
    return negative ? -exponent : exponent;
}

}  // namespace

Digits::Digits(std::string_view spelling) {
    negative_ = spelling.starts_with('-');
    std::string_view mantissa = spelling.substr(negative_ ? 1 : 0);
    std::int64_t exponent = 0;
    if (const std::size_t e = mantissa.find_first_of("eE"); e != std::string_view::npos) {
        exponent = read_exponent(mantissa.substr(e + 1));
        mantissa = mantissa.substr(0, e);
    }
    const std::size_t dot = mantissa.find('.');
    const std::size_t whole = dot == std::string_view::npos ? mantissa.size() : dot;
    const std::size_t first = mantissa.find_first_of("123456789");
    if (first == std::string_view::npos) {
        negative_ = false;
        dot_ = std::string_view::npos;
        return;
    }
    const std::size_t last = mantissa.find_last_of("123456789");
    // Places from the first significant digit to the point; negative when zeros stand behind the point.
    const auto signed_whole = static_cast<std::int64_t>(whole);
    const auto signed_first = static_cast<std::int64_t>(first);
    point_ = exponent + (first < whole ? signed_whole - signed_first : signed_whole + 1 - signed_first);
    mantissa_ = mantissa.substr(first, last - first + 1);
    dot_ = mantissa_.find('.');
    size_ = mantissa_.size() - (dot_ == std::string_view::npos ? 0 : 1);
}

int Digits::operator[](std::size_t place) const { return mantissa_[place < dot_ ? place : place + 1] - '0'; }

bool is_beyond_double(std::string_view spelling) {
    constexpr std::int64_t kSurelyWithin = 308;    // below 10^308
    if (Digits(spelling).point() <= kSurelyWithin) return false;
    double value = 0;
    const auto parsed = std::from_chars(spelling.data(), spelling.data() + spelling.size(), value);
    return parsed.ec == std::errc::result_out_of_range;
}

}  // namespace xuehui
