#include "base/near_miss.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace xuehui {

namespace {

constexpr std::size_t kLongest = 64;    // names longer than this are not compared: the table stays on the stack

// ASCII alone: ids and names of members are hardly anything else, and there is no locale here.
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_same(char a, char b) { return small(a) == small(b); }

// Optimal string alignment distance, three rows of the usual table, as far as it is at most `most`; otherwise `most` + 1.
// What lies further than `most` from the diagonal costs more, so only that band is filled; and as no row can have less
// than the least of the row before it, the first that has too much ends the search. `cells` grows by what was filled.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most, std::size_t& cells) {
    using Row = std::array<std::size_t, kLongest + 2>;
    const std::size_t far = most + 1;
    std::array<Row, 3> rows{};
    Row* before_last = &rows[0];
    Row* last = &rows[1];
    Row* row = &rows[2];
    for (std::size_t j = 0; j <= std::min(b.size(), far); ++j) (*last)[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const std::size_t begin = i > most ? i - most : 1;
        const std::size_t end = std::min(b.size(), i + most);
        std::size_t least = begin == 1 ? i : far;
        (*row)[begin - 1] = least;
        for (std::size_t j = begin; j <= end; ++j) {
            const std::size_t change = (*last)[j - 1] + (is_same(a[i - 1], b[j - 1]) ? 0 : 1);
            std::size_t edits = std::min({change, (*last)[j] + 1, (*row)[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && is_same(a[i - 1], b[j - 2]) && is_same(a[i - 2], b[j - 1]);
            if (swapped) edits = std::min(edits, (*before_last)[j - 2] + 1);
            (*row)[j] = edits;
            least = std::min(least, edits);
        }
        (*row)[end + 1] = far;    // where the next row, which reaches one further, looks up
        cells += end + 1 - begin;
        if (least > most) return far;
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return (*last)[b.size()];
}

// "unqualified" means the opposite of "qualified", however near they are.
bool are_opposites(std::string_view a, std::string_view b) {
    constexpr std::size_t kPrefix = 2;
    const std::string_view& longer = a.size() > b.size() ? a : b;
    const std::string_view& shorter = a.size() > b.size() ? b : a;
    return longer.size() >= shorter.size() + kPrefix && longer.ends_with(shorter);
}

}  // namespace

std::string_view near_miss(std::string_view name, std::span<const std::string_view> candidates, std::size_t& budget) {
    if (name.empty() || name.size() > kLongest) return {};
    const std::size_t allowed = std::min(std::max<std::size_t>(1, name.size() / 3), name.size() - 1);
    std::string_view nearest;
    std::size_t least = allowed + 1;
    for (const std::string_view candidate : candidates) {
        std::size_t cost = 1;
        if (candidate.size() <= kLongest && !are_opposites(name, candidate) && candidate.size() < name.size() + least &&
            name.size() < candidate.size() + least) {
            const std::size_t edits = distance(name, candidate, least - 1, cost);
            if (edits < least) {
                least = edits;
                nearest = candidate;
            }
        }
        if (cost >= budget) {
            budget = 0;
            return {};
        }
        budget -= cost;
        if (least == 0) break;
    }
    return nearest;
}

std::string_view near_miss(std::string_view name, std::span<const std::string_view> candidates) {
    std::size_t budget = kNearMissBudget;
    return near_miss(name, candidates, budget);
}

}  // namespace xuehui
