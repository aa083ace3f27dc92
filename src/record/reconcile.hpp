// Which of several ratings of a criterion counts.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/id_index.hpp"
#include "record/record_data.hpp"

namespace xuehui::record {

inline constexpr std::int32_t kNobody = -1;

// For each criterion the number of the rating that counts, or kNobody.
//
// The first stage in `order` that has any, within it the latest `on` (none is earliest), the last in the document among
// equals. Ratings dated after the record's `as_of`, of a stage outside the order, and empty entries do not count.
// `criterion_of` gives each rating's criterion as a number below `criteria`.
std::vector<std::int32_t> reconcile(const Record::Data& record, const IdIndex& order,
                                    std::span<const std::uint32_t> criterion_of, std::size_t criteria);

}  // namespace xuehui::record
