#include "stream/line_reader.hpp"

namespace xuehui::stream {

// Reads another piece behind what is left. False at the end of the source.
bool LineReader::fill() {
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + kPiece);
    const std::size_t got = source_(buffer_.data() + kept, kPiece);
    buffer_.resize(kept + got);
    return got > 0;
}

void LineReader::cut() {
    std::string_view rest = std::string_view(buffer_).substr(used_);
    const auto add = [&](std::string_view text) {
        if (skipping_) {    // the end of a line whose beginning is gone
            skipping_ = false;
            lines_.push_back({{}, true});
            return;
        }
        if (text.ends_with('\r')) text.remove_suffix(1);
        lines_.push_back({text, text.size() > longest_});
    };
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        add(rest.substr(0, end));
        rest.remove_prefix(end + 1);
    }
    if (at_end_ && (!rest.empty() || skipping_)) {
        add(rest);
        rest = {};
    }
    used_ = buffer_.size() - rest.size();
    // A CR may yet turn out to belong to the line break: one byte more than the limit. The limit may be the largest number.
    if (!rest.empty() && rest.size() - 1 > longest_) {
        skipping_ = true;
        used_ = buffer_.size();
    } else if (skipping_) {
        used_ = buffer_.size();
    }
}

const std::vector<Line>& LineReader::next_block() {
    lines_.clear();
    buffer_.erase(0, used_);
    used_ = 0;
    while (lines_.empty() && !at_end_) {
        buffer_.erase(0, used_);
        used_ = 0;
        at_end_ = !fill();
        cut();
    }
    return lines_;
}

}  // namespace xuehui::stream
