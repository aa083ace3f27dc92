// Populations against a reference that keeps everyone, sorts them, and counts one by one.
#include <xuehui/population.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/standard.hpp>

#include "base/uint128.hpp"
#include "unit/population/members.hpp"

namespace xuehui {
namespace {

using unit::Members;

// The slow and obvious way.
class Reference {
public:
    Reference(std::vector<PopulationMember> members, std::size_t grades)
        : members_(std::move(members)), grades_(grades) {}

    std::vector<Bounds> scores() const {
        std::vector<Bounds> all;
        for (const auto& each : members_) {
            if (each.score) all.push_back(*each.score);
        }
        return all;
    }
    static ScoreSummary summary(const std::vector<Bounds>& scores, std::int32_t step) {
        ScoreSummary summary;
        summary.scored = scores.size();
        if (scores.empty()) return summary;
        std::vector<std::int32_t> lower;
        std::vector<std::int32_t> upper;
        for (const Bounds& each : scores) {
            if (each.lower == each.upper) ++summary.settled;
            lower.push_back(each.lower);
            upper.push_back(each.upper);
        }
        summary.mean = Bounds{mean(lower), mean(upper)};
        std::ranges::sort(lower);
        std::ranges::sort(upper);
        for (const std::int32_t share : kPopulationQuantiles) {
            std::size_t place = 1;    // the first that so large a part does not exceed
            while (uint128{place} * 1'000'000 < uint128{lower.size()} * static_cast<unsigned>(share)) ++place;
            summary.quantiles.push_back({lower[place - 1] / step * step, upper[place - 1] / step * step});
        }
        return summary;
    }
    static std::int32_t mean(const std::vector<std::int32_t>& scores) {
        std::int64_t sum = 0;
        for (const auto each : scores) sum += each;
        return rounded(sum, static_cast<std::int64_t>(scores.size()));
    }
    static std::int32_t rounded(std::int64_t sum, std::int64_t count) {
        for (std::int64_t near = sum / count;; ++near) {    // the first whose distance is at most a half
            const std::int64_t twice = 2 * (sum - near * count);
            if (twice < count || (twice == count && near % 2 == 0)) return static_cast<std::int32_t>(near);
        }
    }
    // Every completion at its extremes, one peer after the other.
    static Standing standing(const std::vector<Bounds>& all, std::size_t own) {
        const Bounds score = all[own];
        Standing standing{1, 1, all.size(), {}};
        std::int64_t least = 1;    // halves
        std::int64_t most = 1;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i == own) continue;
            if (all[i].lower > score.upper) ++standing.best;
            if (all[i].upper > score.lower) ++standing.worst;
            least += all[i].upper < score.lower ? 2 : all[i].upper == score.lower ? 1 : 0;
            most += all[i].lower < score.upper ? 2 : all[i].lower == score.upper ? 1 : 0;
        }
        const auto count = static_cast<std::int64_t>(all.size()) * 2;
        standing.percentile = {rounded(least * 1'000'000, count), rounded(most * 1'000'000, count)};
        return standing;
    }
    GroupSummary group(bool has_quantiles) const {
        GroupSummary group;
        group.assessed = members_.size();
        group.score = summary(scores(), 1);
        if (!scores().empty()) {
            const auto by_lower = [](const Bounds& a, const Bounds& b) { return a.lower < b.lower; };
            const auto by_upper = [](const Bounds& a, const Bounds& b) { return a.upper < b.upper; };
            const auto all = scores();
            group.least = Bounds{std::ranges::min(all, by_lower).lower, std::ranges::min(all, by_upper).upper};
            group.greatest = Bounds{std::ranges::max(all, by_lower).lower, std::ranges::max(all, by_upper).upper};
        }
        for (std::uint32_t grade = 0; grade < grades_; ++grade) {
            Frequency is;
            Frequency at_least;
            for (const auto& each : members_) {
                if (!each.score) continue;
                is.certain += each.grade_lower == grade && each.grade_upper == grade ? 1 : 0;
                is.possible += each.grade_upper <= grade && grade <= each.grade_lower ? 1 : 0;
                at_least.certain += each.grade_lower <= grade ? 1 : 0;
                at_least.possible += each.grade_upper <= grade ? 1 : 0;
            }
            group.grades.push_back(is);
            group.at_least.push_back(at_least);
        }
        group.gates = frequencies(&PopulationMember::gates);
        group.risks = frequencies(&PopulationMember::risks);
        for (const auto& each : members_) {
            group.rated += each.coverage.rated;
            group.derived += each.coverage.derived;
            group.unassessed += each.coverage.unassessed;
            group.not_applicable += each.coverage.not_applicable;
        }
        for (std::size_t node = 0; node < members_.front().nodes.size(); ++node) {
            std::vector<Bounds> scores;
            for (const auto& each : members_) {
                if (each.nodes[node]) scores.push_back(*each.nodes[node]);
            }
            group.nodes.push_back(summary(scores, 1'000));
            if (!has_quantiles) group.nodes.back().quantiles.clear();
        }
        return group;
    }

private:
    std::vector<Frequency> frequencies(std::vector<Truth> PopulationMember::*which) const {
        std::vector<Frequency> all((members_.front().*which).size());
        for (const auto& each : members_) {
            for (std::size_t i = 0; i < all.size(); ++i) {
                all[i].certain += (each.*which)[i] == Truth::yes ? 1U : 0U;
                all[i].possible += (each.*which)[i] != Truth::no ? 1U : 0U;
            }
        }
        return all;
    }

    std::vector<PopulationMember> members_;
    std::size_t grades_;
};

PopulationOptions by_kind(std::uint32_t league = 10) { return {"organisation.kind", league}; }

Population population_of(std::span<const PopulationMember> members, const PopulationOptions& options = by_kind()) {
    auto population = *Population::create(standard_engine(), options);
    for (const auto& each : members) EXPECT_TRUE(population.add(each));
    return population;
}

void expect_same(const PopulationSummary& a, const PopulationSummary& b) {
    EXPECT_EQ(a.rejected, b.rejected);
    EXPECT_TRUE(a.all == b.all);
    EXPECT_TRUE(a.histogram == b.histogram);
    EXPECT_TRUE(a.groups == b.groups);
    EXPECT_EQ(a.left_out, b.left_out);
    EXPECT_TRUE(a.league == b.league);
}

TEST(Population, IsWhatCountingOneByOneGives) {
    for (unsigned seed = 1; seed <= 12; ++seed) {
        Members random(seed);
        const auto members = random.some(seed * 37);
        const PopulationSummary summary = population_of(members).summary();
        const std::size_t grades = standard_engine().scheme().grades().size();
        EXPECT_TRUE(summary.all == Reference(members, grades).group(true)) << seed;
        std::map<std::optional<std::string>, std::vector<PopulationMember>> groups;
        for (const auto& each : members) groups[each.group].push_back(each);
        ASSERT_EQ(summary.groups.size(), groups.size());
        for (const GroupSummary& group : summary.groups) {
            GroupSummary expected = Reference(groups[group.name], grades).group(false);
            expected.name = group.name;
            EXPECT_TRUE(group == expected) << seed << ' ' << group.name.value_or("(none)");
        }
        std::uint64_t bars = 0;
        for (std::size_t bar = 0; bar < kPopulationBars; ++bar) {
            const auto is_in = [&](std::int32_t score) {
                return score / 50'000 == static_cast<std::int32_t>(bar) || (score == 1'000'000 && bar == 19);
            };
            const auto scores = Reference(members, grades).scores();
            EXPECT_EQ(summary.histogram.lower[bar], std::ranges::count_if(scores, is_in, &Bounds::lower));
            EXPECT_EQ(summary.histogram.upper[bar], std::ranges::count_if(scores, is_in, &Bounds::upper));
            bars += summary.histogram.lower[bar];
        }
        EXPECT_EQ(bars, summary.all.score.scored);
    }
}

TEST(Standings, AreWhatComparingWithEachPeerGives) {
    for (unsigned seed = 1; seed <= 8; ++seed) {
        const auto members = Members(seed).some(150);
        const Standings standings(population_of(members));
        const auto scores = Reference(members, 1).scores();
        for (std::size_t i = 0; i < scores.size(); ++i) {
            EXPECT_EQ(standings.in_all(scores[i]), Reference::standing(scores, i)) << seed;
        }
        std::vector<Bounds> peers;
        for (const auto& each : members) {
            if (each.group == "学会" && each.score) peers.push_back(*each.score);
        }
        ASSERT_GT(peers.size(), 10U);
        for (std::size_t i = 0; i < peers.size(); ++i) {
            EXPECT_EQ(standings.in_group("学会", peers[i]), Reference::standing(peers, i)) << seed;
        }
        EXPECT_FALSE(standings.in_group("no such", {0, 0}));
        EXPECT_EQ(Standings(population_of({})).in_all({0, 0}).of, 0U);
    }
}

TEST(Standings, AmongThoseWhoseScoresAreKnown) {
    std::vector<PopulationMember> members;
    for (const std::int32_t score : {900'000, 800'000, 800'000, 500'000}) {
        members.push_back(Members(1).some(1).front());
        members.back().score = Bounds{score, score};
    }
    const Standings standings(population_of(members));
    EXPECT_EQ(standings.in_all({900'000, 900'000}), (Standing{1, 1, 4, {875'000, 875'000}}));
    EXPECT_EQ(standings.in_all({800'000, 800'000}), (Standing{2, 2, 4, {500'000, 500'000}}));
    EXPECT_EQ(standings.in_all({500'000, 500'000}), (Standing{4, 4, 4, {125'000, 125'000}}));
}

TEST(Population, IsTheSameHoweverItIsSplit) {
    std::mt19937 random(5);
    auto members = Members(3).some(400);
    const PopulationSummary whole = population_of(members).summary();
    const std::string state = population_of(members).state();
    for (int round = 0; round < 20; ++round) {
        std::ranges::shuffle(members, random);
        const std::size_t parts = 1 + random() % 7;
        std::vector<Population> populations(parts, *Population::create(standard_engine(), by_kind()));
        for (const auto& each : members) populations[random() % parts].add(each);
        while (populations.size() > 1) {    // in any order
            const std::size_t from = random() % populations.size();
            const std::size_t to = (from + 1 + random() % (populations.size() - 1)) % populations.size();
            ASSERT_TRUE(populations[to].merge(populations[from]));
            populations.erase(populations.begin() + static_cast<std::ptrdiff_t>(from));
        }
        expect_same(populations.front().summary(), whole);
        EXPECT_EQ(populations.front().state(), state);
    }
}

TEST(Population, GoesThroughBytes) {
    const auto members = Members(4).some(300);
    auto first = population_of(std::span(members).first(120));
    first.reject();
    auto second = Population::restore(standard_engine(), by_kind(), first.state());
    ASSERT_TRUE(second) << to_text(second.error());
    EXPECT_EQ(second->state(), first.state());
    for (const auto& each : std::span(members).subspan(120)) second->add(each);
    auto whole = population_of(members);
    whole.reject();
    expect_same(second->summary(), whole.summary());
}

TEST(Population, BelievesNoBytesThatCouldDoHarm) {
    const std::string state = population_of(Members(6).some(40)).state();
    for (std::size_t size = 0; size < state.size(); size += 1 + size / 50) {
        EXPECT_FALSE(Population::restore(standard_engine(), by_kind(), state.substr(0, size))) << size;
    }
    EXPECT_FALSE(Population::restore(standard_engine(), by_kind(), state + 'x'));
    EXPECT_FALSE(Population::restore(standard_engine(), by_kind(11), state));
    EXPECT_FALSE(Population::restore(standard_engine(), {"organisation.region", 10}, state));
    EXPECT_FALSE(Population::restore(standard_engine(kWholeScheme), by_kind(), state));
    std::mt19937 random(7);
    int accepted = 0;
    for (int i = 0; i < 3'000; ++i) {    // whatever is read can be summed up
        std::string damaged = state;
        for (unsigned k = 0; k <= random() % 3; ++k) damaged[random() % damaged.size()] = static_cast<char>(random());
        const auto population = Population::restore(standard_engine(), by_kind(), damaged);
        if (!population) continue;
        ++accepted;
        (void)population->summary();
    }
    EXPECT_LT(accepted, 1'500);
}

TEST(Population, OfNobody) {
    const PopulationSummary summary = population_of({}).summary();
    EXPECT_EQ(summary.all.assessed, 0U);
    EXPECT_FALSE(summary.all.score.mean);
    EXPECT_FALSE(summary.all.least);
    EXPECT_TRUE(summary.all.score.quantiles.empty());
    EXPECT_TRUE(summary.groups.empty());
    EXPECT_TRUE(summary.league.empty());
    for (const ScoreSummary& node : summary.all.nodes) EXPECT_FALSE(node.mean);
    const std::string state = population_of({}).state();
    EXPECT_TRUE(Population::restore(standard_engine(), by_kind(), state));
}

TEST(Population, OfOne) {
    const std::string record = R"({"format":"xuehui/record/1","organisation":{"id":"O","kind":"学会"},)"
                               R"("period":{"from":"2025-01-01","to":"2025-12-31"},"as_of":"2026-01-01","ratings":[]})";
    const auto assessment = standard_engine().assess(record);
    ASSERT_TRUE(assessment);
    auto population = *Population::create(standard_engine(), by_kind());
    EXPECT_TRUE(population.add(*assessment));
    const PopulationSummary summary = population.summary();
    // All is unknown: nothing is certain, nothing ruled out, and nothing is zero.
    EXPECT_EQ(summary.all.score.mean, (Bounds{0, 1'000'000}));
    EXPECT_EQ(summary.all.score.settled, 0U);
    EXPECT_EQ(summary.all.unassessed, assessment->criteria().size());
    for (const Frequency& grade : summary.all.grades) EXPECT_EQ(grade, (Frequency{0, 1}));
    EXPECT_EQ(summary.all.at_least.back(), (Frequency{1, 1}));
    for (const ScoreSummary& node : summary.all.nodes) EXPECT_EQ(node.mean, (Bounds{0, 1'000'000}));
    ASSERT_EQ(summary.groups.size(), 1U);
    EXPECT_EQ(summary.groups[0].name, "学会");
    ASSERT_EQ(summary.league.size(), 1U);
    EXPECT_EQ(summary.league[0].in_all, (Standing{1, 1, 1, {500'000, 500'000}}));
    EXPECT_EQ(summary.league[0].in_group, summary.league[0].in_all);
    std::size_t open = 0;
    for (std::size_t i = 0; i < assessment->gates().size(); ++i) {
        const Truth state = assessment->gates()[i].state;
        EXPECT_EQ(summary.all.gates[i], (Frequency{state == Truth::yes ? 1U : 0U, state == Truth::no ? 0U : 1U}));
        if (state == Truth::unknown) ++open;
    }
    EXPECT_GT(open, 0U);
}

TEST(Population, KeepsTheFirstGroupsByNameWhole) {
    std::vector<PopulationMember> members;
    const PopulationMember one = Members(1).some(1).front();
    for (std::size_t i = 0; i < Population::kMostGroups + 500; ++i) {
        for (int twice = 0; twice < 2; ++twice) {
            members.push_back(one);
            members.back().group = std::to_string(100'000 + i);
        }
    }
    std::mt19937 random(9);
    std::ranges::shuffle(members, random);
    const std::size_t half = members.size() / 2;
    auto population = population_of(std::span(members).first(half));
    ASSERT_TRUE(population.merge(population_of(std::span(members).subspan(half))));
    const PopulationSummary summary = population.summary();
    ASSERT_EQ(summary.groups.size(), Population::kMostGroups);
    for (std::size_t i = 0; i < summary.groups.size(); ++i) {
        EXPECT_EQ(summary.groups[i].name, std::to_string(100'000 + i));
        EXPECT_EQ(summary.groups[i].assessed, 2U);
    }
    EXPECT_EQ(summary.left_out, 1'000U);
}

TEST(Population, KeepsTheBestByName) {
    auto members = Members(8).some(200);
    const auto league = population_of(members).summary().league;
    std::erase_if(members, [](const auto& each) { return !each.score; });
    std::ranges::sort(members, [](const auto& a, const auto& b) {
        return std::tuple(-a.score->lower, -a.score->upper, a.organisation) <
               std::tuple(-b.score->lower, -b.score->upper, b.organisation);
    });
    ASSERT_EQ(league.size(), 10U);
    for (std::size_t i = 0; i < league.size(); ++i) {
        EXPECT_EQ(league[i].organisation, members[i].organisation);
        EXPECT_EQ(league[i].score, *members[i].score);
        EXPECT_EQ(league[i].group, members[i].group);
    }
    EXPECT_TRUE(population_of(members, by_kind(0)).summary().league.empty());
    members[0].score = Bounds{1'000'000, 1'000'000};
    members[0].name.clear();
    for (int i = 0; i < 300; ++i) members[0].name += "会";
    EXPECT_EQ(population_of(members).summary().league[0].name.size(), 255U);
}

TEST(Population, MergesOnlyWithItsLike) {
    const auto members = Members(2).some(20);
    auto population = population_of(members);
    const std::string before = population.state();
    EXPECT_FALSE(population.merge(*Population::create(standard_engine(kWholeScheme), by_kind())));
    EXPECT_FALSE(population.merge(population_of(members, by_kind(9))));
    EXPECT_FALSE(population.merge(population_of(members, {"", 10})));
    EXPECT_EQ(population.state(), before);
    EXPECT_TRUE(population.merge(population));
    EXPECT_EQ(population.summary().all.assessed, 40U);
}

TEST(Population, GroupsByWhatRecordsState) {
    const auto group = [](const std::string& place, const std::string& organisation, const std::string& facts) {
        const std::string record = R"({"format":"xuehui/record/1","organisation":{"id":"O")" + organisation +
                                   R"(},"period":{"from":"2025-01-01","to":"2025-12-31"},"as_of":"2026-01-01",)" +
                                   R"("facts":{)" + facts + R"(},"ratings":[]})";
        const auto population = Population::create(standard_engine(), {place});
        EXPECT_TRUE(population) << place;
        const auto assessment = standard_engine().assess(record);
        EXPECT_TRUE(assessment) << to_text(assessment.error());
        return population->member(*assessment).group.value_or("(none)");
    };
    EXPECT_EQ(group("organisation.kind", R"(,"kind":"学会")", ""), "学会");
    EXPECT_EQ(group("organisation.region", R"(,"region":"北京")", ""), "北京");
    EXPECT_EQ(group("organisation.region", R"(,"region":"")", ""), "(none)");
    EXPECT_EQ(group("organisation.region", "", ""), "(none)");
    EXPECT_EQ(group("organisation.region", R"(,"region":")" + std::string(300, 'x') + '"', ""), "(none)");
    EXPECT_EQ(group("organisation.x-size.of", R"(,"x-size.of":1.50)", ""), "1.5");
    EXPECT_EQ(group("organisation.x-list", R"(,"x-list":[1])", ""), "(none)");
    EXPECT_EQ(group("facts.party.full_members", "", R"("party":{"full_members":5})"), "5");
    EXPECT_EQ(group("facts.party.full_members", "", R"("party":{"full_members":null})"), "(none)");
    for (const char* place : {"kind", "organisation", "organisation.", "organisation.name", "organisation.id", "facts",
                              "facts.", "facts.party", "facts.party.ful_members", "facts.officers", "ratings.x"}) {
        EXPECT_FALSE(Population::create(standard_engine(), {place})) << place;
    }
    EXPECT_EQ(Population::create(standard_engine(), {"facts.party.ful_members"}).error()[0].hint, "party.full_members");
    for (const Fact* fact : standard_engine().facts()) {
        if (!fact->personal) continue;
        EXPECT_FALSE(Population::create(standard_engine(), {"facts." + fact->name})) << fact->name;
    }
}

}  // namespace
}  // namespace xuehui
