#include "report/ratings_of.hpp"

#include <numeric>

#include <gsl/narrow>

#include "engine/engine_data.hpp"
#include "record/record_data.hpp"

namespace xuehui::report {

RatingsOf::RatingsOf(const Assessment& assessment) {
    const Catalogue::Data& catalogue = assessment.engine().catalogue().data();
    const auto& ratings = assessment.record().data().ratings;
    std::vector<std::uint32_t> criteria;    // of each rating; all are known, or there would be no assessment
    criteria.reserve(ratings.size());
    begins_.assign(catalogue.criteria.size() + 1, 0);
    for (const Record::Data::Rating& rating : ratings) {
        criteria.push_back(catalogue.criterion_index.find(rating.criterion.text()).value());
        ++begins_[criteria.back() + 1];
    }
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    numbers_.resize(ratings.size());
    std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t i = 0; i < criteria.size(); ++i) numbers_[next[criteria[i]]++] = gsl::narrow_cast<std::uint32_t>(i);
}

}  // namespace xuehui::report
