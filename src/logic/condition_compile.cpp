// Compilation: one pass over the logic, which gives every argument its slot before what it is made of is looked at.
#include <algorithm>
#include <array>

#include <gsl/narrow>

#include "json/canonical.hpp"
#include "logic/condition.hpp"
#include "logic/program.hpp"

namespace xuehui::logic {

namespace {

constexpr std::size_t kAny = std::size_t(-1);
constexpr int kDeepest = 64;
constexpr std::size_t kMostParts = 100'000;

struct Operator {
    std::string_view name;
    Operation operation;
    std::size_t least, most;    // arguments
};

constexpr std::array kOperators{
    Operator{"var", Operation::variable, 0, 2},
    Operator{"fact", Operation::fact, 1, 2},
    Operator{"missing", Operation::missing, 0, kAny},
    Operator{"!", Operation::negation, 0, 1},
    Operator{"!!", Operation::truth, 0, 1},
    Operator{"and", Operation::conjunction, 1, kAny},
    Operator{"or", Operation::disjunction, 1, kAny},
    Operator{"==", Operation::equal, 2, 2},
    Operator{"!=", Operation::not_equal, 2, 2},
    Operator{"===", Operation::strictly_equal, 2, 2},
    Operator{"!==", Operation::strictly_not_equal, 2, 2},
    Operator{"<", Operation::less, 2, 3},
    Operator{"<=", Operation::at_most, 2, 3},
    Operator{">", Operation::greater, 2, 2},
    Operator{">=", Operation::at_least, 2, 2},
    Operator{"in", Operation::contained, 2, 2},
    Operator{"some", Operation::some, 2, 2},
    Operator{"all", Operation::all, 2, 2},
    Operator{"none", Operation::none, 2, 2},
    Operator{"date", Operation::date, 1, 1},
    Operator{"months_between", Operation::months_between, 2, 2},
};

// `{"!": x}` is short for `{"!": [x]}`.
std::vector<Value> arguments_of(Value argument) {
    if (!argument.is(Type::array)) return {argument};
    const Elements elements = argument.elements();
    std::vector<Value> arguments;
    for (const Value element : elements) arguments.push_back(element);
    return arguments;
}

class Compiler {
public:
    Compiler(Program& program, Faults& faults) : program_(program), faults_(faults) {}

    // False where something cannot be understood, which has been reported then.
    bool compile(Value logic) {
        expression(logic, reserve(1));
        if (parts_ > kMostParts) {
            faults_.add("limit", logic, "a condition of more than " + std::to_string(kMostParts) + " parts");
            return false;
        }
        return sound_;
    }

private:
    using Slot = std::uint32_t;

    void reject(Value at, std::string message, std::string_view hint = {}) {
        faults_.add("bad_logic", at, std::move(message), hint);
        sound_ = false;
    }

    // One slot at least: arrays are told apart by where their elements stand, even those that have none.
    Slot reserve(std::size_t count) {
        const std::size_t first = program_.slots.size();
        program_.slots.resize(first + std::max<std::size_t>(count, 1));
        return gsl::narrow_cast<Slot>(first);
    }

    std::string_view keep(std::string_view text) { return program_.texts.emplace_back(text); }

    void emit(Operation operation, Slot result, Slot arguments, std::size_t count, std::size_t detail = 0) {
        program_.instructions.push_back({operation, result, arguments, gsl::narrow_cast<std::uint32_t>(count),
                                         gsl::narrow_cast<std::uint32_t>(detail)});
    }

    // Counts an operator, a literal or a name; false beyond the limit, where the rest is left alone.
    bool count_part() { return ++parts_ <= kMostParts; }

    void expression(Value logic, Slot result) {
        if (!count_part()) return;
        if (depth_ == kDeepest) {
            reject(logic, "nested deeper than " + std::to_string(kDeepest) + " levels");
            return;
        }
        ++depth_;
        switch (logic.type()) {
            case Type::null: program_.slots[result] = Null{}; break;
            case Type::string: program_.slots[result] = keep(logic.text()); break;
            case Type::boolean:
            case Type::number: program_.slots[result] = operand_of(logic); break;
            case Type::array: call(Operation::list, arguments_of(logic), result); break;
            case Type::object: object(logic, result); break;
        }
        --depth_;
    }

    void object(Value logic, Slot result) {
        if (logic.size() != 1) {
            reject(logic, "an operator is an object with one member, found " + std::to_string(logic.size()));
            return;
        }
        const Member member = *logic.members().begin();
        const std::string_view name = member.key.text();
        const auto known = std::ranges::find(kOperators, name, &Operator::name);
        if (known == kOperators.end()) {
            std::array<std::string_view, kOperators.size()> names;
            std::ranges::transform(kOperators, names.begin(), &Operator::name);
            reject(member.key, in_quotes(name) + " is not an operator of conditions", faults_.suggestion(name, names));
            return;
        }
        const std::vector<Value> arguments = arguments_of(member.value);
        if (arguments.size() < known->least || arguments.size() > known->most) {
            reject(member.value, count_message(*known, arguments.size()));
            return;
        }
        operation(known->operation, arguments, result);
    }

    static std::string count_message(const Operator& known, std::size_t found) {
        std::string message = in_quotes(known.name) + " takes ";
        if (known.most == kAny) message += "at least ";
        message += std::to_string(known.least);
        const std::size_t last = known.most == kAny ? known.least : known.most;
        if (last > known.least) message += " to " + std::to_string(last);
        return message + (last == 1 ? " argument" : " arguments") + ", found " + std::to_string(found);
    }

    void operation(Operation operation, const std::vector<Value>& arguments, Slot result) {
        switch (operation) {
            case Operation::variable:
            case Operation::fact: variable(operation, arguments, result); break;
            case Operation::missing: missing(arguments, result); break;
            case Operation::some:
            case Operation::all:
            case Operation::none: quantifier(operation, arguments, result); break;
            case Operation::date:
            case Operation::months_between:
                std::ranges::for_each(arguments, [this](Value argument) { check_date(argument); });
                call(operation, arguments, result);
                break;
            default: call(operation, arguments, result);
        }
    }

    void call(Operation operation, const std::vector<Value>& arguments, Slot result) {
        const Slot first = reserve(arguments.size());
        for (std::size_t i = 0; i < arguments.size(); ++i) expression(arguments[i], first + static_cast<Slot>(i));
        emit(operation, result, first, arguments.size());
    }

    void quantifier(Operation operation, const std::vector<Value>& arguments, Slot result) {
        const Slot first = reserve(2);
        expression(arguments[0], first);
        const std::size_t place = program_.instructions.size();
        emit(operation, result, first, 2);
        ++quantifiers_;
        expression(arguments[1], first + 1);
        --quantifiers_;
        program_.instructions[place].detail = gsl::narrow_cast<std::uint32_t>(program_.instructions.size());
    }

    void variable(Operation operation, const std::vector<Value>& arguments, Slot result) {
        const std::string_view path = arguments.empty() ? std::string_view{} : path_of(arguments[0]);
        const bool of_record = operation == Operation::fact || quantifiers_ == 0;
        const std::size_t defaults = arguments.size() > 1 ? 1 : 0;
        const Slot otherwise = reserve(defaults);
        if (defaults != 0) expression(arguments[1], otherwise);
        if (of_record && path == kAsOf) {
            emit(Operation::as_of, result, 0, 0);
            return;
        }
        emit(operation, result, otherwise, defaults, program_.paths.size());
        program_.paths.push_back(path);
    }

    // The names stand as arguments or in one array.
    void missing(const std::vector<Value>& arguments, Slot result) {
        const bool in_array = arguments.size() == 1 && arguments[0].is(Type::array);
        const std::size_t first = program_.paths.size();
        for (const Value name : in_array ? arguments_of(arguments[0]) : arguments) {
            if (!count_part()) break;
            const std::string_view path = path_of(name);
            const bool is_there = quantifiers_ == 0 && path == kAsOf;
            if (!is_there) program_.paths.push_back(path);
        }
        const std::size_t count = program_.paths.size() - first;
        emit(Operation::missing, result, reserve(count), count, first);
    }

    std::string_view path_of(Value name) {
        if (name.is(Type::string)) return keep(name.text());
        if (name.is(Type::null)) return {};
        if (name.is(Type::number)) {    // an element's place
            std::string text;
            json::append_number(text, name.text());
            return keep(text);
        }
        reject(name, "the name of a fact must be written out, as a string");
        return {};
    }

    // A literal that should be a date must be one; what facts turn out to be is seen later.
    void check_date(Value argument) {
        if (argument.is(Type::object) || (argument.is(Type::string) && Date::parse(argument.text()))) return;
        const bool text = argument.is(Type::string);
        reject(argument, "expected a date YYYY-MM-DD, found " +
                             (text ? in_quotes(argument.text()) : std::string(name_of(argument.type()))));
    }

    static constexpr std::string_view kAsOf = "as_of";

    Program& program_;
    Faults& faults_;
    int depth_ = 0;
    std::size_t parts_ = 0;
    int quantifiers_ = 0;    // around the place that is being compiled
    bool sound_ = true;
};

}  // namespace

std::optional<Condition> Condition::compile(Value logic, Faults& faults) {
    auto program = std::make_shared<Program>();
    if (!Compiler(*program, faults).compile(logic)) return std::nullopt;
    return Condition(std::move(program));
}

}  // namespace xuehui::logic
