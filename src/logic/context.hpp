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
    Room() : memory_(first_, sizeof first_) {}
    Operand* operands(std::size_t count) {
        const std::size_t bytes =
            (count > 0 ? count : 1) * sizeof(Operand);    // one at least: addresses tell lists apart
        return static_cast<Operand*>(memory_.allocate(bytes, alignof(Operand)));
    }
    std::string_view keep(std::string_view text);

private:
    static constexpr std::size_t kFirst = 2048;
    alignas(Operand) std::byte first_[kFirst];
    std::pmr::monotonic_buffer_resource memory_;
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
