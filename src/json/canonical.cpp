#include "json/canonical.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
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

// Recursive: no document is nested deeper than the parser allows, which any thread's stack bears.
class Canonicaliser {
public:
    explicit Canonicaliser(std::string& out) : out_(out) {}

    void write(Value value) {
        switch (value.type()) {
            case Type::null: out_ += "null"; return;
            case Type::boolean: out_ += value.text(); return;
            case Type::number: append_number(out_, value.text()); return;
            case Type::string: append_string(out_, value.text()); return;
            case Type::array: write_array(value); return;
            case Type::object: write_object(value); return;
        }
    }

private:
    // A key with its first eight bytes as a number that orders as they do, which nearly always settles a comparison.
    struct Key {
        std::uint64_t head;
        Value key;
    };

    static std::uint64_t head_of(std::string_view key) {
        std::uint64_t head = 0;
        for (std::size_t i = 0; i < std::min(key.size(), sizeof head); ++i) {
            const auto byte = static_cast<unsigned char>(key[i]);
            const std::uint64_t rank = std::min<unsigned char>(byte, 0x80);
            head |= rank << (56 - 8 * i);
            if (byte >= 0x80) break;    // behind all of ASCII; from here on the order is not that of the bytes
        }
        return head;
    }

    static bool before(const Key& a, const Key& b) {
        if (a.head != b.head) return a.head < b.head;
        return compare_utf16(a.key.text(), b.key.text()) < 0;
    }

    void write_array(Value array) {
        out_ += '[';
        bool first = true;
        for (const Value element : array.elements()) {
            if (!first) out_ += ',';
            first = false;
            write(element);
        }
        out_ += ']';
    }

    void write_object(Value object) {
        const std::size_t begin = keys_.size();
        for (const Member member : object.members()) insert(begin, {head_of(member.key.text()), member.key});
        const std::size_t end = keys_.size();
        if (end - begin > kFew) std::sort(keys_.begin() + static_cast<std::ptrdiff_t>(begin), keys_.end(), before);
        out_ += '{';
        for (std::size_t i = begin; i < end; ++i) {
            const Value key = keys_[i].key;    // keys_ grows below
            if (i != begin) out_ += ',';
            append_string(out_, key.text());
            out_ += ':';
            write(Value(key.document(), key.index() + 1));
        }
        keys_.resize(begin);
        out_ += '}';
    }

    // In its place among the keys of the object, as long as they are few.
    void insert(std::size_t begin, const Key& key) {
        std::size_t at = keys_.size();
        keys_.push_back(key);
        if (at - begin >= kFew) return;
        for (; at > begin && before(key, keys_[at - 1]); --at) keys_[at] = keys_[at - 1];
        keys_[at] = key;
    }

    static constexpr std::size_t kFew = 16;

    std::string& out_;
    std::vector<Key> keys_;    // of the objects that are open
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
