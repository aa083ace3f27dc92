// Only the bare block functions are used and linked statically: OpenSSL's provider machinery (EVP) would pull five
// megabytes and process-wide state into every host. They are marked deprecated for applications that want
// exchangeable providers; we want exactly this one function.
#define OPENSSL_SUPPRESS_DEPRECATED    // NOLINT(readability-identifier-naming)
#include "base/sha256.hpp"

#include <array>
#include <cstdint>

#include <openssl/evp.h>
#include <openssl/sha.h>

#include "base/base64.hpp"

namespace xuehui {

namespace {

using Sum = std::array<unsigned char, SHA256_DIGEST_LENGTH>;

Sum sha256(std::string_view bytes) {
    SHA256_CTX context;
    Sum sum;
    SHA256_Init(&context);
    SHA256_Update(&context, bytes.data(), bytes.size());
    SHA256_Final(sum.data(), &context);
    return sum;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(2 * std::tuple_size_v<Sum>);
    for (const unsigned char byte : sha256(bytes)) {
        text += kHex[byte >> 4U];
        text += kHex[byte & 0xFU];
    }
    return text;
}

std::string sha256_base64(std::string_view bytes) {
    const Sum sum = sha256(bytes);
    return base64({reinterpret_cast<const char*>(sum.data()), sum.size()});
}

}  // namespace xuehui
