#include "base/faults.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/locator.hpp"
#include "base/utf8.hpp"

namespace xuehui {

std::string in_quotes(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    std::string out = "'";
    std::size_t end = text.size();
    if (end > kLongest) {
        end = kLongest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;    // not inside a character
    }
    for (std::string_view rest = text.substr(0, end); !rest.empty();) {
        const Glyph glyph = first_glyph(rest);
        out += acts(glyph.code) ? std::string_view("?") : glyph.bytes;
        rest.remove_prefix(glyph.bytes.size());
    }
    if (end < text.size()) out += "…";
    return out += '\'';
}

Faults::Place Faults::place_of(Value at) {
    const auto known = std::ranges::find(texts_, &at.document(), &std::shared_ptr<const Document>::get);
    const auto text = static_cast<std::size_t>(known - texts_.begin());
    if (known == texts_.end()) texts_.push_back(at.document().shared_from_this());
    return {text, at.index()};
}

std::string Faults::title_of(const Document& text) const {
    return own_ == nullptr || own_ == &text ? document_ : "extended " + document_;
}

void Faults::push(Place place, Diagnostic diagnostic) {
    if (full()) {
        ++beyond_;
        return;
    }
    if (diagnostic.document.empty()) diagnostic.document = document_;
    found_.push_back({place, std::move(diagnostic)});
}

void Faults::add(std::string_view code, Value at, std::string message, std::string_view hint) {
    push(place_of(at), {std::string(code), {}, {}, 0, 0, std::move(message), std::string(hint)});
}

void Faults::add_at(std::string_view code, const Document& text, std::size_t offset, std::string message) {
    const auto [line, column] = text.has_places() ? Locator(text).position(offset) : Locator::Position{0, 0};
    push({}, {std::string(code), title_of(text), {}, line, column, std::move(message), {}});
}

void Faults::add_general(std::string_view code, std::string message) {
    push({}, {std::string(code), {}, {}, 0, 0, std::move(message), {}});
}

void Faults::missing(Value object, std::string_view member) {
    add("missing_member", object, "the member " + in_quotes(member) + " is required");
}

void Faults::wrong_type(Value at, std::string_view expected) {
    std::string message = "expected ";
    message += expected;
    message += ", found ";
    message += at.is(Type::boolean) ? std::string_view(at.boolean() ? "true" : "false") : name_of(at.type());
    add("wrong_type", at, std::move(message));
}

std::string_view Faults::suggestion(std::string_view name, std::span<const std::string_view> candidates) {
    return may_suggest() ? near_miss(name, candidates, suggestion_budget_) : std::string_view{};
}

// Each text is walked through once, as the faults are in its order.
void Faults::locate() {
    std::ranges::stable_sort(found_, {}, &Fault::place);
    std::optional<Locator> locator;
    const Document* text = nullptr;
    for (Fault& fault : found_) {
        if (fault.place.node == Place::kNowhere) continue;
        if (texts_[fault.place.text].get() != text) {
            text = texts_[fault.place.text].get();
            locator.emplace(*text);
        }
        fault.diagnostic.document = title_of(*text);
        fault.diagnostic.pointer = locator->pointer(fault.place.node);
        if (!text->has_places()) continue;
        const Locator::Position position = locator->position(text->node(fault.place.node).offset);
        fault.diagnostic.line = position.line;
        fault.diagnostic.column = position.column;
    }
}

Diagnostics Faults::take() && {
    locate();
    Diagnostics diagnostics;
    diagnostics.reserve(found_.size() + 1);
    for (Fault& fault : found_) diagnostics.push_back(std::move(fault.diagnostic));
    if (beyond_ > 0) {
        Diagnostic rest{"limit", document_, {}, 0, 0, {}, {}};
        rest.message = std::to_string(beyond_) + " further faults are not listed";
        diagnostics.push_back(std::move(rest));
    }
    found_.clear();
    beyond_ = 0;
    return diagnostics;
}

}  // namespace xuehui
