// From logic to a program: one pass over it, which hands down what `var` sees and hands up where the value stands and
// what kinds it can have.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/faults.hpp"
#include "logic/logic.hpp"
#include "logic/program.hpp"
#include "logic/syntax.hpp"

namespace xuehui::logic {

inline constexpr Kinds kEvery = Kinds::any() | Kinds::dates();

// A sub-expression that has been compiled.
struct Part {
    Ref ref;
    Kinds kinds = kEvery;
    Slot list = kNoSlot;    // an array's: the list fact whose elements its elements are
    Slot fact = kNoSlot;    // that it is
    std::string name;       // without a vocabulary: the path of the data that it is
    Value place;
    bool literal = false;
    std::uint32_t node = 0;
};

// What `var` sees.
struct Scope {
    enum class Kind : std::uint8_t { record, element, reduce };
    Kind kind = Kind::record;
    std::uint32_t element = 0;    // register; the accumulator's is the next
    Slot list = kNoSlot;          // the element's
    std::string name;             // of the list, where there is no vocabulary
    Kinds kinds;                  // of the accumulator
};

class Compiler {
public:
    Compiler(Program& program, const Names& names, Faults& faults);
    // False where something cannot be understood, which has been reported then.
    bool compile(Value logic);

private:
    // compile.cpp: structure
    Part expression(Value logic, const Scope& scope);
    Part object(Value logic, const Scope& scope);
    Part array(Value logic, const Scope& scope);
    Part literal(Value value);
    Part call(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);

    // compile_calls.cpp: operators
    Part plain(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);
    Part swapped(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);
    Part fold(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);
    Part minus(const std::vector<Value>& arguments, const Scope& scope);
    Part unary_list(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);
    Part connective(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);
    bool ends_with_comparison(const Part& part) const;
    Part conditional(const std::vector<Value>& arguments, const Scope& scope);
    Part over_list(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);
    Part reduce(const std::vector<Value>& arguments, const Scope& scope);
    Part dates(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);
    Part age(const std::vector<Value>& arguments, const Scope& scope);

    // compile_names.cpp: what is read
    Part variable(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);
    Part named(Value name, std::string_view path, const Scope& scope, bool with_default);
    Part fact_of_record(Value name, std::string_view path, bool with_default);
    Part of_element(Value name, std::string_view path, const Scope& scope, bool with_default);
    Part of_reduce(Value name, std::string_view path, const Scope& scope, bool with_default);
    Part member(Ref row, Slot slot, bool with_default);
    Part place_in_list(std::string_view path);
    Part under_path(Ref start, std::string_view path, std::string called);
    void name_prefixes(const std::string& called, std::string_view path);
    Part element_itself(const Scope& scope, bool with_default);
    Part as_of();
    Part missing(const Operator& known, const std::vector<Value>& arguments, const Scope& scope);
    std::optional<std::string> path_of(Value name);
    std::vector<std::string_view> members_of(Slot list) const;
    void unknown_fact(Value at, std::string_view name, std::span<const std::string_view> candidates);
    Ref asked(Value name, const Scope& scope);
    Ref start_of(const Scope& scope) const;

    // check.cpp: what the vocabulary rules out
    void check(const Operator& known, std::span<const Part> arguments);
    void check_comparison(const Operator& known, const Part& a, const Part& b);
    void check_value(const Part& fact, const Part& literal);
    void expect_kind(const Operator& known, const Part& argument, Kinds kinds, std::string_view expected);
    void check_date(Value argument);

    void reject(Value at, std::string message, std::string_view hint = {});
    bool strict() const { return names_.vocabulary != nullptr || names_.written; }
    std::uint32_t new_register() { return program_.registers++; }
    std::uint32_t new_element(const Part& list);
    bool may_have_elements(const Part& part) const;
    Slot common_list(std::span<const Part> candidates) const;
    Ref add_literal(const Operand& operand);
    Instruction& emit(Operation operation, std::uint32_t result);
    Part result_of(const Instruction& instruction, Kinds kinds);
    std::vector<Part> parts(const std::vector<Value>& arguments, const Scope& scope);
    void put_many(Instruction& instruction, std::span<const Part> parts);
    std::uint32_t here() const { return static_cast<std::uint32_t>(program_.instructions.size()); }
    std::uint32_t name(std::string name);
    // Counts an operator, a literal or a name; false beyond the limit, where the rest is left alone.
    bool count_part();

    Program& program_;
    const Names& names_;
    Faults& faults_;
    std::unordered_map<std::string, std::uint32_t> names_so_far_;    // numbers in the program's names
    int depth_ = 0;
    std::size_t parts_ = 0;
    bool sound_ = true;
    std::vector<std::uint32_t> children_;    // nodes of the expression that is being compiled
};

inline std::uint32_t word(Ref ref) { return ref.word(); }

}  // namespace xuehui::logic
