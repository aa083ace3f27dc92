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
        {"==", {"为", "which is"}, {"为", "which is"}},
        {"===", {"为", "which is"}, {"为", "which is"}},
        {"!=", {"不是", "which is not"}, {"不是", "which is not"}},
        {"!==", {"不是", "which is not"}, {"不是", "which is not"}},
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

// Words one behind the other; a blank would be too much before a bracket that is as wide as a Chinese character.
Text beside(const Text& first, const Text& second) {
    const bool is_wide = second.zh.starts_with("（");
    return {first.zh + (is_wide ? "" : " ") + second.zh, first.en + " " + second.en};
}

bool is_bracketed(const Text& value) { return value.en.starts_with('('); }

// "directors: 60", and where something is held against it, "directors (60)".
Text with_value(const Text& title, const Text& value) {
    Text both = beside(title, value);
    if (!is_bracketed(value)) both.en = title.en + ": " + value.en;
    return both;
}

Text with_bracketed(const Text& title, const Text& value) {
    Text both = beside(title, value);
    const std::string article = title.en.starts_with("the ") ? "" : "the ";
    both.en = article + title.en + (is_bracketed(value) ? " " + value.en : " (" + value.en + ")");
    return both;
}

// The unit of one: "person", of people; "branch", of branches.
std::string singular(std::string unit) {
    if (unit == "people") return "person";
    const auto ends = [&](std::string_view end) { return unit.ends_with(end); };
    if (ends("ies")) return unit.substr(0, unit.size() - 3) + "y";
    if (ends("ches") || ends("shes") || ends("xes") || ends("sses")) return unit.substr(0, unit.size() - 2);
    return ends("s") ? unit.substr(0, unit.size() - 1) : unit;
}

// The dates that every record has.
Text date_title(Slot slot) {
    if (slot == Vocabulary::kAsOf) return {"评价日", "the date of assessment"};
    if (slot == Vocabulary::kFrom) return {"评价期间第一日", "the first day of the period"};
    return slot == Vocabulary::kTo ? Text{"评价期间最后一日", "the last day of the period"} : Text{};
}

Text title_of(const Fact& fact) { return {fact.title.in(Language::zh), fact.title.in(Language::en)}; }

bool is_date(const Operand& value) { return value.is(Form::date) || value.is(Form::never); }

// A number that stands in the rule itself.
bool is_literal(const Trace& trace, std::int64_t number) {
    return trace.children.empty() && trace.fact == logic::kNoSlot && trace.value.is(Form::number) &&
           trace.value.as_number() == logic::Numeric(number);
}

bool is_number_of_rule(const Trace& trace) { return trace.fact == logic::kNoSlot && trace.children.empty(); }

// Of a number of the rule times something, the something; of anything else, itself.
const Trace& whole_of(const Trace& trace) {
    if (trace.operation != "*" || trace.children.size() != 2) return trace;
    const Trace& first = trace.children.front();
    const Trace& second = trace.children.back();
    if (is_number_of_rule(first) == is_number_of_rule(second)) return trace;
    return is_number_of_rule(first) ? second : first;
}

// A day so many months or days after another, or before it.
bool is_later(const Trace& trace) { return trace.operation == "add_months" || trace.operation == "add_days"; }

bool is_back(const Trace& later) {
    const Operand& by = later.children[1].value;
    return by.is(Form::number) && by.as_number() < logic::Numeric(std::int64_t{0});
}

// "1/3", "80%"; "1/1" of the whole.
std::string share_text(const Operand& above, const Operand& below) {
    const std::string upper = logic::plain_text(above);
    const std::string lower = logic::plain_text(below);
    if (lower == "100") return upper + "%";
    return upper == lower ? "1/1" : upper + "/" + lower;
}

// Numerator and denominator in a list of two have the title of the list.
bool are_one_fact(const Fact* part, const Fact* whole) {
    return part && whole && !part->title.empty() && part->title.zh == whole->title.zh;
}

// Of what is reckoned between two days.
Text unit_of(std::string_view operation) {
    if (operation == "age") return {" 周岁", " years"};
    if (operation == "months_between") return {" 个月", " months"};
    return operation == "days_between" ? Text{" 天", " days"} : Text{};
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

// A part of a text that is compared says little: the text is told.
bool Tale::is_comparison(const Trace& trace) const {
    if (trace.children.size() != 2 || !words_of(trace.operation)) return false;
    const auto is_part = [](const Trace& side) { return side.value.is(Form::text) && !side.children.empty(); };
    return !is_part(trace.children[0]) && !is_part(trace.children[1]);
}

bool Tale::ends_with_verb(std::string_view zh) {
    return std::ranges::any_of(comparisons(), [&](const Words& words) {
        return zh.ends_with(words.numbers.zh) || zh.ends_with(words.dates.zh);
    });
}

std::string_view Tale::up_to_verb(std::string_view zh) {
    constexpr std::string_view kComma = "，";
    const std::size_t comma = zh.rfind(kComma);
    if (comma == std::string_view::npos) return {};
    const std::string_view rest = zh.substr(comma + kComma.size());
    for (const Words& words : comparisons()) {
        const bool is_limit = words.numbers.zh != words.dates.zh;
        if (is_limit && rest.starts_with(words.numbers.zh))
            return zh.substr(0, zh.size() - rest.size() + words.numbers.zh.size());
    }
    return {};
}

bool Tale::reads_record(const Trace& trace) const {
    if (const Fact* known = fact(trace)) return !known->derived;
    return std::ranges::any_of(trace.children, [&](const Trace& child) { return reads_record(child); });
}

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
    if (fact->unit.empty()) return plain;
    const std::string unit = fact->unit.in(Language::en);
    return beside(plain, {fact->unit.in(Language::zh), plain.en == "1" ? singular(unit) : unit});
}

// A fact with its value, a literal as it reads beside the fact it is compared with, or a result with the way to it.
Text Tale::term(const Trace& trace, const Trace* beside_it, Role role) const {
    const auto both = role == Role::subject ? with_value : with_bracketed;
    const Text date = date_title(trace.fact);
    if (!date.empty()) return both(date, value(trace.value, nullptr));
    if (const Fact* known = fact(trace)) {
        return known->title.empty() ? value(trace.value, known) : both(title_of(*known), value(trace.value, known));
    }
    if (trace.children.empty()) return value(trace.value, beside_it ? fact(*beside_it) : nullptr);
    return result(trace, role);
}

Text Tale::result(const Trace& trace, Role role) const {
    if (is_masked(trace)) {
        Text from;
        titles(trace, from);
        const bool is_age = trace.operation == "age";
        return Text{"由", is_age ? "the age worked out from " : "a value worked out from "} + from +
               Text{is_age ? "算得的年龄（未显示）" : "算得的值（未显示）", " (not shown)"};
    }
    if (role == Role::subject && is_later(trace)) {
        Text day = later_day(trace);
        if (!day.empty()) return day;
    }
    Text counted = count(trace);
    if (!counted.empty()) return counted;
    const Text said = value(trace.value, nullptr) + unit_of(trace.operation);
    const Text way = formula(trace);
    return way.empty() ? said : said + Text{"（", " ("} + way + Text{"）", ")"};
}

// "行政处罚 2": of a list, how many of its elements; "缺协议的合作 1 项的 3 倍". Empty where it is neither.
Text Tale::count(const Trace& trace) const {
    if (trace.children.empty()) return {};
    const Trace& first = trace.children.front();
    if (trace.operation == "count_if" && fact(first) && !fact(first)->title.empty()) {
        return with_value(title_of(*fact(first)), value(trace.value, nullptr));
    }
    const Trace& whole = whole_of(trace);
    if (&whole == &trace || !fact(whole)) return {};
    const std::string times = logic::plain_text((&whole == &first ? trace.children.back() : first).value);
    const Text said = term(whole, nullptr, Role::object);
    return {said.zh + "的 " + times + " 倍", times + " times " + said.en};
}

// The facts that a result was worked out from.
Text Tale::formula(const Trace& trace) const {
    if (is_later(trace)) return later(trace);
    const bool is_span = trace.operation == "months_between" || trace.operation == "days_between";
    const Text between = is_span ? Text{" 至", " to "} : Text{"，", ", "};
    Text way;
    for (const Trace& child : trace.children) {
        if (child.fact == logic::kNoSlot && child.children.empty()) continue;
        const Text part = child.children.empty() ? term(child, nullptr, Role::subject) : formula(child);
        if (part.empty()) continue;
        way = way.empty() ? part : way + between + part;
    }
    return way;
}

// By how much a day is moved, without the sign: "24 个月", where the rule says so, or a fact.
Text Tale::span(const Trace& trace) const {
    const Trace& by = trace.children[1];
    if (!is_number_of_rule(by)) return by.children.empty() ? term(by, nullptr, Role::object) : formula(by);
    Text span = term(by, nullptr, Role::object);
    for (std::string* text : {&span.zh, &span.en}) text->erase(0, is_back(trace) ? 1 : 0);
    return span + (trace.operation == "add_months" ? Text{" 个月", " months"} : Text{" 天", " days"});
}

// "处罚决定日期 2025-11-18 加 24 个月".
Text Tale::later(const Trace& trace) const {
    const Trace& from = trace.children[0];
    const Text start = from.children.empty() ? term(from, nullptr, Role::subject) : formula(from);
    const Text by = span(trace);
    if (start.empty() || by.empty()) return start.empty() ? by : start;
    const Text verb = is_back(trace) ? Text{" 减", ", less"} : Text{" 加", ", plus"};
    return start + join_words(verb, by);
}

// "处罚决定日期 2025-11-18，24 个月后为 2027-11-18"; empty where the first day is not a fact of the record.
Text Tale::later_day(const Trace& trace) const {
    const Trace& from = trace.children[0];
    if (!from.children.empty() || from.fact == logic::kNoSlot) return {};
    const Text start = term(from, nullptr, Role::subject);
    const Text by = span(trace);
    const Text day = value(trace.value, nullptr);
    if (!is_number_of_rule(trace.children[1])) {
        return start + join_words({"，加", "; plus"}, by) + Text{"为 ", ": "} + day;
    }
    const Text after = is_back(trace) ? Text{"前为 ", " earlier is "} : Text{"后为 ", " later is "};
    return start + Text{"，", "; "} + by + after + day;
}

// What the facts are called that a result was worked out from, each once.
void Tale::titles(const Trace& trace, Text& list) const {
    Text title = date_title(trace.fact);
    if (const Fact* known = fact(trace)) title = title_of(*known);
    if (!title.empty() && list.zh.find(title.zh) == std::string::npos) {
        list = list.empty() ? title : list + Text{"、", ", "} + title;
    }
    for (const Trace& child : trace.children) titles(child, list);
}

// "常务理事人数 24 人，超过理事人数 60 人的 1/3"; of the whole, "合格的 5 项，低于应查的 6 项".
Text Tale::share(const Trace& ratio, std::string_view operation) const {
    const Words* words = words_of(operation);
    const Trace& part = ratio.children[0];
    const Trace& whole = ratio.children[1];
    const std::string share = share_text(ratio.children[2].value, ratio.children[3].value);
    const Text comma{"，", ", "};
    if (are_one_fact(fact(part), fact(whole)) && !is_masked(ratio)) {
        const Text both = same(logic::plain_text(part.value) + "/" + logic::plain_text(whole.value));
        return with_value(title_of(*fact(part)), both) + comma + join_words(words->numbers, same(share));
    }
    Text second = term(whole, &part, Role::object);
    const bool is_number = !second.zh.empty() && static_cast<unsigned char>(second.zh.back()) < 0x80;
    if (share != "1/1") second = {second.zh + (is_number ? " 的 " : "的 ") + share, share + " of " + second.en};
    return term(part, nullptr, Role::subject) + comma + join_words(words->numbers, second);
}

// "有协议的合作 3 项，缺协议的合作 0 项", rather than "3 项，不低于 0 项的 3 倍": whatever it is, it is not less than nothing.
bool Tale::is_multiple_of_nothing(const Trace& trace) const {
    const bool is_nothing = trace.value.is(Form::number) && trace.value.as_number().is_zero();
    return is_nothing && !is_masked(trace) && fact(whole_of(trace)) != nullptr;
}

Text Tale::both_counts(const Trace& left, const Trace& right) const {
    return term(left, nullptr, Role::subject) + Text{"，", ", "} + term(whole_of(right), nullptr, Role::subject);
}

// A limit that stands in the rule is no secret; what someone's fact is equal to would be.
Text Tale::side(const Trace& trace, const Trace& other, bool is_equality, Role role) const {
    const bool is_limit = trace.children.empty() && trace.fact == logic::kNoSlot && !is_equality;
    return is_limit ? spelled(trace.value, fact(other)) + unit_of(other.operation) : term(trace, &other, role);
}

Text Tale::comparison(const Trace& trace) const {
    const Trace& left = trace.children[0];
    const Trace& right = trace.children[1];
    const bool is_true = trace.value.truth() != Truth::no;
    const std::string_view operation = is_true ? trace.operation : opposite(trace.operation);
    if (is_ratio(left)) return share(left, against_zero(operation, right));
    if (operation == ">=" && is_multiple_of_nothing(right)) return both_counts(left, right);
    // "没有经批准的延期", rather than that never is later than some day.
    for (const Trace* each : {&left, &right}) {
        if (each->value.is(Form::never) && fact(*each)) return statement(*each);
    }
    const Words& words = *words_of(operation);
    const bool equality = words.numbers.zh == "为" || words.numbers.zh == "不是";
    // "方式：委派", rather than "方式 委派，为委派"; "未参保人数 1 人", rather than "1 人，超过 0 人".
    const bool plain = equality || is_literal(right, 0);
    if (plain && fact(left) && right.children.empty() && (!fact(right) || right.value.is(Form::list)))
        return statement(left);
    const bool dates = is_date(left.value) || is_date(right.value);
    const Text& verb = dates ? words.dates : words.numbers;
    const Text subject = side(left, right, equality, Role::subject);
    return subject + Text{"，", ", "} + join_words(verb, side(right, left, equality, Role::object));
}

// "已公开的信息事项中没有“章程”": of a text that was looked for in a list of the record; empty of anything else.
Text Tale::membership(const Trace& trace) const {
    if (trace.operation != "in" || trace.children.size() != 2 || is_masked(trace)) return {};
    const Trace& part = trace.children.front();
    const Trace& list = trace.children.back();
    const Fact* whole = fact(list);
    if (!whole || whole->title.empty() || whole->items.size() != 1 || !part.value.is(Form::text) || fact(part))
        return {};
    const Text title = title_of(*whole);
    const Text said = spelled(part.value, &whole->items.front());
    const bool is_in = trace.value.truth() == Truth::yes;
    return {title.zh + (is_in ? "中有“" : "中没有“") + said.zh + "”",
            "\"" + said.en + (is_in ? "\" is among the " : "\" is not among the ") + title.en};
}

// What the rules have for a boolean; the title of one that was worked out says what holds.
Text Tale::clause(const Trace& trace) const {
    const Fact& known = *fact(trace);
    if (!trace.value.is(Form::boolean) || is_masked(trace)) return {};
    const bool holds = trace.value.as_boolean();
    const Text& said = holds ? known.when_true : known.when_false;
    if (!said.empty()) return {said.in(Language::zh), said.in(Language::en)};
    return known.derived && holds ? title_of(known) : Text{};
}

Text Tale::statement(const Trace& trace) const {
    const Fact* known = fact(trace);
    if (!known || known->title.empty() || trace.value.is_array()) return {};
    Text words = clause(trace);
    if (!words.empty()) return words;
    const Text said = value(trace.value, known);
    const bool counted = trace.value.is(Form::number) || trace.value.is(Form::date);
    return counted ? with_value(title_of(*known), said) : title_of(*known) + Text{"：", ": "} + said;
}

}  // namespace xuehui::report
