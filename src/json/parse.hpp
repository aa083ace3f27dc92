// Text to document: RFC 8259, strict, with every place kept.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <xuehui/result.hpp>

#include "base/document.hpp"
#include "base/faults.hpp"

namespace xuehui::json {

// Parses a whole text, an object or any other value. A leading byte order mark is skipped.
//
// Faults: syntax, encoding, limit (one of them, then nothing is given), duplicate_member and bad_number, for one that no
// double reaches (all of them; the document is given nevertheless, so that its other faults can be reported too).
std::shared_ptr<const Document> parse(std::string_view text, const Limits& limits, Faults& faults,
                                      Document::Origin origin = Document::Origin::given);

}  // namespace xuehui::json
