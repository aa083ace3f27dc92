// What a population is made of.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <xuehui/population.hpp>

#include "population/grouping.hpp"
#include "population/tally.hpp"

namespace xuehui {

struct Population::State {
    State(Engine of, PopulationOptions as, population::Grouping by);

    Engine engine;
    PopulationOptions options;
    population::Grouping grouping;
    population::Shape shape;
    std::vector<std::uint32_t> nodes;    // numbers in the catalogue
    std::uint64_t rejected = 0;
    population::Tally all;
    population::Thousandths thousandths;
    // Which groups are kept depends on the names alone, and one that is kept in the end was never given up: each part of a
    // population keeps the first kMostGroups names that it meets, so what is counted under a name is complete.
    std::map<std::string, population::Tally, std::less<>> groups;
    population::Tally unstated;
    std::vector<LeagueEntry> league;    // the best first; where they stand is worked out in the end

    // The group of this name, made where there is none; none where it is not to be kept.
    population::Tally* group(const std::string& name);
    void enter(LeagueEntry entry);
    std::uint64_t left_out() const;
};

namespace population {

// What two populations must have in common to be one: the engine's documents, and the options.
std::string fingerprint(const Engine& engine, const PopulationOptions& options);

// The longest name that a league table keeps, in bytes; a longer one is cut.
inline constexpr std::size_t kLongestName = 256;

}  // namespace population

}  // namespace xuehui
