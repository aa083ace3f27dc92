#include "base/near_miss.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace xuehui {

namespace {

constexpr std::size_t kLongest = 64;    // names longer than this are not compared: the table stays on the stack

// Optimal string alignment distance, three rows of the usual table.
std::size_t distance(std::string_view a, std::string_view b) {
    using Row = std::array<std::size_t, kLongest + 1>;
    Row before_last{};
    Row last{};
    Row row{};
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({change, last[j] + 1, row[j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = last;
        last = row;
    }
    return last[b.size()];
}

}  // namespace

std::string_view near_miss(std::string_view name, std::span<const std::string_view> candidates) {
    if (name.empty() || name.size() > kLongest) return {};
    const std::size_t allowed = std::max<std::size_t>(1, name.size() / 3);
    std::string_view nearest;
    std::size_t least = allowed + 1;
    for (const std::string_view candidate : candidates) {
        if (candidate.size() > kLongest || candidate.size() > name.size() + allowed ||
            candidate.size() + allowed < name.size()) {
            continue;
        }
        const std::size_t edits = distance(name, candidate);
        if (edits < least && edits < name.size()) {
            least = edits;
            nearest = candidate;
        }
    }
    return nearest;
}

}  // namespace xuehui
