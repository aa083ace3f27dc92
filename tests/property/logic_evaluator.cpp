#include "property/logic_evaluator.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <xuehui/logic.hpp>

#include "reference/logic.hpp"

namespace property {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::string type_of(const Json& value) {
    switch (value.type) {
        case Json::Type::null: return "null";
        case Json::Type::boolean: return "boolean";
        case Json::Type::number: return "number";
        case Json::Type::string: return "string";
        case Json::Type::array: return "array";
        default: return "object";
    }
}

bool truth_of_json(const Json& value) { return reference::truth_of(reference::closed_data(value)).value_or(false); }

bool number_within(const Said& before, double number) {
    if (before.types.count("number") == 0) return false;
    if (std::isnan(number)) return before.may_be_nan;
    return number >= before.low.value_or(-kInfinity) && number <= before.high.value_or(kInfinity);
}

bool within(const Said& before, const Said& after) {
    if (after.number) return number_within(before, *after.number);
    if (before.types.count(type_of(*after.known)) != 0) return true;
    const bool nameless = after.read && after.known->is_null();    // no number that JSON has
    return nameless && (number_within(before, std::nan("")) || number_within(before, kInfinity) ||
                        number_within(before, -kInfinity));
}

bool holds_object(const Json& value) {
    return value.is(Json::Type::object) || std::any_of(value.items.begin(), value.items.end(), holds_object);
}

bool same_number(double a, double b) { return std::isnan(a) ? std::isnan(b) : a == b; }

// An object may have members that are not told: of a value that holds one, the truth is compared, and no more.
bool same_value(const Said& before, const Said& after) {
    if (holds_object(*before.known)) return before.truth == after.truth;
    if (!after.known || before.known->write() != after.known->write()) return false;
    return !before.number || !after.number || same_number(*before.number, *after.number);
}

// Names of unknown kinds, with dates as the texts that they are written as.
void add_type(std::set<std::string>& types, const std::string& name) { types.insert(name == "date" ? "string" : name); }

std::string bound(const std::optional<double>& end) {
    return end ? reference::text_of(reference::Number::of(*end)) : "?";
}

}  // namespace

std::string Said::text() const {
    if (known) return number ? reference::text_of(reference::Number::of(*number)) : known->write();
    std::string out = "unknown";
    for (const std::string& type : types) out += " " + type;
    if (types.count("number") != 0) out += " " + bound(low) + ".." + bound(high) + (may_be_nan ? " or NaN" : "");
    return out + ", truth " + (!truth ? "open" : *truth ? "true" : "false");
}

Said ReferenceLogic::evaluate(const Json& rule, const Json& data) const {
    const reference::Value value = reference::answer(rule, reference::open_data(data)).value;
    Said said;
    said.truth = reference::truth_of(value);
    if (reference::is_known(value)) {
        said.known = Json::parse(reference::json_text(value));
        if (value.kind == reference::Kind::number) said.number = value.number.to_double();
        return said;
    }
    constexpr const char* kNames[] = {"null", "boolean", "number", "string", "array", "object", "date"};
    for (unsigned i = 0; i < std::size(kNames); ++i) {
        if ((reference::kinds_of(value) & 1U << i) != 0) add_type(said.types, kNames[i]);
    }
    said.may_be_nan = value.range.nan;
    // NaN and nothing else: no number lies between these.
    said.low = kInfinity;
    said.high = -kInfinity;
    if (value.range.ends) {
        said.low = value.range.ends->first.to_double();
        said.high = value.range.ends->second.to_double();
    }
    return said;
}

Said EngineLogic::evaluate(const Json& rule, const Json& data) const {
    const auto answer = xuehui::evaluate_logic(rule.write(), data.write(), xuehui::Missing::unknown);
    if (!answer) throw std::runtime_error(to_text(answer.error()));
    return said_of(Json::parse(*answer));
}

std::string difference(const Said& engine, const Said& expected) {
    const std::string both = "engine " + engine.text() + ", reference " + expected.text();
    if (expected.number && !std::isfinite(*expected.number)) return engine.known && engine.known->is_null() ? "" : both;
    if (engine.known.has_value() != expected.known.has_value() || engine.truth != expected.truth) return both;
    if (engine.known) return same_value(expected, engine) ? "" : both;
    if (engine.types != expected.types) return both;
    const auto bound = [](const std::optional<double>& end) {
        return end && std::abs(*end) < reference::kLargest ? end : std::nullopt;
    };
    if (engine.types.count("number") == 0) return "";
    if (expected.low > expected.high) return engine.low > engine.high ? "" : both;    // NaN and no other number
    return bound(engine.low) == bound(expected.low) && bound(engine.high) == bound(expected.high) ? "" : both;
}

Said said_of(const Json& answer) {
    Said said;
    if (const Json* known = answer.find("known")) {
        said.known = *known;
        said.read = true;
        if (known->is(Json::Type::number)) said.number = reference::Number::read(known->text).to_double();
        said.truth = truth_of_json(*known);
        return said;
    }
    const Json& unknown = answer.at("unknown");
    if (const Json* truth = unknown.find("truth"); truth != nullptr && truth->is(Json::Type::boolean))
        said.truth = truth->truth;
    for (const Json& type : unknown.at("types").items) add_type(said.types, type.text);
    const auto end = [&](std::string_view name) -> std::optional<double> {
        const Json* given = unknown.find(name);
        if (given == nullptr || !given->is(Json::Type::number)) return {};
        return reference::Number::read(given->text).to_double();
    };
    said.low = end("lo");
    said.high = end("hi");
    if (unknown.find("lo") == nullptr) {    // no number, but perhaps NaN
        said.low = kInfinity;
        said.high = -kInfinity;
    }
    const Json* nan = unknown.find("nan");
    said.may_be_nan = nan == nullptr ? said.truth != reference::Truth(true) : nan->truth;
    return said;
}

std::string contradiction(const Said& before, const Said& after) {
    const std::string both = before.text() + " before, " + after.text() + " after";
    if (before.known) {
        return same_value(before, after) ? "" : "a known answer has changed: " + both;
    }
    // Written as null, an infinite number would seem to be false.
    const bool nameless = after.read && after.known && after.known->is_null() && before.types.count("null") == 0;
    if (before.truth && before.truth != after.truth && !nameless) return "a known truth has changed: " + both;
    if (after.known) return within(before, after) ? "" : "outside of what was said: " + both;
    for (const std::string& type : after.types) {
        if (before.types.count(type) == 0) return "a new kind: " + both;
    }
    if (after.types.count("number") == 0) return "";
    if (after.may_be_nan && !before.may_be_nan) return "NaN is new: " + both;
    const bool narrower = after.low.value_or(-kInfinity) >= before.low.value_or(-kInfinity) &&
                          after.high.value_or(kInfinity) <= before.high.value_or(kInfinity);
    return narrower ? "" : "the bounds are wider: " + both;
}

}  // namespace property
