#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace xuehui {

namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

struct Range {
    char32_t first, last;
};

// Marks that stand on or in the character before them, and characters that show nothing. Scripts that are not listed
// count one column for each of their marks: their lines come out short, never broken.
constexpr std::array<Range, 34> kNothing{{
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2}, {0x05C4, 0x05C5},
    {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4}, {0x06E7, 0x06E8},
    {0x06EA, 0x06ED}, {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948}, {0x094D, 0x094D}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x0F71, 0x0F7E}, {0x0F80, 0x0F84}, {0x1160, 0x11FF}, {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x20D0, 0x20F0}, {0x302A, 0x302D},
    {0x3099, 0x309A}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xE0100, 0xE01EF},
}};

bool turns_direction(char32_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view text) {
    std::size_t at = 0;
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    while (at < text.size()) {
        const unsigned lead = byte(at);
        if (lead < 0x80) {
            ++at;
        } else if (lead >= 0xC2 && lead <= 0xDF && continues(at + 1)) {
            at += 2;
        } else if (lead >= 0xE0 && lead <= 0xEF && continues(at + 1) && continues(at + 2) &&
                   (lead != 0xE0 || byte(at + 1) >= 0xA0) && (lead != 0xED || byte(at + 1) <= 0x9F)) {
            at += 3;
        } else if (lead >= 0xF0 && lead <= 0xF4 && continues(at + 1) && continues(at + 2) && continues(at + 3) &&
                   (lead != 0xF0 || byte(at + 1) >= 0x90) && (lead != 0xF4 || byte(at + 1) <= 0x8F)) {
            at += 4;
        } else {
            return at;
        }
    }
    return std::string_view::npos;
}

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

bool takes_no_column(char32_t c) {
    constexpr char32_t kFirst = 0x0300;
    if (c < kFirst) return false;
    const auto behind = std::ranges::upper_bound(kNothing, c, {}, &Range::first);
    return behind != kNothing.begin() && c <= std::prev(behind)->last;
}

bool acts(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || turns_direction(c) || c == kReplacement; }

}  // namespace xuehui
