#include "scoring/gate.hpp"

#include <array>

#include "base/fields.hpp"

namespace xuehui::scoring {

namespace {

constexpr std::size_t kMostSteps = 100'000;

class Compiler {
public:
    Compiler(const GateNames& names, std::vector<NodeThreshold>& thresholds, std::vector<FindingName>& findings,
             Faults& faults)
        : names_(names), thresholds_(thresholds), findings_(findings), faults_(faults) {}

    // Postorder with an explicit stack: a condition may be nested as deep as the reader's limits allow.
    GateProgram compile(Value when) {
        enter(when);
        while (!open_.empty()) {
            Open& top = open_.back();
            if (top.next == top.children.size()) {
                emit(top.close);
                open_.pop_back();
                continue;
            }
            const Value child = top.children[top.next++];
            enter(child);
        }
        return std::move(program_);
    }

private:
    struct Open {
        std::vector<Value> children;
        std::size_t next;
        Instruction close;    // what follows them
    };

    void emit(const Instruction& instruction) {
        if (program_.size() <= kMostSteps) program_.push_back(instruction);
    }

    void enter(Value condition) {
        enum { kCriterion, kAtMost, kNode, kBelow, kFinding, kFindingLevel, kAll, kAny, kNot, kCount };
        static constexpr std::array<std::string_view, kCount> kMembers{
            "criterion", "at_most", "node", "below", "finding", "finding_level", "all", "any", "not"};
        const Fields fields(condition, kMembers, faults_);
        if (!fields.is_object()) return;
        const int forms = int{fields.has(kCriterion) || fields.has(kAtMost)} +
                          int{fields.has(kNode) || fields.has(kBelow)} + int{fields.has(kFinding)} +
                          int{fields.has(kFindingLevel)} + int{fields.has(kAll)} + int{fields.has(kAny)} +
                          int{fields.has(kNot)};
        if (forms != 1) {
            faults_.add("bad_logic", condition,
                        "a condition is one of criterion/at_most, node/below, finding, finding_level, all, any, not");
            return;
        }
        if (fields.has(kAll)) return enter_list(fields[kAll], Instruction::Op::all);
        if (fields.has(kAny)) return enter_list(fields[kAny], Instruction::Op::any);
        if (fields.has(kNot)) {
            open_.push_back({{fields[kNot]}, 0, {Instruction::Op::negate}});
            return;
        }
        if (fields.has(kNode) || fields.has(kBelow)) return node(fields, kNode, kBelow);
        if (fields.has(kFinding)) return finding(fields, kFinding, Instruction::Op::finding);
        if (fields.has(kFindingLevel)) return finding(fields, kFindingLevel, Instruction::Op::finding_level);
        criterion(fields, kCriterion, kAtMost);
    }

    void enter_list(Value list, Instruction::Op op) {
        if (!expect(list, Type::array, faults_)) return;
        std::vector<Value> children;
        for (const Value element : list.elements()) children.push_back(element);
        const Instruction close{op, static_cast<std::uint32_t>(children.size())};
        open_.push_back({std::move(children), 0, close});
    }

    void criterion(const Fields& fields, std::size_t id, std::size_t at_most) {
        const auto number = look_up(fields, id, names_.criteria, "criterion");
        const Value rating = fields.required(at_most);
        if (!rating || !read_id(rating, faults_)) return;
        const auto found = names_.ratings.find(rating.text());
        if (!found) {
            faults_.add("unknown_id", rating, "the scale has no rating " + in_quotes(rating.text()),
                        faults_.suggestion(rating.text(), names_.ratings.names()));
        } else if (number) {
            emit({Instruction::Op::criterion_at_most, *number, names_.scale[*found].value});
        }
    }

    void node(const Fields& fields, std::size_t id, std::size_t below) {
        const auto number = look_up(fields, id, names_.indicators, "indicator");
        const auto limit = fields.required_decimal(below);
        if (!limit || !number) return;
        if (*limit < Decimal::whole(0) || *limit > Decimal::whole(1)) {
            faults_.add("bad_value", fields[below], "expected a number from 0 to 1, found " + limit->text());
            return;
        }
        emit({Instruction::Op::node_below, static_cast<std::uint32_t>(thresholds_.size())});
        thresholds_.push_back({*number, limit->millionths()});
    }

    void finding(const Fields& fields, std::size_t field, Instruction::Op op) {
        const std::string_view name = fields.required_id(field);
        if (name.empty()) return;
        emit({op, static_cast<std::uint32_t>(findings_.size())});
        findings_.push_back({name, op == Instruction::Op::finding_level});
    }

    std::optional<std::uint32_t> look_up(const Fields& fields, std::size_t field, const IdIndex& index,
                                         std::string_view what) {
        const std::string_view id = fields.required_id(field);
        if (id.empty()) return std::nullopt;
        const auto number = index.find(id);
        if (!number) {
            std::string message = "the catalogue has no ";
            message.append(what).append(" ").append(in_quotes(id));
            faults_.add("unknown_id", fields[field], std::move(message), faults_.suggestion(id, index.names()));
        }
        return number;
    }

    const GateNames& names_;
    std::vector<NodeThreshold>& thresholds_;
    std::vector<FindingName>& findings_;
    Faults& faults_;
    std::vector<Open> open_;
    GateProgram program_;
};

}  // namespace

GateProgram compile_gate(Value when, const GateNames& names, std::vector<NodeThreshold>& thresholds,
                         std::vector<FindingName>& findings, Faults& faults) {
    GateProgram program = Compiler(names, thresholds, findings, faults).compile(when);
    if (program.size() > kMostSteps) {
        faults.add("limit", when, "a condition of more than " + std::to_string(kMostSteps) + " parts");
    }
    return program;
}

}  // namespace xuehui::scoring
