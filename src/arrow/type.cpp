#include "arrow/type.hpp"

#include <charconv>
#include <cstring>
#include <string_view>

namespace xuehui::arrow {

namespace {

constexpr int kMostPlaces = 76;    // of any of Arrow's decimals

std::int32_t int32_at(const char* bytes) {
    std::int32_t value = 0;
    std::memcpy(&value, bytes, sizeof value);
    return value;
}

// The number at the beginning of a text, which goes on behind it.
template <class Number>
std::optional<Number> take_number(std::string_view& text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc()) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
}

// "precision,scale", and the number of bits unless that is 128.
Type decimal(std::string_view text) {
    const auto precision = take_number<int>(text);
    if (!precision || !take(text, ',')) return {};
    const auto scale = take_number<int>(text);
    std::optional<int> bits = 128;
    if (take(text, ',')) bits = take_number<int>(text);
    if (!scale || *scale < -kMostPlaces || *scale > kMostPlaces || !bits || !text.empty()) return {};
    if (*bits != 32 && *bits != 64 && *bits != 128) return {};
    return {Kind::decimal, *scale, *bits / 8};
}

Type fixed_list(std::string_view text) {
    const auto size = take_number<std::int64_t>(text);
    if (!size || *size < 0 || !text.empty()) return {};
    return {Kind::fixed_list, 0, 0, *size};
}

Kind kind_of(std::string_view format) {
    struct Known {
        std::string_view format;
        Kind kind;
    };
    static constexpr Known kKnown[] = {
        {"n", Kind::null},       {"c", Kind::int8},       {"C", Kind::uint8},    {"s", Kind::int16},
        {"S", Kind::uint16},     {"i", Kind::int32},      {"I", Kind::uint32},   {"l", Kind::int64},
        {"L", Kind::uint64},     {"f", Kind::float32},    {"g", Kind::float64},  {"u", Kind::utf8},
        {"U", Kind::large_utf8}, {"vu", Kind::utf8_view}, {"tdD", Kind::date32}, {"+s", Kind::structure}};
    for (const Known& known : kKnown) {
        if (known.format == format) return known.kind;
    }
    return Kind::other;
}

// Steps from pair to pair of the metadata, giving each to `take`, until that says that it has enough.
template <class Take>
const char* walk(const char* metadata, Take take) {
    const std::int32_t count = int32_at(metadata);
    const char* at = metadata + sizeof count;
    for (std::int32_t i = 0; i < count; ++i) {
        std::string_view texts[2];
        for (std::string_view& text : texts) {
            const std::int32_t size = int32_at(at);
            if (size < 0) return at;
            at += sizeof size;
            text = {at, static_cast<std::size_t>(size)};
            at += size;
        }
        if (take(texts[0], texts[1])) break;
    }
    return at;
}

}  // namespace

std::size_t Type::width() const {
    switch (kind) {
        case Kind::int8:
        case Kind::uint8: return 1;
        case Kind::int16:
        case Kind::uint16: return 2;
        case Kind::int32:
        case Kind::uint32:
        case Kind::float32:
        case Kind::date32:
        case Kind::utf8: return 4;
        case Kind::int64:
        case Kind::uint64:
        case Kind::float64:
        case Kind::large_utf8: return 8;
        case Kind::utf8_view: return 16;
        case Kind::decimal: return static_cast<std::size_t>(bytes);
        default: return 0;
    }
}

Type type_of(const char* format) {
    if (format == nullptr) return {};
    const std::string_view text(format);
    if (text.starts_with("d:")) return decimal(text.substr(2));
    if (text.starts_with("+w:")) return fixed_list(text.substr(3));
    return {kind_of(text)};
}

ColumnType column_type_of(const ArrowSchema& schema) {
    ColumnType type{type_of(schema.format), std::nullopt};
    if (schema.dictionary != nullptr) type.dictionary = type_of(schema.dictionary->format);
    type.has_codes = metadata_value(schema.metadata, "xuehui.values") == "codes";
    return type;
}

std::optional<std::string_view> metadata_value(const char* metadata, std::string_view key) {
    std::optional<std::string_view> found;
    if (metadata == nullptr) return found;
    walk(metadata, [&](std::string_view name, std::string_view value) {
        if (name == key) found = value;
        return found.has_value();
    });
    return found;
}

std::size_t metadata_size(const char* metadata) {
    if (metadata == nullptr) return 0;
    return static_cast<std::size_t>(walk(metadata, [](std::string_view, std::string_view) { return false; }) -
                                    metadata);
}

}  // namespace xuehui::arrow
