// Arrow's structs as others would make them: each buffer in memory of its own that is not a byte longer than it has to be, every
// release counted, so that what is read too far, released twice, or never, comes to light.
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <xuehui/arrow.hpp>

namespace arrow_data {

// How many structs are alive that were made here.
inline int& alive() {
    static int count = 0;
    return count;
}

using Bytes = std::optional<std::string>;    // of a buffer; nothing where it is NULL

struct SchemaHeld {
    std::string format, name, metadata;
    std::vector<ArrowSchema> children;
    std::vector<ArrowSchema*> pointers;
    ArrowSchema dictionary = {};
};

struct ArrayHeld {
    std::vector<std::unique_ptr<char[]>> memory;
    std::vector<const void*> buffers;
    std::vector<ArrowArray> children;
    std::vector<ArrowArray*> pointers;
    ArrowArray dictionary = {};
};

template <class Struct, class Held>
void let_go(Struct* released) {
    auto* const held = static_cast<Held*>(released->private_data);
    for (Struct& child : held->children) {
        if (child.release != nullptr) child.release(&child);
    }
    if (held->dictionary.release != nullptr) held->dictionary.release(&held->dictionary);
    delete held;
    released->release = nullptr;
    --alive();
}

template <class Struct, class Held>
void hang(Struct& made, Held& held, std::vector<Struct> children, std::optional<Struct> dictionary) {
    held.children = std::move(children);
    for (Struct& child : held.children) held.pointers.push_back(&child);
    made.n_children = static_cast<std::int64_t>(held.children.size());
    made.children = held.pointers.empty() ? nullptr : held.pointers.data();
    if (dictionary) held.dictionary = *dictionary;
    made.dictionary = dictionary ? &held.dictionary : nullptr;
    made.private_data = &held;
    made.release = let_go<Struct, Held>;
    ++alive();
}

inline ArrowSchema schema_of(std::string format, std::string name, std::vector<ArrowSchema> children = {},
                             std::optional<ArrowSchema> dictionary = {}, std::string metadata = {}) {
    auto* const held = new SchemaHeld{std::move(format), std::move(name), std::move(metadata), {}, {}, {}};
    ArrowSchema made = {};
    made.format = held->format.c_str();
    made.name = held->name.c_str();
    made.metadata = held->metadata.empty() ? nullptr : held->metadata.data();
    made.flags = ARROW_FLAG_NULLABLE;
    hang(made, *held, std::move(children), std::move(dictionary));
    return made;
}

inline ArrowArray array_of(std::int64_t length, std::int64_t null_count, std::int64_t offset,
                           const std::vector<Bytes>& buffers, std::vector<ArrowArray> children = {},
                           std::optional<ArrowArray> dictionary = {}) {
    auto* const held = new ArrayHeld;
    for (const Bytes& bytes : buffers) {
        if (!bytes) {
            held->buffers.push_back(nullptr);
            continue;
        }
        held->memory.push_back(std::make_unique<char[]>(bytes->size()));
        if (!bytes->empty()) std::memcpy(held->memory.back().get(), bytes->data(), bytes->size());
        held->buffers.push_back(held->memory.back().get());
    }
    ArrowArray made = {};
    made.length = length;
    made.null_count = null_count;
    made.offset = offset;
    made.n_buffers = static_cast<std::int64_t>(buffers.size());
    made.buffers = held->buffers.data();
    hang(made, *held, std::move(children), std::move(dictionary));
    return made;
}

template <class Element>
std::string bytes_of(const std::vector<Element>& elements) {
    return {reinterpret_cast<const char*>(elements.data()), elements.size() * sizeof(Element)};
}

using Cell = std::optional<std::string>;

// 1 where there is something; the bits in front of `offset` are those of what a slice leaves out.
template <class Element>
Bytes bits_of(const std::vector<std::optional<Element>>& values) {
    std::string bits((values.size() + 7) / 8, '\0');
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i]) bits[i / 8] = static_cast<char>(bits[i / 8] | (1 << (i % 8)));
    }
    return bits;
}

// A column: what it is and what it has.
struct Column {
    ArrowSchema schema;
    ArrowArray array;
};

enum class TextStyle { utf8, large_utf8, view };

inline std::string metadata(const std::string& key, const std::string& value) {
    const auto number = [](std::size_t size) {
        const auto length = static_cast<std::int32_t>(size);
        return std::string(reinterpret_cast<const char*>(&length), sizeof length);
    };
    return number(1) + number(key.size()) + key + number(value.size()) + value;
}

template <class Offset>
std::vector<Bytes> between_offsets(const std::vector<Cell>& texts) {
    std::vector<Offset> offsets{0};
    std::string all;
    for (const Cell& text : texts) {
        all += text.value_or("");
        offsets.push_back(static_cast<Offset>(all.size()));
    }
    return {bits_of(texts), bytes_of(offsets), all.empty() ? Bytes() : Bytes(all)};
}

inline std::vector<Bytes> viewed(const std::vector<Cell>& texts) {
    std::string views, all;
    for (const Cell& each : texts) {
        const std::string text = each.value_or("");
        std::int32_t parts[4] = {static_cast<std::int32_t>(text.size()), 0, 0, 0};
        if (text.size() <= 12) {
            std::memcpy(parts + 1, text.data(), text.size());
        } else {
            std::memcpy(parts + 1, text.data(), 4);
            parts[3] = static_cast<std::int32_t>(all.size());
            all += text;
        }
        views.append(reinterpret_cast<const char*>(parts), sizeof parts);
    }
    const std::vector<std::int64_t> sizes{static_cast<std::int64_t>(all.size())};
    return {bits_of(texts), views, all, bytes_of(sizes)};
}

// Texts, of which the first `offset` are left out.
inline Column texts(std::string name, const std::vector<Cell>& values, TextStyle style = TextStyle::utf8,
                    std::size_t offset = 0) {
    const auto length = static_cast<std::int64_t>(values.size() - offset);
    const auto skipped = static_cast<std::int64_t>(offset);
    switch (style) {
        case TextStyle::utf8:
            return {schema_of("u", std::move(name)),
                    array_of(length, -1, skipped, between_offsets<std::int32_t>(values))};
        case TextStyle::large_utf8:
            return {schema_of("U", std::move(name)),
                    array_of(length, -1, skipped, between_offsets<std::int64_t>(values))};
        case TextStyle::view: break;
    }
    return {schema_of("vu", std::move(name)), array_of(length, -1, skipped, viewed(values))};
}

template <class Number>
Column numbers(std::string format, std::string name, const std::vector<std::optional<Number>>& values,
               std::size_t offset = 0, std::string data = {}) {
    std::vector<Number> plain;
    for (const auto& value : values) plain.push_back(value.value_or(Number{}));
    return {schema_of(std::move(format), std::move(name), {}, {}, std::move(data)),
            array_of(static_cast<std::int64_t>(values.size() - offset), -1, static_cast<std::int64_t>(offset),
                     {bits_of(values), bytes_of(plain)})};
}

// Numbers of entries of a dictionary.
template <class Index>
Column dictionary(std::string format, std::string name, const std::vector<std::optional<Index>>& indices,
                  Column entries, std::size_t offset = 0) {
    std::vector<Index> plain;
    for (const auto& index : indices) plain.push_back(index.value_or(static_cast<Index>(-1)));
    return {schema_of(std::move(format), std::move(name), {}, entries.schema),
            array_of(static_cast<std::int64_t>(indices.size() - offset), -1, static_cast<std::int64_t>(offset),
                     {bits_of(indices), bytes_of(plain)}, {}, entries.array)};
}

// A batch of these columns.
inline Column batch(std::vector<Column> columns, std::size_t rows, std::size_t offset = 0) {
    std::vector<ArrowSchema> schemas;
    std::vector<ArrowArray> arrays;
    for (Column& column : columns) {
        schemas.push_back(column.schema);
        arrays.push_back(column.array);
    }
    return {
        schema_of("+s", "", std::move(schemas)),
        array_of(static_cast<std::int64_t>(rows), 0, static_cast<std::int64_t>(offset), {Bytes()}, std::move(arrays))};
}

inline void release(ArrowSchema& held) {
    if (held.release != nullptr) held.release(&held);
}
inline void release(ArrowArray& held) {
    if (held.release != nullptr) held.release(&held);
}
inline void release(ArrowArrayStream& held) {
    if (held.release != nullptr) held.release(&held);
}

// A stream of batches; then, if there is one, an error. Batches are given away, the schema is copied by `describe`.
struct StreamHeld {
    std::function<ArrowSchema()> describe;
    std::vector<ArrowArray> batches;
    std::size_t next = 0;
    int error = 0;
    std::string words;
};

inline ArrowArrayStream stream(std::function<ArrowSchema()> describe, std::vector<ArrowArray> batches, int error = 0,
                               std::string words = {}) {
    ArrowArrayStream made = {};
    made.private_data = new StreamHeld{std::move(describe), std::move(batches), 0, error, std::move(words)};
    ++alive();
    made.get_schema = [](ArrowArrayStream* of, ArrowSchema* out) {
        *out = static_cast<StreamHeld*>(of->private_data)->describe();
        return 0;
    };
    made.get_next = [](ArrowArrayStream* of, ArrowArray* out) {
        auto& held = *static_cast<StreamHeld*>(of->private_data);
        *out = {};
        if (held.next < held.batches.size()) {
            *out = std::exchange(held.batches[held.next++], {});
            return 0;
        }
        return held.error;
    };
    made.get_last_error = [](ArrowArrayStream* of) -> const char* {
        return static_cast<StreamHeld*>(of->private_data)->words.c_str();
    };
    made.release = [](ArrowArrayStream* of) {
        auto* const held = static_cast<StreamHeld*>(of->private_data);
        for (ArrowArray& rest : held->batches) release(rest);
        delete held;
        of->release = nullptr;
        --alive();
    };
    return made;
}

// What came out, read as plainly as can be.
class Reading {
public:
    Reading(const ArrowSchema& schema, const ArrowArray& array) : schema_(schema), array_(array) {}

    std::size_t rows() const { return static_cast<std::size_t>(array_.length); }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (std::int64_t i = 0; i < schema_.n_children; ++i) names.emplace_back(schema_.children[i]->name);
        return names;
    }
    std::string format(const std::string& name) const { return schema_.children[find(name)]->format; }

    bool is_null(const std::string& name, std::size_t row) const { return null_in(column(name), row); }
    std::int32_t number(const std::string& name, std::size_t row) const {
        const ArrowArray& found = column(name);
        return static_cast<const std::int32_t*>(found.buffers[1])[static_cast<std::size_t>(found.offset) + row];
    }
    // -1 where it is null.
    std::int32_t score(const std::string& name, std::size_t row) const {
        return is_null(name, row) ? -1 : number(name, row);
    }
    bool boolean(const std::string& name, std::size_t row) const {
        const ArrowArray& found = column(name);
        return bit(found.buffers[1], static_cast<std::size_t>(found.offset) + row);
    }
    std::string text(const std::string& name, std::size_t row) const { return text_in(column(name), row); }
    // Of a dictionary; empty where it is null.
    std::string entry(const std::string& name, std::size_t row) const {
        const ArrowArray& found = column(name);
        if (null_in(found, row)) return {};
        const bool is_wide = format(name) == "s";
        const auto at = static_cast<std::size_t>(found.offset) + row;
        const int index = is_wide ? static_cast<const std::int16_t*>(found.buffers[1])[at]
                                  : static_cast<const std::int8_t*>(found.buffers[1])[at];
        return text_in(*found.dictionary, static_cast<std::size_t>(index));
    }
    const ArrowArray& column(const std::string& name) const { return *array_.children[find(name)]; }
    // Nulls are as many as are said.
    bool counts_nulls() const {
        for (std::int64_t i = 0; i < array_.n_children; ++i) {
            const ArrowArray& child = *array_.children[i];
            std::int64_t nulls = 0;
            for (std::size_t row = 0; row < rows(); ++row) nulls += null_in(child, row) ? 1 : 0;
            if (child.length != array_.length || (child.null_count != nulls && child.null_count != -1)) return false;
        }
        return true;
    }

private:
    static bool bit(const void* bytes, std::size_t at) {
        return (static_cast<const std::uint8_t*>(bytes)[at / 8] >> (at % 8) & 1) != 0;
    }
    static bool null_in(const ArrowArray& found, std::size_t row) {
        if (found.n_buffers == 0) return true;
        return found.buffers[0] != nullptr && !bit(found.buffers[0], static_cast<std::size_t>(found.offset) + row);
    }
    static std::string text_in(const ArrowArray& found, std::size_t row) {
        if (null_in(found, row)) return {};
        const auto* offsets = static_cast<const std::int32_t*>(found.buffers[1]) + found.offset + row;
        return {static_cast<const char*>(found.buffers[2]) + offsets[0],
                static_cast<std::size_t>(offsets[1] - offsets[0])};
    }
    std::int64_t find(const std::string& name) const {
        for (std::int64_t i = 0; i < schema_.n_children; ++i) {
            if (schema_.children[i]->name == name) return i;
        }
        throw std::out_of_range("no column " + name);
    }

    const ArrowSchema& schema_;
    const ArrowArray& array_;
};

}  // namespace arrow_data
