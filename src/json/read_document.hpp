// The first step of every reader: a text that is JSON and says that it is of the kind expected.
#pragma once

#include <memory>
#include <string_view>

#include "base/fields.hpp"
#include "json/parse.hpp"

namespace xuehui::json {

// The document, whose root is an object with the right "format", or nothing and the reason in `faults`. Duplicate
// members are reported and do not stop the reading.
inline std::shared_ptr<const Document> read_document(std::string_view text, std::string_view kind,
                                                     const Limits& limits, Faults& faults,
                                                     Document::Origin origin = Document::Origin::given) {
    auto document = parse(text, limits, faults, origin);
    if (document && !check_format(document->root(), kind, faults)) return nullptr;
    return document;
}

}  // namespace xuehui::json
