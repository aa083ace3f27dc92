#include "utf8.hpp"

#include <cstddef>

namespace xuehui::capi {

namespace {

struct Lead {
    std::size_t length;           // of the sequence; 0: no sequence begins so
    unsigned char low, high;      // the second byte lies between these; the others are 0x80 to 0xBF
};

Lead lead_of(unsigned char byte) {
    if (byte < 0x80) return {1, 0, 0};
    if (byte < 0xC2) return {0, 0, 0};
    if (byte < 0xE0) return {2, 0x80, 0xBF};
    if (byte == 0xE0) return {3, 0xA0, 0xBF};    // shorter forms exist below
    if (byte == 0xED) return {3, 0x80, 0x9F};    // surrogates above
    if (byte < 0xF0) return {3, 0x80, 0xBF};
    if (byte == 0xF0) return {4, 0x90, 0xBF};
    if (byte < 0xF4) return {4, 0x80, 0xBF};
    if (byte == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

}  // namespace

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[i + k]); };
        const Lead lead = lead_of(byte(0));
        if (lead.length == 0 || lead.length > text.size() - i) return false;
        if (lead.length > 1 && (byte(1) < lead.low || byte(1) > lead.high)) return false;
        for (std::size_t k = 2; k < lead.length; ++k) {
            if ((byte(k) & 0xC0) != 0x80) return false;
        }
        i += lead.length;
    }
    return true;
}

}  // namespace xuehui::capi
