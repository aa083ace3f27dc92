// Gzip (RFC 1952) and zstd (RFC 8878) on the way in and on the way out.
//
// What comes in is told by its first bytes and not by its name, and anew where one compressed part ends and another
// begins, as `cat a.gz b.gz` and parallel compressors make them. What goes out is cut into parts of the same size, each
// compressed by itself: so the bytes depend on nothing but the text, not on the pieces in which it came, and a job that
// was interrupted can go on behind a part.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/stream.hpp>
#include <xuehui/text.hpp>

namespace xuehui::cli {

// Compressed data that cannot be read: cut off, altered, or followed by something else.
class Damaged : public std::exception {
public:
    explicit Damaged(Text reason) : reason_(std::move(reason)) {}
    const Text& reason() const { return reason_; }
    const char* what() const noexcept override { return reason_.in(Language::en).c_str(); }

private:
    Text reason_;
};

// One compressed part on its way in, fed piece by piece.
class Decoder {
public:
    struct Step {
        std::size_t taken = 0, given = 0;
        bool ended = false;    // the part is complete
    };
    virtual ~Decoder() = default;
    // Throws Damaged.
    virtual Step decode(std::string_view in, char* out, std::size_t size) = 0;
};

// Text out of a source that may be compressed.
class Decompressor {
public:
    explicit Decompressor(ByteSource source);
    Decompressor(Decompressor&&) noexcept;
    ~Decompressor();

    // Bytes of text; 0 at the end. Throws Damaged and what the source throws.
    std::size_t read(char* buffer, std::size_t size);

private:
    std::string_view rest() const { return std::string_view(buffer_.data() + used_, filled_ - used_); }
    bool fill();
    bool begin_part();
    std::size_t copy(char* buffer, std::size_t size);

    ByteSource source_;
    std::vector<char> buffer_;
    std::size_t used_ = 0, filled_ = 0;
    bool at_end_ = false;
    bool is_plain_ = false;
    bool is_first_ = true;
    std::unique_ptr<Decoder> decoder_;    // inside a part
};

// Compresses one part, whole.
using Encoder = std::function<std::string(std::string_view part)>;

// How a file of this name is compressed: as .gz or as .zst; nothing for any other name.
Encoder encoder_for(std::string_view name);

// Text into a sink, compressed.
class Compressor {
public:
    static constexpr std::size_t kPart = std::size_t{1} << 20;    // bytes of text

    // `encode` may be nothing; then text goes through as it is.
    Compressor(Encoder encode, ByteSink sink) : encode_(std::move(encode)), sink_(std::move(sink)) {}

    // False when the sink refused.
    bool write(std::string_view piece);
    // Writes the last part.
    bool finish();
    // Goes on with a part that was begun, behind `length` bytes that the sink was given earlier.
    bool begin_at(std::uint64_t length, std::string_view pending) {
        has_written_ = length > 0;
        return write(pending);
    }
    // The text of the part that is not yet full, and so not yet written.
    std::string_view pending() const { return pending_; }

private:
    Encoder encode_;
    ByteSink sink_;
    std::string pending_;
    bool has_written_ = false;
};

}  // namespace xuehui::cli
