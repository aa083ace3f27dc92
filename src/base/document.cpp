#include "base/document.hpp"

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
