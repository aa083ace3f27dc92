#include "population/tally.hpp"

#include <algorithm>

#include <gsl/assert>

namespace xuehui::population {

namespace {

constexpr std::uint64_t kFull = 1'000'000;

// Rounded half to even.
std::int32_t mean(std::uint64_t sum, std::uint64_t count) {
    const std::uint64_t whole = sum / count;
    const std::uint64_t twice = sum % count * 2;
    const bool is_up = twice > count || (twice == count && whole % 2 == 1);
    return static_cast<std::int32_t>(whole + (is_up ? 1 : 0));
}

}  // namespace

void ScoreTally::add(const Bounds& score) {
    ++scored;
    if (score.lower == score.upper) ++settled;
    lower += static_cast<std::uint64_t>(score.lower);
    upper += static_cast<std::uint64_t>(score.upper);
}

void ScoreTally::merge(const ScoreTally& other) {
    scored += other.scored;
    settled += other.settled;
    lower += other.lower;
    upper += other.upper;
}

ScoreSummary ScoreTally::summary() const {
    ScoreSummary summary;
    summary.scored = scored;
    summary.settled = settled;
    if (scored > 0) summary.mean = Bounds{population::mean(lower, scored), population::mean(upper, scored)};
    return summary;
}

void TruthTally::add(Truth truth) {
    if (truth == Truth::yes) ++yes;
    if (truth == Truth::unknown) ++unknown;
}

Tally::Tally(const Shape& shape)
    : grades_(shape.grades), gates_(shape.gates), risks_(shape.risks), nodes_(shape.nodes) {}

void Tally::add(const PopulationMember& member) {
    ++assessed_;
    if (member.score) {
        score_.add(*member.score);
        lower_.add(member.score->lower);
        upper_.add(member.score->upper);
        ++grades_[member.grade_lower].lower;
        ++grades_[member.grade_upper].upper;
        if (member.grade_lower == member.grade_upper) ++grades_[member.grade_lower].settled;
    }
    const Coverage& coverage = member.coverage;
    const std::uint32_t counts[] = {coverage.rated, coverage.derived, coverage.unassessed, coverage.not_applicable};
    for (std::size_t i = 0; i < std::size(counts); ++i) coverage_[i] += counts[i];
    for (std::size_t i = 0; i < gates_.size(); ++i) gates_[i].add(member.gates[i]);
    for (std::size_t i = 0; i < risks_.size(); ++i) risks_[i].add(member.risks[i]);
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (member.nodes[i]) nodes_[i].add(*member.nodes[i]);
    }
}

template <class This, class Visit>
void Tally::for_each_sum(This& tally, Visit visit) {
    const auto visit_score = [&](auto& score) {
        visit(score.scored);
        visit(score.settled);
        visit(score.lower);
        visit(score.upper);
    };
    visit(tally.assessed_);
    visit_score(tally.score_);
    for (auto& count : tally.coverage_) visit(count);
    for (auto& grade : tally.grades_) {
        visit(grade.settled);
        visit(grade.lower);
        visit(grade.upper);
    }
    for (auto* conditions : {&tally.gates_, &tally.risks_}) {
        for (auto& condition : *conditions) {
            visit(condition.yes);
            visit(condition.unknown);
        }
    }
    for (auto& node : tally.nodes_) visit_score(node);
}

void Tally::merge(const Tally& other) {
    std::vector<std::uint64_t> sums;
    for_each_sum(other, [&](const std::uint64_t& sum) { sums.push_back(sum); });
    auto next = sums.begin();
    for_each_sum(*this, [&](std::uint64_t& sum) { sum += *next++; });
    lower_.merge(other.lower_);
    upper_.merge(other.upper_);
}

void Tally::write(ByteWriter& out) const {
    for_each_sum(*this, [&](const std::uint64_t& sum) { out.number(sum); });
    for (const Distribution* scores : {&lower_, &upper_}) {
        const auto entries = scores->entries();
        out.number(entries.size());
        std::uint64_t last = 0;
        for (const std::uint64_t entry : entries) {
            out.number(Packed::score(entry) - last);
            out.number(Packed::count(entry));
            last = Packed::score(entry);
        }
    }
}

void Tally::read_scores(ByteReader& in, Distribution& scores) const {
    std::vector<std::uint64_t> entries;
    const std::uint64_t size = in.number(kFull + 1);
    std::uint64_t score = 0;
    std::uint64_t all = 0;
    for (std::uint64_t i = 0; i < size && in.good(); ++i) {
        const std::uint64_t step = in.number(kFull);
        const std::uint64_t count = in.number(Population::kMost);
        score += step;
        all += count;
        const bool rises = i == 0 || step > 0;
        if (!rises || score > kFull || count == 0 || all > Population::kMost) in.fail();
        entries.push_back(Packed::pack(score, count));
    }
    if (all != score_.scored) in.fail();
    scores = Distribution::of(std::move(entries));
}

void Tally::read(ByteReader& in) {
    for_each_sum(*this, [&](std::uint64_t& sum) { sum = in.number(); });
    if (assessed_ > Population::kMost) in.fail();
    const auto is_sound = [&](const ScoreTally& score) {
        return score.settled <= score.scored && score.scored <= assessed_ && score.lower <= score.upper &&
               score.upper <= score.scored * kFull;
    };
    const auto is_possible = [&](const TruthTally& condition) {
        return condition.yes <= assessed_ && condition.unknown <= assessed_ - condition.yes;
    };
    const bool are_sound = is_sound(score_) && std::ranges::all_of(nodes_, is_sound) &&
                           std::ranges::all_of(gates_, is_possible) && std::ranges::all_of(risks_, is_possible);
    if (!are_sound) in.fail();
    read_scores(in, lower_);
    read_scores(in, upper_);
}

// Grades stand best first. Those who may have one are those whose upper grade is as good, but for those whose lower one is
// better.
void Tally::summarise_grades(GroupSummary& summary) const {
    std::uint64_t lower = 0;
    std::uint64_t upper = 0;
    for (const GradeTally& grade : grades_) {
        upper += grade.upper;
        summary.grades.push_back({grade.settled, upper - lower});
        lower += grade.lower;
        summary.at_least.push_back({lower, upper});
    }
}

GroupSummary Tally::summary() const {
    GroupSummary summary;
    summary.assessed = assessed_;
    summary.score = score_.summary();
    if (score_.scored > 0) {
        const Cumulated lower(lower_.entries());
        const Cumulated upper(upper_.entries());
        const auto at = [&](std::uint64_t place) { return Bounds{lower.at(place), upper.at(place)}; };
        summary.least = at(1);
        summary.greatest = at(score_.scored);
        for (const std::int32_t share : kPopulationQuantiles) {
            summary.score.quantiles.push_back(at(place_of_quantile(score_.scored, static_cast<std::uint64_t>(share))));
        }
    }
    summarise_grades(summary);
    for (const TruthTally& gate : gates_) summary.gates.push_back(gate.frequency());
    for (const TruthTally& risk : risks_) summary.risks.push_back(risk.frequency());
    summary.rated = coverage_[0];
    summary.derived = coverage_[1];
    summary.unassessed = coverage_[2];
    summary.not_applicable = coverage_[3];
    for (const ScoreTally& node : nodes_) summary.nodes.push_back(node.summary());
    return summary;
}

void Thousandths::merge(const Thousandths& other) {
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

std::int32_t Thousandths::at(std::size_t node, std::size_t bound, std::uint64_t place) const {
    const std::uint64_t* counts = &counts_[(node * 2 + bound) * kSteps];
    std::size_t step = 0;
    for (std::uint64_t seen = counts[0]; seen < place && step + 1 < kSteps; seen += counts[step]) ++step;
    return static_cast<std::int32_t>(step) * kMillionths;
}

std::vector<Bounds> Thousandths::quantiles(std::size_t node, std::uint64_t scored) const {
    std::vector<Bounds> quantiles;
    if (scored == 0) return quantiles;
    for (const std::int32_t share : kPopulationQuantiles) {
        const std::uint64_t place = place_of_quantile(scored, static_cast<std::uint64_t>(share));
        quantiles.push_back({at(node, 0, place), at(node, 1, place)});
    }
    return quantiles;
}

// Most counts are zero; how many of them follow one another stands behind a zero.
void Thousandths::write(ByteWriter& out) const {
    for (std::size_t i = 0; i < counts_.size();) {
        out.number(counts_[i]);
        if (counts_[i++] > 0) continue;
        const std::size_t first = i;
        while (i < counts_.size() && counts_[i] == 0) ++i;
        out.number(i - first);
    }
}

void Thousandths::read(ByteReader& in) {
    for (std::size_t i = 0; i < counts_.size() && in.good();) {
        counts_[i] = in.number(Population::kMost);
        if (counts_[i++] == 0) i += in.number(counts_.size() - i);
    }
}

}  // namespace xuehui::population
