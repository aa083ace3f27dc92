// Text that means itself in Markdown: what documents say must not turn into markup, links or HTML.
#pragma once

#include <string>
#include <string_view>

#include "report/text_layout.hpp"

namespace xuehui::report {

inline std::string markdown(std::string_view text) {
    constexpr std::string_view kMarkup = "\\`*_[]<>|#~$&";
    std::string out;
    for (const char c : printable(text)) {
        if (kMarkup.find(c) != kMarkup.npos) out += '\\';
        out += c;
    }
    return out;
}

}  // namespace xuehui::report
