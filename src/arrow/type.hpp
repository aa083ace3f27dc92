// Types of columns, read from the format strings of a schema, as far as anything is done with them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <xuehui/arrow.hpp>

namespace xuehui::arrow {

enum class Kind : std::uint8_t {
    other,    // carried along, never looked at
    null,
    int8,
    uint8,
    int16,
    uint16,
    int32,
    uint32,
    int64,
    uint64,
    float32,
    float64,
    decimal,
    date32,
    utf8,
    large_utf8,
    utf8_view,
    structure,
    fixed_list
};

struct Type {
    Kind kind = Kind::other;
    int scale = 0;            // of decimals
    int bytes = 0;            // of decimals: 4, 8 or 16
    std::int64_t size = 0;    // of fixed lists

    // Bytes of a value in its buffer, of what has one: of text an offset or a view.
    std::size_t width() const;
    bool is_text() const { return kind >= Kind::utf8 && kind <= Kind::utf8_view; }
    bool is_integer() const { return kind >= Kind::int8 && kind <= Kind::uint64; }
    bool is_number() const { return kind >= Kind::int8 && kind <= Kind::decimal; }
};

// What is no type, or none that is known, is `other`.
Type type_of(const char* format);

// What the values of a column are, and of what type the dictionary's are where the column has one.
struct ColumnType {
    Type own;
    std::optional<Type> dictionary;
    bool has_codes = false;    // says the field's metadata

    // Text, itself or through a dictionary; null, which may be any.
    bool may_be_text() const {
        if (own.kind == Kind::null) return true;
        return dictionary ? own.is_integer() && dictionary->is_text() : own.is_text();
    }
    bool may_be_codes() const { return !dictionary && (own.kind == Kind::int8 || own.kind == Kind::uint8); }
};

ColumnType column_type_of(const ArrowSchema& schema);

// The value of a key in a schema's metadata, or nothing. They say themselves how long they are; a negative length ends them.
std::optional<std::string_view> metadata_value(const char* metadata, std::string_view key);
// How many bytes they are.
std::size_t metadata_size(const char* metadata);

}  // namespace xuehui::arrow
