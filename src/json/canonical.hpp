// The canonical form of a document (RFC 8785), and its digest: what "the same document" means, whatever the
// spelling of its numbers, the order of its members and its white space.
#pragma once

#include <array>
#include <string>

#include "base/document.hpp"

namespace xuehui::json {

// Members sorted by the UTF-16 code units of their names, no white space, strings with the fewest escapes, numbers
// as ECMAScript prints the double that they denote.
std::string canonical(Value value);

// A number's spelling as ECMAScript prints it. Exact for at most 15 significant digits (the decimal itself is the
// shortest spelling of its double then, so no binary number is needed); beyond, the nearest double's.
void append_number(std::string& out, std::string_view spelling);

// SHA-256 of the canonical form, 64 hexadecimal digits.
std::string digest(Value value);

}  // namespace xuehui::json
