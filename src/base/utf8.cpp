#include "base/utf8.hpp"

#include <algorithm>

namespace xuehui {

namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

bool turns_direction(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

Glyph first_glyph(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, text.substr(0, 1)};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    const bool is_whole = lead >= 0xC2 && lead < 0xF5 && size <= text.size() &&
                          std::ranges::all_of(text.substr(1, size - 1), is_continuation);
    if (!is_whole) return {kReplacement, text.substr(0, 1)};
    char32_t code = lead & (0x7FU >> size);
    for (const char c : text.substr(1, size - 1)) code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
    return {code, text.substr(0, size)};
}

bool acts(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || turns_direction(c) || c == kReplacement; }

}  // namespace xuehui
