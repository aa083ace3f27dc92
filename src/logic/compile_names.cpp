// What `var`, `fact` and `missing` read. With a vocabulary, a name becomes a slot here, or is a fault; without, it is a
// path, and what it names in the data is called by the path from the root, through lists without their places.
#include <algorithm>
#include <array>

#include <gsl/narrow>

#include "json/canonical.hpp"
#include "logic/compile.hpp"

namespace xuehui::logic {

namespace {

constexpr std::string_view kAsOf = "as_of";
constexpr std::string_view kItem = "item.";

constexpr std::array<std::string_view, 2> kNamesOfReduce{kCurrent, kAccumulator};

std::string below(const std::string& name, std::string_view path) {
    if (name.empty() || path.empty()) return name + std::string(path);
    return name + "." + std::string(path);
}

}  // namespace

// What a number is as a name is a place in a list.
std::optional<std::string> Compiler::path_of(Value name) {
    if (name.is(Type::string)) return std::string(name.text());
    if (name.is(Type::null)) return std::string();
    if (name.is(Type::number)) {
        std::string text;
        json::append_number(text, name.text());
        return text;
    }
    return std::nullopt;
}

std::vector<std::string_view> Compiler::members_of(Slot list) const {
    std::vector<std::string_view> names;
    for (Slot i = 0; i < names_.vocabulary->member_count(list); ++i) {
        names.push_back(names_.vocabulary->member_name(names_.vocabulary->first_member(list) + i));
    }
    return names;
}

void Compiler::unknown_fact(Value at, std::string_view name, std::span<const std::string_view> candidates) {
    faults_.add("unknown_fact", at, "there is no fact " + in_quotes(name), faults_.suggestion(name, candidates));
    sound_ = false;
}

Ref Compiler::start_of(const Scope& scope) const {
    return {Ref::Place::register_, scope.kind == Scope::Kind::record ? 0 : scope.element};
}

// A default is worked out only where it is needed: what reads jumps over it.
Part Compiler::variable(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    const Scope record;
    const Scope& seen = known.syntax == Syntax::fact ? record : scope;
    const bool with_default = arguments.size() > 1;
    const Value name = arguments.empty() ? Value() : arguments[0];
    const auto path = name ? path_of(name) : std::string();
    Part part;
    if (path) {
        part = named(name, *path, seen, with_default);
    } else if (strict()) {
        reject(name, "the name of a fact must be written out, as a string");
        return {};
    } else {
        const Part computed = expression(name, scope);
        Instruction& instruction = emit(Operation::computed, new_register());
        instruction.a = start_of(seen);
        instruction.b = word(computed.ref);
        if (seen.kind == Scope::Kind::reduce) instruction.flags |= Instruction::kReduce;
        part = result_of(instruction, kEvery);
    }
    if (!with_default || here() == 0) return part;
    const std::uint32_t place = here() - 1;
    program_.instructions[place].flags |= Instruction::kDefault;
    const Part otherwise = expression(arguments[1], scope);
    emit(Operation::move, program_.instructions[place].result).a = otherwise.ref;
    program_.instructions[place].target = here();
    part.list = common_list(std::array{part, otherwise});
    part.kinds = part.kinds | otherwise.kinds;
    part.literal = false;
    return part;
}

bool Compiler::may_have_elements(const Part& part) const {
    if (!part.kinds.has(Kind::array)) return false;
    if (part.ref.place() != Ref::Place::literal) return true;
    const Operand& literal = program_.literals[part.ref.index()];
    return !literal.is(Form::list) || literal.count() > 0;
}

// The list whose elements a value has, whichever of the candidates it is: members are read by their place in the list.
Slot Compiler::common_list(std::span<const Part> candidates) const {
    std::optional<Slot> common;
    for (const Part& candidate : candidates) {
        if (!may_have_elements(candidate)) continue;
        if (common && *common != candidate.list) return kNoSlot;
        common = candidate.list;
    }
    return common.value_or(kNoSlot);
}

Part Compiler::named(Value name, std::string_view path, const Scope& scope, bool with_default) {
    if (scope.kind == Scope::Kind::reduce) return of_reduce(name, path, scope, with_default);
    if (scope.kind == Scope::Kind::element) return of_element(name, path, scope, with_default);
    if (names_.vocabulary != nullptr) return fact_of_record(name, path, with_default);
    if (path == kAsOf) return as_of();
    return under_path({}, path, std::string(path));
}

Part Compiler::as_of() {
    if (names_.vocabulary != nullptr) return fact_of_record({}, kAsOf, false);
    Part part = under_path({}, kAsOf, std::string(kAsOf));
    program_.instructions.back().operation = Operation::as_of;
    return part;
}

Part Compiler::fact_of_record(Value name, std::string_view path, bool with_default) {
    const Vocabulary& vocabulary = *names_.vocabulary;
    if (names_.each != kNoSlot && path.starts_with(kItem)) {
        const std::string_view member_name = path.substr(kItem.size());
        if (const auto slot = vocabulary.find_member(names_.each, member_name)) return member({}, *slot, with_default);
        unknown_fact(name, path, members_of(names_.each));
        return {};
    }
    const auto slot = vocabulary.find(path);
    if (!slot) {
        Part place = place_in_list(path);
        if (place.fact == kNoSlot) unknown_fact(name, path, vocabulary.names());
        return place;
    }
    const Schema& schema = vocabulary.schema(*slot);
    program_.reads.push_back(*slot);
    Part part;
    part.ref = {Ref::Place::fact, *slot};
    if (with_default) {
        Instruction& instruction = emit(Operation::known, new_register());
        instruction.a = part.ref;
        instruction.detail = *slot;
        part.ref = {Ref::Place::register_, instruction.result};
    }
    part.kinds = schema.kinds;
    part.fact = *slot;
    if (vocabulary.member_count(*slot) > 0)
        part.list = *slot;    // of others, as of derived ones, elements are anything
    return part;
}

// "charter.congress_quorum.0"
Part Compiler::place_in_list(std::string_view path) {
    constexpr std::uint32_t kMost = 1'000'000;
    const Vocabulary& vocabulary = *names_.vocabulary;
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos || dot + 1 == path.size()) return {};
    const auto list = vocabulary.find(path.substr(0, dot));
    std::uint32_t place = 0;
    for (const char c : path.substr(dot + 1)) {
        if (c < '0' || c > '9' || place > kMost) return {};
        place = place * 10 + static_cast<std::uint32_t>(c - '0');
    }
    if (!list || !vocabulary.has_plain_elements(*list)) return {};
    program_.reads.push_back(*list);
    Instruction& instruction = emit(Operation::place, new_register());
    instruction.a = {Ref::Place::fact, *list};
    instruction.b = place;
    instruction.detail = *list;
    Part part = result_of(instruction, vocabulary.schema(vocabulary.first_member(*list)).kinds);
    part.fact = *list;
    return part;
}

Part Compiler::member(Ref row, Slot slot, bool with_default) {
    const Schema& schema = names_.vocabulary->schema(slot);
    const std::uint32_t cell = 1 + slot - names_.vocabulary->first_member(names_.vocabulary->list_of(slot));
    program_.reads.push_back(slot);
    Part part;
    if (!with_default && cell < Ref::kMostCells && row.index() < Ref::kMostRows) {
        part.ref = Ref::cell(row.index(), cell);
    } else {
        Instruction& instruction = emit(Operation::member, new_register());
        instruction.a = row;
        instruction.b = cell;
        instruction.detail = slot;
        part.ref = {Ref::Place::register_, instruction.result};
    }
    part.kinds = schema.kinds;
    part.fact = slot;
    if (schema.kinds.has(Kind::array)) part.list = slot;
    return part;
}

// `called` ends with the path. A number in it is taken for a place in a list, which names do not tell.
void Compiler::name_prefixes(const std::string& called, std::string_view path) {
    const bool named = names_.vocabulary == nullptr && called.size() >= path.size();
    std::string prefix = named ? called.substr(0, called.size() - path.size()) : std::string();
    if (prefix.ends_with('.')) prefix.pop_back();
    program_.prefixes.push_back(prefix.empty() ? kNoSlot : name(prefix));
    for (std::size_t end = 0; end != std::string_view::npos;) {
        end = path.find('.');
        const std::string_view segment = path.substr(0, end);
        if (!segment.empty() && segment.find_first_not_of("0123456789") != std::string_view::npos)
            prefix = below(prefix, segment);
        program_.prefixes.push_back(!named || prefix.empty() ? kNoSlot : name(prefix));
        if (end != std::string_view::npos) path.remove_prefix(end + 1);
    }
}

Part Compiler::under_path(Ref start, std::string_view path, std::string called) {
    const auto path_number = gsl::narrow<std::uint32_t>(program_.paths.size());
    program_.paths.emplace_back(path);
    Instruction& instruction = emit(Operation::path, new_register());
    instruction.a = start;
    instruction.b = path_number;
    instruction.detail = gsl::narrow<std::uint32_t>(program_.prefixes.size());
    name_prefixes(called, path);
    Part part = result_of(instruction, kEvery);
    part.name = std::move(called);
    return part;
}

Part Compiler::element_itself(const Scope& scope, bool with_default) {
    const Vocabulary* vocabulary = names_.vocabulary;
    const Slot itself = program_.elements[scope.element].itself;
    Part part;
    part.ref = start_of(scope);
    if (with_default) {
        Instruction& instruction = emit(Operation::element, new_register());
        instruction.a = part.ref;
        instruction.detail = itself;
        part.ref = {Ref::Place::register_, instruction.result};
    }
    part.name = scope.name;
    if (vocabulary == nullptr || scope.list == kNoSlot || itself == kNoSlot) return part;
    const bool plain = itself != scope.list;
    part.kinds = plain ? vocabulary->schema(itself).kinds : Kinds(Kind::object);
    if (plain) part.fact = itself;
    program_.reads.push_back(itself);
    return part;
}

Part Compiler::of_element(Value name, std::string_view path, const Scope& scope, bool with_default) {
    if (path.empty()) return element_itself(scope, with_default);
    const Vocabulary* vocabulary = names_.vocabulary;
    if (vocabulary == nullptr || scope.list == kNoSlot) {
        return under_path(start_of(scope), path, below(scope.name, path));
    }
    if (const auto slot = vocabulary->find_member(scope.list, path))
        return member(start_of(scope), *slot, with_default);
    unknown_fact(name, path, members_of(scope.list));
    return {};
}

// Only the two names are there; the scope is closed.
Part Compiler::of_reduce(Value name, std::string_view path, const Scope& scope, bool with_default) {
    const auto [head, rest] = split_head(path);
    if (head == kCurrent) {
        Scope element = scope;
        element.kind = Scope::Kind::element;
        return of_element(name, rest, element, with_default);
    }
    const Ref accumulator(Ref::Place::register_, scope.element + 1);
    if (head == kAccumulator && !rest.empty()) return under_path(accumulator, rest, {});
    if (head == kAccumulator && with_default) {
        Instruction& instruction = emit(Operation::element, new_register());
        instruction.a = accumulator;
        instruction.detail = kNoSlot;
        return result_of(instruction, scope.kinds);
    }
    if (head == kAccumulator) {
        Part part;
        part.ref = accumulator;
        part.kinds = scope.kinds;
        return part;
    }
    if (strict()) {
        unknown_fact(name, path, kNamesOfReduce);
        return {};
    }
    Instruction& instruction = emit(Operation::move, new_register());
    instruction.a = add_literal(Operand::null());
    return result_of(instruction, Kind::null);
}

// Where that stands which `missing` asks for by this name; nowhere where it is looked up on the way. To ask decides what
// is given, so that a derived fact must be worked out before; but it is not noted.
Ref Compiler::asked(Value name, const Scope& scope) {
    const auto written = path_of(name);
    if (!written) {
        reject(name, "the name of a fact must be written out, as a string");
        return Ref::nowhere();
    }
    std::string_view path = *written;
    const Vocabulary* vocabulary = names_.vocabulary;
    if (vocabulary == nullptr) return Ref::nowhere();
    if (scope.kind == Scope::Kind::record) {
        const auto slot = vocabulary->find(path);
        if (slot)
            program_.reads.push_back(*slot);
        else
            unknown_fact(name, path, vocabulary->names());
        return slot ? Ref(Ref::Place::fact, *slot) : Ref::nowhere();
    }
    if (scope.kind == Scope::Kind::reduce) {
        const auto [head, rest] = split_head(path);
        if (head != kCurrent && head != kAccumulator) unknown_fact(name, path, kNamesOfReduce);
        path = head == kCurrent ? rest : std::string_view();
    }
    if (path.empty() || scope.list == kNoSlot) return Ref::nowhere();
    if (const auto slot = vocabulary->find_member(scope.list, path)) return member(start_of(scope), *slot, false).ref;
    unknown_fact(name, path, members_of(scope.list));
    return Ref::nowhere();
}

// The names stand as arguments or in one array.
Part Compiler::missing(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    const bool some = known.operation == Operation::missing_some;
    const bool in_array = !arguments.empty() && arguments[0].is(Type::array);
    std::vector<Ref> places;
    if (strict()) {
        const std::vector<Value> names = some       ? arguments_of(arguments[1])
                                         : in_array ? arguments_of(arguments[0])
                                                    : arguments;
        for (const Value name : names) places.push_back(asked(name, scope));
    }
    const std::vector<Part> names = parts(arguments, scope);
    program_.makes = true;
    Instruction& instruction = emit(known.operation, new_register());
    put_many(instruction, names);
    instruction.detail = word(start_of(scope));
    if (scope.kind == Scope::Kind::reduce) instruction.flags |= Instruction::kReduce;
    instruction.target = places.empty() ? kNoSlot : gsl::narrow<std::uint32_t>(program_.refs.size());
    program_.refs.insert(program_.refs.end(), places.begin(), places.end());
    return result_of(instruction, Kind::array);
}

}  // namespace xuehui::logic
