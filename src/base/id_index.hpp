// From an id to its number: an immutable open-addressing table over names that somebody else keeps alive.
//
// Names come from documents, so they may have been chosen to collide. No name of the table lies more than kMostProbes
// slots from its own, so no search looks at more; where that cannot be had, the table is a sorted list instead.
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

    // What decides on a name's slot: for the test that has to make names collide.
    static std::size_t hash(std::string_view name);

private:
    static constexpr std::size_t kMostProbes = 64;    // names that did not mean to collide need fewer

    // The slot that has the name, or the empty one where it would be; nothing where neither is near enough.
    std::optional<std::size_t> slot_of(std::string_view name) const;
    bool fill_table();
    void sort();

    std::vector<std::string_view> names_;
    std::vector<std::uint32_t> slots_;     // number + 1, or 0; a power of two, at most half full
    std::vector<std::uint32_t> sorted_;    // instead of slots: numbers in the order of their names
};

}  // namespace xuehui
