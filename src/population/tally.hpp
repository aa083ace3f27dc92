// What is counted of the organisations of one group, or of all of them. Sums of integers, so that tallies of parts add up to
// that of the whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <xuehui/population.hpp>

#include "population/bytes.hpp"
#include "population/distribution.hpp"

namespace xuehui::population {

// How many of each a member has. The same for all tallies of a population.
struct Shape {
    std::size_t grades, gates, risks, nodes;
};

// The scores of one indicator: enough for their means.
struct ScoreTally {
    std::uint64_t scored = 0, settled = 0;
    std::uint64_t lower = 0, upper = 0;    // sums of millionths; below 2^64 for Population::kMost members

    void add(const Bounds& score);
    void merge(const ScoreTally& other);
    ScoreSummary summary() const;
};

// A condition: how often it holds, and how often it is open whether it does.
struct TruthTally {
    std::uint64_t yes = 0, unknown = 0;

    void add(Truth truth);
    Frequency frequency() const { return {yes, yes + unknown}; }
};

class Tally {
public:
    explicit Tally(const Shape& shape);

    void add(const PopulationMember& member);
    void merge(const Tally& other);

    std::uint64_t assessed() const { return assessed_; }
    const Distribution& lower() const { return lower_; }
    const Distribution& upper() const { return upper_; }
    // Everything but the name and the quantiles of indicators.
    GroupSummary summary() const;

    void write(ByteWriter& out) const;
    // What cannot have been counted is a fault.
    void read(ByteReader& in);

private:
    // Of each grade: who certainly have it, and whose lower and upper one it is.
    struct GradeTally {
        std::uint64_t settled = 0, lower = 0, upper = 0;
    };

    // Calls `visit` with each of the sums, in the same order of all tallies of a shape.
    template <class This, class Visit>
    static void for_each_sum(This& tally, Visit visit);
    void read_scores(ByteReader& in, Distribution& scores) const;
    void summarise_grades(GroupSummary& summary) const;

    std::uint64_t assessed_ = 0;
    ScoreTally score_;
    std::uint64_t coverage_[4] = {};    // in the order of Coverage
    Distribution lower_, upper_;
    std::vector<GradeTally> grades_;
    std::vector<TruthTally> gates_, risks_;
    std::vector<ScoreTally> nodes_;
};

// How often each thousandth of full marks occurs among the scores of each indicator.
class Thousandths {
public:
    static constexpr std::size_t kSteps = 1001;

    explicit Thousandths(std::size_t nodes) : counts_(nodes * 2 * kSteps) {}

    void add(std::size_t node, const Bounds& score) {
        ++of(node, 0)[score.lower / kMillionths];
        ++of(node, 1)[score.upper / kMillionths];
    }
    void merge(const Thousandths& other);
    // The quantiles of a node, of so many who have a score.
    std::vector<Bounds> quantiles(std::size_t node, std::uint64_t scored) const;

    void write(ByteWriter& out) const;
    void read(ByteReader& in);

private:
    static constexpr std::int32_t kMillionths = 1'000;

    std::uint64_t* of(std::size_t node, std::size_t bound) { return &counts_[(node * 2 + bound) * kSteps]; }
    std::int32_t at(std::size_t node, std::size_t bound, std::uint64_t place) const;

    std::vector<std::uint64_t> counts_;    // by node, by bound, by thousandth
};

}  // namespace xuehui::population
