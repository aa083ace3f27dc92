#include "record/reconcile.hpp"

namespace xuehui::record {

std::vector<std::int32_t> reconcile(const Record::Data& record, const IdIndex& order,
                                    std::span<const std::uint32_t> criterion_of, std::size_t criteria) {
    std::vector<std::int32_t> counts(criteria, kNobody);
    std::vector<std::uint32_t> rank_of(criteria);
    std::uint32_t guess = 0;    // one assessor after the other: mostly the stage of the rating before
    for (std::size_t i = 0; i < record.ratings.size(); ++i) {
        const Record::Data::Rating& rating = record.ratings[i];
        if (rating.is_empty() || (rating.on && *rating.on > record.as_of)) continue;
        const auto stage = order.find(rating.stage, guess);
        if (!stage) continue;
        const std::uint32_t rank = guess = *stage;
        const std::uint32_t criterion = criterion_of[i];
        std::int32_t& best = counts[criterion];
        const bool wins = best == kNobody || rank < rank_of[criterion] ||
                          (rank == rank_of[criterion] &&
                           rating.on >= record.ratings[static_cast<std::size_t>(best)].on);    // none < any date
        if (!wins) continue;
        best = static_cast<std::int32_t>(i);
        rank_of[criterion] = rank;
    }
    return counts;
}

}  // namespace xuehui::record
