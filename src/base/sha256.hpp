// SHA-256 (FIPS 180-4), from OpenSSL's libcrypto: it uses the processor's instructions for it where there are some.
#pragma once

#include <string>
#include <string_view>

namespace xuehui {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
// 44 characters of base64, as content security policies write it.
std::string sha256_base64(std::string_view bytes);

}  // namespace xuehui
