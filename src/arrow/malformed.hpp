// What is wrong with what came through the interface as a whole.
#pragma once

#include <string>
#include <string_view>

#include <xuehui/result.hpp>

namespace xuehui::arrow {

// `pointer` is empty, or names a column.
inline Diagnostic fault(std::string_view code, std::string pointer, std::string message) {
    return {std::string(code), "arrow", std::move(pointer), 0, 0, std::move(message), {}};
}

inline std::string pointer_to(std::string_view column) {
    std::string pointer = "/";
    for (const char c : column) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
    return pointer;
}

// An array that is not what its type promises.
inline Diagnostics malformed(std::string_view column, std::string message) {
    return {fault("bad_array", column.empty() ? std::string() : pointer_to(column), std::move(message))};
}

}  // namespace xuehui::arrow
