// What the conditions of an assessment may cost, all of them together.
//
// A step is about ten nanoseconds of work: an instruction, a member looked through for a fact, an element, some
// characters. Whoever is about to work pays first. Who cannot pay does not begin, and what he would have found out is
// unknown; what costs less may still go on. So the answers depend on the documents alone, and are never wrong.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xuehui::logic {

class Budget {
public:
    // A list as long as a record can hold, looked through several times, stays below; lists multiplied with one
    // another, or with huge texts, do not.
    static constexpr std::uint64_t kSteps = std::uint64_t{1} << 24U;

    explicit Budget(std::uint64_t steps = kSteps) : left_(steps) {}

    // False, and nothing is paid, where less is left.
    [[nodiscard]] bool pay(std::uint64_t steps) {
        if (steps > left_) return false;
        left_ -= steps;
        return true;
    }

private:
    std::uint64_t left_;
};

// Steps that passing over a text takes: nothing where it is short.
inline std::uint64_t steps_over(std::string_view text) {
    constexpr std::size_t kBytesPerStep = 16;
    return text.size() / kBytesPerStep;
}

}  // namespace xuehui::logic
