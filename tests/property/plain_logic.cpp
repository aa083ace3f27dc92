// Plain JsonLogic as json-logic-js 2.0.5 has it, with our dates and counts, and nothing of unknowns.
//
// Written beside the three-valued evaluator, which must agree with it where everything is known; of that one it uses only the
// coercions of JavaScript and the arithmetic of two numbers.
#include <limits>

#include "property/logic_evaluator.hpp"
#include "reference/javascript.hpp"
#include "reference/logic.hpp"
#include "reference/operations.hpp"

namespace property {

namespace {

using reference::Element;
using reference::Kind;
using reference::Number;
using reference::Value;
namespace javascript = reference::javascript;

bool truthy(const Value& value) {
    if (value.kind == Kind::array) return !value.elements.empty();
    if (value.kind == Kind::object || value.kind == Kind::date) return true;
    if (value.kind == Kind::number) return !value.number.is_nan() && text_of(value.number) != "0";
    return value.kind == Kind::string ? !value.text.empty() : value.kind == Kind::boolean && value.flag;
}

Value number(long long value) { return Value::of(Number::of(value)); }
Value nothing() { return Value::of(Number::of(std::numeric_limits<double>::quiet_NaN())); }

class Plain {
public:
    explicit Plain(const Value& data) : data_(data) {}

    Value value(const Json& rule, const Value& scope) const {
        if (rule.is(Json::Type::array)) {
            std::vector<Element> elements;
            for (const Json& element : rule.items) elements.push_back({value(element, scope), false});
            return Value::list(elements);
        }
        if (!rule.is(Json::Type::object) || rule.items.size() != 1) return reference::closed_data(rule);
        const Json& first = rule.items[0];
        return call(rule.names[0], first.is(Json::Type::array) ? first.items : std::vector<Json>{first}, scope);
    }

private:
    using Rules = std::vector<Json>;

    Value call(const std::string& name, const Rules& rules, const Value& scope) const {
        if (name == "and" || name == "or") {
            Value last;
            for (const Json& rule : rules) {
                last = value(rule, scope);
                if (truthy(last) == (name == "or")) break;
            }
            return last;
        }
        if (name == "if" || name == "?:") {
            std::size_t i = 0;
            for (; i + 1 < rules.size(); i += 2) {
                if (truthy(value(rules[i], scope))) return value(rules[i + 1], scope);
            }
            return i < rules.size() ? value(rules[i], scope) : Value();
        }
        if (name == "map" || name == "filter" || name == "all" || name == "some" || name == "none" || name == "count_if" ||
            name == "reduce") {
            return over_list(name, rules, value(rules.at(0), scope).elements, scope);
        }
        std::vector<Value> arguments;
        for (const Json& rule : rules) arguments.push_back(value(rule, scope));
        if (name == "var" || name == "fact") return variable(arguments, name == "var" ? scope : data_);
        if (name == "missing") return missing(arguments, scope);
        if (name == "missing_some") {
            const Value found = missing(arguments.at(1).elements.empty() ? arguments : std::vector{arguments[1]}, scope);
            const double there = static_cast<double>(arguments[1].elements.size() - found.elements.size());
            return there >= javascript::to_number(arguments[0]).to_double() ? Value::list({}) : found;
        }
        return plain(name, arguments);
    }

    Value over_list(const std::string& name, const Rules& rules, const std::vector<Element>& elements, const Value& scope) const {
        std::vector<Element> result;
        long long count = 0;
        Value accumulator = rules.size() > 2 ? value(rules[2], scope) : Value();
        for (const Element& element : elements) {
            Value inside = element.value;
            if (name == "reduce") {
                inside = Value();
                inside.kind = Kind::object;
                inside.members = {{"current", element.value}, {"accumulator", accumulator}};
            }
            const Value found = value(rules.at(1), inside);
            accumulator = found;
            count += truthy(found) ? 1 : 0;
            if (name == "map") result.push_back({found, false});
            if (name == "filter" && truthy(found)) result.push_back(element);
        }
        const auto size = static_cast<long long>(elements.size());
        if (name == "reduce") return accumulator;
        if (name == "count_if") return number(count);
        if (name == "all") return Value::of(size > 0 && count == size);
        if (name == "some") return Value::of(count > 0);
        if (name == "none") return Value::of(count == 0);
        return Value::list(result);
    }

    // A path that leads nowhere gives the default, a null at its end does not.
    static Value variable(const std::vector<Value>& arguments, const Value& start) {
        if (arguments.empty() || arguments[0].kind == Kind::null || javascript::text(arguments[0]).empty()) return start;
        Value current = start;
        std::string rest = javascript::text(arguments[0]) + ".";
        for (std::size_t end = rest.find('.'); end != std::string::npos; end = rest.find('.')) {
            const std::string step = rest.substr(0, end);
            rest.erase(0, end + 1);
            const Value* below = current.kind == Kind::object ? current.member(step) : nullptr;
            for (std::size_t i = 0; i < current.elements.size(); ++i) {
                if (std::to_string(i) == step) below = &current.elements[i].value;
            }
            if (below == nullptr) return arguments.size() > 1 ? arguments[1] : Value();
            current = Value(*below);
        }
        return current;
    }

    Value missing(std::vector<Value> names, const Value& scope) const {
        std::vector<Element> result;
        if (!names.empty() && names[0].kind == Kind::array) {
            std::vector<Value> inner;
            for (const Element& element : names[0].elements) inner.push_back(element.value);
            names = inner;
        }
        for (const Value& name : names) {
            const Value found = variable({name}, scope);
            if (found.kind == Kind::null || (found.kind == Kind::string && found.text.empty())) result.push_back({name, false});
        }
        return Value::list(result);
    }

    static bool ordered(const std::string& name, const Value& a, const Value& b) {
        const auto order = javascript::compare(a, b);
        if (!order) return false;
        if (name == "<") return *order < 0;
        if (name == "<=") return *order <= 0;
        return name == ">" ? *order > 0 : *order >= 0;
    }

    static Value plain(const std::string& name, const std::vector<Value>& a) {
        if (name == "!" || name == "!!") return Value::of(truthy(a.at(0)) == (name == "!!"));
        if (name == "==" || name == "!=") return Value::of(javascript::loosely_equal(a.at(0), a.at(1)) == (name == "=="));
        if (name == "===" || name == "!==") return Value::of(javascript::strictly_equal(a.at(0), a.at(1)) == (name == "==="));
        if (name == "<" || name == "<=") {
            return Value::of(ordered(name, a.at(0), a.at(1)) && (a.size() < 3 || ordered(name, a[1], a[2])));
        }
        if (name == ">" || name == ">=") return Value::of(ordered(name, a.at(0), a.at(1)));
        if (name == "in") return Value::of(contained(a.at(0), a.at(1)));
        if (name == "merge") {
            std::vector<Element> merged;
            for (const Value& part : a) {
                if (part.kind == Kind::array) merged.insert(merged.end(), part.elements.begin(), part.elements.end());
                else merged.push_back({part, false});
            }
            return Value::list(merged);
        }
        if (name == "cat") {
            std::string text;
            for (const Value& part : a) text += javascript::part_text(part);
            return Value::of(text);
        }
        return numeric(name, a);
    }

    static bool contained(const Value& needle, const Value& hay) {
        if (hay.kind == Kind::string) return !hay.text.empty() && hay.text.find(javascript::text(needle)) != std::string::npos;
        for (const Element& element : hay.elements) {
            if (javascript::strictly_equal(needle, element.value)) return true;
        }
        return false;
    }

    static Value numeric(const std::string& name, const std::vector<Value>& a) {
        const bool parsed = name == "+" || name == "*";
        std::vector<Number> numbers;
        for (const Value& value : a) {
            if (name == "substr" || value.kind == Kind::date || name == "date") break;
            numbers.push_back(parsed ? javascript::parse_float(value) : javascript::to_number(value));
        }
        // json-logic-js hands a single argument of * through as it is.
        if (name == "*" && a.size() == 1) return a[0];
        if (parsed || name == "-" || name == "/" || name == "%" || name == "min" || name == "max") return folded(name, numbers);
        const auto result = reference::operation(name, a, Value());    // texts, dates, ratio: known or nothing
        if (!result) throw reference::Unsupported("there is no operator " + name);
        if (!reference::is_known(*result)) throw NoPlainAnswer(name);
        return *result;
    }

    static Value folded(const std::string& name, const std::vector<Number>& numbers) {
        for (const Number& number : numbers) {
            if (number.is_nan()) return nothing();
        }
        if (name == "-" && numbers.size() == 1) return Value::of(negative(numbers[0]));
        // + begins with 0, which a negative zero vanishes in.
        Number result = name == "+" ? add(Number::of(0LL), numbers.at(0)) : numbers.at(0);
        for (std::size_t i = 1; i < numbers.size(); ++i) {
            const Number& next = numbers[i];
            if (name == "+") result = add(result, next);
            if (name == "*") result = multiply(result, next);
            if (name == "-") result = subtract(result, next);
            if (name == "/") result = divide(result, next);
            if (name == "%") result = remainder(result, next);
            if (name == "min") result = Number(smaller(result, next));
            if (name == "max") result = Number(larger(result, next));
        }
        return Value::of(result);
    }

    const Value& data_;
};

}  // namespace

Said plain_logic(const Json& rule, const Json& data) {
    const Value facts = reference::closed_data(data);
    const Value value = Plain(facts).value(rule, facts);
    Said said;
    said.truth = truthy(value);
    said.known = Json::parse(reference::json_text(value));
    if (value.kind == Kind::number) said.number = value.number.to_double();
    return said;
}

}  // namespace property
