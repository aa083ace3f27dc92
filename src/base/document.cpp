#include "base/document.hpp"

#include <algorithm>
#include <limits>

#include <gsl/assert>
#include <gsl/narrow>

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

bool contains(const Document& document, std::uint32_t container, std::uint32_t index) {
    return container <= index && index < document.node(container).end;
}

}  // namespace

std::string Document::pointer(std::uint32_t index) const {
    // Walks down from the root: subtrees are index ranges, so the child that holds `index` is found by comparison.
    std::string pointer;
    Value at = root();
    while (at.index() != index) {
        Value next;
        if (at.is(Type::array)) {
            std::uint32_t position = 0;
            for (const Value element : at.elements()) {
                if (contains(*this, element.index(), index)) {
                    next = element;
                    break;
                }
                ++position;
            }
            pointer += '/' + std::to_string(position);
        } else {
            for (const Member member : at.members()) {
                if (member.key.index() == index || contains(*this, member.value.index(), index)) {
                    append_token(pointer, member.key.text());
                    if (member.key.index() == index) return pointer;
                    next = member.value;
                    break;
                }
            }
        }
        Ensures(bool(next));
        at = next;
    }
    return pointer;
}

Document::Position Document::position(std::size_t offset) const {
    const std::string_view before = std::string_view(source_).substr(0, offset);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t line_start = before.rfind('\n') + 1;    // npos + 1 is 0: the first line
    std::string_view in_line = before.substr(line_start);
    if (line_start == 0 && in_line.starts_with(kByteOrderMark)) in_line.remove_prefix(kByteOrderMark.size());
    const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const auto characters = std::count_if(in_line.begin(), in_line.end(), is_lead);
    return {gsl::narrow_cast<std::uint32_t>(lines + 1), gsl::narrow_cast<std::uint32_t>(characters + 1)};
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
