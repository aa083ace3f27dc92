#include "json/write.hpp"

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

namespace xuehui::json {

namespace {

// Which bytes cannot stand in a string as they are.
constexpr std::array<bool, 256> kEscaped = [] {
    std::array<bool, 256> escaped{};
    for (std::size_t c = 0; c < 0x20; ++c) escaped[c] = true;
    escaped['"'] = escaped['\\'] = true;
    return escaped;
}();

constexpr std::size_t kWord = sizeof(std::uint64_t);

// Whether one of the eight bytes from here on cannot stand as it is. The high bit of some byte of `any_below` is set if
// and only if some byte of the word is below the limit.
bool has_escaped(const char* bytes) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    constexpr std::uint64_t kHighs = 0x80 * kOnes;
    const auto any_below = [](std::uint64_t word, std::uint64_t limit) { return (word - limit * kOnes) & ~word & kHighs; };
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, kWord);
    return (any_below(word, 0x20) | any_below(word ^ ('"' * kOnes), 1) | any_below(word ^ ('\\' * kOnes), 1)) != 0;
}

// How many bytes at the beginning can stand as they are: mostly all of them.
std::size_t plain_prefix(std::string_view text) {
    std::size_t at = 0;
    while (at + kWord <= text.size() && !has_escaped(text.data() + at)) at += kWord;
    const std::size_t rest = text.size() - at;
    if (rest < kWord && text.size() >= kWord && !has_escaped(text.data() + text.size() - kWord)) return text.size();
    while (at < text.size() && !kEscaped[static_cast<unsigned char>(text[at])]) ++at;
    return at;
}

void append_escape(std::string& out, char c) {
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\b': out += "\\b"; return;
        case '\f': out += "\\f"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    constexpr std::string_view kHex = "0123456789abcdef";
    out += "\\u00";
    out += kHex[static_cast<unsigned char>(c) >> 4U];
    out += kHex[static_cast<unsigned char>(c) & 0xFU];
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
    out += '"';
    for (;;) {
        const std::size_t plain = plain_prefix(text);
        out.append(text, 0, plain);
        if (plain == text.size()) break;
        append_escape(out, text[plain]);
        text.remove_prefix(plain + 1);
    }
    out += '"';
}

// Along the flat document: what is open ends where its index range does.
void append_value(std::string& out, Value value) {
    struct Open {
        std::uint32_t end;
        bool is_object;
    };
    std::vector<Open> open;
    const Document& document = value.document();
    const std::uint32_t end = document.node(value.index()).end;
    bool is_key = false;
    for (std::uint32_t i = value.index(); i < end; ++i) {
        const Document::Node& node = document.node(i);
        const std::string_view text(node.text, node.type == Type::array || node.type == Type::object ? 0 : node.size);
        const bool is_container = node.type == Type::array || node.type == Type::object;
        if (is_container) {
            out += node.type == Type::object ? '{' : '[';
            open.push_back({node.end, node.type == Type::object});
            is_key = node.type == Type::object;
            if (node.end > i + 1) continue;
        } else if (node.type == Type::string) {
            append_string(out, text);
        } else {
            out += node.type == Type::null ? std::string_view("null") : text;
        }
        if (!is_container && is_key) {
            out += ':';
            is_key = false;
            continue;
        }
        while (!open.empty() && open.back().end == i + 1) {
            out += open.back().is_object ? '}' : ']';
            open.pop_back();
        }
        if (open.empty()) continue;
        out += ',';
        is_key = open.back().is_object;
    }
}

}  // namespace xuehui::json
