// JSON text that people read and edit: what fits into a line stands on one, the rest is broken, two blanks deeper.
#pragma once

#include <cstddef>
#include <string>

#include "base/document.hpp"

namespace xuehui::json {

// Ends with a line break. The outermost container is always broken, so that its members begin lines. `width` is in
// characters; a scalar that is wider stays whole.
std::string laid_out(Value value, std::size_t width = 120);

}  // namespace xuehui::json
