#include "arrow/values.hpp"

#include <algorithm>
#include <string>

#include "arrow/malformed.hpp"

namespace xuehui::arrow {

namespace {

constexpr std::int64_t kLongest = std::int64_t{1} << 40U;    // no sum or product of lengths overflows below it

std::int64_t buffers_of(Kind kind) {
    switch (kind) {
        case Kind::null: return 0;
        case Kind::structure:
        case Kind::fixed_list: return 1;
        case Kind::utf8:
        case Kind::large_utf8: return 3;
        default: return 2;
    }
}

}  // namespace

std::uint64_t Bits::word(std::size_t i, std::size_t count) const {
    if (count == 0) return 0;
    const std::size_t first = first_ + i, byte = first / 8, shift = first % 8;
    const std::size_t bytes = (shift + count + 7) / 8;    // at most 9
    std::uint64_t low = 0;
    for (std::size_t at = 0; at < std::min<std::size_t>(bytes, 8); ++at)
        low |= std::uint64_t{bytes_[byte + at]} << (8 * at);
    low >>= shift;
    if (bytes == 9) low |= std::uint64_t{bytes_[byte + 8]} << (64 - shift);
    return count == 64 ? low : low & ((std::uint64_t{1} << count) - 1);
}

std::optional<std::string> fault_of_array(const ArrowArray* array) {
    if (array == nullptr) return "it is missing";
    if (array->release == nullptr) return "it has been released";
    if (array->length < 0 || array->offset < 0) return "its length or its offset is below zero";
    if (array->length > kLongest || array->offset > kLongest) return "its length or its offset is beyond all measure";
    if (array->null_count < -1 || array->null_count > array->length) return "it cannot have so many nulls";
    if (array->n_buffers < 0 || array->n_children < 0) return "it has less than no buffers or children";
    if (array->n_buffers > 0 && array->buffers == nullptr) return "its buffers are missing";
    if (array->n_children > 0 && array->children == nullptr) return "its children are missing";
    return std::nullopt;
}

Result<Values> Values::of(const ArrowArray* array, const Type& type, std::string_view column) {
    return of(array, type, 0, array == nullptr ? 0 : std::max<std::int64_t>(array->length, 0), column);
}

Result<Values> Values::of(const ArrowArray* array, const Type& type, std::int64_t first, std::int64_t count,
                          std::string_view column) {
    if (auto fault = fault_of_array(array)) return malformed(column, "an array: " + *fault);
    if (first > array->length || count > array->length - first)
        return malformed(column, "an array is shorter than the batch");
    Values values;
    values.type_ = type;
    values.begin_ = static_cast<std::size_t>(array->offset + first);
    values.size_ = static_cast<std::size_t>(count);
    if (Diagnostics faults = values.check_buffers(*array, column); !faults.empty()) return faults;
    return values;
}

// Buffers may be missing where there are no values.
Diagnostics Values::check_buffers(const ArrowArray& array, std::string_view column) {
    const std::int64_t wanted = buffers_of(type_.kind);
    const bool is_view = type_.kind == Kind::utf8_view;
    if (is_view ? array.n_buffers < 3 : array.n_buffers != wanted)
        return malformed(column, "an array has " + std::to_string(array.n_buffers) + " buffers");
    if (size_ == 0 || type_.kind == Kind::null) return {};
    if (array.null_count != 0) {
        if (array.buffers[0] != nullptr) {
            validity_ = Bits(array.buffers[0], static_cast<std::int64_t>(begin_));
        } else if (array.null_count > 0) {
            return malformed(column, "an array has nulls, and no validity buffer");
        }
    }
    if (wanted == 1) return {};
    data_ = array.buffers[1];
    if (data_ == nullptr) return malformed(column, "an array has values, and no buffer for them");
    if (is_view) {
        more_ = array.buffers + 2;
        more_count_ = static_cast<std::size_t>(array.n_buffers - 3);
        if (more_count_ > 0 && more_[more_count_] == nullptr)
            return malformed(column, "an array does not say how long its buffers are");
        return {};
    }
    if (wanted == 2) return {};
    text_ = static_cast<const char*>(array.buffers[2]);
    const auto end = static_cast<std::size_t>(array.length + array.offset) - begin_;
    text_size_ = type_.kind == Kind::utf8 ? number<std::int32_t>(end) : number<std::int64_t>(end);
    if (text_size_ < 0) return malformed(column, "an array's text has a length below zero");
    if (text_size_ > 0 && text_ == nullptr) return malformed(column, "an array has text, and no buffer for it");
    return {};
}

std::optional<std::string_view> Values::text(std::size_t i) const {
    switch (type_.kind) {
        case Kind::utf8: return text_between<std::int32_t>(i);
        case Kind::large_utf8: return text_between<std::int64_t>(i);
        case Kind::utf8_view: return text_viewed(i);
        default: return std::nullopt;
    }
}

template <class Offset>
std::optional<std::string_view> Values::text_between(std::size_t i) const {
    const auto begin = std::int64_t{number<Offset>(i)}, end = std::int64_t{number<Offset>(i + 1)};
    if (begin < 0 || end < begin || end > text_size_) return std::nullopt;
    if (begin == end) return std::string_view();
    return std::string_view(text_ + begin, static_cast<std::size_t>(end - begin));
}

// A length, and the text if it is short; else its first bytes, the number of a buffer, and where it stands there.
std::optional<std::string_view> Values::text_viewed(std::size_t i) const {
    constexpr std::int32_t kInside = 12;
    const char* view = bytes(16) + 16 * i;
    std::int32_t parts[4];
    std::memcpy(parts, view, sizeof parts);
    const std::int32_t size = parts[0];
    if (size < 0) return std::nullopt;
    if (size <= kInside) return std::string_view(view + 4, static_cast<std::size_t>(size));
    if (parts[2] < 0 || parts[3] < 0 || static_cast<std::size_t>(parts[2]) >= more_count_) return std::nullopt;
    const auto buffer = static_cast<std::size_t>(parts[2]);
    std::int64_t there = 0;
    std::memcpy(&there, static_cast<const char*>(more_[more_count_]) + 8 * buffer, sizeof there);
    if (more_[buffer] == nullptr || there < 0 || std::int64_t{parts[3]} + size > there) return std::nullopt;
    return std::string_view(static_cast<const char*>(more_[buffer]) + parts[3], static_cast<std::size_t>(size));
}

}  // namespace xuehui::arrow
