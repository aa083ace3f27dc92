// What the chapters of the HTML report write on: markup that says everything in two languages.
//
// Both languages are in the page, each in an element with its `lang`; the style sheet shows the one that the reader
// chose, with no script. What is the same in both, as names and numbers are, stands there once.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>

#include <xuehui/assessment.hpp>
#include <xuehui/text.hpp>

#include "markup/markup.hpp"
#include "report/criterion_story.hpp"
#include "report/scorecard.hpp"
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

class Sheet {
public:
    using Attributes = Markup::Attributes;

    explicit Sheet(const Assessment& assessment);

    Markup& markup() { return markup_; }
    const Assessment& assessment() const { return assessment_; }
    const Engine& engine() const { return assessment_.engine(); }
    // The two scorecards have the same entries in the same order.
    const Scorecard& zh() const { return zh_; }
    const Scorecard& en() const { return en_; }

    Sheet& open(std::string_view name, Attributes attributes = {});
    Sheet& close();

    // What has only one language is there in it for both.
    Sheet& text(const Text& text);
    Sheet& say(Word word);
    Sheet& say(Word word, std::initializer_list<std::string_view> parts);

    // An element with a text in it.
    Sheet& put(std::string_view name, Attributes attributes, const Text& text);
    Sheet& put(std::string_view name, Attributes attributes, std::string_view text);
    Sheet& put(std::string_view name, Attributes attributes, Word word);

    // Tables. A frame lets a table that is too wide for a phone be moved by itself; `label` is the id of its heading.
    // Columns behind the `texts`th have numbers in them. On a phone the cells of a row stand below each other if it says
    // `stacked`.
    enum class Shape { plain, stacked };
    Sheet& open_table(std::string_view label, std::initializer_list<Word> columns, std::size_t texts,
                      Shape shape = Shape::plain);
    Sheet& close_table();

private:
    const Assessment& assessment_;
    Scorecard zh_;
    Scorecard en_;
    Markup markup_;
};

// The id of the element about an indicator or a criterion, and a link to it: "at-A.1.1", "#at-A.1.1". Whatever the id
// is made of, both are plain ASCII that no browser decodes or changes, and another one for each: "a%b" is "at-a_25b".
std::string anchor(std::string_view id);
std::string link(std::string_view id);

}  // namespace xuehui::report::html
