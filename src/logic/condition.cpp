// Evaluation: runs the instructions over their slots. See program.hpp.
#include "logic/condition.hpp"

#include <boost/container/small_vector.hpp>

#include "logic/program.hpp"

namespace xuehui::logic {

namespace {

class Evaluation {
public:
    Evaluation(const Program& program, Operand facts, Date as_of, Budget& budget)
        : program_(program),
          slots_(program.slots.begin(), program.slots.end()),
          facts_(facts),
          as_of_(as_of),
          budget_(budget) {}

    Truth answer() {
        run(0, program_.instructions.size(), facts_);
        return truth_of(slots_.front());
    }

private:
    // Recurses where quantifiers are nested, which compilation limits. What an instruction costs beyond its arguments, it
    // pays itself. Those are paid by whoever runs them again and again (price_of); run once, their number is limited.
    void run(std::size_t begin, std::size_t end, const Operand& scope) {
        while (begin < end) {
            const Instruction& step = program_.instructions[begin++];
            switch (step.operation) {
                case Operation::some:
                case Operation::all:
                case Operation::none:
                    slots_[step.result] = quantified(step, begin);
                    begin = step.detail;
                    break;
                case Operation::variable: slots_[step.result] = variable(step, scope); break;
                case Operation::fact: slots_[step.result] = variable(step, facts_); break;
                case Operation::as_of: slots_[step.result] = as_of_; break;
                case Operation::missing: slots_[step.result] = missing(step, scope); break;
                default: slots_[step.result] = plain(step);
            }
        }
    }

    const Operand& argument(const Instruction& step, std::size_t number) const {
        return slots_[step.arguments + number];
    }

    // One for each instruction and each of its arguments.
    std::size_t price_of(std::size_t begin, std::size_t end) const {
        std::size_t steps = end - begin;
        for (; begin < end; ++begin) steps += program_.instructions[begin].count;
        return steps;
    }

    // The default is for what is known to be absent, not for what could not be sought.
    Operand variable(const Instruction& step, const Operand& scope) {
        const auto found = find(scope, program_.paths[step.detail], budget_);
        if (!found) return Unknown{};
        return found->is<Unknown>() && step.count > 0 ? argument(step, 0) : *found;
    }

    Operand missing(const Instruction& step, const Operand& scope) {
        List names{slots_.data() + step.arguments, 0};
        for (std::size_t i = 0; i < step.count; ++i) {
            const std::string_view path = program_.paths[step.detail + i];
            const auto found = find(scope, path, budget_);
            if (!found) return Unknown{};
            const bool empty = found->is<std::string_view>() && found->get<std::string_view>().empty();
            if (found->is<Unknown>() || empty) slots_[step.arguments + names.count++] = path;
        }
        return names;
    }

    // An object or a text in an array's place has no elements, as in JsonLogic.
    Operand quantified(const Instruction& step, std::size_t body) {
        const bool every = step.operation == Operation::all;
        const Operand elements = argument(step, 0);
        if (elements.is<Unknown>()) return Truth::unknown;
        Truth verdict = truth(every && elements.is_array() && truth_of(elements) == Truth::yes);
        const Truth decisive = truth(!every);
        if (elements.is_array()) {
            const std::size_t price = price_of(body, step.detail);
            bool paid = true;
            const auto holds_of = [&](const Operand& element) {
                paid = budget_.pay(price);
                if (!paid) return false;
                run(body, step.detail, element);
                const Truth holds = truth_of(argument(step, 1));
                verdict = every ? both(verdict, holds) : either(verdict, holds);
                return verdict != decisive;
            };
            if (!each_element(elements, budget_, holds_of) || !paid) verdict = Truth::unknown;
        }
        return step.operation == Operation::none ? !verdict : verdict;
    }

    // `and`: the first that is false, else the last; with unknown ones before, only what is certain of either.
    // `or` is the same with true.
    Operand connective(const Instruction& step, Truth decisive) const {
        bool open = false;
        bool boolean = true;    // whatever it turns out to be
        for (std::size_t i = 0; i < step.count; ++i) {
            const Operand& candidate = argument(step, i);
            const Truth holds = truth_of(candidate);
            const bool last = i + 1 == step.count;
            if (holds != decisive && holds != Truth::unknown && !last) continue;
            boolean = boolean && candidate.is<Truth>();
            if (!open && (holds == decisive || last)) return candidate;
            if (holds == decisive) return boolean ? Operand(decisive) : Unknown{decisive};
            open = true;
        }
        return boolean ? Operand(Truth::unknown) : Unknown{};
    }

    template <class Holds>
    Truth compared(const Instruction& step, Holds holds) {
        Truth result = Truth::yes;
        for (std::size_t i = 1; i < step.count; ++i) {
            const auto relation = order(argument(step, i - 1), argument(step, i), budget_);
            result = both(result, relation ? truth(holds(*relation)) : Truth::unknown);
        }
        return result;
    }

    Operand months(const Instruction& step) const {
        const auto from = as_date(argument(step, 0));
        const auto to = as_date(argument(step, 1));
        if (!from || !to) return Unknown{};
        return Numeric(months_between(*from, *to));
    }

    Operand day(const Instruction& step) const {
        const auto date = as_date(argument(step, 0));
        return date ? Operand(*date) : Unknown{};
    }

    Operand plain(const Instruction& step) {
        switch (step.operation) {
            case Operation::list: return List{slots_.data() + step.arguments, step.count};
            case Operation::negation: return step.count == 0 ? Truth::yes : !truth_of(argument(step, 0));
            case Operation::truth: return step.count == 0 ? Truth::no : truth_of(argument(step, 0));
            case Operation::conjunction: return connective(step, Truth::no);
            case Operation::disjunction: return connective(step, Truth::yes);
            case Operation::equal: return loosely_equal(argument(step, 0), argument(step, 1), budget_);
            case Operation::not_equal: return !loosely_equal(argument(step, 0), argument(step, 1), budget_);
            case Operation::strictly_equal: return strictly_equal(argument(step, 0), argument(step, 1), budget_);
            case Operation::strictly_not_equal: return !strictly_equal(argument(step, 0), argument(step, 1), budget_);
            case Operation::less: return compared(step, [](auto relation) { return relation < 0; });
            case Operation::at_most: return compared(step, [](auto relation) { return relation <= 0; });
            case Operation::greater: return compared(step, [](auto relation) { return relation > 0; });
            case Operation::at_least: return compared(step, [](auto relation) { return relation >= 0; });
            case Operation::contained: return contains(argument(step, 1), argument(step, 0), budget_);
            case Operation::date: return day(step);
            case Operation::months_between: return months(step);
            default: return {};    // the others are run above
        }
    }

    static constexpr std::size_t kOrdinary = 32;

    const Program& program_;
    boost::container::small_vector<Operand, kOrdinary> slots_;
    Operand facts_;
    Date as_of_;
    Budget& budget_;
};

}  // namespace

Truth Condition::evaluate(Value facts, Date as_of, Budget& budget) const {
    return Evaluation(*program_, operand_of(facts), as_of, budget).answer();
}

Truth Condition::evaluate(Value facts, Date as_of) const {
    Budget budget;
    return evaluate(facts, as_of, budget);
}

}  // namespace xuehui::logic
