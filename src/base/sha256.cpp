// Only the bare block functions are used and linked statically: OpenSSL's provider machinery (EVP) would pull five
// megabytes and process-wide state into every host. They are marked deprecated for applications that want
// exchangeable providers; we want exactly this one function.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "base/sha256.hpp"

#include <array>

#include <openssl/sha.h>

namespace xuehui {

std::string sha256_hex(std::string_view bytes) {
    SHA256_CTX context;
    std::array<unsigned char, SHA256_DIGEST_LENGTH> sum;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(sum.data(), &context);
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(2 * sum.size());
    for (const unsigned char byte : sum) {
        text += kHex[byte >> 4U];
        text += kHex[byte & 0xFU];
    }
    return text;
}

}  // namespace xuehui
