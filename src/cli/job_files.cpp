#include "cli/job_files.hpp"

#include <zlib.h>

#include <algorithm>

namespace xuehui::cli {

std::size_t JobInput::read(char* buffer, std::size_t size) {
    if (fault_) std::rethrow_exception(fault_);
    std::size_t filled = 0;
    try {
        while (filled < size && !at_end_) {
            const std::size_t count = text_.read(buffer + filled, size - filled);
            at_end_ = count == 0;    // kept: on a terminal a later read would ask for more
            filled += count;
        }
    } catch (const std::exception&) {
        if (filled == 0) throw;
        fault_ = std::current_exception();
    }
    if (is_counted_) count({buffer, filled});
    return filled;
}

void JobInput::expect(std::uint64_t bytes, std::uint32_t sum) {
    expected_bytes_ = bytes;
    expected_sum_ = sum;
}

void JobInput::count(std::string_view piece) {
    const auto add = [this](std::string_view part) {
        sum_ = static_cast<std::uint32_t>(crc32_z(sum_, reinterpret_cast<const Bytef*>(part.data()), part.size()));
        bytes_ += part.size();
    };
    if (bytes_ < expected_bytes_) {
        const std::string_view part = piece.substr(0, std::min<std::uint64_t>(piece.size(), expected_bytes_ - bytes_));
        add(part);
        piece.remove_prefix(part.size());
        const bool is_short = at_end_ && bytes_ < expected_bytes_;
        if (is_short || (bytes_ == expected_bytes_ && sum_ != expected_sum_)) throw Changed();
    }
    add(piece);
}

}  // namespace xuehui::cli
