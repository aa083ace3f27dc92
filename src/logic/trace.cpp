#include "logic/trace.hpp"

#include "logic/compile.hpp"
#include "logic/interpret.hpp"
#include "logic/keep.hpp"

namespace xuehui::logic {

namespace {

// Reads the registers after a run. As deep as the logic is nested.
class Tracing {
public:
    Tracing(const Program& program, Interpreter& interpreter) : program_(program), interpreter_(interpreter) {}

    Trace of(std::uint32_t number) {
        const Node& node = program_.nodes[number];
        Trace trace;
        trace.operation = node.operation;
        trace.place = node.place;
        trace.value = kept(interpreter_.value(node.ref));
        trace.fact = node.fact;
        const bool loop = is_loop(node);
        for (const std::uint32_t child : node.children) {
            const bool body = loop && child == node.children.back();
            if (!body && decided(node, child) && reached(node, child)) trace.children.push_back(of(child));
        }
        if (loop) add_elements(trace, node);
        return trace;
    }

    std::shared_ptr<const void> take() {
        return std::make_shared<std::vector<std::shared_ptr<const void>>>(std::move(rooms_));
    }

private:
    void add_elements(Trace& trace, const Node& node) {
        const auto decisive = interpreter_.decisive(node.loop);
        trace.elements.assign(decisive.begin(), decisive.end());
        for (std::size_t i = 0; i < trace.elements.size() && i < kMostElements; ++i) {
            if (looks_ == kMostLooks || !interpreter_.look_at(node.loop, trace.elements[i])) return;
            ++looks_;
            trace.children.push_back(of(node.children.back()));
        }
    }

    Operand kept(const Operand& value) {
        std::shared_ptr<const void> room;
        const Operand copy = keep(value.without(Operand::kNoted), room);
        if (room) rooms_.push_back(std::move(room));
        return copy;
    }

    static bool is_loop(const Node& node) {
        const Operator* known = find_operator(node.operation);
        return known != nullptr && (known->syntax == Syntax::over_list || known->syntax == Syntax::reduce);
    }

    // Whether a part had to do with what the whole gave.
    bool decided(const Node& node, std::uint32_t child) const {
        const Operand& value = interpreter_.value(program_.nodes[child].ref);
        if (value.is(Form::absent)) return false;    // never reached
        const Operator* known = find_operator(node.operation);
        if (known == nullptr || known->syntax != Syntax::connective) return true;
        const Truth whole = interpreter_.value(node.ref).truth();
        return whole == value.truth();
    }

    // Of an `if`: a branch whose condition is false, and what follows a true one, had nothing to do with it.
    bool reached(const Node& node, std::uint32_t child) const {
        const Operator* known = find_operator(node.operation);
        if (known == nullptr || known->syntax != Syntax::conditional) return true;
        for (std::size_t i = 0; i + 1 < node.children.size(); i += 2) {
            if (child == node.children[i]) return true;
            const Truth holds = interpreter_.value(program_.nodes[node.children[i]].ref).truth();
            if (child == node.children[i + 1]) return holds != Truth::no;
            if (holds == Truth::yes) return false;
        }
        return true;
    }

    const Program& program_;
    Interpreter& interpreter_;
    std::size_t looks_ = 0;
    std::vector<std::shared_ptr<const void>> rooms_;
};

}  // namespace

Explanation explain(const Logic& logic, const Facts& facts, std::size_t item) {
    const Program& program = logic.program();
    Explanation explanation;
    Budget budget;
    Room room;
    Interpreter interpreter(program, budget, room, &explanation.answer);
    interpreter.clear_registers();
    interpreter.set_facts(facts, item);
    interpreter.watch();
    const Operand value = interpreter.run().without(Operand::kNoted);
    explanation.answer.value = keep(value, explanation.answer.kept);
    Tracing tracing(program, interpreter);
    if (!program.nodes.empty()) explanation.root = tracing.of(static_cast<std::uint32_t>(program.nodes.size() - 1));
    explanation.kept = tracing.take();
    return explanation;
}

}  // namespace xuehui::logic
