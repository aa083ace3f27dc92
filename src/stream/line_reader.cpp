#include "stream/line_reader.hpp"

#include <algorithm>
#include <cstring>

namespace xuehui::stream {

// Makes what is left the beginning of the buffer.
void LineReader::drop_used() {
    if (used_ == 0) return;
    filled_ -= used_;
    base_ += used_;
    searched_ -= used_;
    std::memmove(buffer_.get(), buffer_.get() + used_, filled_);
    used_ = 0;
}

// Reads another piece behind what is left. False at the end of the source.
bool LineReader::fill() {
    if (capacity_ - filled_ < kPiece) {
        capacity_ = std::max(filled_ + kPiece, 2 * capacity_);    // doubled: a long line is copied few times
        auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
        std::copy_n(buffer_.get(), filled_, larger.get());
        buffer_ = std::move(larger);
    }
    const std::size_t got = source_(buffer_.get() + filled_, kPiece);
    filled_ += got;
    return got > 0;
}

// A line that ends, with its break, at this byte of the buffer.
void LineReader::add(std::string_view text, std::size_t end) {
    if (skipping_) {    // the beginning of the line is gone
        skipping_ = false;
        lines_.push_back({{}, true, place_, ++number_});
    } else {
        if (text.ends_with('\r')) text.remove_suffix(1);
        lines_.push_back({text, text.size() > longest_, place_, ++number_});
    }
    place_ = base_ + end;
}

void LineReader::cut() {
    const std::string_view text(buffer_.get(), filled_);
    for (std::size_t end = text.find('\n', searched_); end != std::string_view::npos; end = text.find('\n', used_)) {
        add(text.substr(used_, end - used_), end + 1);
        used_ = end + 1;
    }
    if (at_end_ && (used_ < filled_ || skipping_)) {
        add(text.substr(used_), filled_);
        used_ = filled_;
    }
    // A CR may yet turn out to belong to the line break: one byte more. The limit may be the largest number.
    if (used_ < filled_ && filled_ - used_ - 1 > longest_) skipping_ = true;
    if (skipping_) used_ = filled_;
    searched_ = filled_;
}

const std::vector<Line>& LineReader::next_block() {
    lines_.clear();
    while (lines_.empty() && !at_end_) {
        drop_used();
        at_end_ = !fill();
        cut();
    }
    return lines_;
}

}  // namespace xuehui::stream
