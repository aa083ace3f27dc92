// The structure of logic: what an expression is, and the making of a program. Operators follow in compile_calls.cpp,
// names in compile_names.cpp.
#include "logic/compile.hpp"

#include <algorithm>

#include <gsl/narrow>

#include "logic/data.hpp"

namespace xuehui::logic {

namespace {

constexpr int kDeepest = 64;
constexpr std::size_t kMostParts = 100'000;

}  // namespace

Compiler::Compiler(Program& program, const Names& names, Faults& faults)
    : program_(program), names_(names), faults_(faults) {
    program_.vocabulary = names.vocabulary;
    program_.each = names.each;
    program_.elements.resize(1);
    if (names.each != kNoSlot) program_.elements[0] = {names.each, names.vocabulary->first_member(names.each)};
}

bool Compiler::compile(Value logic) {
    program_.source = logic;
    program_.document = logic.document().shared_from_this();
    const Part whole = expression(logic, {});
    if (parts_ > kMostParts) {
        faults_.add("limit", logic, "logic of more than " + std::to_string(kMostParts) + " parts");
        return false;
    }
    program_.result = whole.ref;
    program_.elements.resize(program_.registers);
    program_.kinds = whole.kinds;
    std::ranges::sort(program_.reads);
    program_.reads.erase(std::unique(program_.reads.begin(), program_.reads.end()), program_.reads.end());
    return sound_;
}

void Compiler::reject(Value at, std::string message, std::string_view hint) {
    faults_.add("bad_logic", at, std::move(message), hint);
    sound_ = false;
}

bool Compiler::count_part() { return ++parts_ <= kMostParts; }

Ref Compiler::add_literal(const Operand& operand) {
    program_.literals.push_back(operand);
    return {Ref::Place::literal, gsl::narrow<std::uint32_t>(program_.literals.size() - 1)};
}

Instruction& Compiler::emit(Operation operation, std::uint32_t result) {
    Instruction& instruction = program_.instructions.emplace_back();
    instruction.operation = operation;
    instruction.result = result;
    return instruction;
}

Part Compiler::result_of(const Instruction& instruction, Kinds kinds) {
    Part part;
    part.ref = {Ref::Place::register_, instruction.result};
    part.kinds = kinds;
    return part;
}

// A register for a list's elements; and what reading one of them that is unknown needs.
std::uint32_t Compiler::new_element(const Part& list) {
    const std::uint32_t element = new_register();
    program_.elements.resize(element + 1);
    Program::Element& known = program_.elements.back();
    if (names_.vocabulary == nullptr) {
        if (!list.name.empty()) known.itself = name(list.name);
    } else if (list.list != kNoSlot && names_.vocabulary->member_count(list.list) > 0) {
        known.first_member = names_.vocabulary->first_member(list.list);
        known.itself = names_.vocabulary->has_plain_elements(list.list) ? known.first_member : list.list;
    }
    return element;
}

std::uint32_t Compiler::name(std::string name) {
    const auto next = gsl::narrow<std::uint32_t>(program_.names.size());
    const auto [known, is_new] = names_so_far_.try_emplace(std::move(name), next);
    if (is_new) program_.names.push_back(known->first);
    return known->second;
}

Part Compiler::expression(Value logic, const Scope& scope) {
    if (!count_part()) return {};
    if (depth_ == kDeepest) {
        reject(logic, "nested deeper than " + std::to_string(kDeepest) + " levels");
        return {};
    }
    ++depth_;
    std::vector<std::uint32_t> siblings;
    siblings.swap(children_);
    const bool composed = logic.is(Type::array) || (logic.is(Type::object) && (logic.size() == 1 || strict()));
    Part part = !composed ? literal(logic) : logic.is(Type::array) ? array(logic, scope) : object(logic, scope);
    --depth_;
    const bool call = composed && logic.is(Type::object) && logic.size() == 1;
    Node node{{}, logic, part.ref, part.fact, part.node, std::move(children_)};
    if (call) node.operation = (*logic.members().begin()).key.text();
    part.place = logic;
    part.node = gsl::narrow<std::uint32_t>(program_.nodes.size());
    program_.nodes.push_back(std::move(node));
    children_ = std::move(siblings);
    children_.push_back(part.node);
    return part;
}

Part Compiler::literal(Value value) {
    Part part;
    const Operand operand = literal_of(value);
    part.ref = add_literal(operand);
    part.kinds = operand.kinds();
    part.literal = true;
    return part;
}

// An array of literals stands among them; any other is put together.
Part Compiler::array(Value logic, const Scope& scope) {
    const std::vector<Part> elements = parts(arguments_of(logic), scope);
    const bool fixed =
        std::ranges::all_of(elements, [](const Part& element) { return element.ref.place() == Ref::Place::literal; });
    if (!fixed) {
        program_.makes = true;
        Instruction& instruction = emit(Operation::list, new_register());
        put_many(instruction, elements);
        return result_of(instruction, Kind::array);
    }
    auto& list = program_.lists.emplace_back(std::make_unique<Operand[]>(std::max<std::size_t>(elements.size(), 1)));
    for (std::size_t i = 0; i < elements.size(); ++i) list[i] = program_.literals[elements[i].ref.index()];
    Part part;
    part.ref = add_literal(Operand::list(list.get(), elements.size()));
    part.kinds = Kind::array;
    part.literal = true;
    return part;
}

Part Compiler::object(Value logic, const Scope& scope) {
    if (logic.size() != 1) {
        reject(logic, "an operator is an object with one member, found " + std::to_string(logic.size()));
        return {};
    }
    const Member member = *logic.members().begin();
    const std::string_view name = member.key.text();
    const Operator* known = find_operator(name);
    if (known == nullptr) {
        reject(member.key, in_quotes(name) + " is not an operator", faults_.suggestion(name, operator_names()));
        return {};
    }
    const std::vector<Value> arguments = arguments_of(member.value);
    if (arguments.size() < known->least || arguments.size() > known->most) {
        reject(member.value, count_message(*known, arguments.size()));
        return {};
    }
    return call(*known, arguments, scope);
}

Part Compiler::call(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    switch (known.syntax) {
        case Syntax::variable:
        case Syntax::fact: return variable(known, arguments, scope);
        case Syntax::missing:
        case Syntax::missing_some: return missing(known, arguments, scope);
        case Syntax::conditional: return conditional(arguments, scope);
        case Syntax::connective: return connective(known, arguments, scope);
        case Syntax::plain: return plain(known, arguments, scope);
        case Syntax::swapped: return swapped(known, arguments, scope);
        case Syntax::fold: return fold(known, arguments, scope);
        case Syntax::minus: return minus(arguments, scope);
        case Syntax::unary_list: return unary_list(known, arguments, scope);
        case Syntax::over_list: return over_list(known, arguments, scope);
        case Syntax::reduce: return reduce(arguments, scope);
        case Syntax::dates: return dates(known, arguments, scope);
        case Syntax::age: return age(arguments, scope);
        case Syntax::identity: break;
    }
    return expression(arguments[0], scope);    // log
}

std::vector<Part> Compiler::parts(const std::vector<Value>& arguments, const Scope& scope) {
    std::vector<Part> parts;
    parts.reserve(arguments.size());
    for (const Value argument : arguments) parts.push_back(expression(argument, scope));
    return parts;
}

void Compiler::put_many(Instruction& instruction, std::span<const Part> parts) {
    instruction.flags |= Instruction::kMany;
    instruction.a = {Ref::Place::register_, gsl::narrow<std::uint32_t>(program_.refs.size())};
    instruction.b = gsl::narrow<std::uint32_t>(parts.size());
    for (const Part& part : parts) program_.refs.push_back(part.ref);
}

}  // namespace xuehui::logic
