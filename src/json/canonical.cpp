#include "json/canonical.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <vector>

#include <gsl/assert>

#include "base/number.hpp"
#include "base/sha256.hpp"
#include "base/utf16_order.hpp"
#include "json/write.hpp"

namespace xuehui::json {

namespace {

// Digits and the place of their point, laid out as ECMAScript's Number::toString does.
void append_layout(std::string& out, std::string_view digits, std::int64_t point) {
    const auto size = static_cast<std::int64_t>(digits.size());
    const auto zeros = [](std::int64_t count) { return std::string(static_cast<std::size_t>(count), '0'); };
    if (size <= point && point <= 21) {
        out.append(digits).append(zeros(point - size));
    } else if (0 < point && point <= 21) {
        out.append(digits.substr(0, static_cast<std::size_t>(point))).append(".");
        out.append(digits.substr(static_cast<std::size_t>(point)));
    } else if (-6 < point && point <= 0) {
        out.append("0.").append(zeros(-point)).append(digits);
    } else {
        out += digits.front();
        if (size > 1) out.append(".").append(digits.substr(1));
        out.append(point > 0 ? "e+" : "e-").append(std::to_string(std::abs(point - 1)));
    }
}

void append_nearest_double(std::string& out, std::string_view spelling) {
    double value = 0;
    std::from_chars(spelling.data(), spelling.data() + spelling.size(), value);
    if (value == 0) {
        out += '0';
        return;
    }
    char shortest[32];
    const auto [last, error] =
        std::to_chars(shortest, shortest + sizeof shortest, value, std::chars_format::scientific);
    const Digits digits(std::string_view(shortest, last));
    std::string text;
    for (std::size_t place = 0; place < digits.size(); ++place) text += static_cast<char>('0' + digits[place]);
    if (digits.negative()) out += '-';
    append_layout(out, text, digits.point());
}

class Canonicaliser {
public:
    explicit Canonicaliser(std::string& out) : out_(out) {}

    // Depth is bounded by the limit the document was parsed with, so this may recurse over it safely; the stack is
    // explicit all the same, because limits are the caller's to raise.
    void write(Value root) {
        push(root);
        while (!stack_.empty()) {
            Frame& frame = stack_.back();
            if (frame.next == frame.end) {
                out_ += frame.object ? '}' : ']';
                children_.resize(frame.begin);
                stack_.pop_back();
                continue;
            }
            if (frame.next != frame.begin) out_ += ',';
            const Value child = children_[frame.next++];
            if (frame.object) {
                append_string(out_, child.text());    // the key; its value is the next node
                out_ += ':';
                push(Value(child.document(), child.index() + 1));
            } else {
                push(child);
            }
        }
    }

private:
    struct Frame {
        std::size_t begin, next, end;    // in children_
        bool object;
    };

    void push(Value value) {
        switch (value.type()) {
            case Type::null: out_ += "null"; return;
            case Type::boolean: out_ += value.text(); return;
            case Type::number: append_number(out_, value.text()); return;
            case Type::string: append_string(out_, value.text()); return;
            case Type::array:
            case Type::object: break;
        }
        const bool object = value.is(Type::object);
        out_ += object ? '{' : '[';
        const std::size_t begin = children_.size();
        if (object) {
            for (const Member member : value.members()) children_.push_back(member.key);
            std::sort(children_.begin() + static_cast<std::ptrdiff_t>(begin), children_.end(),
                      [](Value a, Value b) { return compare_utf16(a.text(), b.text()) < 0; });
        } else {
            for (const Value element : value.elements()) children_.push_back(element);
        }
        stack_.push_back({begin, begin, children_.size(), object});
    }

    std::string& out_;
    std::vector<Frame> stack_;
    std::vector<Value> children_;    // of the open containers, in writing order; objects: their keys
};

}  // namespace

void append_number(std::string& out, std::string_view spelling) {
    constexpr std::size_t kExact = 15;       // every decimal of 15 digits survives the way through a double …
    constexpr std::int64_t kNormal = 290;    // … in the range of normal doubles
    const Digits digits(spelling);
    if (digits.empty()) {
        out += '0';
        return;
    }
    if (digits.size() > kExact || std::abs(digits.point()) > kNormal) {
        append_nearest_double(out, spelling);
        return;
    }
    char text[kExact];
    for (std::size_t place = 0; place < digits.size(); ++place) text[place] = static_cast<char>('0' + digits[place]);
    if (digits.negative()) out += '-';
    append_layout(out, {text, digits.size()}, digits.point());
}

std::string canonical(Value value) {
    std::string out;
    out.reserve(value.document().source().size());
    Canonicaliser(out).write(value);
    return out;
}

std::string digest(Value value) { return sha256_hex(canonical(value)); }

}  // namespace xuehui::json
