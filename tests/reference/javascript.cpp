#include "reference/javascript.hpp"

#include <algorithm>
#include <limits>

namespace reference::javascript {

namespace {

const double kInfinity = std::numeric_limits<double>::infinity();

Number not_a_number() { return Number::of(std::numeric_limits<double>::quiet_NaN()); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string without_space(std::string_view text, bool at_the_end) {
    static const std::vector<std::string> spaces = {
        " ",      "\t",     "\n",     "\r",     "\v",     "\f",     "\u00a0", "\u1680", "\u2000",
        "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
        "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000", "\ufeff"};
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string& space : spaces) {
            if (text.starts_with(space)) {
                text.remove_prefix(space.size());
                changed = true;
            }
            if (at_the_end && text.ends_with(space)) {
                text.remove_suffix(space.size());
                changed = true;
            }
        }
    }
    return std::string(text);
}

// How long the decimal number is that a text begins with; 0 where it begins with none.
std::size_t decimal_length(std::string_view text) {
    std::size_t end = !text.empty() && (text[0] == '+' || text[0] == '-') ? 1 : 0;
    std::size_t digits = 0;
    const auto take_digits = [&] {
        for (; end < text.size() && is_digit(text[end]); ++end) ++digits;
    };
    take_digits();
    if (end < text.size() && text[end] == '.') {
        ++end;
        take_digits();
    }
    if (digits == 0) return 0;
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        std::size_t exponent = end + 1;
        if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
        const std::size_t first = exponent;
        while (exponent < text.size() && is_digit(text[exponent])) ++exponent;
        if (exponent > first) end = exponent;
    }
    return end;
}

Number read_decimal(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    return Number::read(text);
}

std::optional<Number> infinity(std::string_view text, bool whole) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (whole ? text != "Infinity" : !text.starts_with("Infinity")) return {};
    return Number::of(negative ? -kInfinity : kInfinity);
}

// 0x1F, 0b101, 0o17.
std::optional<Number> other_base(const std::string& text) {
    if (text.size() < 3 || text[0] != '0') return {};
    const char mark = static_cast<char>(text[1] | 0x20);
    const int base = mark == 'x' ? 16 : mark == 'b' ? 2 : mark == 'o' ? 8 : 0;
    if (base == 0) return {};
    Integer value = 0;
    for (std::size_t i = 2; i < text.size(); ++i) {
        const char c = static_cast<char>(text[i] | 0x20);
        const int digit = is_digit(text[i]) ? text[i] - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : 99;
        if (digit >= base) return {};
        value = value * base + digit;
    }
    return Number::read(value.str());
}

Number number_of_text(std::string_view given) {
    const std::string text = without_space(given, true);
    if (text.empty()) return Number::of(0LL);
    if (const auto number = other_base(text)) return *number;
    if (const auto number = infinity(text, true)) return *number;
    return decimal_length(text) == text.size() ? read_decimal(text) : not_a_number();
}

template <class T>
int sign_of(const T& a, const T& b) {
    return a < b ? -1 : a > b ? 1 : 0;
}

std::optional<int> date_order(const Value& left, const Value& right) {
    const auto a = date_of(left);
    const auto b = date_of(right);
    if (!a || !b) return {};
    if (!a->day || !b->day) return static_cast<int>(!a->day) - static_cast<int>(!b->day);
    return sign_of(*a->day, *b->day);
}

bool is_compound(const Value& value) { return value.kind == Kind::array || value.kind == Kind::object; }

std::string day_text(std::chrono::sys_days day) {
    const std::chrono::year_month_day date(day);
    const auto padded = [](int number, std::size_t size) {
        const std::string digits = std::to_string(number);
        return std::string(size > digits.size() ? size - digits.size() : 0, '0') + digits;
    };
    return padded(static_cast<int>(date.year()), 4) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(date.month())), 2) + "-" +
           padded(static_cast<int>(static_cast<unsigned>(date.day())), 2);
}

}  // namespace

std::string text(const Value& value) {
    switch (value.kind) {
        case Kind::null: return "null";
        case Kind::boolean: return value.flag ? "true" : "false";
        case Kind::number: return text_of(value.number);
        case Kind::string: return value.text;
        case Kind::date: return value.day ? day_text(*value.day) : "none";
        case Kind::object: return "[object Object]";
        case Kind::array: break;
    }
    std::string joined;
    for (std::size_t i = 0; i < value.elements.size(); ++i) {
        joined += (i > 0 ? "," : "") + part_text(value.elements[i].value);
    }
    return joined;
}

std::string part_text(const Value& value) { return value.kind == Kind::null ? "" : text(value); }

Number to_number(const Value& value) {
    switch (value.kind) {
        case Kind::null: return Number::of(0LL);
        case Kind::boolean: return Number::of(value.flag ? 1LL : 0LL);
        case Kind::number: return value.number;
        case Kind::string: return number_of_text(value.text);
        case Kind::array: return number_of_text(text(value));
        default: return not_a_number();
    }
}

Number parse_float(const Value& value) {
    if (value.kind == Kind::number) return value.number;
    const std::string spelling = without_space(text(value), false);
    if (const auto number = infinity(spelling, false)) return *number;
    const std::size_t length = decimal_length(spelling);
    return length == 0 ? not_a_number() : read_decimal(std::string_view(spelling).substr(0, length));
}

std::vector<char16_t> code_units(std::string_view text) {
    std::vector<char16_t> units;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) {
            return static_cast<unsigned>(static_cast<unsigned char>(text[i + at]));
        };
        const unsigned first = byte(0);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        unsigned point = size == 1 ? first : first & (0xFFU >> (size + 1));
        for (std::size_t at = 1; at < size; ++at) point = point << 6 | (byte(at) & 0x3F);
        if (point >= 0x10000) {
            units.push_back(static_cast<char16_t>(0xD800 + ((point - 0x10000) >> 10)));
            point = 0xDC00 + ((point - 0x10000) & 0x3FF);
        }
        units.push_back(static_cast<char16_t>(point));
        i += size;
    }
    return units;
}

std::string from_code_units(const std::vector<char16_t>& units) {
    // By way of JSON, whose reader puts surrogates together. Half a pair is U+FFFD, as String.toWellFormed has it.
    constexpr std::string_view kHexadecimal = "0123456789abcdef";
    const auto is_leading = [&](std::size_t at) { return at < units.size() && units[at] >> 10 == 0x36; };
    const auto is_trailing = [&](std::size_t at) { return at < units.size() && units[at] >> 10 == 0x37; };
    std::string json = "\"";
    for (std::size_t i = 0; i < units.size(); ++i) {
        const bool half = (is_leading(i) && !is_trailing(i + 1)) || (is_trailing(i) && !(i > 0 && is_leading(i - 1)));
        const char16_t unit = half ? u'\uFFFD' : units[i];
        json += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4) json += kHexadecimal[unit >> shift & 15];
    }
    return Json::parse(json + "\"").text;
}

std::optional<Value> date_of(const Value& value) {
    if (value.kind == Kind::date) return value;
    if (value.kind != Kind::string) return {};
    if (value.text == "none") return Value::no_date();
    const std::string& text = value.text;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != 4 && i != 7 && !is_digit(text[i])) return {};
    }
    const std::chrono::year_month_day day{std::chrono::year(std::stoi(text.substr(0, 4))),
                                          std::chrono::month(static_cast<unsigned>(std::stoi(text.substr(5, 2)))),
                                          std::chrono::day(static_cast<unsigned>(std::stoi(text.substr(8, 2))))};
    return day.ok() ? std::optional(Value::of(std::chrono::sys_days(day))) : std::nullopt;
}

std::optional<int> compare(const Value& a, const Value& b) {
    if (a.kind == Kind::date || b.kind == Kind::date) return date_order(a, b);
    if (is_compound(a)) return compare(Value::of(text(a)), b);
    if (is_compound(b)) return compare(a, Value::of(text(b)));
    if (a.kind == Kind::string && b.kind == Kind::string) return sign_of(code_units(a.text), code_units(b.text));
    const Number left = to_number(a);
    const Number right = to_number(b);
    if (left.is_nan() || right.is_nan()) return {};
    return order(left, right);
}

bool strictly_equal(const Value& a, const Value& b) {
    if (a.kind == Kind::date || b.kind == Kind::date) return date_order(a, b) == 0;
    if (is_compound(a)) return a.identity != nullptr && a.identity == b.identity;
    if (a.kind != b.kind) return false;
    return a.kind == Kind::number ? compare(a, b) == 0 : same(a, b);
}

bool loosely_equal(const Value& a, const Value& b) {
    if (a.kind == Kind::null || b.kind == Kind::null) return a.kind == b.kind;
    if (a.kind == b.kind || (is_compound(a) && is_compound(b))) return strictly_equal(a, b);
    return compare(a, b) == 0;
}

}  // namespace reference::javascript
