#include "base/document.hpp"

#include <algorithm>
#include <limits>

#include <gsl/assert>

namespace xuehui {

std::string_view name_of(Type type) {
    switch (type) {
        case Type::null: return "null";
        case Type::boolean: return "true or false";
        case Type::number: return "a number";
        case Type::string: return "a string";
        case Type::array: return "an array";
        case Type::object: return "an object";
    }
    return "";
}

Value Value::find(std::string_view key) const {
    for (const Member member : members()) {
        if (member.key.text() == key) return member.value;
    }
    return {};
}

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

// The position behind `text`, which begins at `at`.
Document::Position advance(Document::Position at, std::string_view text) {
    for (const char c : text) {
        const bool continues = (static_cast<unsigned char>(c) & 0xC0) == 0x80;
        if (c == '\n') {
            at = {at.line + 1, 1};
        } else if (!continues) {
            ++at.column;
        }
    }
    return at;
}

}  // namespace

bool Document::contains(std::uint32_t container, std::uint32_t index) const {
    return container <= index && index < nodes_[container].end;
}

std::uint32_t Document::end_of_child(std::uint32_t container, std::uint32_t child) const {
    return nodes_[container].type == Type::object ? nodes_[child + 1].end : nodes_[child].end;
}

// Subtrees are index ranges, so the child that holds `index` is found by comparison. The way goes on from the last one.
void Document::walk_to(std::uint32_t index) const {
    while (!trail_.empty() && (trail_.back().container == index || !contains(trail_.back().container, index))) {
        trail_.pop_back();
    }
    if (trail_.empty() && index != 0) trail_.push_back({0, 1, 0});
    if (!trail_.empty() && trail_.back().child > index) {    // it lies before the last: from the first child again
        const std::uint32_t container = trail_.back().container;
        trail_.back() = {container, container + 1, 0};
    }
    while (!trail_.empty()) {
        Step& step = trail_.back();
        for (; step.child < index && index >= end_of_child(step.container, step.child); ++step.place) {
            step.child = end_of_child(step.container, step.child);
        }
        const bool of_object = nodes_[step.container].type == Type::object;
        const std::uint32_t value = step.child + (of_object ? 1 : 0);
        if (index <= value) return;    // the element, or a member's key or value
        trail_.push_back({value, value + 1, 0});
    }
}

std::string Document::pointer(std::uint32_t index) const {
    const std::lock_guard lock(places_);
    walk_to(index);
    std::string pointer;
    for (const Step& step : trail_) {
        if (nodes_[step.container].type == Type::object) {
            append_token(pointer, {nodes_[step.child].text, nodes_[step.child].size});
        } else {
            pointer += '/' + std::to_string(step.place);
        }
    }
    return pointer;
}

Document::Position Document::position(std::size_t offset) const {
    constexpr std::size_t kBlock = std::size_t{1} << 16U;
    const std::string_view text(source_);
    const std::lock_guard lock(places_);
    if (blocks_.empty()) {
        Position at{1, text.starts_with(kByteOrderMark) ? 0U : 1U};    // the mark takes no column
        for (std::size_t begin = 0; begin <= text.size(); begin += kBlock) {
            blocks_.push_back(at);
            at = advance(at, text.substr(begin, kBlock));
        }
    }
    const std::size_t begin = offset / kBlock * kBlock;
    const Position at = advance(blocks_[offset / kBlock], text.substr(begin, offset - begin));
    return {at.line, std::max(at.column, 1U)};
}

void DocumentBuilder::scalar(Type type, std::string_view text, std::size_t offset) {
    const auto index = static_cast<std::uint32_t>(document_.nodes_.size());
    document_.nodes_.push_back({text.data(), static_cast<std::uint32_t>(text.size()), index + 1,
                                static_cast<std::uint32_t>(offset), type});
}

void DocumentBuilder::open(Type type, std::size_t offset) {
    open_.push_back(static_cast<std::uint32_t>(document_.nodes_.size()));
    scalar(type, {}, offset);
    // While it is open a container reaches to the end, so that the pointer of a value inside it can be told already.
    document_.nodes_.back().end = std::numeric_limits<std::uint32_t>::max();
}

std::uint32_t DocumentBuilder::close(std::size_t count) {
    Expects(!open_.empty());
    const std::uint32_t index = open_.back();
    open_.pop_back();
    document_.nodes_[index].size = static_cast<std::uint32_t>(count);
    document_.nodes_[index].end = static_cast<std::uint32_t>(document_.nodes_.size());
    return index;
}

std::string_view DocumentBuilder::keep(std::string_view text) {
    auto copy = std::make_unique<char[]>(text.size() + 1);
    std::copy(text.begin(), text.end(), copy.get());
    const std::string_view kept(copy.get(), text.size());
    document_.unescaped_.push_back(std::move(copy));
    return kept;
}

}  // namespace xuehui
