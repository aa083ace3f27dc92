// How often each score occurs, exactly: a sorted list of the scores that do, and how often, eight bytes each.
//
// New scores wait in a short list until there are enough of them to be worth sorting in. A list that is an eighth as long as
// the sorted one makes that a few steps for each, however many different ones there are.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace xuehui::population {

// A score and a count in one number, so that their order is that of the scores.
struct Packed {
    static constexpr unsigned kCountBits = 44;    // more than Population::kMost
    static constexpr std::uint64_t kMostCount = (std::uint64_t{1} << kCountBits) - 1;

    static constexpr std::uint64_t pack(std::uint64_t score, std::uint64_t count) {
        return score << kCountBits | count;
    }
    static constexpr std::uint64_t score(std::uint64_t packed) { return packed >> kCountBits; }
    static constexpr std::uint64_t count(std::uint64_t packed) { return packed & kMostCount; }
};

// The same counts added up from the least score on: what questions are asked of.
class Cumulated {
public:
    Cumulated() = default;
    explicit Cumulated(std::vector<std::uint64_t> entries);    // packed, rising

    std::uint64_t count() const { return entries_.empty() ? 0 : Packed::count(entries_.back()); }
    std::uint64_t below(std::int32_t score) const;        // how many are less
    std::uint64_t not_above(std::int32_t score) const;    // how many are less or equal
    // The score in this place, from 1, of all in rising order. Requires as many.
    std::int32_t at(std::uint64_t place) const;

private:
    std::vector<std::uint64_t> entries_;    // a score, and how many there are up to and with it
};

class Distribution {
public:
    // Scores are millionths, 0 to 1,000,000; no more in all than Packed::kMostCount.
    void add(std::int32_t score) {
        recent_.push_back(static_cast<std::uint32_t>(score));
        if (recent_.size() >= kFewest && recent_.size() * kParts >= entries_.size()) settle();
    }
    void merge(const Distribution& other);

    // Each score that occurs, packed with its count, rising.
    std::vector<std::uint64_t> entries() const;
    static Distribution of(std::vector<std::uint64_t> entries);

private:
    static constexpr std::size_t kFewest = 64;
    static constexpr std::size_t kParts = 8;

    void settle();

    std::vector<std::uint64_t> entries_;
    std::vector<std::uint32_t> recent_;    // not among them yet
};

// The place, from 1, of the quantile at `share` (millionths, above 0) of `count` in rising order: the first that so large
// a part does not exceed.
constexpr std::uint64_t place_of_quantile(std::uint64_t count, std::uint64_t share) {
    constexpr std::uint64_t kWhole = 1'000'000;
    const std::uint64_t whole = count / kWhole * share;    // apart, as count times share may not fit
    return whole + (count % kWhole * share + kWhole - 1) / kWhole;
}

}  // namespace xuehui::population
