// The dictionary of facts for people: what a record may state, by the first part of the names.
#include <xuehui/report.hpp>

#include <algorithm>

#include <xuehui/engine.hpp>

#include "report/phrases.hpp"
#include "report/text_layout.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;

constexpr std::size_t kIndent = 2;

Word type_word(FactType type) {
    switch (type) {
        case FactType::boolean: return Word::type_boolean;
        case FactType::integer: return Word::type_integer;
        case FactType::number: return Word::type_number;
        case FactType::money: return Word::type_money;
        case FactType::date: return Word::type_date;
        case FactType::string: return Word::type_string;
        case FactType::list: break;
    }
    return Word::type_list;
}

class Writer {
public:
    explicit Writer(const TextStyle& style) : language_(style.language), page_(style) {}

    std::string write(const Engine& engine, std::string_view prefix) && {
        const auto is_wanted = [&](const Fact* fact) { return fact->name.starts_with(prefix); };
        const auto count = std::ranges::count_if(engine.facts(), is_wanted);
        page_.heading(say(Word::facts_title, language_, {std::to_string(count)}));
        page_.paragraph(0, word(Word::facts_note));
        std::string_view group;
        for (const Fact* fact : engine.facts()) {
            if (!is_wanted(fact)) continue;
            const std::string_view first = std::string_view(fact->name).substr(0, fact->name.find('.'));
            if (first != group) page_.heading(first);
            group = first;
            write(*fact, kIndent, fact->name);
        }
        return std::move(page_).take();
    }

private:
    std::string_view word(Word word) const { return say(word, language_); }

    // As deep as lists are within lists.
    void write(const Fact& fact, std::size_t indent, std::string_view name) {
        page_.item(indent, 0, name, fact.title.in(language_));
        const std::size_t inner = indent + kIndent;
        std::string about = fact.description.in(language_);
        if (!about.empty() && language_ == Language::en) about.insert(0, 1, ' ');
        page_.paragraph(inner, nature(fact) + std::string(word(Word::full_stop)) + about);
        for (const Fact::Choice& choice : fact.choices) {
            page_.item(inner, kIndent, '"' + choice.value + '"', choice.label.in(language_));
        }
        const bool is_plain = fact.items.size() == 1 && fact.items.front().name.empty();
        for (const Fact& item : fact.items) write(item, inner, is_plain ? std::string_view("-") : std::string_view(item.name));
    }

    // "整数，单位 人，不小于 0，默认 5，个人信息".
    std::string nature(const Fact& fact) const {
        std::vector<std::string> parts{std::string(word(type_word(fact.type)))};
        const auto add = [&](Word what, std::initializer_list<std::string_view> values) {
            parts.push_back(say(what, language_, values));
        };
        if (!fact.unit.empty() && fact.type != FactType::money) add(Word::fact_unit, {fact.unit.in(language_)});
        if (!fact.minimum.empty() && !fact.maximum.empty()) add(Word::fact_range, {fact.minimum, fact.maximum});
        else if (!fact.minimum.empty()) add(Word::fact_least, {fact.minimum});
        else if (!fact.maximum.empty()) add(Word::fact_most, {fact.maximum});
        if (fact.size) add(Word::fact_size, {std::to_string(*fact.size)});
        if (fact.may_be_none) parts.emplace_back(word(Word::fact_none));
        if (!fact.standard.empty()) add(Word::fact_default, {fact.standard});
        if (fact.personal) parts.emplace_back(word(Word::fact_personal));
        return join(parts, word(Word::comma));
    }

    Language language_;
    Page page_;
};

}  // namespace

std::string facts_to_text(const Engine& engine, const TextStyle& style, std::string_view prefix) {
    return Writer(style).write(engine, prefix);
}

}  // namespace xuehui
