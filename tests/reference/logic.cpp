// The operators that steer which of their arguments are evaluated, and over what.
#include "reference/logic.hpp"

#include "reference/javascript.hpp"
#include "reference/operations.hpp"

namespace reference {

namespace {

Value unknown_list() { return unknown(only(Kind::array)); }

class Evaluation {
public:
    explicit Evaluation(const Value& data) : data_(data) {}

    Value value(const Json& rule, const Value& scope) {
        if (rule.is(Json::Type::array)) {
            std::vector<Element> elements;
            for (const Json& element : rule.items) elements.push_back({value(element, scope), false});
            return Value::list(elements);
        }
        if (!rule.is(Json::Type::object) || rule.items.size() != 1) return closed_data(rule);
        const Json& only_argument = rule.items.front();
        const bool several = only_argument.is(Json::Type::array);
        return call(rule.names.front(), several ? only_argument.items : std::vector<Json>{only_argument}, scope);
    }

    std::set<std::string> needs;
    std::set<std::string> assumed;

private:
    using Rules = std::vector<Json>;

    Value call(const std::string& name, const Rules& arguments, const Value& scope) {
        if (name == "var") return variable(arguments, scope, scope);
        if (name == "fact") return variable(arguments, scope, data_);
        if (name == "missing") return missing(arguments, scope);
        if (name == "missing_some") return missing_some(arguments, scope);
        if (name == "and" || name == "or") return connective(arguments, scope, name == "or");
        if (name == "if" || name == "?:") return conditional(arguments, 0, scope);
        if (name == "all") return all(arguments, scope);
        if (name == "some") return Value::of_truth(some(arguments, scope));
        if (name == "none") return Value::of_truth(negation(some(arguments, scope)));
        if (name == "count_if") return count_if(arguments, scope);
        if (name == "filter") return filter(arguments, scope);
        if (name == "map") return map(arguments, scope);
        if (name == "reduce") return reduce(arguments, scope);
        Arguments values;
        for (const Json& argument : arguments) values.push_back(value(argument, scope));
        for (const Value& argument : values) add_names(argument, needs);
        const Value as_of = name == "age" && values.size() == 1
                                ? read(Value::of(std::string("as_of")), data_).value_or(Value())
                                : Value();
        if (auto result = operation(name, values, as_of)) return *result;
        throw Unsupported("there is no operator " + name);
    }

    // ---------------------------------------------------------------- facts

    Value settled(const Value& value) {
        if (!value.place) return value;
        if (!value.place->derive) {
            assumed.insert(value.place->name);
            return value.place->value;
        }
        const Answer derived = value.place->derive();
        needs.insert(derived.needs.begin(), derived.needs.end());
        assumed.insert(derived.assumed.begin(), derived.assumed.end());
        return derived.value;
    }

    // One step down; nothing where it is known that there is nothing.
    static std::optional<Value> step_down(const Value& value, const std::string& step) {
        if (value.unknown) return anything(value.name);
        if (value.kind == Kind::object) {
            if (const Value* member = value.member(step)) return *member;
            if (!value.open) return {};
            return anything(value.name.empty() ? step : value.name + "." + step);
        }
        if (value.kind != Kind::array || step.empty() || step.size() > 9) return {};
        if (step.find_first_not_of("0123456789") != std::string::npos || (step.size() > 1 && step[0] == '0')) return {};
        const std::size_t place = std::stoul(step);
        if (place >= value.elements.size()) return {};
        // An element that may be missing moves all that come after it.
        for (std::size_t i = 0; i <= place; ++i) {
            if (value.elements[i].perhaps) return anything();
        }
        return value.elements[place].value;
    }

    std::optional<Value> read(const Value& path, const Value& start) {
        if (!is_known(path)) return anything();
        Value current = settled(start);
        if (path.kind == Kind::null || (path.kind == Kind::string && path.text.empty())) return current;
        std::string rest = javascript::text(path);
        for (bool last = false; !last;) {
            const std::size_t end = rest.find('.');
            last = end == std::string::npos;
            const std::optional<Value> below = step_down(current, rest.substr(0, end));
            if (!below) return {};
            current = settled(*below);
            if (!last) rest.erase(0, end + 1);
        }
        return current;
    }

    Value variable(const Rules& arguments, const Value& scope, const Value& start) {
        const Value path = arguments.empty() ? Value() : value(arguments[0], scope);
        const std::optional<Value> found = read(path, start);
        if (arguments.size() > 1 && (!found || found->unknown)) {
            if (found) assumed.insert(found->name.empty() && is_known(path) ? javascript::text(path) : found->name);
            return value(arguments[1], scope);
        }
        if (!found) return {};
        if (found->unknown) add_names(*found, needs);
        return *found;
    }

    // Also an unknown fact is missing, and null, and an empty text. To ask is not to read.
    bool is_missing(const Value& name, const Value& scope) const {
        const std::optional<Value> found = Evaluation(data_).read(name, scope);
        if (!found || found->unknown || found->kind == Kind::null) return true;
        return found->kind == Kind::string && found->text.empty();
    }

    Value missing_of(const Value& names, const Value& scope) const {
        std::vector<Element> missing;
        for (const Element& name : names.elements) {
            if (is_missing(name.value, scope)) missing.push_back(name);
        }
        return Value::list(missing);
    }

    Value missing(const Rules& arguments, const Value& scope) {
        Value names = value(Json::array(arguments), scope);
        if (!names.elements.empty() && names.elements[0].value.kind == Kind::array &&
            !names.elements[0].value.unknown) {
            names = Value(names.elements[0].value);
        }
        return is_known(names) ? missing_of(names, scope) : unknown_list();
    }

    Value missing_some(const Rules& arguments, const Value& scope) {
        const Value count = value(arguments.at(0), scope);
        const Value names = value(arguments.at(1), scope);
        if (!is_known(count) || !is_known(names)) return unknown_list();
        const Value missing = missing_of(names, scope);
        const auto there = static_cast<long long>(names.elements.size() - missing.elements.size());
        return order(Number::of(there), javascript::to_number(count)) >= 0 ? Value::list({}) : missing;
    }

    // ---------------------------------------------------------------- connectives

    // `and`: the first that is false decides, else the last is the value; `or` is the same with true.
    Value connective(const Rules& arguments, const Value& scope, bool decisive) {
        std::optional<Value> candidates;    // what could have decided before
        const auto with = [&](const Value& value) { return candidates ? join(*candidates, value) : value; };
        Value last;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            last = value(arguments[i], scope);
            const Truth truth = truth_of(last);
            if (truth == Truth(decisive)) break;
            if (!truth && i + 1 < arguments.size()) candidates = with(narrow(last, decisive));
        }
        return with(last);
    }

    Value conditional(const Rules& arguments, std::size_t from, const Value& scope) {
        if (from >= arguments.size()) return {};
        const Value first = value(arguments[from], scope);
        if (from + 1 == arguments.size()) return first;
        const Truth truth = truth_of(first);
        if (truth == Truth(true)) return value(arguments[from + 1], scope);
        if (truth == Truth(false)) return conditional(arguments, from + 2, scope);
        const Value branch = value(arguments[from + 1], scope);
        return join(branch, conditional(arguments, from + 2, scope));
    }

    // ---------------------------------------------------------------- lists

    // The elements, none where there is surely no list; nothing where there may be a list that is not known.
    std::optional<std::vector<Element>> elements(const Json& rule, const Value& scope) {
        const Value found = value(rule, scope);
        if (!found.unknown) return found.elements;
        add_names(found, needs);
        return (found.kinds & only(Kind::array)) != 0 ? std::nullopt : std::optional(std::vector<Element>());
    }

    Value predicate(const Rules& arguments, const Value& scope) {
        return arguments.size() > 1 ? value(arguments[1], scope) : Value();
    }

    struct Verdict {
        Truth truth;
        bool perhaps;
    };

    std::optional<std::vector<Verdict>> verdicts(const Rules& arguments, const Value& scope) {
        const auto list = elements(arguments.at(0), scope);
        if (!list) return {};
        std::vector<Verdict> result;
        for (const Element& element : *list)
            result.push_back({truth_of(predicate(arguments, element.value)), element.perhaps});
        return result;
    }

    Value all(const Rules& arguments, const Value& scope) {
        const auto found = verdicts(arguments, scope);
        if (!found) return Value::of_truth({});
        bool every_false = true;
        bool every_true = true;
        bool definite = false;
        for (const Verdict& verdict : *found) {
            if (verdict.truth == Truth(false) && !verdict.perhaps) return Value::of(false);
            every_false = every_false && verdict.truth == Truth(false);
            every_true = every_true && verdict.truth == Truth(true);
            definite = definite || !verdict.perhaps;
        }
        if (every_false) return Value::of(false);
        return definite && every_true ? Value::of(true) : Value::of_truth({});
    }

    Truth some(const Rules& arguments, const Value& scope) {
        const auto found = verdicts(arguments, scope);
        if (!found) return {};
        bool every_false = true;
        for (const Verdict& verdict : *found) {
            if (verdict.truth == Truth(true) && !verdict.perhaps) return true;
            every_false = every_false && verdict.truth == Truth(false);
        }
        return every_false ? Truth(false) : Truth();
    }

    Value count_if(const Rules& arguments, const Value& scope) {
        const auto found = verdicts(arguments, scope);
        if (!found) return unknown_number(Number::of(0LL), Number::of(kLargest));
        long long least = 0;
        long long most = 0;
        for (const Verdict& verdict : *found) {
            if (verdict.truth == Truth(true) && !verdict.perhaps) ++least;
            if (verdict.truth != Truth(false)) ++most;
        }
        return unknown_number(Number::of(least), Number::of(most));
    }

    Value filter(const Rules& arguments, const Value& scope) {
        const auto list = elements(arguments.at(0), scope);
        if (!list) return unknown_list();
        std::vector<Element> kept;
        for (const Element& element : *list) {
            const Truth truth = truth_of(predicate(arguments, element.value));
            if (truth != Truth(false)) kept.push_back({element.value, element.perhaps || !truth});
        }
        return Value::list(kept);
    }

    Value map(const Rules& arguments, const Value& scope) {
        const Value found = value(arguments.at(0), scope);
        if (found.unknown && (found.kinds & only(Kind::array)) != 0) {
            add_names(found, needs);
            const bool some = found.kinds == only(Kind::array) && found.truth == Truth(true);
            return unknown(only(Kind::array), {}, some ? Truth(true) : Truth());
        }
        std::vector<Element> mapped;
        for (const Element& element : found.elements)
            mapped.push_back({predicate(arguments, element.value), element.perhaps});
        return Value::list(mapped);
    }

    Value reduce(const Rules& arguments, const Value& scope) {
        const auto list = elements(arguments.at(0), scope);
        Value accumulator = arguments.size() > 2 ? value(arguments[2], scope) : Value();
        if (!list) return anything();
        for (const Element& element : *list) {
            Value both;
            both.kind = Kind::object;
            both.identity = std::make_shared<int>();
            both.members = {{"current", element.value}, {"accumulator", accumulator}};
            const Value step = predicate(arguments, both);
            accumulator = element.perhaps ? join(accumulator, step) : step;
        }
        return accumulator;
    }

    const Value& data_;
};

std::string below(const std::string& name, const std::string& step) { return name.empty() ? step : name + "." + step; }

// JSON as a value, each part by what `special` makes of it, where it makes something of it.
Value data_of(const Json& json, const std::string& name, bool open,
              const std::function<std::optional<Value>(const Json&, const std::string&)>& special) {
    if (auto value = special(json, name)) return *value;
    switch (json.type) {
        case Json::Type::boolean: return Value::of(json.truth);
        case Json::Type::number: return Value::of(Number::read(json.text));
        case Json::Type::string: return Value::of(json.text);
        default: break;
    }
    Value result;
    if (!json.is_null()) result.identity = std::make_shared<int>();
    if (json.is(Json::Type::array)) {
        result.kind = Kind::array;
        for (const Json& element : json.items)
            result.elements.push_back({data_of(element, name, open, special), false});
    }
    if (json.is(Json::Type::object)) {
        result.kind = Kind::object;
        result.open = open;
        result.name = name;
        for (std::size_t i = 0; i < json.items.size(); ++i) {
            result.members.emplace_back(json.names[i],
                                        data_of(json.items[i], below(name, json.names[i]), open, special));
        }
    }
    return result;
}

Value marked(const Json& marker, const std::string& name) {
    const std::string kind = marker.at("?").text;
    if (kind == "any") return anything(name);
    constexpr std::string_view kNames[] = {"null", "boolean", "number", "string", "array"};
    Kinds kinds = 0;
    for (unsigned i = 0; i < std::size(kNames); ++i) {
        if (kind == kNames[i]) kinds = 1U << i;
    }
    const auto end = [&](std::string_view which, double otherwise) {
        const Json* given = marker.find(which);
        return given == nullptr ? Number::of(otherwise) : Number::read(given->text);
    };
    Value result = unknown(kinds, {std::pair(end("lo", -kLargest), end("hi", kLargest)), false});
    if (result.unknown) result.name = name;
    return result;
}

}  // namespace

Value closed_data(const Json& data) {
    return data_of(data, "", false, [](const Json&, const std::string&) { return std::optional<Value>(); });
}

Value open_data(const Json& data, const std::string& name) {
    return data_of(data, name, true, [](const Json& json, const std::string& at) {
        const bool is_marker = json.is(Json::Type::object) && json.find("?") != nullptr;
        return is_marker ? std::optional(marked(json, at)) : std::nullopt;
    });
}

Value record_data(const Json& facts, const std::string& name) {
    return data_of(facts, name, true, [](const Json& json, const std::string& at) {
        return json.is_null() ? std::optional(anything(at)) : std::nullopt;
    });
}

Value open_object() {
    Value result;
    result.kind = Kind::object;
    result.open = true;
    return result;
}

void put(Value& data, const std::string& name, Value value) {
    const std::size_t point = name.find('.');
    const std::string step = name.substr(0, point);
    auto member = data.members.begin();
    while (member != data.members.end() && member->first != step) ++member;
    if (member == data.members.end()) {
        member = data.members.insert(member, {step, open_object()});
        member->second.name = below(data.name, step);
    }
    if (point == std::string::npos) {
        member->second = std::move(value);
    } else {
        put(member->second, name.substr(point + 1), std::move(value));
    }
}

Answer answer(const Json& rule, const Value& data) {
    Evaluation evaluation(data);
    Answer result{evaluation.value(rule, data), {}, {}};
    result.needs = evaluation.needs;
    result.assumed = evaluation.assumed;
    add_names(result.value, result.needs);
    return result;
}

Truth condition(const Json& rule, const Json& facts) { return truth_of(answer(rule, record_data(facts)).value); }

}  // namespace reference
