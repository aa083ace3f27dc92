// Which ratings of a record are of which criterion: found once, for all that is told of criteria.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <xuehui/assessment.hpp>

namespace xuehui::report {

class RatingsOf {
public:
    explicit RatingsOf(const Assessment& assessment);

    // Their numbers in the record, in its order.
    std::span<const std::uint32_t> criterion(std::uint32_t number) const {
        return std::span(numbers_).subspan(begins_[number], begins_[number + 1] - begins_[number]);
    }

private:
    std::vector<std::size_t> begins_;       // of each criterion in `numbers_`, and the end of the last one
    std::vector<std::uint32_t> numbers_;
};

}  // namespace xuehui::report
