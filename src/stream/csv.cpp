#include "stream/csv.hpp"

namespace xuehui::stream {

void append_cell(std::string& row, std::string_view text) {
    row += ',';
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        row += text;
        return;
    }
    row += '"';
    for (const char c : text) {
        if (c == '"') row += '"';
        row += c;
    }
    row += '"';
}

void append_bounds(std::string& row, const std::optional<Bounds>& bounds) {
    if (!bounds) {
        row += ",,";
        return;
    }
    row += ',' + std::to_string(bounds->lower) + ',' + std::to_string(bounds->upper);
}

}  // namespace xuehui::stream
