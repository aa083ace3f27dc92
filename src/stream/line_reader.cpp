#include "stream/line_reader.hpp"

namespace xuehui::stream {

// A line that ends, with its break, at this byte of the buffer.
void LineReader::add(std::string_view text, std::size_t end) {
    if (skipping_) {    // the beginning of the line is gone
        skipping_ = false;
        lines_.push_back({{}, true, place_, ++number_});
    } else {
        if (text.ends_with('\r')) text.remove_suffix(1);
        lines_.push_back({text, text.size() > longest_, place_, ++number_});
    }
    place_ = window_.place() + end;
}

void LineReader::cut() {
    const std::string_view text = window_.text();
    for (std::size_t end = text.find('\n', searched_); end != std::string_view::npos; end = text.find('\n', used_)) {
        add(text.substr(used_, end - used_), end + 1);
        used_ = end + 1;
    }
    if (window_.at_end() && (used_ < text.size() || skipping_)) {
        add(text.substr(used_), text.size());
        used_ = text.size();
    }
    // A CR may yet turn out to belong to the line break: one byte more. The limit may be the largest number.
    if (used_ < text.size() && text.size() - used_ - 1 > longest_) skipping_ = true;
    if (skipping_) used_ = text.size();
    searched_ = text.size();
}

const std::vector<Line>& LineReader::next_block() {
    lines_.clear();
    while (lines_.empty() && !window_.at_end()) {
        window_.drop(used_);
        searched_ -= used_;
        used_ = 0;
        window_.fill();
        cut();
    }
    return lines_;
}

}  // namespace xuehui::stream
