// Text that means itself in Markdown: what documents say must not turn into markup, links or HTML.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "report/text_layout.hpp"

namespace xuehui::report {

inline std::string markdown(std::string_view text) {
    constexpr std::string_view kMarkup = "\\`*_[]<>|#~$&@";
    const std::string shown = printable(text);
    const std::string_view view = shown;
    // At the beginning of a line: "- ", "+ ", "1. ", "1) " would be a list.
    const std::size_t digits = std::min(view.find_first_not_of("0123456789"), view.size());
    const bool is_item = view.starts_with('-') || view.starts_with('+') || view.starts_with('=') ||
                         (digits > 0 && digits < view.size() && (view[digits] == '.' || view[digits] == ')') &&
                          (digits + 1 == view.size() || view[digits + 1] == ' '));
    std::string out;
    for (std::size_t i = 0; i < view.size(); ++i) {
        const char c = view[i];
        // What GitHub makes a link of by itself: "https://…", "www.…"; "@" above.
        const bool is_address = (c == ':' && view.substr(i + 1, 2) == "//") ||
                                (c == '.' && i >= 3 && (view.substr(i - 3, 3) == "www" || view.substr(i - 3, 3) == "WWW"));
        if (kMarkup.find(c) != kMarkup.npos || is_address || (is_item && i == digits)) out += '\\';
        out += c;
    }
    return out;
}

}  // namespace xuehui::report
