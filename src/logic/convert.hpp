// A document's value as the fact that the dictionary says it is.
#pragma once

#include <memory>
#include <vector>

#include "base/document.hpp"
#include "logic/vocabulary.hpp"

namespace xuehui::logic {

using Rooms = std::vector<std::unique_ptr<Operand[]>>;

// `otherwise` where the value is absent, null, or of another type than the fact. Elements and rows of lists are put
// into `rooms`.
Operand convert(Value value, const Vocabulary& vocabulary, Slot slot, const Operand& otherwise, Rooms& rooms);

}  // namespace xuehui::logic
