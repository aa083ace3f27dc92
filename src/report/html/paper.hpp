// What a page is written on: markup that says everything in two languages.
//
// Both languages are in the page, each in an element with its `lang`; the style sheet shows the one that the reader
// chose, with no script. What is the same in both, as names and numbers are, stands there once.
#pragma once

#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include <xuehui/text.hpp>

#include "markup/markup.hpp"
#include "report/words.hpp"

namespace xuehui::report::html {

// Something made for each language.
template <class Make>
Text in_both(Make make) {
    return {std::string(make(Language::zh)), std::string(make(Language::en))};
}

// The same text of a thing that was made in each language.
template <class Thing, class Member>
Text both_of(const Thing& zh, const Thing& en, Member member) {
    return {std::string(std::invoke(member, zh)), std::string(std::invoke(member, en))};
}

class Paper {
public:
    using Attributes = Markup::Attributes;

    explicit Paper(std::size_t usual_size) : markup_(usual_size) {}

    Markup& markup() { return markup_; }

    Paper& open(std::string_view name, Attributes attributes = {});
    Paper& close();

    // What has only one language is there in it for both.
    Paper& text(const Text& text);
    Paper& say(Word word);
    Paper& say(Word word, std::initializer_list<std::string_view> parts);

    // An element with a text in it.
    Paper& put(std::string_view name, Attributes attributes, const Text& text);
    Paper& put(std::string_view name, Attributes attributes, std::string_view text);
    Paper& put(std::string_view name, Attributes attributes, Word word);

    // Tables. A frame lets a table that is too wide for a phone be moved by itself; `label` is the id of its heading.
    // Columns behind the `texts`th have numbers in them. On a phone the cells of a row stand below each other if it says
    // `stacked`.
    enum class Shape { plain, stacked };
    Paper& open_table(std::string_view label, std::initializer_list<Word> columns, std::size_t texts,
                      Shape shape = Shape::plain);
    Paper& open_table(std::string_view label, std::span<const Text> columns, std::size_t texts,
                      Shape shape = Shape::plain);
    Paper& close_table();

private:
    Markup markup_;
};

}  // namespace xuehui::report::html
