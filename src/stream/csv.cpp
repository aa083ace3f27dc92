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

// The cells of a row with quotation marks, one after the other.
class RowParser {
public:
    RowParser(std::string_view text, bool may_go_on, bool is_last)
        : text_(text), may_go_on_(may_go_on), is_last_(is_last) {}

    Row::State parse(std::vector<Cell>& cells) {
        for (;;) {
            Cell cell;
            const Row::State state = text_.substr(at_).starts_with('"') ? quoted(cell) : plain(cell);
            if (state != Row::State::whole) return state;
            const std::string_view rest = text_.substr(at_);
            const std::size_t break_size = rest.starts_with("\r\n") ? 2 : rest.starts_with('\n') ? 1 : 0;
            const bool is_end = rest.empty() || rest == "\r";
            if (is_end && may_go_on_) return Row::State::unfinished;
            // With something behind its closing mark a cell may have been meant as anything.
            if (break_size == 0 && !(is_end && is_last_) && !rest.starts_with(',')) return Row::State::malformed;
            cells.push_back(cell);
            at_ += rest.starts_with(',') ? 1 : is_end ? rest.size() : break_size;
            if (!rest.starts_with(',')) return Row::State::whole;
        }
    }

    std::size_t size() const { return at_; }

private:
    Row::State quoted(Cell& cell) {
        const std::size_t end = closing(text_, at_ + 1, cell.has_doubled);
        // A mark at the very end may yet turn out to be half of a doubled one.
        if (may_go_on_ && (end == std::string_view::npos || end + 1 == text_.size())) return Row::State::unfinished;
        if (end == std::string_view::npos) return Row::State::malformed;
        cell.raw = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
        return Row::State::whole;
    }

    Row::State plain(Cell& cell) {
        std::size_t end = std::min(text_.find_first_of(",\"\n", at_), text_.size());
        if (end == text_.size() && may_go_on_) return Row::State::unfinished;
        if (text_.substr(end).starts_with('"')) return Row::State::malformed;
        const bool ends_line = !text_.substr(end).starts_with(',');
        if (ends_line && end > at_ && text_[end - 1] == '\r') --end;    // it belongs to the line break
        cell.raw = text_.substr(at_, end - at_);
        at_ = end;
        return Row::State::whole;
    }

    std::string_view text_;
    bool may_go_on_, is_last_;
    std::size_t at_ = 0;
};

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
    const bool is_cut = text.size() > kLongestRow;
    if (is_cut) text = text.substr(0, std::max(kLongestRow, line_size));
    RowParser parser(text, !is_last && !is_cut, is_last && !is_cut);
    const Row::State state = parser.parse(cells);
    return {state, state == Row::State::whole ? parser.size() : state == Row::State::malformed ? line_size : 0};
}

}  // namespace xuehui::stream
