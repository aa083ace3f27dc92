// A population: what many assessments say together. Counts, means and quantiles of scores, how often each grade and gate is
// certain or possible, the weakest indicators, groups of peers, the head of a league table, and where one organisation stands.
//
//     auto population = xuehui::Population::create(engine, {.group_by = "organisation.kind"});
//     for (const xuehui::Assessment& each : assessments) population->add(each);
//     population->merge(of_another_region);                // same engine, same options
//     const xuehui::PopulationSummary summary = population->summary();
//
// One pass, and integers throughout: what comes out depends on nothing but the assessments that went in; not on their
// order, nor on how they were split into parts that were merged.
//
// Unknown is kept apart from zero: a score has bounds here, too, and whatever is worked out from scores is worked out of
// the lower bounds and of the upper ones. Where nothing is open the two agree.
//
// Memory does not grow with the number of assessments beyond what follows: 16 bytes for each score that occurs, twice (for
// all, and in their groups), which is at most 16 MB for all and 16 MB for each group, 32 MB for a million organisations; 1.2 MB for
// the indicators; 3 kB for each of at most kMostGroups groups; and the league table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/engine.hpp>
#include <xuehui/result.hpp>
#include <xuehui/truth.hpp>

namespace xuehui {

struct PopulationOptions {
    // What an organisation's peers share: "organisation.kind", "organisation.region", a member of one's own
    // ("organisation.x-…"), or a fact ("facts.party.has_branch") as the record states it. Empty: nobody is grouped.
    std::string group_by;
    std::uint32_t league = 100;    // so many organisations are kept by name, the best; at most kMostLeague
};

// What is counted of one assessment. For those who have results and no assessment, as columns do.
struct PopulationMember {
    std::optional<std::string> group;    // none: not stated
    std::string organisation, name;      // id; name or empty
    std::string from, to;                // of the period
    std::optional<Bounds> score;
    std::uint32_t grade_lower = 0;    // numbers in the scheme's grades, after gates; meaningless without a score
    std::uint32_t grade_upper = 0;
    Coverage coverage;
    std::vector<std::optional<Bounds>> nodes;    // in the order of Assessment::nodes()
    std::vector<Truth> gates;                    // in the scheme's order
    std::vector<Truth> risks;                    // by number: raised, clear, or not to be judged yet
};

// Where one stands among others: `best` and `worst` place, whatever the unknown turns out to be, of `of` who have a score.
// Who have the same score share the better place (1, 2, 2, 4). The percentile rank is the share of those with a lower score
// and half of those with the same, oneself among them, in millionths.
struct Standing {
    std::uint64_t best = 0;
    std::uint64_t worst = 0;
    std::uint64_t of = 0;
    Bounds percentile;
    bool operator==(const Standing&) const = default;
};

// How many organisations are certainly so, and how many may be: the latter count the former.
struct Frequency {
    std::uint64_t certain = 0;
    std::uint64_t possible = 0;
    bool operator==(const Frequency&) const = default;
};

// The scores of one indicator, or of the total. Of the mean, which is rounded half to even, and of each quantile the bounds
// hold whatever the unknown turns out to be.
struct ScoreSummary {
    std::uint64_t scored = 0;     // have a score
    std::uint64_t settled = 0;    // of these, those with nothing open
    std::optional<Bounds> mean;
    // At kPopulationQuantiles: the least score that so large a part does not exceed. Exact for the total; for indicators
    // rounded down to thousandths of full marks. Empty where nobody has a score, and for the indicators of groups.
    std::vector<Bounds> quantiles;
    bool operator==(const ScoreSummary&) const = default;
};

inline constexpr std::int32_t kPopulationQuantiles[] = {50'000,  100'000, 250'000, 500'000,
                                                        750'000, 900'000, 950'000};    // millionths
inline constexpr std::size_t kMedian = 3;                                              // its place among them

struct GroupSummary {
    std::optional<std::string> name;    // none: those that do not state it; of all together, too
    std::uint64_t assessed = 0;
    ScoreSummary score;
    std::optional<Bounds> least, greatest;    // of the bounds of the total
    std::vector<Frequency> grades;            // by the scheme's grades, the best first
    std::vector<Frequency> at_least;          // that grade or a better one
    std::vector<Frequency> gates;             // true; by the scheme's gates
    std::vector<Frequency> risks;             // raised; by number
    std::uint64_t rated = 0, derived = 0, unassessed = 0, not_applicable = 0;    // criteria, of all organisations
    std::vector<ScoreSummary> nodes;                                             // in the order of Assessment::nodes()
    bool operator==(const GroupSummary&) const = default;
};

// How many totals lie in each twentieth of full marks, the last one with full marks itself.
inline constexpr std::size_t kPopulationBars = 20;
struct Histogram {
    std::uint64_t lower[kPopulationBars] = {};
    std::uint64_t upper[kPopulationBars] = {};
    bool operator==(const Histogram&) const = default;
};

// The best by lower bound, then by upper bound, then by id and period.
struct LeagueEntry {
    std::optional<std::string> group;
    std::string organisation, name, from, to;
    Bounds score;
    std::uint32_t grade_lower = 0, grade_upper = 0;    // numbers in the scheme's grades
    Standing in_all;
    std::optional<Standing> in_group;    // none without a group, or where it was not kept
    bool operator==(const LeagueEntry&) const = default;
};

struct PopulationSummary {
    Engine engine;
    std::string group_by;          // or empty
    std::uint64_t rejected = 0;    // records that could not be assessed
    GroupSummary all;
    Histogram histogram;
    std::vector<std::uint32_t> nodes;    // numbers in the catalogue
    std::vector<GroupSummary> groups;    // by name; who state none last
    std::uint64_t left_out = 0;          // assessed, in groups beyond kMostGroups
    std::vector<LeagueEntry> league;
};

class Population {
public:
    static constexpr std::size_t kMostGroups = 4096;     // kept, the first by name
    static constexpr std::size_t kLongestGroup = 256;    // bytes; a text that is longer names no group
    static constexpr std::uint32_t kMostLeague = 1000;
    static constexpr std::uint64_t kMost = 10'000'000'000'000;    // members; no sum overflows before

    // Errors: `group_by` is no place of the above, a fact that is personal or a list, or that the dictionary does not have.
    static Result<Population> create(const Engine& engine, const PopulationOptions& options = {});
    // What state() gave, of a population of the same engine and options. Errors: anything else.
    static Result<Population> restore(const Engine& engine, const PopulationOptions& options, std::string_view state);

    Population(const Population& other);
    Population(Population&&) noexcept;
    Population& operator=(Population other) noexcept;
    ~Population();

    // What is counted of an assessment by this population's engine.
    PopulationMember member(const Assessment& assessment) const;
    // Not from several threads at once: each has a population of its own, or one adds what all found. Two microseconds.
    // Requires as many nodes, gates and risks as the engine has. What would be more than kMost is not added: false.
    bool add(const PopulationMember& member);
    bool add(const Assessment& assessment) { return add(member(assessment)); }
    // A record that could not be assessed.
    void reject();
    // The other's members, as if each had been added here. False, and nothing is changed, where it is of another engine or of
    // other options, or where there would be too many.
    bool merge(const Population& other);

    // All of it as bytes, which the same library reads again, on any machine: to go on later, or elsewhere.
    std::string state() const;
    PopulationSummary summary() const;

    struct State;
    const State& data() const { return *state_; }    // for the library itself

private:
    explicit Population(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

// Where scores stand in a population, as it was when this was made. Immutable, safe in any number of threads.
class Standings {
public:
    explicit Standings(const Population& population);

    // Of a member with this score, itself counted; of nobody in an empty population. Cost: a few binary searches.
    Standing in_all(const Bounds& score) const;
    // None where there is no such group, or none that was kept.
    std::optional<Standing> in_group(std::string_view group, const Bounds& score) const;

private:
    struct Data;
    std::shared_ptr<const Data> data_;
};

}  // namespace xuehui
