// How much room a label takes, told without its font: Chinese characters are as wide as they are high, others at most about
// half as wide on the average.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"

namespace xuehui::chart {

// Of a text in letters of this size.
inline double width_of(std::string_view text, double size) {
    constexpr char32_t kFirstWide = 0x1100;
    constexpr double kNarrow = 0.56;
    double width = 0;
    while (!text.empty()) {
        const Glyph glyph = first_glyph(text);
        if (!takes_no_column(glyph.code)) width += glyph.code < kFirstWide ? kNarrow : 1;
        text.remove_prefix(glyph.bytes.size());
    }
    return width * size;
}

// As much of a text as has room, with "…" where it was cut.
inline std::string cut_to(std::string_view text, double size, double room) {
    if (width_of(text, size) <= room) return std::string(text);
    std::string kept;
    while (!text.empty()) {
        const Glyph glyph = first_glyph(text);
        if (width_of(kept + std::string(glyph.bytes) + "…", size) > room) break;
        kept += glyph.bytes;
        text.remove_prefix(glyph.bytes.size());
    }
    return kept + "…";
}

struct Box {
    double left, top, right, bottom;

    bool meets(const Box& other) const {
        return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }
};

}  // namespace xuehui::chart
