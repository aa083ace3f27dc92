#include "rules/derivation_order.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace xuehui::rules {

namespace {

// Depth first, with the way from where it began on a stack: a fact that is met again while it is on the way closes a
// cycle.
class Ordering {
public:
    Ordering(const std::vector<Derivation>& derivations, const logic::Vocabulary& vocabulary, std::span<Faults> faults)
        : derivations_(derivations),
          vocabulary_(vocabulary),
          faults_(faults),
          states_(derivations.size(), State::fresh) {
        for (std::size_t i = 0; i < derivations.size(); ++i) numbers_.emplace(derivations[i].slot, i);
    }

    std::vector<std::size_t> order() {
        for (std::size_t i = 0; i < derivations_.size(); ++i) visit(i);
        return std::move(order_);
    }
    bool has_cycle() const { return has_cycle_; }

private:
    enum class State : std::uint8_t { fresh, on_the_way, done };
    struct Stop {
        std::size_t number;
        std::size_t next;    // of its reads
    };

    void visit(std::size_t start) {
        if (states_[start] != State::fresh) return;
        enter(start);
        while (!way_.empty()) {
            Stop& stop = way_.back();
            const auto& reads = derivations_[stop.number].reads;
            if (stop.next == reads.size()) {
                states_[stop.number] = State::done;
                order_.push_back(stop.number);
                way_.pop_back();
                continue;
            }
            const auto found = numbers_.find(reads[stop.next++]);
            if (found == numbers_.end() || states_[found->second] == State::done) continue;
            if (states_[found->second] == State::on_the_way) {
                report(found->second);
            } else {
                enter(found->second);
            }
        }
    }

    void enter(std::size_t number) {
        states_[number] = State::on_the_way;
        way_.push_back({number, 0});
    }

    void report(std::size_t number) {
        has_cycle_ = true;
        const auto begin = std::ranges::find(way_, number, &Stop::number);
        std::string cycle;
        for (auto stop = begin; stop != way_.end(); ++stop) cycle += name(stop->number) + " needs ";
        const Derivation& first = derivations_[number];
        faults_[first.document].add("cycle", first.fact->place, "facts that need one another: " + cycle + name(number));
    }

    std::string name(std::size_t number) const { return std::string(vocabulary_.name(derivations_[number].slot)); }

    const std::vector<Derivation>& derivations_;
    const logic::Vocabulary& vocabulary_;
    std::span<Faults> faults_;
    std::vector<State> states_;
    std::unordered_map<logic::Slot, std::size_t> numbers_;
    std::vector<Stop> way_;
    std::vector<std::size_t> order_;
    bool has_cycle_ = false;
};

}  // namespace

bool put_in_order(std::vector<Derivation>& derivations, const logic::Vocabulary& vocabulary, std::span<Faults> faults) {
    Ordering ordering(derivations, vocabulary, faults);
    const std::vector<std::size_t> order = ordering.order();
    if (ordering.has_cycle()) return false;
    std::vector<Derivation> sorted;
    sorted.reserve(derivations.size());
    for (const std::size_t number : order) sorted.push_back(std::move(derivations[number]));
    derivations = std::move(sorted);
    return true;
}

}  // namespace xuehui::rules
