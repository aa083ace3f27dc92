#include "arrow/texts.hpp"

namespace xuehui::arrow {

Result<TextColumn> TextColumn::of(const ArrowArray* array, const ColumnType& type, std::int64_t first,
                                  std::int64_t count, std::string_view column) {
    auto values = Values::of(array, type.own, first, count, column);
    if (!values) return std::move(values).error();
    TextColumn made(*values);
    if (!type.dictionary || type.own.kind == Kind::null) return made;
    auto entries = Values::of(array->dictionary, *type.dictionary, column);
    if (!entries) return std::move(entries).error();
    made.dictionary_ = *entries;
    return made;
}

// One below zero becomes one that is larger than any dictionary.
std::uint64_t TextColumn::index(std::size_t i) const {
    switch (values_.type().kind) {
        case Kind::int8: return static_cast<std::uint64_t>(values_.number<std::int8_t>(i));
        case Kind::uint8: return values_.number<std::uint8_t>(i);
        case Kind::int16: return static_cast<std::uint64_t>(values_.number<std::int16_t>(i));
        case Kind::uint16: return values_.number<std::uint16_t>(i);
        case Kind::int32: return static_cast<std::uint64_t>(values_.number<std::int32_t>(i));
        case Kind::uint32: return values_.number<std::uint32_t>(i);
        default: return values_.number<std::uint64_t>(i);
    }
}

std::optional<std::size_t> TextColumn::entry(std::size_t i) const {
    const std::uint64_t number = index(i);
    return number < dictionary_->size() ? std::optional(static_cast<std::size_t>(number)) : std::nullopt;
}

bool TextColumn::is_null(std::size_t i) const {
    if (values_.is_null(i)) return true;
    if (!dictionary_) return false;
    const auto number = entry(i);
    return number && dictionary_->is_null(*number);
}

std::optional<std::string_view> TextColumn::text(std::size_t i) const {
    if (!dictionary_) return values_.text(i);
    const auto number = entry(i);
    return number ? dictionary_->text(*number) : std::nullopt;
}

}  // namespace xuehui::arrow
