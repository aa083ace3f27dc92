// Whether bytes are UTF-8 (Unicode, table 3-7): no surrogates, nothing beyond U+10FFFF, shortest forms only.
#pragma once

#include <string_view>

namespace xuehui::capi {

bool is_utf8(std::string_view text);

}  // namespace xuehui::capi
