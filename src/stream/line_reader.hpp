// Cuts a stream of bytes into blocks of whole lines.
//
// A line longer than the limit is not kept: its place is taken by a mark, so that memory stays bounded and the lines
// after it keep their numbers. A line ends with LF; a CR before it belongs to the line break. A last line need not end.
//
// The window holds the lines handed out and behind them the beginning of the next. Each byte is looked at once: of an
// unfinished line it is known how far it has been searched for its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "stream/window.hpp"

namespace xuehui::stream {

struct Line {
    std::string_view text;
    bool too_long = false;       // and so not kept
    std::uint64_t begin = 0;     // its place in the input, in bytes
    std::uint64_t number = 0;    // from 1
    bool came_back = false;      // rows of a table: those of their organisation stand further up
};

class LineReader {
public:
    LineReader(const ByteSource& source, std::size_t longest) : window_(source), longest_(longest) {}

    // The next lines, at least one: those that the next read of the source finishes, which asks for a megabyte, or the
    // first read after it that finishes any. Empty at the end. They live until the next call.
    const std::vector<Line>& next_block();
    // The place behind the lines handed out so far.
    std::uint64_t place() const { return place_; }

private:
    void cut();
    void add(std::string_view text, std::size_t end);

    Window window_;
    std::size_t longest_;
    std::uint64_t place_ = 0;
    std::uint64_t number_ = 0;
    std::size_t used_ = 0;        // bytes of the window that the lines handed out take up
    std::size_t searched_ = 0;    // no line ends between used_ and here
    bool skipping_ = false;       // inside a line that is too long
    std::vector<Line> lines_;
};

}  // namespace xuehui::stream
