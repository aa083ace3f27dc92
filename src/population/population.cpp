// The population: members in, one by one or by merging.
//
// Whatever is kept of them is a sum, or the first so many in an order that depends on nothing but themselves (groups by
// name, the league by score). Both come out the same however members are split into parts and whatever their order.
#include <xuehui/population.hpp>

#include <algorithm>
#include <tuple>

#include <gsl/assert>

#include <xuehui/version.hpp>

#include "base/utf8.hpp"
#include "population/population_state.hpp"
#include "scoring/plan.hpp"

namespace xuehui {

namespace {

using namespace population;

std::vector<std::uint32_t> nodes_of(const Engine& engine) {
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t i = 0; i < engine.catalogue().indicators().size(); ++i) {
        if (engine.is_within_roots(i)) nodes.push_back(i);
    }
    return nodes;
}

Shape shape_of(const Engine& engine, std::size_t nodes) {
    return {engine.scheme().grades().size(), engine.scheme().data().gates.size(), engine.risk_count(), nodes};
}

// The best first. Entries that are equal in all of this are equal.
auto order_of(const LeagueEntry& entry) { return std::tie(entry.score.lower, entry.score.upper); }

bool is_before(const LeagueEntry& a, const LeagueEntry& b) {
    if (order_of(a) != order_of(b)) return order_of(a) > order_of(b);
    const auto rest = [](const LeagueEntry& entry) {
        return std::tie(entry.organisation, entry.from, entry.to, entry.name, entry.group, entry.grade_lower,
                        entry.grade_upper);
    };
    return rest(a) < rest(b);
}

// As many whole characters as there is room for.
std::string cut(std::string_view name) {
    if (name.size() <= kLongestName) return std::string(name);
    std::size_t size = 0;
    for (Glyph glyph = first_glyph(name); size + glyph.bytes.size() <= kLongestName;
         glyph = first_glyph(name.substr(size))) {
        size += glyph.bytes.size();
    }
    return std::string(name.substr(0, size));
}

// A rule runs once for each case: what it says of the organisation.
std::vector<Truth> risks_of(const Assessment& assessment, std::size_t count) {
    std::vector<Truth> risks(count, Truth::no);
    for (const Finding& finding : assessment.findings()) {
        const Truth said = finding.state == Finding::State::raised    ? Truth::yes
                           : finding.state == Finding::State::unknown ? Truth::unknown
                                                                      : Truth::no;
        risks[finding.rule] = either(risks[finding.rule], said);
    }
    return risks;
}

std::uint32_t number_of_grade(const Scheme& scheme, std::string_view id) {
    const auto found = std::ranges::find(scheme.grades(), id, &Grade::id);
    return static_cast<std::uint32_t>(found - scheme.grades().begin());
}

}  // namespace

Population::State::State(Engine of, PopulationOptions as, Grouping by)
    : engine(std::move(of)),
      options(std::move(as)),
      grouping(std::move(by)),
      nodes(nodes_of(engine)),
      all(shape_of(engine, nodes.size())),
      thousandths(nodes.size()),
      unstated(shape_of(engine, nodes.size())) {
    shape = shape_of(engine, nodes.size());
}

Tally* Population::State::group(const std::string& name) {
    const auto found = groups.find(name);
    if (found != groups.end()) return &found->second;
    if (groups.size() == kMostGroups) {
        const auto last = std::prev(groups.end());
        if (last->first < name) return nullptr;
        groups.erase(last);
    }
    return &groups.try_emplace(name, shape).first->second;
}

void Population::State::enter(LeagueEntry entry) {
    if (league.size() == options.league && (league.empty() || !is_before(entry, league.back()))) return;
    league.insert(std::ranges::upper_bound(league, entry, is_before), std::move(entry));
    if (league.size() > options.league) league.pop_back();
}

std::uint64_t Population::State::left_out() const {
    if (!grouping) return 0;
    std::uint64_t kept = unstated.assessed();
    for (const auto& [name, tally] : groups) kept += tally.assessed();
    return all.assessed() - kept;
}

std::string population::fingerprint(const Engine& engine, const PopulationOptions& options) {
    std::string text(version());
    const auto put = [&](const Identity& identity) { text += ' ' + identity.id + ' ' + identity.sha256; };
    put(engine.catalogue().identity());
    for (const Identity& each : engine.catalogue().extended()) put(each);
    put(engine.scheme().identity());
    for (const Rules& each : engine.rules()) put(each.identity());
    return text + ' ' + std::to_string(options.league) + ' ' + options.group_by;
}

Population::Population(std::unique_ptr<State> state) : state_(std::move(state)) {}
Population::Population(const Population& other) : state_(std::make_unique<State>(*other.state_)) {}
Population::Population(Population&&) noexcept = default;
Population& Population::operator=(Population other) noexcept {
    state_.swap(other.state_);
    return *this;
}
Population::~Population() = default;

Result<Population> Population::create(const Engine& engine, const PopulationOptions& options) {
    auto grouping = Grouping::create(options.group_by, engine);
    if (!grouping) return std::move(grouping).error();
    PopulationOptions bounded = options;
    bounded.league = std::min(options.league, kMostLeague);
    return Population(std::make_unique<State>(engine, bounded, *std::move(grouping)));
}

PopulationMember Population::member(const Assessment& assessment) const {
    const Record& record = assessment.record();
    PopulationMember member;
    member.group = state_->grouping.group_of(record);
    member.organisation = record.organisation_id();
    member.name = cut(record.organisation_name());
    member.from = record.period_from();
    member.to = record.period_to();
    member.score = assessment.score();
    if (member.score) {
        member.grade_lower = number_of_grade(state_->engine.scheme(), assessment.grade_lower());
        member.grade_upper = number_of_grade(state_->engine.scheme(), assessment.grade_upper());
    }
    member.coverage = assessment.coverage();
    for (const NodeResult& node : assessment.nodes()) member.nodes.push_back(node.score);
    for (const GateResult& gate : assessment.gates()) member.gates.push_back(gate.state);
    member.risks = risks_of(assessment, state_->shape.risks);
    return member;
}

bool Population::add(const PopulationMember& member) {
    State& state = *state_;
    Expects(member.nodes.size() == state.shape.nodes && member.gates.size() == state.shape.gates &&
            member.risks.size() == state.shape.risks);
    if (state.all.assessed() >= kMost) return false;
    state.all.add(member);
    for (std::size_t i = 0; i < member.nodes.size(); ++i) {
        if (member.nodes[i]) state.thousandths.add(i, *member.nodes[i]);
    }
    if (state.grouping) {
        Tally* const group = member.group ? state.group(*member.group) : &state.unstated;
        if (group != nullptr) group->add(member);
    }
    if (!member.score) return true;
    LeagueEntry entry;
    entry.score = *member.score;
    // Most are not good enough, which their scores say.
    if (state.league.size() == state.options.league && !state.league.empty() &&
        order_of(entry) < order_of(state.league.back())) {
        return true;
    }
    if (state.grouping) entry.group = member.group;
    entry.organisation = member.organisation;
    entry.name = cut(member.name);
    entry.from = member.from;
    entry.to = member.to;
    entry.grade_lower = member.grade_lower;
    entry.grade_upper = member.grade_upper;
    state.enter(std::move(entry));
    return true;
}

void Population::reject() { ++state_->rejected; }

bool Population::merge(const Population& other) {
    State& state = *state_;
    const State& more = *other.state_;
    if (fingerprint(state.engine, state.options) != fingerprint(more.engine, more.options)) return false;
    if (more.all.assessed() > kMost - state.all.assessed()) return false;
    state.rejected += more.rejected;
    state.all.merge(more.all);
    state.thousandths.merge(more.thousandths);
    for (const auto& [name, tally] : more.groups) {
        if (Tally* const group = state.group(name)) group->merge(tally);
    }
    state.unstated.merge(more.unstated);
    const auto entries = more.league;    // a copy, as the other may be this one
    for (const LeagueEntry& entry : entries) state.enter(entry);
    return true;
}

}  // namespace xuehui
