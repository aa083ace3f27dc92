// The values of one array, a piece of it, checked against what its type promises: buffers that are there, lengths that are none
// below zero. From here on nothing is read but what those lengths promise.
//
// Values are numbered from the beginning of the piece. Buffers need not be aligned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include <xuehui/result.hpp>

#include "arrow/type.hpp"

namespace xuehui::arrow {

// Bits from any place on.
class Bits {
public:
    Bits() = default;
    Bits(const void* bytes, std::int64_t first)
        : bytes_(static_cast<const std::uint8_t*>(bytes)), first_(static_cast<std::size_t>(first)) {}

    bool are_there() const { return bytes_ != nullptr; }
    bool operator[](std::size_t i) const { return (bytes_[(first_ + i) / 8] >> ((first_ + i) % 8) & 1U) != 0; }
    // `count` of them, at most 64, from `i` on; those behind are 0.
    std::uint64_t word(std::size_t i, std::size_t count) const;

private:
    const std::uint8_t* bytes_ = nullptr;
    std::size_t first_ = 0;
};

class Values {
public:
    // Those of `array` from its `first` on, `count` of them; both by the array's own numbers. `column` names it in faults.
    static Result<Values> of(const ArrowArray* array, const Type& type, std::int64_t first, std::int64_t count,
                             std::string_view column);
    // All of them.
    static Result<Values> of(const ArrowArray* array, const Type& type, std::string_view column);

    std::size_t size() const { return size_; }
    const Type& type() const { return type_; }
    // Of those that may be null: where bits are 0. Not there where none is.
    const Bits& validity() const { return validity_; }
    bool is_null(std::size_t i) const { return type_.kind == Kind::null || (validity_.are_there() && !validity_[i]); }

    // Of numbers, by their C++ type. What stands where there is null is anything.
    template <class Number>
    Number number(std::size_t i) const {
        Number value{};
        std::memcpy(&value, static_cast<const char*>(data_) + (begin_ + i) * sizeof value, sizeof value);
        return value;
    }
    // Their bytes, from the first one on.
    const char* bytes(std::size_t width) const { return static_cast<const char*>(data_) + begin_ * width; }

    // Of text. Nothing where it would lie outside of its buffer.
    std::optional<std::string_view> text(std::size_t i) const;

private:
    Diagnostics check_buffers(const ArrowArray& array, std::string_view column);
    template <class Offset>
    std::optional<std::string_view> text_between(std::size_t i) const;
    std::optional<std::string_view> text_viewed(std::size_t i) const;

    Type type_;
    std::size_t begin_ = 0;    // in the buffers
    std::size_t size_ = 0;
    Bits validity_;
    const void* data_ = nullptr;    // numbers, offsets or views
    const char* text_ = nullptr;
    std::int64_t text_size_ = 0;           // as the last offset says
    const void* const* more_ = nullptr;    // of views: buffers of text, and behind them their lengths
    std::size_t more_count_ = 0;
};

// Whether an array is fit to be looked at: not released, with a length and an offset that add up to something.
std::optional<std::string> fault_of_array(const ArrowArray* array);

}  // namespace xuehui::arrow
