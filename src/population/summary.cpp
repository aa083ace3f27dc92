// What a population comes to, and where one stands in it.
#include <xuehui/population.hpp>

#include <algorithm>
#include <map>

#include "population/population_state.hpp"

namespace xuehui {

namespace {

using namespace population;

struct Peers {
    explicit Peers(const Tally& tally) : lower(tally.lower().entries()), upper(tally.upper().entries()) {}

    Cumulated lower, upper;
};

constexpr std::uint64_t kFull = 1'000'000;

// `twice` / (2 × count) in millionths, rounded half to even. No product is too large: a count has 44 bits.
std::int32_t share(std::uint64_t twice, std::uint64_t count) {
    const std::uint64_t product = twice * (kFull / 2);
    const std::uint64_t whole = product / count;
    const std::uint64_t rest = product % count * 2;
    const bool is_up = rest > count || (rest == count && whole % 2 == 1);
    return static_cast<std::int32_t>(whole + (is_up ? 1 : 0));
}

// Whoever is asked about is one of the peers. That one stands lowest with its own lower bound, when all others have their
// upper ones; and highest the other way round. So one count is of the others' upper bounds, the other of their lower ones,
// and each is rid of what one's own bound, which is open on its own account, adds to it.
Standing standing(const Peers& peers, const Bounds& score) {
    Standing standing;
    standing.of = peers.lower.count();
    if (standing.of == 0) return standing;    // and so nobody who could be asked about
    const bool is_open = score.lower < score.upper;
    const std::uint64_t above = standing.of - peers.lower.not_above(score.upper);
    const std::uint64_t may_be_above = standing.of - peers.upper.not_above(score.lower) - (is_open ? 1 : 0);
    standing.best = 1 + above;
    standing.worst = 1 + may_be_above;
    const std::uint64_t surely_below = peers.upper.below(score.lower);
    const std::uint64_t surely_or_same = peers.upper.not_above(score.lower) + (is_open ? 1 : 0);
    const std::uint64_t may_be_below = peers.lower.below(score.upper) - (is_open ? 1 : 0);
    const std::uint64_t may_be_or_same = peers.lower.not_above(score.upper);
    standing.percentile = {share(surely_below + surely_or_same, standing.of),
                           share(may_be_below + may_be_or_same, standing.of)};
    return standing;
}

Histogram histogram_of(const Tally& tally) {
    Histogram histogram;
    const auto fill = [](const Distribution& scores, std::uint64_t(&bars)[kPopulationBars]) {
        for (const std::uint64_t entry : scores.entries()) {
            const std::uint64_t bar = Packed::score(entry) * kPopulationBars / kFull;
            bars[std::min<std::uint64_t>(bar, kPopulationBars - 1)] += Packed::count(entry);
        }
    };
    fill(tally.lower(), histogram.lower);
    fill(tally.upper(), histogram.upper);
    return histogram;
}

}  // namespace

struct Standings::Data {
    explicit Data(const Population::State& state) : all(state.all) {
        for (const auto& [name, tally] : state.groups) groups.try_emplace(name, tally);
    }

    Peers all;
    std::map<std::string, Peers, std::less<>> groups;
};

Standings::Standings(const Population& population) : data_(std::make_shared<const Data>(population.data())) {}

Standing Standings::in_all(const Bounds& score) const { return standing(data_->all, score); }

std::optional<Standing> Standings::in_group(std::string_view group, const Bounds& score) const {
    const auto found = data_->groups.find(group);
    if (found == data_->groups.end()) return std::nullopt;
    return standing(found->second, score);
}

PopulationSummary Population::summary() const {
    const State& state = *state_;
    PopulationSummary summary{
        state.engine, state.options.group_by, state.rejected, state.all.summary(), histogram_of(state.all), state.nodes,
        {},           state.left_out(),       state.league};
    for (std::size_t i = 0; i < state.nodes.size(); ++i) {
        ScoreSummary& node = summary.all.nodes[i];
        node.quantiles = state.thousandths.quantiles(i, node.scored);
    }
    for (const auto& [name, tally] : state.groups) {
        summary.groups.push_back(tally.summary());
        summary.groups.back().name = name;
    }
    if (state.unstated.assessed() > 0) summary.groups.push_back(state.unstated.summary());
    const Standings standings(*this);
    for (LeagueEntry& entry : summary.league) {
        entry.in_all = standings.in_all(entry.score);
        if (entry.group) entry.in_group = standings.in_group(*entry.group, entry.score);
    }
    return summary;
}

}  // namespace xuehui
