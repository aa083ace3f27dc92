#include "population/distribution.hpp"

#include <algorithm>

#include <gsl/assert>

namespace xuehui::population {

namespace {

// Two sorted lists as one; the counts of a score that is in both are added.
std::vector<std::uint64_t> merged(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
    std::vector<std::uint64_t> all;
    all.reserve(a.size() + b.size());
    std::size_t next = 0;
    for (const std::uint64_t entry : a) {
        while (next < b.size() && Packed::score(b[next]) < Packed::score(entry)) all.push_back(b[next++]);
        const bool is_in_both = next < b.size() && Packed::score(b[next]) == Packed::score(entry);
        all.push_back(is_in_both ? entry + Packed::count(b[next++]) : entry);
    }
    all.insert(all.end(), b.begin() + static_cast<std::ptrdiff_t>(next), b.end());
    return all;
}

std::vector<std::uint64_t> counted(std::vector<std::uint32_t> scores) {
    std::ranges::sort(scores);
    std::vector<std::uint64_t> entries;
    for (const std::uint32_t score : scores) {
        if (entries.empty() || Packed::score(entries.back()) != score) entries.push_back(Packed::pack(score, 0));
        ++entries.back();
    }
    return entries;
}

}  // namespace

void Distribution::settle() {
    entries_ = merged(entries_, counted(recent_));
    entries_.shrink_to_fit();
    recent_.clear();
}

void Distribution::merge(const Distribution& other) {
    entries_ = merged(entries(), other.entries());
    recent_.clear();
}

std::vector<std::uint64_t> Distribution::entries() const {
    return recent_.empty() ? entries_ : merged(entries_, counted(recent_));
}

Distribution Distribution::of(std::vector<std::uint64_t> entries) {
    Distribution made;
    made.entries_ = std::move(entries);
    return made;
}

Cumulated::Cumulated(std::vector<std::uint64_t> entries) : entries_(std::move(entries)) {
    std::uint64_t sum = 0;
    for (std::uint64_t& entry : entries_) {
        sum += Packed::count(entry);
        entry = Packed::pack(Packed::score(entry), sum);
    }
}

std::uint64_t Cumulated::below(std::int32_t score) const {
    const auto next = std::ranges::lower_bound(entries_, Packed::pack(static_cast<std::uint64_t>(score), 0));
    return next == entries_.begin() ? 0 : Packed::count(*std::prev(next));
}

std::uint64_t Cumulated::not_above(std::int32_t score) const { return below(score + 1); }

std::int32_t Cumulated::at(std::uint64_t place) const {
    Expects(place >= 1 && place <= count());
    const auto found = std::ranges::lower_bound(entries_, place, {}, Packed::count);
    return static_cast<std::int32_t>(Packed::score(*found));
}

}  // namespace xuehui::population
