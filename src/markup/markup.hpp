// Writes HTML and SVG: elements, attributes and text, one behind the other, into one string.
//
// The only place where markup is escaped, and nothing gets past it: text and the values of attributes come out as what
// they say, whatever they say. Characters that would act instead of being read (control characters, marks that turn the
// direction of writing) come out as U+FFFD. Element and attribute names are literals of ours.
//
//     Markup page;
//     page.open("p", {{"class", "note"}}).text(reason).close();
#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace xuehui {

class Markup {
public:
    struct Attribute {
        std::string_view name;
        std::string_view value;
    };
    using Attributes = std::initializer_list<Attribute>;

    explicit Markup(std::size_t expected_size = 0) { out_.reserve(expected_size); }

    // Begins an element; close() ends the one begun last. `name` is kept as a view until then.
    Markup& open(std::string_view name, Attributes attributes = {});
    Markup& close();
    // An element without content: <br>, <input>; in SVG <rect/>.
    Markup& leaf(std::string_view name, Attributes attributes = {});
    Markup& text(std::string_view text);
    // An element with text in it.
    Markup& element(std::string_view name, Attributes attributes, std::string_view text);
    Markup& element(std::string_view name, std::string_view text) { return element(name, {}, text); }
    // As it is: the doctype, a style sheet, a script. Never what comes from a document.
    Markup& raw(std::string_view literal);

    // Requires that every element has been closed.
    std::string take() &&;

private:
    void begin(std::string_view name, Attributes attributes);
    enum class Place : std::uint8_t { text, attribute };
    void escape(std::string_view text, Place place);

    std::string out_;
    std::vector<std::string_view> open_;
};

}  // namespace xuehui
