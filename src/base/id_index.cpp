#include "base/id_index.hpp"

#include <bit>
#include <cstring>

#include <gsl/narrow>

namespace xuehui {

namespace {

// Eight bytes at a time, each multiplied in. Resistance to chosen collisions is not at stake: the names come from a loaded
// document whose size is limited.
std::size_t hash(std::string_view name) {
    constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15U;
    constexpr std::size_t kWord = sizeof(std::uint64_t);
    std::uint64_t value = name.size();
    for (; name.size() > kWord; name.remove_prefix(kWord)) {
        std::uint64_t word = 0;
        std::memcpy(&word, name.data(), kWord);
        value = (value ^ word) * kOdd;
        value ^= value >> 32U;
    }
    for (const char c : name) value = std::rotl(value, 8) ^ static_cast<unsigned char>(c);
    value *= kOdd;
    return static_cast<std::size_t>(value ^ (value >> 32U));
}

}  // namespace

IdIndex::IdIndex(std::vector<std::string_view> names) : names_(std::move(names)) {
    slots_.resize(std::bit_ceil(names_.size() * 2 + 1));
    for (std::size_t number = 0; number < names_.size(); ++number) {
        if (find(names_[number])) continue;
        std::size_t slot = hash(names_[number]) & (slots_.size() - 1);
        while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
        slots_[slot] = gsl::narrow_cast<std::uint32_t>(number + 1);
    }
}

std::optional<std::uint32_t> IdIndex::find(std::string_view name) const {
    if (slots_.empty()) return std::nullopt;
    for (std::size_t slot = hash(name) & (slots_.size() - 1); slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
        if (names_[slots_[slot] - 1] == name) return slots_[slot] - 1;
    }
    return std::nullopt;
}

}  // namespace xuehui
