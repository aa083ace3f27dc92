// A value that outlives the evaluation that made it.
#pragma once

#include "logic/answer.hpp"

namespace xuehui::logic {

// Copies lists and texts, all the way down, into what `kept` holds. Literals and facts stay where they are.
Operand keep(const Operand& value, std::shared_ptr<const void>& kept);

}  // namespace xuehui::logic
