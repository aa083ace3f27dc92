#include "report/html/sheet.hpp"

namespace xuehui::report::html {

namespace {

constexpr std::size_t kUsualSize = 400'000;    // of a report over Table A.1

}  // namespace

Sheet::Sheet(const Assessment& assessment)
    : assessment_(assessment),
      zh_(make_scorecard(assessment, Language::zh)),
      en_(make_scorecard(assessment, Language::en)),
      markup_(kUsualSize) {}

Sheet& Sheet::open(std::string_view name, Attributes attributes) {
    markup_.open(name, attributes);
    return *this;
}

Sheet& Sheet::close() {
    markup_.close();
    return *this;
}

Sheet& Sheet::text(const Text& text) {
    const std::string& zh = text.in(Language::zh);
    const std::string& en = text.in(Language::en);
    if (zh == en) {
        markup_.text(zh);
    } else {
        markup_.element("i", {{"lang", "zh"}}, zh).element("i", {{"lang", "en"}}, en);    // short: there are thousands
    }
    return *this;
}

Sheet& Sheet::say(Word word) {
    return text(in_both([&](Language language) { return report::say(word, language); }));
}

Sheet& Sheet::say(Word word, std::initializer_list<std::string_view> parts) {
    return text(in_both([&](Language language) { return report::say(word, language, parts); }));
}

Sheet& Sheet::put(std::string_view name, Attributes attributes, const Text& text) {
    return open(name, attributes).text(text).close();
}

Sheet& Sheet::put(std::string_view name, Attributes attributes, std::string_view text) {
    markup_.element(name, attributes, text);
    return *this;
}

Sheet& Sheet::put(std::string_view name, Attributes attributes, Word word) {
    return open(name, attributes).say(word).close();
}

Sheet& Sheet::open_table(std::string_view label, std::initializer_list<Word> columns, std::size_t texts, Shape shape) {
    open("div", {{"class", "frame"}, {"role", "group"}, {"tabindex", "0"}, {"aria-labelledby", label}});
    open("table", {{"class", shape == Shape::stacked ? "stacked" : "plain"}}).open("thead").open("tr");
    for (const Word& column : columns) {
        const bool has_numbers = static_cast<std::size_t>(&column - columns.begin()) >= texts;
        put("th", {{"scope", "col"}, {"class", has_numbers ? "number" : "text"}}, column);
    }
    return close().close();
}

Sheet& Sheet::close_table() { return close().close(); }

std::string anchor(std::string_view id) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out = "at-";
    for (const char c : id) {
        const bool is_plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (is_plain) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '_';
        out += kHex[byte >> 4U];
        out += kHex[byte & 0xFU];
    }
    return out;
}

std::string link(std::string_view id) { return '#' + anchor(id); }

}  // namespace xuehui::report::html
