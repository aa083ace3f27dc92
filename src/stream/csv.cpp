#include "stream/csv.hpp"

#include <algorithm>

namespace xuehui::stream {

namespace {

// Cells of a line without quotation marks.
void split(std::string_view line, std::vector<Cell>& cells) {
    for (std::size_t comma = line.find(','); comma != std::string_view::npos; comma = line.find(',')) {
        cells.push_back({line.substr(0, comma)});
        line.remove_prefix(comma + 1);
    }
    cells.push_back({line});
}

std::string_view without_break(std::string_view line) {
    if (line.ends_with('\n')) line.remove_suffix(1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// Where the quotation mark stands that closes the cell whose text begins at `at`; npos where none does.
std::size_t closing(std::string_view text, std::size_t at, bool& has_doubled) {
    for (;;) {
        at = text.find('"', at);
        if (at == std::string_view::npos || at + 1 >= text.size() || text[at + 1] != '"') return at;
        has_doubled = true;
        at += 2;
    }
}

// How many bytes end a row here: a line break, or the end of all text. 0 where something else stands.
bool ends_row(std::string_view rest, bool is_last, std::size_t& size) {
    size = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
    if (size > 0) return true;
    return is_last && (rest.empty() || rest == "\r") && (size = rest.size(), true);
}

}  // namespace

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

std::string Cell::text() const {
    std::string text;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        text += raw[i];
        if (has_doubled && raw[i] == '"') ++i;
    }
    return text;
}

Row read_row(std::string_view text, bool is_last, std::vector<Cell>& cells) {
    cells.clear();
    const std::size_t line_end = text.find('\n');
    const bool is_line = line_end != std::string_view::npos;
    if (!is_line && !is_last) return {};
    const std::size_t line_size = is_line ? line_end + 1 : text.size();
    const std::string_view line = without_break(text.substr(0, line_size));
    if (line.find('"') == std::string_view::npos) {
        split(line, cells);
        return {Row::State::whole, line_size};
    }
    const Row malformed{Row::State::malformed, line_size};
    const bool is_cut = text.size() > kLongestRow;
    if (is_cut) text = text.substr(0, std::max(kLongestRow, line_size));
    const bool may_go_on = !is_last && !is_cut;
    for (std::size_t at = 0;;) {
        std::size_t end = at;
        if (at < text.size() && text[at] == '"') {
            Cell cell;
            end = closing(text, at + 1, cell.has_doubled);
            // A mark at the very end may yet turn out to be half of a doubled one.
            const bool is_open = end == std::string_view::npos;
            if (is_open || (end + 1 == text.size() && may_go_on)) return may_go_on ? Row{} : malformed;
            cell.raw = text.substr(at + 1, end - at - 1);
            cells.push_back(cell);
            ++end;
        } else {
            end = std::min(text.find_first_of(",\"\n", at), text.size());
            if (end < text.size() && text[end] == '"') return malformed;
            if (end == text.size() && may_go_on) return {};
            cells.push_back({without_break(text.substr(at, std::min(end + 1, text.size()) - at))});
            if (end < text.size() && text[end] == ',') cells.back().raw.remove_suffix(1);
            if (end > at && end < text.size() && text[end] == '\n' && text[end - 1] == '\r') --end;
        }
        std::size_t break_size = 0;
        const std::string_view rest = text.substr(end);
        if (ends_row(rest, is_last && !is_cut, break_size)) return {Row::State::whole, end + break_size};
        if ((rest.empty() || rest == "\r") && may_go_on) return {};
        if (!rest.starts_with(',')) {
            cells.pop_back();    // with something behind its closing mark it may have been meant as anything
            return malformed;
        }
        at = end + 1;
    }
}

}  // namespace xuehui::stream
