// What a call gives back: the finished thing, or every fault that was found.
//
// xuehui never throws for what stands in a document. A function that reads one returns a Result: either the
// finished, immutable object, or the diagnostics, all of them at once, each with its code and its place.
// (Exhausted memory still throws std::bad_alloc, as everywhere in C++; the C ABI turns it into a status.)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace xuehui {

// One fault, or one remark, about one place in a document.
struct Diagnostic {
    std::string code;            // stable and for programs: "unknown_member", "bad_date", … (listed in documents.md)
    std::string document;        // which document: "catalogue", "extended catalogue", "scheme", "record", …
    std::string pointer;         // RFC 6901, "" is the whole document: "/ratings/3/criterion"
    std::uint32_t line = 0;      // from 1; 0 where the document has no text (a record built call by call)
    std::uint32_t column = 0;    // from 1, in characters (code points)
    std::string message;         // for people: what is wrong and what was expected, in English
    std::string hint;            // the name that was probably meant, or empty
};

using Diagnostics = std::vector<Diagnostic>;

// "record:12:7: /ratings/3/criterion: unknown_id: … (did you mean …?)", one line without a line break.
std::string to_text(const Diagnostic& diagnostic);

// The same, one line each.
std::string to_text(const Diagnostics& diagnostics);

// A value or the diagnostics, with the words of std::expected (C++23).
//
// Reading the alternative that is not there is a bug of the caller and undefined, as with std::expected.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Diagnostics error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    const T& value() const& { return *std::get_if<0>(&state_); }
    T& value() & { return *std::get_if<0>(&state_); }
    T&& value() && { return std::move(*std::get_if<0>(&state_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return std::get_if<0>(&state_); }
    T* operator->() { return std::get_if<0>(&state_); }

    const Diagnostics& error() const& { return *std::get_if<1>(&state_); }
    Diagnostics&& error() && { return std::move(*std::get_if<1>(&state_)); }

private:
    std::variant<T, Diagnostics> state_;
};

// How much a document may ask of the reader. Exceeding a limit is the fault "limit", never a crash.
struct Limits {
    std::size_t bytes = std::size_t{64} << 20;    // of the text
    std::size_t depth = 64;                       // of nesting; never more than 1000
    std::size_t values = 1'000'000;               // members and elements in all
    std::size_t diagnostics = 1'000;              // reported; what is beyond is counted, not listed
};

}  // namespace xuehui
