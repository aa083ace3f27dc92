// Where nodes stand in a document: JSON Pointer, line and column.
//
// Worked out only when somebody asks, because almost nobody does. A locator goes on from the last place that it was
// asked for, so that a thousand faults in a large text, in their order, cost one walk through it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/document.hpp"

namespace xuehui {

class Locator {
public:
    // Both from 1; columns count code points, a leading byte order mark is none.
    struct Position {
        std::uint32_t line = 1;
        std::uint32_t column = 1;
    };

    explicit Locator(const Document& document);

    // JSON Pointer of a node; a key's pointer is its member's.
    std::string pointer(std::uint32_t node);
    // Of a byte offset in the source.
    Position position(std::size_t offset);

private:
    // A container on the way from the root, and the child of it that the way goes through: a key or an element.
    struct Step {
        std::uint32_t container, child, place;    // the `place`th child of the container
    };
    bool contains(std::uint32_t container, std::uint32_t node) const;
    std::uint32_t end_of_child(std::uint32_t container, std::uint32_t child) const;
    void walk_to(std::uint32_t node);

    const Document& document_;
    std::vector<Step> trail_;
    std::size_t offset_ = 0;    // of the last position
    Position position_;
};

}  // namespace xuehui
