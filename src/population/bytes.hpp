// Numbers and texts as bytes, for a population's state: numbers in base 128, the lowest digits first, texts behind their
// length. The same on every machine. Who reads asks good() in the end; what is read behind a fault is zeros.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace xuehui::population {

class ByteWriter {
public:
    void number(std::uint64_t value);
    void text(std::string_view text);
    std::string take() && { return std::move(out_); }

private:
    std::string out_;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    // What is more than `most` is a fault.
    std::uint64_t number(std::uint64_t most = UINT64_MAX);
    std::string text(std::size_t longest);
    void fail() { good_ = false; }
    bool good() const { return good_; }
    bool at_end() const { return rest_.empty(); }
    std::size_t left() const { return rest_.size(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

}  // namespace xuehui::population
