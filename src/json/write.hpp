// Writes JSON text, compact, without looking back: the caller opens and closes, the writer puts the commas.
//
// Strings keep their characters (UTF-8 goes through as it is); only quotation marks, backslashes and control
// characters are escaped, in the form RFC 8785 prescribes, so that what is written is canonical if the caller's
// order of members is.
#pragma once

#include <algorithm>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/document.hpp"

namespace xuehui::json {

// Appends `text` as a JSON string.
void append_string(std::string& out, std::string_view text);

// Appends a value as it stands in its document, without the white space: numbers keep their spelling, members their
// order.
void append_value(std::string& out, Value value);

class Writer {
public:
    explicit Writer(std::string& out) : out_(out) {}

    Writer& begin_object() { return begin('{'); }
    Writer& begin_array() { return begin('['); }
    Writer& end_object() { return end('}'); }
    Writer& end_array() { return end(']'); }
    // A member's name that needs no escapes, known when this is compiled; the value follows. One append with all that
    // goes before and behind it, as names are half of what is written.
    template <std::size_t size>
    Writer& key(const char (&name)[size]) {
        char text[size + 3] = {',', '"'};
        std::copy_n(name, size - 1, text + 2);
        text[size + 1] = '"';
        text[size + 2] = ':';
        const std::size_t skip = first_ ? 1 : 0;
        out_.append(text + skip, size + 3 - skip);
        first_ = false;
        after_key_ = true;
        return *this;
    }
    Writer& any_key(std::string_view name) {
        separate();
        append_string(out_, name);
        out_ += ':';
        after_key_ = true;
        return *this;
    }
    Writer& string(std::string_view text) {
        separate();
        append_string(out_, text);
        return *this;
    }
    Writer& integer(std::integral auto value) {
        separate();
        char digits[24];
        const auto [last, error] = std::to_chars(digits, digits + sizeof digits, value);
        out_.append(digits, last);
        return *this;
    }
    Writer& boolean(bool value) { return raw(value ? "true" : "false"); }
    Writer& null() { return raw("null"); }
    Writer& value(Value value) {
        separate();
        append_value(out_, value);
        return *this;
    }
    // A value that is JSON text already.
    Writer& raw(std::string_view json) {
        separate();
        out_ += json;
        return *this;
    }

private:
    Writer& begin(char bracket) {
        separate();
        out_ += bracket;
        first_ = true;
        return *this;
    }
    Writer& end(char bracket) {
        out_ += bracket;
        first_ = false;
        return *this;
    }
    void separate() {
        if (!first_ && !after_key_) out_ += ',';
        first_ = false;
        after_key_ = false;
    }

    std::string& out_;
    bool first_ = true;
    bool after_key_ = false;
};

}  // namespace xuehui::json
