// Values and answers as JSON text.
#include "reference/javascript.hpp"
#include "reference/logic.hpp"

namespace reference {

namespace {

std::string quoted(const std::string& text) { return Json::string(text).write(); }

std::string list_of(const std::set<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ", ") + quoted(name);
    return "[" + out + "]";
}

std::string end_text(const Number& end) { return end.is_finite() ? text_of(end) : "null"; }

std::string unknown_text(const Value& value) {
    const Truth truth = truth_of(value);
    std::string out = std::string("{\"truth\": ") + (!truth ? "null" : *truth ? "true" : "false") + ", \"types\": [";
    constexpr std::string_view kNames[] = {"null", "boolean", "number", "string", "array", "object", "date"};
    bool first = true;
    for (unsigned i = 0; i < std::size(kNames); ++i) {
        if ((kinds_of(value) & 1U << i) == 0) continue;
        out += (first ? "" : ", ") + quoted(std::string(kNames[i]));
        first = false;
    }
    out += "]";
    if (value.unknown && value.range.ends) {
        out += ", \"lo\": " + end_text(value.range.ends->first) + ", \"hi\": " + end_text(value.range.ends->second);
    }
    if (value.unknown && value.range.nan) out += ", \"nan\": true";
    return out + "}";
}

}  // namespace

std::string json_text(const Value& value) {
    switch (value.kind) {
        case Kind::null: return "null";
        case Kind::boolean: return value.flag ? "true" : "false";
        case Kind::number: return value.number.is_finite() ? text_of(value.number) : "null";
        case Kind::string: return quoted(value.text);
        case Kind::date: return quoted(javascript::text(value));
        default: break;
    }
    std::string out;
    for (const Element& element : value.elements) out += (out.empty() ? "" : ", ") + json_text(element.value);
    for (const auto& [name, member] : value.members)
        out += (out.empty() ? "" : ", ") + quoted(name) + ": " + json_text(member);
    return value.kind == Kind::array ? "[" + out + "]" : "{" + out + "}";
}

std::string answer_text(const Answer& answer) {
    const bool known = is_known(answer.value);
    return (known ? "{\"known\": " + json_text(answer.value) : "{\"unknown\": " + unknown_text(answer.value)) +
           ", \"needs\": " + list_of(answer.needs) + ", \"assumed\": " + list_of(answer.assumed) + "}";
}

}  // namespace reference
