// A JSON value as plain as can be, for tests only: read, look at, change, write.
//
// Nothing is interpreted: a number stays the text it was written as, so decimals are exact and a document that is read
// and written again means the same to the library; members keep their order, doubled ones included. Text that is not
// JSON is a std::runtime_error: this reader is handed documents that are known to be well formed.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace reference {

struct Json {
    enum class Type { null, boolean, number, string, array, object };

    Type type = Type::null;
    bool truth = false;                // of a boolean
    std::string text;                  // of a string; the spelling of a number
    std::vector<Json> items;           // elements of an array, values of an object's members
    std::vector<std::string> names;    // names of an object's members, beside `items`

    static Json parse(std::string_view text);

    static Json boolean(bool value);
    static Json number(std::string_view spelling);
    static Json number(long long value);
    static Json string(std::string_view value);
    static Json array(std::vector<Json> items = {});
    static Json object();

    bool is(Type expected) const { return type == expected; }
    bool is_null() const { return type == Type::null; }

    // The member, or nullptr; the last one where it is doubled.
    const Json* find(std::string_view name) const;
    Json* find(std::string_view name);
    // The member, or std::runtime_error.
    const Json& at(std::string_view name) const;
    // The text of a member, or `otherwise` where it is absent or null.
    std::string text_of(std::string_view name, std::string_view otherwise = {}) const;

    // Replaces the member or adds it at the end; gives back the object.
    Json& set(std::string_view name, Json value);
    Json& add(Json element);
    void erase(std::size_t index);

    std::string write() const;
};

bool operator==(const Json& a, const Json& b);

// The whole of a file, or std::runtime_error.
std::string read_file(const std::string& path);

}  // namespace reference
