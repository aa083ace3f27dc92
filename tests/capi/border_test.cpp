// The border between C and C++ from inside: every kind of exception becomes a status, and what is UTF-8 is told exactly.
#include <cstdint>
#include <iostream>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>

#include "guard.hpp"
#include "utf8.hpp"

namespace {

using namespace xuehui::capi;

int failures = 0;

void check(bool holds, const std::string& what) {
    if (holds) return;
    ++failures;
    std::cerr << what << '\n';
}

// What comes of a call whose body throws, with a place for the error and without.
template <class Body>
void becomes(std::int32_t expected, const std::string& message, Body body) {
    int out = 7;
    xh_error* error = nullptr;
    check(answer(&error, body, &out) == expected, message + ": another status");
    check(out == 0, message + ": the output was not cleared");
    check(xh_error_status(error) == expected, message + ": another status in the error");
    check(std::string(xh_error_message(error)).find(message) == 0, message + ": " + xh_error_message(error));
    check(xh_error_diagnostic_count(error) == 0, message + ": diagnostics");
    xh_error_free(error);
    check(answer(nullptr, body, &out) == expected, message + ": another status without an error");
}

void exceptions() {
    becomes(XH_INVALID_ARGUMENT, "wrong", [] { throw invalid("wrong"); });
    becomes(XH_OUT_OF_MEMORY, "memory is exhausted", [] { throw std::bad_alloc(); });
    becomes(XH_OUT_OF_MEMORY, "memory is exhausted", [] { throw std::bad_array_new_length(); });
    becomes(XH_OUT_OF_MEMORY, "memory is exhausted", [] {
        throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
    });
    becomes(XH_INTERNAL, "a device", [] {
        throw std::system_error(std::make_error_code(std::errc::io_error), "a device");
    });
    becomes(XH_INTERNAL, "a fault", [] { throw std::logic_error("a fault"); });
    becomes(XH_INTERNAL, "an exception of an unknown kind", [] { throw 3; });
}

// Slow and obvious: decode, look at the number, encode it again in the only allowed way, and compare.
bool is_utf8_slowly(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::size_t length = byte < 0x80 ? 1 : byte < 0xC0 ? 0 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF8 ? 4 : 0;
        if (length == 0 || i + length > text.size()) return false;
        std::uint32_t code = length == 1 ? byte : byte & (0x7FU >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if (next < 0x80 || next > 0xBF) return false;
            code = code * 64 + (next & 0x3FU);
        }
        const std::size_t shortest = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
        if (shortest != length || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
        i += length;
    }
    return true;
}

void compare(const std::string& text) {
    if (is_utf8(text) == is_utf8_slowly(text)) return;
    std::string bytes;
    for (const char c : text) bytes += std::to_string(static_cast<unsigned char>(c)) + ' ';
    check(false, "UTF-8: " + bytes);
}

// All texts of up to three bytes, and those of four and five that begin like a long sequence, over the bytes at which
// something changes.
void utf8() {
    std::string text;
    compare(text);
    for (int a = 0; a < 256; ++a) {
        compare({static_cast<char>(a)});
        for (int b = 0; b < 256; ++b) {
            compare({static_cast<char>(a), static_cast<char>(b)});
            for (int c = 0; c < 256; ++c) compare({static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)});
        }
    }
    static constexpr unsigned char kEdges[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
                                               0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF};
    static constexpr unsigned char kFirst[] = {0x41, 0xE0, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xF8};
    for (const unsigned char a : kFirst) {
        for (const unsigned char b : kEdges) {
            for (const unsigned char c : kEdges) {
                for (const unsigned char d : kEdges) {
                    text = {static_cast<char>(a), static_cast<char>(b), static_cast<char>(c), static_cast<char>(d)};
                    compare(text);
                    compare(text + "x");
                    compare("\xE4\xBC\x9A" + text);
                }
            }
        }
    }
}

}  // namespace

int main() {
    exceptions();
    utf8();
    return failures == 0 ? 0 : 1;
}
