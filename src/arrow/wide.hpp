// Batches of the wide form: a row is an organisation.
#pragma once

#include "arrow/form.hpp"

namespace xuehui::arrow {

// The results of a batch, whose columns that are carried along are moved into them. Errors: it is not what its schema promises;
// then nothing has been taken out of it.
Result<OwnedArray> score_wide(const ArrowScorer::Data& scorer, const Form& form, ArrowArray& batch);

// A struct of these columns.
OwnedArray struct_of(std::size_t rows, std::vector<OwnedArray> columns);

// Whether an array is a struct of so many columns without nulls of its own; what is wrong with it otherwise.
Diagnostics check_batch(const ArrowArray& batch, const Form& form);

}  // namespace xuehui::arrow
