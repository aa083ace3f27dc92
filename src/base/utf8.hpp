// Characters of UTF-8: whether bytes are some, and one by one for those who show text that comes from documents.
#pragma once

#include <cstddef>
#include <string_view>

namespace xuehui {

// The first byte that is not part of well-formed UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

struct Glyph {
    char32_t code;
    std::string_view bytes;
};

// Stands where bytes are no character, and in place of characters that must not be shown.
inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kReplacementText = "\uFFFD";

// The first character of a text that is not empty. Bytes that are not UTF-8 come one by one as kReplacement.
Glyph first_glyph(std::string_view text);

// Whether a character does something instead of being read: a control character, a mark that turns the direction of
// what stands beside it; and what is no character at all.
bool acts(char32_t c);

// Whether a character stands on or in the one before it, or shows nothing.
bool takes_no_column(char32_t c);

}  // namespace xuehui
