// Cuts a stream of bytes into blocks of whole lines.
//
// A line longer than the limit is not kept: its place is taken by a mark, so that memory stays bounded and the lines
// after it keep their numbers. A line ends with LF; a CR before it belongs to the line break. A last line need not end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/stream.hpp>

namespace xuehui::stream {

struct Line {
    std::string_view text;
    bool too_long = false;
};

class LineReader {
public:
    LineReader(const ByteSource& source, std::size_t longest) : source_(source), longest_(longest) {}

    // The next lines, about a megabyte of them, at least one; empty at the end. They live until the next call.
    const std::vector<Line>& next_block();

private:
    bool fill();
    void cut();

    static constexpr std::size_t kPiece = std::size_t{1} << 20;

    const ByteSource& source_;
    std::size_t longest_;
    std::string buffer_;
    std::size_t used_ = 0;         // bytes of the buffer that the lines handed out take up
    bool at_end_ = false;
    bool skipping_ = false;        // inside a line that is too long
    std::vector<Line> lines_;
};

}  // namespace xuehui::stream
