// A stream of results that pulls from a stream of ratings.
#pragma once

#include <memory>

#include "arrow/scorer.hpp"

namespace xuehui::arrow {

// Takes `in` over, unless there are errors: those of its schema.
Diagnostics start(std::shared_ptr<const ArrowScorer::Data> scorer, ArrowArrayStream* in, ArrowArrayStream* out);

}  // namespace xuehui::arrow
