#include "record/reconcile.hpp"

namespace xuehui::record {

std::vector<std::int32_t> reconcile(const Record::Data& record, const IdIndex& order,
                                    std::span<const std::uint32_t> criterion_of, std::size_t criteria) {
    Reconciliation reconciliation(order, record.as_of, criteria);
    for (std::size_t i = 0; i < record.ratings.size(); ++i) {
        const Record::Data::Rating& rating = record.ratings[i];
        if (rating.is_empty()) continue;
        reconciliation.add(static_cast<std::int32_t>(i), criterion_of[i], rating.stage, rating.on);
    }
    return std::move(reconciliation).take();
}

}  // namespace xuehui::record
