// Schemas and arrays that we give away. Each owns what it needs and can be moved out of its parent, as the interface allows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "arrow/owned.hpp"

namespace xuehui::arrow {

struct SchemaText {
    std::string format;
    std::string name;
    std::int64_t flags = ARROW_FLAG_NULLABLE;
};

// With children, and perhaps a dictionary, that are released still, for others to fill in.
OwnedSchema make_schema(SchemaText text, std::size_t children = 0, bool has_dictionary = false,
                        std::string metadata = {});

// How much a schema may ask of us: members in all, and how deep.
inline constexpr std::size_t kMostSchemas = 100'000;
inline constexpr std::size_t kDeepest = 64;

// Why a schema cannot be copied, or empty.
std::string fault_of_schema(const ArrowSchema& schema);
// Of one that has no such fault.
OwnedSchema copy_of(const ArrowSchema& schema);

// Memory that several arrays share: as many bytes as are asked for in all, in pieces on the boundaries of cache lines. Begins
// with nothing written.
class Memory {
public:
    static constexpr std::size_t kLine = 64;

    // Sets a piece aside. All of them, before any is used.
    std::size_t reserve(std::size_t bytes) {
        const std::size_t at = size_;
        size_ += (bytes + kLine - 1) / kLine * kLine;
        return at;
    }
    void allocate() { bytes_.reset(static_cast<char*>(::operator new (size_ + kLine, std::align_val_t{kLine}))); }

    template <class Element>
    Element* at(std::size_t place) const {
        return reinterpret_cast<Element*>(bytes_.get() + place);
    }

private:
    struct Free {
        void operator()(char* bytes) const { ::operator delete (bytes, std::align_val_t{kLine}); }
    };
    std::size_t size_ = 0;
    std::unique_ptr<char, Free> bytes_;
};

struct Buffers {
    std::int64_t length = 0;
    std::int64_t null_count = 0;
    std::vector<const void*> buffers;    // in `memory`, or elsewhere in what it keeps alive; the first is the validity
    std::shared_ptr<const void> memory;
};

OwnedArray make_array(Buffers buffers, std::size_t children = 0, bool has_dictionary = false);

// The text of a row.
struct RowText {
    std::size_t row = 0;
    std::string text;
};

// So many rows of utf8, null but for those that are given, in the order of rows. Throws std::length_error where they are more
// than the 2 GiB that an utf8 array has room for.
OwnedArray make_texts(std::size_t rows, const std::vector<RowText>& texts);
// The same of texts for all rows.
OwnedArray make_texts(const std::vector<std::string>& texts);

}  // namespace xuehui::arrow
