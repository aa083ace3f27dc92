// Which release this is.
#pragma once

#include <string_view>

namespace xuehui {

std::string_view version();    // "0.1.0"

}  // namespace xuehui
