// JSON text that people read and edit: what fits into a line stands on one, the rest is broken, two blanks deeper.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/document.hpp"

namespace xuehui::json {

// Ends with a line break. The outermost container is always broken, so that its members begin lines. `width` is in
// characters; a scalar that is wider stays whole. What a terminal would obey is escaped, as printable() has it.
std::string laid_out(Value value, std::size_t width = 120);

// The same JSON with escapes for the characters that act on a terminal and that strings may hold as they are: U+007F to U+009F,
// and marks that turn the direction of writing. Not for canonical text, of which RFC 8785 says otherwise.
std::string printable(std::string_view json);

}  // namespace xuehui::json
