// What comes in through the C ABI, checked; and what goes out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

#include <xuehui/text.hpp>

#include "guard.hpp"

namespace xuehui::capi {

// A handle that may not be NULL.
template <class Handle>
Handle& need(Handle* handle, const char* name) {
    if (handle == nullptr) throw invalid(std::string(name) + " is NULL");
    return *handle;
}

// Text of any bytes: a document, whose reader says what is wrong with it.
std::string_view bytes_in(const char* data, std::size_t size, const char* name);

// Text that has to be UTF-8.
std::string_view text_in(const char* data, std::size_t size, const char* name);

Language language_in(std::int32_t language);

Failure no_element(std::size_t index, std::size_t count);
Failure not_found(std::string_view what, std::string_view id);

// The element of a table.
template <class Table>
auto& at(const Table& table, std::size_t index) {
    if (index >= std::size(table)) throw no_element(index, std::size(table));
    return table[index];
}

// The part of options that begins at `data` and is `size` bytes long, over zeroed `known` ones.
void copy_options(const void* data, std::uint64_t size, void* known, std::size_t known_size);

// Options of a caller who was compiled against this, an older or a newer header.
template <class Options>
Options options_in(const Options* options) {
    Options known{};
    if (options != nullptr) copy_options(options, options->struct_size, &known, sizeof known);
    return known;
}

Limits limits_in(const xh_limits* limits);

inline void give(const char** text, std::size_t* size, std::string_view value) {
    if (text != nullptr) *text = value.data() != nullptr ? value.data() : "";
    if (size != nullptr) *size = value.size();
}

template <class Number, class Value>
void give(Number* out, Value value) {
    if (out != nullptr) *out = static_cast<Number>(value);
}

inline void give(xh_buffer** out, std::string text) { *out = new xh_buffer{std::move(text)}; }

}  // namespace xuehui::capi
