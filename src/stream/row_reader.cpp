#include "stream/row_reader.hpp"

#include <algorithm>

namespace xuehui::stream {

namespace {

bool is_empty(const Cell& cell) { return cell.raw.empty(); }

std::string_view without_break(std::string_view row) {
    if (row.ends_with('\n')) row.remove_suffix(1);
    if (row.ends_with('\r')) row.remove_suffix(1);
    return row;
}

std::uint64_t lines_in(std::string_view row) { return static_cast<std::uint64_t>(std::ranges::count(row, '\n')); }

}  // namespace

std::optional<std::string> RowReader::head() {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    Row row;
    std::size_t begin = 0;
    do {
        window_.fill();
        begin = window_.text().starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
        row = read_row(window_.text().substr(begin), window_.at_end(), cells_);
    } while (row.state == Row::State::unfinished && window_.text().size() <= kLongestRow);
    if (row.state == Row::State::unfinished) return std::nullopt;
    const std::string_view text = window_.text().substr(begin, row.size);
    at_ = searched_ = begin + row.size;
    number_ += lines_in(text);
    place_ = at_;
    has_uncut_ = true;
    return std::string(without_break(text));
}

void RowReader::open(std::size_t begin, const std::string& name) {
    open_ = Open{begin, window_.place() + begin, number_, name, column_ && !names_.add(name), false};
}

std::string_view RowReader::text_of_open() const {
    return without_break(window_.text().substr(open_->begin, at_ - open_->begin));
}

void RowReader::close() {
    if (!open_) return;
    Line line;
    line.too_long = open_->is_too_long;
    if (!line.too_long) line.text = text_of_open();
    line.begin = open_->place;
    line.number = open_->number;
    line.came_back = open_->came_back;
    lines_.push_back(line);
    open_.reset();
    place_ = window_.place() + at_;
}

// A line that is too long to be kept names nobody.
void RowReader::begin_long_line() {
    if (!open_ || !column_) {
        close();
        open(at_, {});
    }
    open_->is_too_long = true;
    is_skipping_ = true;
}

// A row, and whom it names: nobody, if it cannot be told.
void RowReader::take(std::string_view row, const std::optional<std::string>& name) {
    const bool belongs = open_ && column_ && (!name || *name == open_->name);
    if (!belongs) {
        close();
        open(at_, name.value_or(std::string()));
    }
    at_ += row.size();
    number_ += lines_in(row);
    open_->is_too_long |= !open_->is_too_long && text_of_open().size() > longest_;
    if (!column_) close();
}

// Passes over the rest of a line that is too long to be kept. False where it goes on.
bool RowReader::skip_line() {
    const std::size_t end = window_.text().find('\n', at_);
    const bool ends = end != std::string_view::npos;
    at_ = ends ? end + 1 : window_.text().size();
    searched_ = at_;
    if (!ends && !window_.at_end()) return false;
    if (ends) ++number_;
    is_skipping_ = false;
    if (!column_) close();
    return true;
}

// Cuts the next row. False where more has to be read first.
bool RowReader::cut_row() {
    if (is_skipping_) return skip_line();
    const std::string_view text = window_.text().substr(at_);
    if (text.empty()) return false;
    const std::size_t line_end = window_.text().find('\n', searched_);
    const bool is_line = line_end != std::string_view::npos || window_.at_end();
    const std::size_t size = std::min(line_end, window_.text().size()) - at_;
    if (is_line ? without_break(text.substr(0, size)).size() > longest_
                : size - 1 > longest_) {    // a CR may not count
        begin_long_line();
        return true;
    }
    if (!is_line) searched_ = window_.text().size();
    const Row row = is_line ? read_row(text, window_.at_end(), cells_) : Row();
    if (row.state == Row::State::unfinished) return false;
    const std::string_view bytes = text.substr(0, row.size);
    if (row.state == Row::State::whole && std::ranges::all_of(cells_, is_empty)) {
        at_ += row.size;
        number_ += lines_in(bytes);
    } else {
        const bool is_named = column_ && *column_ < cells_.size() && !cells_[*column_].raw.empty();
        take(bytes, is_named ? std::optional(cells_[*column_].text()) : std::nullopt);
    }
    searched_ = at_;
    return true;
}

void RowReader::cut() {
    while (cut_row()) {}
    if (!window_.at_end()) return;
    close();
    is_done_ = true;
}

const std::vector<Line>& RowReader::next_block() {
    lines_.clear();
    while (lines_.empty() && !is_done_) {
        const std::size_t used = open_ && !open_->is_too_long ? open_->begin : at_;
        window_.drop(used);
        at_ -= used;
        searched_ = std::max(searched_, used) - used;
        if (open_ && !open_->is_too_long) open_->begin = 0;
        if (!has_uncut_) window_.fill();
        has_uncut_ = false;
        cut();
    }
    return lines_;
}

}  // namespace xuehui::stream
