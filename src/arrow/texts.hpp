// Columns of text: plain, or through a dictionary.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "arrow/values.hpp"

namespace xuehui::arrow {

class TextColumn {
public:
    static Result<TextColumn> of(const ArrowArray* array, const ColumnType& type, std::int64_t first,
                                 std::int64_t count, std::string_view column);

    // The column's own: texts, or numbers of entries of the dictionary.
    const Values& values() const { return values_; }
    const std::optional<Values>& dictionary() const { return dictionary_; }

    // In either.
    bool is_null(std::size_t i) const;
    // Of what is not null. Nothing where it lies outside of its buffer, or the dictionary has no such entry.
    std::optional<std::string_view> text(std::size_t i) const;
    // The number of the entry in the dictionary, if it has one.
    std::optional<std::size_t> entry(std::size_t i) const;

private:
    explicit TextColumn(const Values& values) : values_(values) {}
    std::uint64_t index(std::size_t i) const;

    Values values_;
    std::optional<Values> dictionary_;
};

}  // namespace xuehui::arrow
