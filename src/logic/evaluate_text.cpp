// The public face: texts in, a text out.
#include <xuehui/logic.hpp>

#include <algorithm>
#include <array>

#include "json/parse.hpp"
#include "json/write.hpp"
#include "logic/logic.hpp"

namespace xuehui {

namespace {

using namespace logic;

constexpr std::array<std::string_view, 8> kKindNames{"null",  "boolean", "number", "string",
                                                     "array", "object",  "date",   "date"};

// Whether some fact in an array or object of the data is marked as unknown.
bool has_marks(const Operand& operand) {
    if (operand.is(Form::list)) return std::any_of(operand.elements(), operand.elements() + operand.count(), has_marks);
    if (!operand.is(Form::value) || operand.has(Operand::kClosed)) return false;
    const Document& document = operand.as_value().document();
    const std::uint32_t end = document.node(operand.as_value().index()).end;
    for (std::uint32_t i = operand.as_value().index(); i < end; ++i) {
        const Value value(document, i);
        if (value.is(Type::object) && value.find("?")) return true;
    }
    return false;
}

// An end without a bound is null. JSON has no infinity, but the greatest number that it has bounds it, too.
void write_ends(json::Writer& writer, const Interval& interval) {
    writer.key("lo");
    if (interval.lowest <= Numeric::least())
        writer.null();
    else
        writer.raw(lower(interval.lowest, Numeric::greatest()).text());
    writer.key("hi");
    if (interval.highest >= Numeric::greatest())
        writer.null();
    else
        writer.raw(higher(interval.highest, Numeric::least()).text());
}

void write_unknown(json::Writer& writer, const Operand& value) {
    writer.key("unknown").begin_object().key("truth");
    if (value.truth() == Truth::unknown)
        writer.null();
    else
        writer.boolean(value.truth() == Truth::yes);
    writer.key("types").begin_array();
    const Kinds kinds = value.kinds();
    for (std::size_t kind = 0; kind < kKindNames.size(); ++kind) {
        const auto one = static_cast<Kind>(kind);
        if (!kinds.has(one) || (one == Kind::never && kinds.has(Kind::date))) continue;
        writer.string(kKindNames[kind]);
    }
    writer.end_array();
    if (!value.interval().is_empty()) write_ends(writer, value.interval());
    writer.end_object();
}

void write_names(json::Writer& writer, const Slots& slots, const Logic& compiled) {
    std::vector<std::string_view> names;
    slots.each([&](Slot slot) { names.push_back(compiled.name(slot)); });
    std::ranges::sort(names);
    writer.begin_array();
    for (const std::string_view name : names) writer.string(name);
    writer.end_array();
}

std::string in_full(const Logic& compiled, const Answer& answer) {
    std::string text;
    json::Writer writer(text);
    writer.begin_object();
    if (answer.is_known() && !has_marks(answer.value)) {
        std::string value;
        append_json(value, answer.value);
        writer.key("known").raw(value);
    } else {
        write_unknown(writer, answer.value);
    }
    write_names(writer.key("needs"), answer.needs, compiled);
    write_names(writer.key("assumed"), answer.assumed, compiled);
    writer.end_object();
    return text;
}

}  // namespace

Result<std::string> evaluate_logic(std::string_view rule, std::string_view data, Missing missing,
                                   const Limits& limits) {
    Faults in_rule("rule", limits.diagnostics);
    Faults in_data("data", limits.diagnostics);
    const auto rule_document = json::parse(rule, limits, in_rule);
    const auto data_document = json::parse(data, limits, in_data);
    std::optional<Logic> compiled;
    if (rule_document) compiled = Logic::compile(rule_document->root(), {}, in_rule);
    if (!in_rule.empty() || !in_data.empty()) {
        Diagnostics faults = std::move(in_rule).take();
        std::ranges::move(std::move(in_data).take(), std::back_inserter(faults));
        return faults;
    }
    Budget budget;
    const bool open = missing == Missing::unknown;
    const Data facts{data_document->root(), open ? Absence::unknown : Absence::null, {}};
    const Answer answer = compiled->evaluate(facts, budget);
    if (open) return in_full(*compiled, answer);
    std::string text;
    append_json(text, answer.value);
    return text;
}

}  // namespace xuehui
