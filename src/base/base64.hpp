// Base64 (RFC 4648): bytes as text that goes everywhere.
#pragma once

#include <string>
#include <string_view>

namespace xuehui {

// With padding, without line breaks.
std::string base64(std::string_view bytes);

}  // namespace xuehui
