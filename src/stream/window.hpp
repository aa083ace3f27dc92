// The part of a stream of bytes that is held: what has been read and not yet been done with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include <xuehui/stream.hpp>

namespace xuehui::stream {

class Window {
public:
    explicit Window(const ByteSource& source) : source_(source) {}

    // Reads another piece, of a megabyte or less, behind what is held. False at the end of the source.
    bool fill();
    bool at_end() const { return at_end_; }
    // Lets go of the first bytes. Both calls move the text.
    void drop(std::size_t count);

    std::string_view text() const { return {buffer_.get(), filled_}; }
    std::uint64_t place() const { return place_; }    // of the first byte held, in the stream

private:
    static constexpr std::size_t kPiece = std::size_t{1} << 20;

    const ByteSource& source_;
    std::unique_ptr<char[]> buffer_;    // not a string, which would write zeros where the source is about to write
    std::size_t capacity_ = 0;
    std::size_t filled_ = 0;
    std::uint64_t place_ = 0;
    bool at_end_ = false;
};

}  // namespace xuehui::stream
