// What operators need besides their arguments: the budget, what absence means in the data, and room for what they make.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>

#include "logic/budget.hpp"
#include "logic/operand.hpp"

namespace xuehui::logic {

enum class Absence : std::uint8_t;

// Lives as long as one evaluation. The first few kilobytes cost nothing.
class Room {
public:
    // One at least is taken: addresses tell lists apart.
    Operand* operands(std::size_t count) {
        return static_cast<Operand*>(take((count > 0 ? count : 1) * sizeof(Operand)));
    }
    std::string_view keep(std::string_view text);

private:
    static constexpr std::size_t kFirst = 2048;

    void* take(std::size_t bytes) {
        if (bytes > kFirst - taken_) return take_more(bytes);
        std::byte* const begin = first_ + taken_;
        taken_ += (bytes + alignof(Operand) - 1) / alignof(Operand) * alignof(Operand);
        return begin;
    }
    void* take_more(std::size_t bytes);

    std::size_t taken_ = 0;    // a multiple of the alignment, as is kFirst
    alignas(Operand) std::byte first_[kFirst];
    std::optional<std::pmr::monotonic_buffer_resource> more_;
};

struct Context {
    Budget& budget;
    Absence absence;
    Room& room;

    static constexpr std::size_t kMostElements = std::size_t{1} << 20U;    // of a list that logic makes
    static constexpr std::size_t kLongestText = std::size_t{1} << 20U;     // bytes
    // The price of what is kept until the end; a list's element takes more than a step's work.
    bool pay_for_elements(std::size_t count) { return count <= kMostElements && budget.pay(4 * std::uint64_t{count}); }
    bool pay_for_text(std::size_t bytes) { return bytes <= kLongestText && budget.pay(bytes / 4); }
};

}  // namespace xuehui::logic
