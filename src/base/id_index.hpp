// From an id to its number: an immutable open-addressing table over names that somebody else keeps alive.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace xuehui {

class IdIndex {
public:
    IdIndex() = default;
    // The number of a name is its place in `names`; of equal names the first one is found.
    explicit IdIndex(std::vector<std::string_view> names);

    std::optional<std::uint32_t> find(std::string_view name) const;
    // The same, and cheaper where the name has the number that was guessed.
    std::optional<std::uint32_t> find(std::string_view name, std::size_t guess) const {
        if (guess < names_.size() && names_[guess] == name) return static_cast<std::uint32_t>(guess);
        return find(name);
    }
    std::span<const std::string_view> names() const { return names_; }

private:
    std::vector<std::string_view> names_;
    std::vector<std::uint32_t> slots_;    // number + 1, or 0; a power of two, at most half full
};

}  // namespace xuehui
