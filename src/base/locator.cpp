#include "base/locator.hpp"

#include <algorithm>
#include <string_view>

namespace xuehui {

namespace {

void append_token(std::string& pointer, std::string_view key) {
    pointer += '/';
    for (const char c : key) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
}

}  // namespace

Locator::Locator(const Document& document) : document_(document) {}

bool Locator::contains(std::uint32_t container, std::uint32_t node) const {
    return container <= node && node < document_.node(container).end;
}

std::uint32_t Locator::end_of_child(std::uint32_t container, std::uint32_t child) const {
    return document_.node(container).type == Type::object ? document_.node(child + 1).end : document_.node(child).end;
}

// Subtrees are index ranges, so the child that holds a node is found by comparison.
void Locator::walk_to(std::uint32_t node) {
    while (!trail_.empty() && (trail_.back().container == node || !contains(trail_.back().container, node))) {
        trail_.pop_back();
    }
    if (trail_.empty() && node != 0) trail_.push_back({0, 1, 0});
    if (!trail_.empty() && trail_.back().child > node) {    // it lies before the last: from the first child again
        const std::uint32_t container = trail_.back().container;
        trail_.back() = {container, container + 1, 0};
    }
    while (!trail_.empty()) {
        Step& step = trail_.back();
        for (; step.child < node && node >= end_of_child(step.container, step.child); ++step.place) {
            step.child = end_of_child(step.container, step.child);
        }
        const bool of_object = document_.node(step.container).type == Type::object;
        const std::uint32_t value = step.child + (of_object ? 1 : 0);
        if (node <= value) return;    // the element, or a member's key or value
        trail_.push_back({value, value + 1, 0});
    }
}

std::string Locator::pointer(std::uint32_t node) {
    walk_to(node);
    std::string pointer;
    for (const Step& step : trail_) {
        if (document_.node(step.container).type == Type::object) {
            const Document::Node& key = document_.node(step.child);
            append_token(pointer, {key.text, key.size});
        } else {
            pointer += '/' + std::to_string(step.place);
        }
    }
    return pointer;
}

Locator::Position Locator::position(std::size_t offset) {
    const std::string_view text = document_.source();
    if (offset < offset_ || offset_ == 0) {
        offset_ = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
        position_ = {};
    }
    for (; offset_ < std::min(offset, text.size()); ++offset_) {
        const auto byte = static_cast<unsigned char>(text[offset_]);
        if (byte == '\n') {
            position_ = {position_.line + 1, 1};
        } else if ((byte & 0xC0) != 0x80) {    // not the continuation of a character
            ++position_.column;
        }
    }
    return position_;
}

}  // namespace xuehui
