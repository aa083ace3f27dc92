// A call worked off: by threads, with a kernel where one serves.
#pragma once

#include "batch/cells.hpp"
#include "batch/kernels.hpp"

namespace xuehui::batch {

// Scores all rows of a call that check_call() found good. `kernel` is null for the exact path alone. What comes out depends
// on neither the kernel nor the threads.
Diagnostics score(const Call& call, const ColumnOptions& options, const NamedKernel* kernel);

}  // namespace xuehui::batch
