#include "base/id_index.hpp"

#include <bit>

#include <gsl/narrow>

namespace xuehui {

namespace {

// FNV-1a: names are a dozen bytes long and come from a loaded document whose size is limited, so neither speed on
// long keys nor resistance to chosen collisions is at stake.
std::size_t hash(std::string_view name) {
    std::uint64_t value = 0xCBF29CE484222325U;
    for (const char c : name) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
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
