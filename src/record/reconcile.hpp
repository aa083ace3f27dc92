// Which of several ratings of a criterion counts.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id_index.hpp"
#include "record/record_data.hpp"

namespace xuehui::record {

inline constexpr std::int32_t kNobody = -1;

// Told ratings one by one, in their order, it knows for each criterion the one that counts: the first stage in `order` that has
// any, within it the latest `on` (none is earliest), the last among equals. Those dated after `as_of`, and of a stage outside the
// order, do not count.
class Reconciliation {
public:
    Reconciliation(const IdIndex& order, Date as_of, std::size_t criteria)
        : order_(order), as_of_(as_of), counts_(criteria, kNobody), best_(criteria) {}

    void add(std::int32_t number, std::uint32_t criterion, std::string_view stage, const std::optional<Date>& on) {
        if (on && *on > as_of_) return;
        const auto rank = order_.find(stage, guess_);
        if (!rank) return;
        guess_ = *rank;
        Best& best = best_[criterion];
        const bool wins = counts_[criterion] == kNobody || *rank < best.rank || (*rank == best.rank && on >= best.on);
        if (!wins) return;    // none < any date
        counts_[criterion] = number;
        best = {*rank, on};
    }

    // Of each criterion the number of the rating that counts, or kNobody.
    std::span<const std::int32_t> counts() const { return counts_; }
    std::vector<std::int32_t> take() && { return std::move(counts_); }
    void clear() { std::ranges::fill(counts_, kNobody); }

private:
    struct Best {
        std::uint32_t rank = 0;
        std::optional<Date> on;
    };

    const IdIndex& order_;
    Date as_of_;
    std::uint32_t guess_ = 0;    // one assessor after the other: mostly the stage of the rating before
    std::vector<std::int32_t> counts_;
    std::vector<Best> best_;
};

// For each criterion of a record the number of the rating that counts, or kNobody. Empty entries do not count. `criterion_of`
// gives each rating's criterion as a number below `criteria`.
std::vector<std::int32_t> reconcile(const Record::Data& record, const IdIndex& order,
                                    std::span<const std::uint32_t> criterion_of, std::size_t criteria);

}  // namespace xuehui::record
