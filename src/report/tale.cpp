#include "report/tale.hpp"

#include <algorithm>
#include <array>

namespace xuehui::report {

namespace {

using logic::Form;
using logic::Operand;
using logic::Slot;
using logic::Trace;
using logic::Vocabulary;

struct Words {
    std::string_view operation;
    Text numbers, dates;
};

// What is said when the comparison is true. What is said when it is false is said of its opposite.
const std::array<Words, 8>& comparisons() {
    static const std::array<Words, 8> kWords{{
        {"<", {"低于", "below"}, {"早于", "before"}},
        {"<=", {"不超过", "at most"}, {"不晚于", "not after"}},
        {">", {"超过", "above"}, {"晚于", "after"}},
        {">=", {"不低于", "at least"}, {"不早于", "not before"}},
        {"==", {"为", "is"}, {"为", "is"}},
        {"===", {"为", "is"}, {"为", "is"}},
        {"!=", {"不是", "is not"}, {"不是", "is not"}},
        {"!==", {"不是", "is not"}, {"不是", "is not"}},
    }};
    return kWords;
}

std::string_view opposite(std::string_view operation) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kPairs{{{"<", ">="},
                                                                                   {">=", "<"},
                                                                                   {">", "<="},
                                                                                   {"<=", ">"},
                                                                                   {"==", "!="},
                                                                                   {"!=", "=="},
                                                                                   {"===", "!=="},
                                                                                   {"!==", "==="}}};
    const auto found = std::ranges::find(kPairs, operation, &std::pair<std::string_view, std::string_view>::first);
    return found == kPairs.end() ? operation : found->second;
}

const Words* words_of(std::string_view operation) {
    const auto found = std::ranges::find(comparisons(), operation, &Words::operation);
    return found == comparisons().end() ? nullptr : &*found;
}

Text same(const std::string& text) { return {text, text}; }

Text operator+(const Text& a, const Text& b) { return {a.zh + b.zh, a.en + b.en}; }

// Chinese has no blanks between words, but one between a word and a number.
Text join_words(const Text& verb, const Text& rest) {
    const bool is_latin = !rest.zh.empty() && static_cast<unsigned char>(rest.zh.front()) < 0x80;
    return {verb.zh + (is_latin ? " " : "") + rest.zh, verb.en + " " + rest.en};
}

const Text& masked() {
    static const Text kText{"（未显示）", "(not shown)"};
    return kText;
}

// A title and its value; a blank would be too much before a bracket that is as wide as a Chinese character.
Text beside(const Text& title, const Text& value) {
    const bool is_wide = value.zh.starts_with("（");
    return {title.zh + (is_wide ? "" : " ") + value.zh, title.en + " " + value.en};
}

Text title_of(const Fact& fact) { return {fact.title.in(Language::zh), fact.title.in(Language::en)}; }

bool is_date(const Operand& value) { return value.is(Form::date) || value.is(Form::never); }

// A number that stands in the rule itself.
bool is_literal(const Trace& trace, std::int64_t number) {
    return trace.children.empty() && trace.fact == logic::kNoSlot && trace.value.is(Form::number) &&
           trace.value.as_number() == logic::Numeric(number);
}

bool is_ratio(const Trace& trace) { return trace.operation == "ratio" && trace.children.size() == 4; }

// How a share compares, told by how its sign compares: it is -1, 0 or 1 as it lies below, at or above.
std::string_view against_zero(std::string_view operation, const Trace& sign) {
    if (is_literal(sign, 0)) return operation;
    const bool above = is_literal(sign, 1);
    if (operation == "==" || operation == "===") return above ? ">" : "<";
    if (operation == "!=" || operation == "!==") return above ? "<=" : ">=";
    if (above) return operation == ">=" ? ">" : "<=";
    return operation == "<=" ? "<" : ">=";
}

}  // namespace

bool Tale::is_masked(const Trace& trace) const {
    if (privacy_ == Privacy::open) return false;
    const Fact* known = fact(trace);
    if (known && known->personal) return true;
    return std::ranges::any_of(trace.children, [&](const Trace& child) { return is_masked(child); });
}

const Fact* Tale::fact(const Trace& trace) const {
    return trace.fact == logic::kNoSlot ? nullptr : book_.facts[trace.fact];
}

bool Tale::is_comparison(const Trace& trace) const { return trace.children.size() == 2 && words_of(trace.operation); }

Text Tale::value(const Operand& value, const Fact* fact) const {
    if (fact && fact->personal && privacy_ == Privacy::masked) return masked();
    return spelled(value, fact);
}

Text Tale::spelled(const Operand& value, const Fact* fact) {
    if (value.is_unknown()) return {"（未知）", "(not known)"};
    if (value.is(Form::boolean)) return value.as_boolean() ? Text{"是", "yes"} : Text{"否", "no"};
    if (value.is(Form::never)) return {"无", "none"};
    if (value.is(Form::text) && fact) {
        const auto choice = std::ranges::find(fact->choices, value.as_text(), &Fact::Choice::value);
        if (choice != fact->choices.end() && !choice->label.empty())
            return {choice->label.in(Language::zh), choice->label.in(Language::en)};
    }
    Text plain = same(logic::plain_text(value));
    if (!fact || !value.is(Form::number)) return plain;
    if (fact->type == FactType::money && fact->unit.empty()) return plain + Text{" 元", " yuan"};
    return fact->unit.empty() ? plain : beside(plain, {fact->unit.in(Language::zh), fact->unit.in(Language::en)});
}

// A fact with its value, a literal as it reads beside the fact it is compared with, or a result with the way to it.
Text Tale::term(const Trace& trace, const Trace* beside_it) const {
    if (trace.fact == Vocabulary::kAsOf)
        return Text{"评价日 ", "the date of assessment "} + value(trace.value, nullptr);
    if (const Fact* known = fact(trace)) {
        return known->title.empty() ? value(trace.value, known) : beside(title_of(*known), value(trace.value, known));
    }
    if (trace.children.empty()) return value(trace.value, beside_it ? fact(*beside_it) : nullptr);
    return result(trace);
}

Text Tale::result(const Trace& trace) const {
    if (is_masked(trace)) {
        Text from;
        titles(trace, from);
        return Text{"由", "a value worked out from "} + from + Text{"算得的值（未显示）", " (not shown)"};
    }
    Text said = value(trace.value, nullptr);
    if (trace.operation == "months_between") said = said + Text{" 个月", " months"};
    if (trace.operation == "days_between") said = said + Text{" 天", " days"};
    const Text way = formula(trace);
    return way.empty() ? said : said + Text{"（", " ("} + way + Text{"）", ")"};
}

// The facts that a result was worked out from.
Text Tale::formula(const Trace& trace) const {
    if (trace.operation == "add_months" || trace.operation == "add_days") return later(trace);
    const bool is_span = trace.operation == "months_between" || trace.operation == "days_between";
    const Text between = is_span ? Text{" 至", " to "} : Text{"，", ", "};
    Text way;
    for (const Trace& child : trace.children) {
        if (child.fact == logic::kNoSlot && child.children.empty()) continue;
        const Text part = child.children.empty() ? term(child, nullptr) : formula(child);
        if (part.empty()) continue;
        way = way.empty() ? part : way + between + part;
    }
    return way;
}

// "处罚决定日期 2025-11-18 加 24 个月".
Text Tale::later(const Trace& trace) const {
    const Trace& from = trace.children[0];
    const Trace& by = trace.children[1];
    const Text start = from.children.empty() ? term(from, nullptr) : formula(from);
    Text span = by.children.empty() ? term(by, nullptr) : formula(by);
    const bool is_back = by.value.is(Form::number) && by.value.as_number() < logic::Numeric(std::int64_t{0});
    if (by.fact == logic::kNoSlot && by.children.empty()) {
        for (std::string* text : {&span.zh, &span.en}) text->erase(0, is_back ? 1 : 0);
        span = span + (trace.operation == "add_months" ? Text{" 个月", " months"} : Text{" 天", " days"});
    }
    if (start.empty() || span.empty()) return start.empty() ? span : start;
    const Text verb = is_back ? Text{" 减", " less"} : Text{" 加", " plus"};
    return start + join_words(verb, span);
}

// What the facts are called that a result was worked out from, each once.
void Tale::titles(const Trace& trace, Text& list) const {
    Text title = trace.fact == Vocabulary::kAsOf ? Text{"评价日", "the date of assessment"} : Text{};
    if (const Fact* known = fact(trace)) title = title_of(*known);
    if (!title.empty() && list.zh.find(title.zh) == std::string::npos) {
        list = list.empty() ? title : list + Text{"、", ", "} + title;
    }
    for (const Trace& child : trace.children) titles(child, list);
}

// "常务理事人数 24 人，超过理事人数 60 人的 1/3".
Text Tale::share(const Trace& ratio, std::string_view operation) const {
    const Words* words = words_of(operation);
    const std::string part =
        logic::plain_text(ratio.children[2].value) + "/" + logic::plain_text(ratio.children[3].value);
    const Text first = term(ratio.children[0], nullptr);
    const Text whole = term(ratio.children[1], nullptr);
    const Text second{whole.zh + "的 " + part, part + " of " + whole.en};
    return first + Text{"，", ", "} + join_words(words->numbers, second);
}

// A limit that stands in the rule is no secret; what someone's fact is equal to would be.
Text Tale::side(const Trace& trace, const Trace& other, bool is_equality) const {
    const bool is_limit = trace.children.empty() && trace.fact == logic::kNoSlot && !is_equality;
    return is_limit ? spelled(trace.value, fact(other)) : term(trace, &other);
}

Text Tale::comparison(const Trace& trace) const {
    const Trace& left = trace.children[0];
    const Trace& right = trace.children[1];
    const bool is_true = trace.value.truth() != Truth::no;
    const std::string_view operation = is_true ? trace.operation : opposite(trace.operation);
    if (is_ratio(left)) return share(left, against_zero(operation, right));
    const Words& words = *words_of(operation);
    const bool equality = words.numbers.zh == "为" || words.numbers.zh == "不是";
    // "方式：委派", rather than "方式 委派，为委派"; "未参保人数 1 人", rather than "1 人，超过 0 人".
    const bool plain = equality || is_literal(right, 0);
    if (plain && fact(left) && right.children.empty() && (!fact(right) || right.value.is(Form::list)))
        return statement(left);
    const bool dates = is_date(left.value) || is_date(right.value);
    const Text& verb = dates ? words.dates : words.numbers;
    return side(left, right, equality) + Text{"，", ", "} + join_words(verb, side(right, left, equality));
}

Text Tale::statement(const Trace& trace) const {
    const Fact* known = fact(trace);
    if (!known || known->title.empty() || trace.value.is_array()) return {};
    const Text said = value(trace.value, known);
    const bool counted = trace.value.is(Form::number) || is_date(trace.value);
    return counted ? beside(title_of(*known), said) : title_of(*known) + Text{"：", ": "} + said;
}

}  // namespace xuehui::report
