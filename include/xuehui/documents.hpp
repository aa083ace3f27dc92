// Documents of any kind: which kind a text is, and whether it would be accepted.
#pragma once

#include <string>
#include <string_view>

#include <xuehui/catalogue.hpp>
#include <xuehui/result.hpp>

namespace xuehui {

// The kind that the member "format" names ("catalogue", "scheme", "record", …; possibly one this library does not
// know). Errors: the text is not JSON, or has no such member.
Result<std::string> document_kind(std::string_view json, const Limits& limits = {});

// Faults in the conditions ("applies_if") of a catalogue. Catalogue::parse reads only their form; Engine::create
// reports the same faults.
Diagnostics check_conditions(const Catalogue& catalogue);

}  // namespace xuehui
