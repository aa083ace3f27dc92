#include "base/id_index.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>

#include <gsl/narrow>

namespace xuehui {

// Eight bytes at a time, each multiplied in. It need not withstand chosen collisions: they are counted.
std::size_t IdIndex::hash(std::string_view name) {
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

IdIndex::IdIndex(std::vector<std::string_view> names) : names_(std::move(names)) {
    if (!fill_table()) sort();
}

bool IdIndex::fill_table() {
    slots_.resize(std::bit_ceil(names_.size() * 2 + 1));
    for (std::size_t number = 0; number < names_.size(); ++number) {
        const auto slot = slot_of(names_[number]);
        if (!slot) return false;
        if (slots_[*slot] == 0) slots_[*slot] = gsl::narrow_cast<std::uint32_t>(number + 1);
    }
    return true;
}

void IdIndex::sort() {
    slots_.clear();
    sorted_.resize(names_.size());
    std::iota(sorted_.begin(), sorted_.end(), std::uint32_t{0});
    std::ranges::stable_sort(sorted_, {}, [this](std::uint32_t number) { return names_[number]; });
}

std::optional<std::size_t> IdIndex::slot_of(std::string_view name) const {
    std::size_t slot = hash(name) & (slots_.size() - 1);
    for (std::size_t probe = 0; probe < kMostProbes; ++probe) {
        if (slots_[slot] == 0 || names_[slots_[slot] - 1] == name) return slot;
        slot = (slot + 1) & (slots_.size() - 1);
    }
    return std::nullopt;
}

std::optional<std::uint32_t> IdIndex::find(std::string_view name) const {
    if (!slots_.empty()) {
        const auto slot = slot_of(name);
        return slot && slots_[*slot] != 0 ? std::optional(slots_[*slot] - 1) : std::nullopt;
    }
    const auto name_of = [this](std::uint32_t number) { return names_[number]; };
    const auto found = std::ranges::lower_bound(sorted_, name, {}, name_of);
    return found != sorted_.end() && names_[*found] == name ? std::optional(*found) : std::nullopt;
}

}  // namespace xuehui
