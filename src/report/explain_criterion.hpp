// How one criterion was judged: which rating counts, why that one, why not the others, on what evidence.
#pragma once

#include <cstddef>

#include <xuehui/assessment.hpp>
#include <xuehui/text.hpp>

#include "report/ratings_of.hpp"
#include "report/text_layout.hpp"

namespace xuehui::report {

// Everything about a criterion, on a page of its own.
void explain_criterion(Page& page, const Assessment& assessment, const CriterionResult& result,
                       const RatingsOf& ratings, Language language);

// The same in a few lines, below the indicator that it belongs to.
void summarise_criterion(Page& page, std::size_t indent, const Assessment& assessment, const CriterionResult& result,
                         const RatingsOf& ratings, Language language);

}  // namespace xuehui::report
