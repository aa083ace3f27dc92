#include "arrow/build.hpp"

#include <cstring>
#include <limits>
#include <stdexcept>

#include "arrow/type.hpp"

namespace xuehui::arrow {

namespace {

// What stands behind a struct of ours: itself, and the places of what hangs on it.
template <class Struct>
struct Hanging {
    explicit Hanging(std::size_t count) : children(count), pointers(count) {
        for (std::size_t i = 0; i < count; ++i) pointers[i] = &children[i];
    }
    Hanging(const Hanging&) = delete;
    Hanging& operator=(const Hanging&) = delete;
    ~Hanging() {
        for (Struct& child : children) let_go(child);
        let_go(dictionary);
    }
    static void let_go(Struct& hanging) {
        if (hanging.release != nullptr) hanging.release(&hanging);
    }

    std::vector<Struct> children;
    std::vector<Struct*> pointers;
    Struct dictionary = {};
};

struct SchemaParts : Hanging<ArrowSchema> {
    SchemaParts(SchemaText words, std::string data, std::size_t count)
        : Hanging(count), text(std::move(words)), metadata(std::move(data)) {}
    SchemaText text;
    std::string metadata;
};

struct ArrayParts : Hanging<ArrowArray> {
    ArrayParts(Buffers held, std::size_t count) : Hanging(count), buffers(std::move(held)) {}
    Buffers buffers;
};

template <class Struct, class Parts>
void release(Struct* released) {
    delete static_cast<Parts*>(released->private_data);
    *released = {};
}

template <class Struct, class Parts>
void hang(Struct& made, Parts& parts, bool has_dictionary) {
    made.n_children = static_cast<std::int64_t>(parts.children.size());
    made.children = parts.pointers.empty() ? nullptr : parts.pointers.data();
    made.dictionary = has_dictionary ? &parts.dictionary : nullptr;
}

}  // namespace

OwnedSchema make_schema(SchemaText text, std::size_t children, bool has_dictionary, std::string metadata) {
    auto parts = std::make_unique<SchemaParts>(std::move(text), std::move(metadata), children);
    OwnedSchema made;
    made->format = parts->text.format.c_str();
    made->name = parts->text.name.c_str();
    made->metadata = parts->metadata.empty() ? nullptr : parts->metadata.data();
    made->flags = parts->text.flags;
    hang(*made.get(), *parts, has_dictionary);
    made->private_data = parts.release();
    made->release = release<ArrowSchema, SchemaParts>;
    return made;
}

std::string fault_of_schema(const ArrowSchema& schema) {
    struct Waiting {
        const ArrowSchema* schema;
        std::size_t depth;
    };
    std::vector<Waiting> waiting{{&schema, 1}};
    std::size_t seen = 1;
    while (!waiting.empty()) {
        const auto [now, depth] = waiting.back();
        waiting.pop_back();
        if (now == nullptr || now->release == nullptr) return "a part of the schema is missing, or has been released";
        if (now->format == nullptr) return "a part of the schema has no format";
        if (now->n_children < 0 || (now->n_children > 0 && now->children == nullptr))
            return "a part of the schema has children that are missing";
        seen += static_cast<std::size_t>(now->n_children) + (now->dictionary != nullptr ? 1 : 0);
        if (static_cast<std::size_t>(now->n_children) > kMostSchemas || seen > kMostSchemas)
            return "the schema has more than " + std::to_string(kMostSchemas) + " parts";
        if (depth > kDeepest) return "the schema is nested more than " + std::to_string(kDeepest) + " deep";
        for (std::int64_t i = 0; i < now->n_children; ++i) waiting.push_back({now->children[i], depth + 1});
        if (now->dictionary != nullptr) waiting.push_back({now->dictionary, depth + 1});
    }
    return {};
}

OwnedSchema copy_of(const ArrowSchema& schema) {
    struct Copy {
        const ArrowSchema* from;
        ArrowSchema* to;
    };
    OwnedSchema whole;
    std::vector<Copy> waiting{{&schema, whole.get()}};
    while (!waiting.empty()) {
        const auto [from, to] = waiting.back();
        waiting.pop_back();
        const auto count = static_cast<std::size_t>(from->n_children);
        std::string metadata;
        if (from->metadata != nullptr) metadata.assign(from->metadata, metadata_size(from->metadata));
        make_schema({from->format, from->name == nullptr ? "" : from->name, from->flags}, count,
                    from->dictionary != nullptr, std::move(metadata))
            .move_to(to);
        for (std::size_t i = 0; i < count; ++i) waiting.push_back({from->children[i], to->children[i]});
        if (from->dictionary != nullptr) waiting.push_back({from->dictionary, to->dictionary});
    }
    return whole;
}

OwnedArray make_array(Buffers buffers, std::size_t children, bool has_dictionary) {
    auto parts = std::make_unique<ArrayParts>(std::move(buffers), children);
    OwnedArray made;
    made->length = parts->buffers.length;
    made->null_count = parts->buffers.null_count;
    made->n_buffers = static_cast<std::int64_t>(parts->buffers.buffers.size());
    made->buffers = parts->buffers.buffers.data();
    hang(*made.get(), *parts, has_dictionary);
    made->private_data = parts.release();
    made->release = release<ArrowArray, ArrayParts>;
    return made;
}

OwnedArray make_texts(std::size_t rows, const std::vector<RowText>& texts) {
    std::size_t total = 0;
    for (const RowText& each : texts) total += each.text.size();
    if (total > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw std::length_error("the texts of a batch have more than 2 GiB");
    auto memory = std::make_shared<Memory>();
    const std::size_t bitmap = (rows + 7) / 8;
    const std::size_t validity_at = memory->reserve(bitmap);
    const std::size_t offsets_at = memory->reserve((rows + 1) * sizeof(std::int32_t));
    const std::size_t text_at = memory->reserve(total);
    memory->allocate();
    auto* const validity = memory->at<std::uint8_t>(validity_at);
    auto* const offsets = memory->at<std::int32_t>(offsets_at);
    auto* const text = memory->at<char>(text_at);
    std::memset(validity, 0, bitmap);
    std::int32_t end = 0;
    std::size_t row = 0;
    for (const RowText& each : texts) {
        for (; row <= each.row; ++row) offsets[row] = end;
        each.text.copy(text + end, each.text.size());
        end += static_cast<std::int32_t>(each.text.size());
        validity[each.row / 8] |= static_cast<std::uint8_t>(1U << (each.row % 8));
    }
    for (; row <= rows; ++row) offsets[row] = end;
    const std::size_t nulls = rows - texts.size();
    return make_array({static_cast<std::int64_t>(rows),
                       static_cast<std::int64_t>(nulls),
                       {nulls == 0 ? nullptr : validity, offsets, text},
                       memory});
}

OwnedArray make_texts(const std::vector<std::string>& texts) {
    std::vector<RowText> rows;
    rows.reserve(texts.size());
    for (const std::string& text : texts) rows.push_back({rows.size(), text});
    return make_texts(rows.size(), rows);
}

}  // namespace xuehui::arrow
