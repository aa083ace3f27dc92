#include "base/base64.hpp"

#include <cstddef>
#include <cstdint>

namespace xuehui {

std::string base64(std::string_view bytes) {
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t kGroup = 3;    // bytes that four digits stand for
    std::string text;
    text.reserve((bytes.size() + kGroup - 1) / kGroup * 4);
    for (std::size_t i = 0; i < bytes.size(); i += kGroup) {
        const std::string_view part = bytes.substr(i, kGroup);
        std::uint32_t group = 0;
        for (std::size_t j = 0; j < kGroup; ++j)
            group = (group << 8U) | (j < part.size() ? static_cast<unsigned char>(part[j]) : 0U);
        for (std::size_t j = 0; j <= kGroup; ++j)
            text += j <= part.size() ? kDigits[(group >> (18 - 6 * j)) & 63U] : '=';
    }
    return text;
}

}  // namespace xuehui
