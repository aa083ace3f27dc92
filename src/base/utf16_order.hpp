// The order of texts by their UTF-16 code units, without leaving UTF-8: how ECMAScript compares strings and how RFC 8785
// sorts members.
//
// Code units order like UTF-8 bytes except that surrogates (U+10000 and above, lead bytes F0 to F4) come before U+E000
// to U+FFFF (lead bytes EE and EF).
#pragma once

#include <algorithm>
#include <compare>
#include <string_view>

namespace xuehui {

inline std::strong_ordering compare_utf16(std::string_view a, std::string_view b) {
    const auto [at_a, at_b] = std::ranges::mismatch(a, b);
    if (at_a == a.end() || at_b == b.end()) return a.size() <=> b.size();
    const auto rank = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0xEE || byte == 0xEF ? byte + 0x10 : +byte;
    };
    return rank(*at_a) <=> rank(*at_b);
}

}  // namespace xuehui
