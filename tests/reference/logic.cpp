#include "reference/logic.hpp"

#include <chrono>
#include <functional>

#include "reference/rational.hpp"

namespace reference {

namespace {

struct Unknown {};

// A value of a rule: unknown, a day, or JSON.
struct Value {
    bool unknown = false;
    std::optional<std::chrono::sys_days> day;
    Json json;

    static Value of(Json value) { return {.unknown = false, .day = {}, .json = std::move(value)}; }
    static Value of(bool value) { return of(Json::boolean(value)); }
    static Value nothing() { return {.unknown = true, .day = {}, .json = {}}; }
    static Value of(Truth value) { return value ? of(*value) : nothing(); }
};

Truth truth_of(const Value& value) {
    if (value.unknown) return {};
    if (value.day) return true;
    switch (value.json.type) {
    case Json::Type::null: return false;
    case Json::Type::boolean: return value.json.truth;
    case Json::Type::number: return decimal(value.json.text) != 0;
    case Json::Type::string: return !value.json.text.empty();
    case Json::Type::array: return !value.json.items.empty();
    default: return true;
    }
}

std::chrono::year_month_day calendar_day(const Value& value) {
    if (value.day) return *value.day;
    const std::string& text = value.json.text;
    const auto is_right = [&](std::size_t i) {
        return i == 4 || i == 7 ? text[i] == '-' : text[i] >= '0' && text[i] <= '9';
    };
    if (!value.json.is(Json::Type::string) || text.size() != 10) throw Unsupported("not a date");
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_right(i)) throw Unsupported("not a date");
    }
    const std::chrono::year_month_day day{std::chrono::year(std::stoi(text.substr(0, 4))),
                                          std::chrono::month(static_cast<unsigned>(std::stoi(text.substr(5, 2)))),
                                          std::chrono::day(static_cast<unsigned>(std::stoi(text.substr(8, 2))))};
    if (!day.ok()) throw Unsupported("not a date");
    return day;
}

// Less than zero, zero, more than zero, as the left is before, with or behind the right.
int order(const Value& left, const Value& right) {
    if (left.day || right.day) {
        const std::chrono::sys_days a = calendar_day(left);
        const std::chrono::sys_days b = calendar_day(right);
        return a < b ? -1 : a > b ? 1 : 0;
    }
    if (left.json.type != right.json.type) throw Unsupported("unlike things compared");
    if (left.json.is(Json::Type::number)) {
        return decimal(left.json.text).compare(decimal(right.json.text));
    }
    if (left.json.is(Json::Type::string)) return left.json.text.compare(right.json.text);
    throw Unsupported("things without an order compared");
}

Truth equal(const Value& left, const Value& right) {
    if (left.unknown || right.unknown) return {};
    if (!left.day && !right.day) {
        if (left.json.type != right.json.type) return false;
        if (left.json.is(Json::Type::boolean)) return left.json.truth == right.json.truth;
        if (left.json.is_null()) return true;
    }
    return order(left, right) == 0;
}

Truth both(Truth a, Truth b) {
    if (a == Truth(false) || b == Truth(false)) return false;
    return a && b ? Truth(true) : Truth();
}

class Evaluation {
public:
    explicit Evaluation(const Json& facts) : facts_(facts) {}

    Value value(const Json& rule, const Json& scope) const {
        if (rule.is(Json::Type::array)) return list(rule, scope);
        if (!rule.is(Json::Type::object) || rule.items.size() != 1) return Value::of(rule);
        const std::string& name = rule.names.front();
        std::vector<Json> arguments = {rule.items.front()};
        if (rule.items.front().is(Json::Type::array)) arguments = rule.items.front().items;
        if (name == "var") return variable(arguments, scope);
        if (name == "fact") return variable(arguments, facts_);
        if (name == "and" || name == "or") return connective(arguments, scope, name == "or");
        if (name == "some" || name == "all" || name == "none") return quantifier(name, arguments, scope);
        std::vector<Value> values;
        for (const Json& argument : arguments) values.push_back(value(argument, scope));
        return plain(name, values);
    }

private:
    Value list(const Json& rule, const Json& scope) const {
        Json result = Json::array();
        for (const Json& element : rule.items) {
            const Value known = value(element, scope);
            if (known.unknown || known.day) throw Unsupported("a list with unknown parts");
            result.add(known.json);
        }
        return Value::of(result);
    }

    Value variable(const std::vector<Json>& arguments, const Json& scope) const {
        if (arguments.empty() || !arguments[0].is(Json::Type::string)) throw Unsupported("a computed name");
        const Json* place = &scope;
        std::string_view path = arguments[0].text;
        while (!path.empty() && place != nullptr) {
            const std::string_view step = path.substr(0, path.find('.'));
            path.remove_prefix(std::min(path.size(), step.size() + 1));
            if (!place->is(Json::Type::object)) {
                if (!place->is_null()) throw Unsupported("a name below something that is no object");
                place = nullptr;
            } else {
                place = place->find(step);
            }
        }
        if (place != nullptr && !place->is_null()) return Value::of(*place);
        return arguments.size() > 1 ? value(arguments[1], scope) : Value::nothing();
    }

    // `and`: the first that is false, else the last; `or` is the same with true.
    Value connective(const std::vector<Json>& arguments, const Json& scope, bool decisive) const {
        bool unknown = false;
        Value last = Value::of(Json{});
        for (const Json& argument : arguments) {
            last = value(argument, scope);
            const Truth truth = truth_of(last);
            if (truth == Truth(decisive)) return unknown ? Value::of(decisive) : last;
            if (!truth) unknown = true;
        }
        return unknown ? Value::nothing() : last;
    }

    Value quantifier(const std::string& name, const std::vector<Json>& arguments, const Json& scope) const {
        const Value elements = value(arguments.at(0), scope);
        if (elements.unknown) return Value::nothing();
        if (!elements.json.is(Json::Type::array)) throw Unsupported("a quantifier over something that is no list");
        bool any_true = false;
        bool any_false = false;
        bool any_unknown = false;
        for (const Json& element : elements.json.items) {
            const Truth truth = truth_of(value(arguments.at(1), element));
            any_true = any_true || truth == Truth(true);
            any_false = any_false || truth == Truth(false);
            any_unknown = any_unknown || !truth;
        }
        if (name == "all") {
            if (any_false || elements.json.items.empty()) return Value::of(false);
            return any_unknown ? Value::nothing() : Value::of(true);
        }
        if (!any_true && any_unknown) return Value::nothing();
        return Value::of((name == "some") == any_true);
    }

    static Value plain(const std::string& name, const std::vector<Value>& values) {
        if (values.empty()) throw Unsupported("an operator without arguments");
        if (name == "!") return Value::of(negation(truth_of(values[0])));
        if (name == "!!") return Value::of(truth_of(values[0]));
        if (name == "date") return date(values[0]);
        if (values.size() < 2) throw Unsupported("too few arguments for " + name);
        if (name == "===" || name == "==") return Value::of(equal(values[0], values[1]));
        if (name == "!==" || name == "!=") return Value::of(negation(equal(values[0], values[1])));
        if (name == "in") return Value::of(contained(values[0], values[1]));
        if (name == "months_between") return months_between(values[0], values[1]);
        if (name == "<") return compared(values, [](int sign) { return sign < 0; });
        if (name == "<=") return compared(values, [](int sign) { return sign <= 0; });
        if (name == ">") return compared(values, [](int sign) { return sign > 0; });
        if (name == ">=") return compared(values, [](int sign) { return sign >= 0; });
        throw Unsupported("the operator " + name);
    }

    static Value compared(const std::vector<Value>& values, const std::function<bool(int)>& holds) {
        Truth result = true;
        for (std::size_t i = 1; i < values.size(); ++i) {
            Truth step;
            if (!values[i - 1].unknown && !values[i].unknown) step = holds(order(values[i - 1], values[i]));
            result = both(result, step);
        }
        return Value::of(result);
    }

    static Truth contained(const Value& needle, const Value& hay) {
        if (!hay.unknown && hay.json.is(Json::Type::array) && hay.json.items.empty()) return false;
        if (needle.unknown || hay.unknown) return {};
        if (!hay.json.is(Json::Type::array)) throw Unsupported("`in` something that is no list");
        for (const Json& element : hay.json.items) {
            if (equal(needle, Value::of(element)) == Truth(true)) return true;
        }
        return false;
    }

    static Value date(const Value& value) {
        if (value.unknown) return value;
        Value result;
        result.day = calendar_day(value);
        return result;
    }

    // The greatest number of months that, added to the first, does not pass the second: found by counting. A day that a
    // month does not have is its last.
    static Value months_between(const Value& from, const Value& to) {
        if (from.unknown || to.unknown) return Value::nothing();
        const std::chrono::year_month_day start = calendar_day(from);
        const std::chrono::sys_days end = calendar_day(to);
        const auto later = [&](int months) {
            const std::chrono::year_month month = std::chrono::year_month(start.year(), start.month()) + std::chrono::months(months);
            const std::chrono::year_month_day day = month / start.day();
            return std::chrono::sys_days(day.ok() ? day : std::chrono::year_month_day(month / std::chrono::last));
        };
        int months = 0;
        while (later(months) > end) --months;
        while (later(months + 1) <= end) ++months;
        return Value::of(Json::number(months));
    }

    const Json& facts_;
};

}  // namespace

Truth negation(Truth a) { return a ? Truth(!*a) : a; }

Truth condition(const Json& rule, const Json& facts) { return truth_of(Evaluation(facts).value(rule, facts)); }

}  // namespace reference
