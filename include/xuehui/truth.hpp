// The truth of a condition when not everything is known (Kleene's strong three-valued logic).
#pragma once

#include <cstdint>
#include <string_view>

namespace xuehui {

enum class Truth : std::uint8_t { no, yes, unknown };

constexpr Truth truth(bool value) { return value ? Truth::yes : Truth::no; }

constexpr Truth operator!(Truth a) {
    if (a == Truth::unknown) return a;
    return truth(a == Truth::no);
}
// Named rather than && and ||, which would not short-circuit.
constexpr Truth both(Truth a, Truth b) {
    if (a == Truth::no || b == Truth::no) return Truth::no;
    return a == Truth::yes && b == Truth::yes ? Truth::yes : Truth::unknown;
}
constexpr Truth either(Truth a, Truth b) { return !both(!a, !b); }

constexpr std::string_view to_string(Truth value) {    // as in documents
    if (value == Truth::unknown) return "unknown";
    return value == Truth::yes ? "true" : "false";
}

}  // namespace xuehui
