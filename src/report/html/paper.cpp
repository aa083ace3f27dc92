#include "report/html/paper.hpp"

#include <vector>

namespace xuehui::report::html {

Paper& Paper::open(std::string_view name, Attributes attributes) {
    markup_.open(name, attributes);
    return *this;
}

Paper& Paper::close() {
    markup_.close();
    return *this;
}

Paper& Paper::text(const Text& text) {
    const std::string& zh = text.in(Language::zh);
    const std::string& en = text.in(Language::en);
    if (zh == en) {
        markup_.text(zh);
    } else {
        markup_.element("i", {{"lang", "zh"}}, zh).element("i", {{"lang", "en"}}, en);    // short: there are thousands
    }
    return *this;
}

Paper& Paper::say(Word word) {
    return text(in_both([&](Language language) { return report::say(word, language); }));
}

Paper& Paper::say(Word word, std::initializer_list<std::string_view> parts) {
    return text(in_both([&](Language language) { return report::say(word, language, parts); }));
}

Paper& Paper::put(std::string_view name, Attributes attributes, const Text& text) {
    return open(name, attributes).text(text).close();
}

Paper& Paper::put(std::string_view name, Attributes attributes, std::string_view text) {
    markup_.element(name, attributes, text);
    return *this;
}

Paper& Paper::put(std::string_view name, Attributes attributes, Word word) {
    return open(name, attributes).say(word).close();
}

Paper& Paper::open_table(std::string_view label, std::initializer_list<Word> columns, std::size_t texts, Shape shape) {
    std::vector<Text> names;
    for (const Word column : columns) {
        names.push_back(in_both([&](Language language) { return report::say(column, language); }));
    }
    return open_table(label, names, texts, shape);
}

Paper& Paper::open_table(std::string_view label, std::span<const Text> columns, std::size_t texts, Shape shape) {
    open("div", {{"class", "frame"}, {"role", "group"}, {"tabindex", "0"}, {"aria-labelledby", label}});
    open("table", {{"class", shape == Shape::stacked ? "stacked" : "plain"}}).open("thead").open("tr");
    for (std::size_t i = 0; i < columns.size(); ++i) {
        put("th", {{"scope", "col"}, {"class", i >= texts ? "number" : "text"}}, columns[i]);
    }
    return close().close();
}

Paper& Paper::close_table() { return close().close(); }

}  // namespace xuehui::report::html
