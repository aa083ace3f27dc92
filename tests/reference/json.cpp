// The reader is one function per kind of value, recursive; the writer likewise.
#include "reference/json.hpp"

#include <fstream>
#include <iterator>

namespace reference {

namespace {

class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {
        if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    }

    Json document() {
        Json value = this->value();
        skip_space();
        if (position_ != text_.size()) fail("text behind the end");
        return value;
    }

private:
    [[noreturn]] void fail(const std::string& why) const {
        throw std::runtime_error("JSON: " + why + " at byte " + std::to_string(position_));
    }

    void skip_space() {
        while (position_ < text_.size() &&
               std::string_view(" \t\r\n").find(text_[position_]) != std::string_view::npos) {
            ++position_;
        }
    }

    char peek() {
        skip_space();
        return position_ < text_.size() ? text_[position_] : '\0';
    }

    bool take(char expected) {
        if (peek() != expected) return false;
        ++position_;
        return true;
    }

    void expect(char expected) {
        if (!take(expected)) fail(std::string("expected ") + expected);
    }

    bool take_word(std::string_view word) {
        if (!text_.substr(position_).starts_with(word)) return false;
        position_ += word.size();
        return true;
    }

    Json value() {
        const char next = peek();
        if (next == '{') return object();
        if (next == '[') return array();
        if (next == '"') return Json::string(string());
        if (take_word("true")) return Json::boolean(true);
        if (take_word("false")) return Json::boolean(false);
        if (take_word("null")) return Json{};
        return number();
    }

    Json object() {
        Json result = Json::object();
        expect('{');
        if (take('}')) return result;
        do {
            if (peek() != '"') fail("expected a name");
            result.names.push_back(string());
            expect(':');
            result.items.push_back(value());
        } while (take(','));
        expect('}');
        return result;
    }

    Json array() {
        Json result = Json::array();
        expect('[');
        if (take(']')) return result;
        do {
            result.items.push_back(value());
        } while (take(','));
        expect(']');
        return result;
    }

    Json number() {
        const std::size_t begin = position_;
        while (position_ < text_.size() &&
               std::string_view("+-.eE0123456789").find(text_[position_]) != std::string_view::npos) {
            ++position_;
        }
        if (position_ == begin) fail("expected a value");
        return Json::number(text_.substr(begin, position_ - begin));
    }

    std::string string() {
        std::string result;
        ++position_;
        while (position_ < text_.size() && text_[position_] != '"') {
            if (text_[position_] == '\\') {
                ++position_;
                escape(result);
            } else {
                result += text_[position_++];
            }
        }
        if (position_ == text_.size()) fail("a string without an end");
        ++position_;
        return result;
    }

    unsigned hexadecimal() {
        const std::string digits(text_.substr(position_, 4));
        position_ += 4;
        return static_cast<unsigned>(std::stoul(digits, nullptr, 16));
    }

    void escape(std::string& result) {
        if (position_ == text_.size()) fail("an escape without an end");
        const char kind = text_[position_++];
        constexpr std::string_view kNames = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        if (const std::size_t known = kNames.find(kind); known != std::string_view::npos) {
            result += kMeanings[known];
            return;
        }
        if (kind != 'u') fail("an unknown escape");
        unsigned point = hexadecimal();
        if (point >= 0xD800 && point < 0xDC00 && take_word("\\u")) {
            point = 0x10000 + ((point - 0xD800) << 10) + (hexadecimal() - 0xDC00);
        }
        append(result, point);
    }

    static void append(std::string& result, unsigned point) {
        const auto byte = [&](unsigned value) { result += static_cast<char>(value); };
        if (point < 0x80) return byte(point);
        if (point < 0x800) {
            byte(0xC0 | point >> 6);
        } else if (point < 0x10000) {
            byte(0xE0 | point >> 12);
            byte(0x80 | (point >> 6 & 0x3F));
        } else {
            byte(0xF0 | point >> 18);
            byte(0x80 | (point >> 12 & 0x3F));
            byte(0x80 | (point >> 6 & 0x3F));
        }
        byte(0x80 | (point & 0x3F));
    }

    std::string_view text_;
    std::size_t position_ = 0;
};

void write_string(const std::string& value, std::string& out) {
    constexpr std::string_view kHexadecimal = "0123456789abcdef";
    out += '"';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20) {
            out += "\\u00";
            out += kHexadecimal[byte >> 4];
            out += kHexadecimal[byte & 15];
        } else {
            out += c;
        }
    }
    out += '"';
}

void write_value(const Json& value, std::string& out) {
    switch (value.type) {
        case Json::Type::null: out += "null"; return;
        case Json::Type::boolean: out += value.truth ? "true" : "false"; return;
        case Json::Type::number: out += value.text; return;
        case Json::Type::string: write_string(value.text, out); return;
        default: break;
    }
    const bool object = value.is(Json::Type::object);
    out += object ? '{' : '[';
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        if (i > 0) out += ", ";
        if (object) {
            write_string(value.names[i], out);
            out += ": ";
        }
        write_value(value.items[i], out);
    }
    out += object ? '}' : ']';
}

Json of(Json::Type type) {
    Json value;
    value.type = type;
    return value;
}

}  // namespace

Json Json::parse(std::string_view text) { return Reader(text).document(); }

Json Json::boolean(bool value) {
    Json result = of(Type::boolean);
    result.truth = value;
    return result;
}

Json Json::number(std::string_view spelling) {
    Json result = of(Type::number);
    result.text = spelling;
    return result;
}

Json Json::number(long long value) { return number(std::to_string(value)); }

Json Json::string(std::string_view value) {
    Json result = of(Type::string);
    result.text = value;
    return result;
}

Json Json::array(std::vector<Json> items) {
    Json result = of(Type::array);
    result.items = std::move(items);
    return result;
}

Json Json::object() { return of(Type::object); }

const Json* Json::find(std::string_view name) const {
    for (std::size_t i = names.size(); i-- > 0;) {
        if (names[i] == name) return &items[i];
    }
    return nullptr;
}

Json* Json::find(std::string_view name) { return const_cast<Json*>(static_cast<const Json*>(this)->find(name)); }

const Json& Json::at(std::string_view name) const {
    if (const Json* member = find(name)) return *member;
    throw std::runtime_error("no member " + std::string(name));
}

std::string Json::text_of(std::string_view name, std::string_view otherwise) const {
    const Json* member = find(name);
    return member == nullptr || member->is_null() ? std::string(otherwise) : member->text;
}

Json& Json::set(std::string_view name, Json value) {
    if (Json* member = find(name)) {
        *member = std::move(value);
    } else {
        names.emplace_back(name);
        items.push_back(std::move(value));
    }
    return *this;
}

Json& Json::add(Json element) {
    items.push_back(std::move(element));
    return *this;
}

void Json::erase(std::size_t index) {
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(index));
    if (is(Type::object)) names.erase(names.begin() + static_cast<std::ptrdiff_t>(index));
}

std::string Json::write() const {
    std::string out;
    write_value(*this, out);
    return out;
}

bool operator==(const Json& a, const Json& b) {
    return a.type == b.type && a.truth == b.truth && a.text == b.text && a.items == b.items && a.names == b.names;
}

std::string read_file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace reference
