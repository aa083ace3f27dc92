#include "report/criterion_story.hpp"

#include <algorithm>

#include "json/canonical.hpp"
#include "report/phrases.hpp"
#include "report/reasons.hpp"
#include "report/risk_words.hpp"

namespace xuehui::report {

namespace {

// JSON with blanks behind commas and colons, where lines may be broken.
std::string spaced(std::string_view json) {
    std::string out;
    bool in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        out += json[i];
        if (json[i] == '\\') out += json[++i];    // only in strings, and something follows
        else if (json[i] == '"') in_string = !in_string;
        else if (!in_string && (json[i] == ',' || json[i] == ':')) out += ' ';
    }
    return out;
}

}  // namespace

CriterionStory::CriterionStory(const Assessment& assessment, const CriterionResult& result, const RatingsOf& ratings,
                               Language language)
    : assessment_(assessment),
      engine_(assessment.engine()),
      scheme_(engine_.scheme().data()),
      record_(assessment.record().data()),
      criterion_(engine_.catalogue().criteria()[result.criterion]),
      result_(result),
      language_(language),
      ratings_(ratings.criterion(result.criterion)) {}

const CriterionStory::Recorded* CriterionStory::counting() const {
    if (result_.record_rating == CriterionResult::kNone) return nullptr;
    return &record_.ratings[static_cast<std::size_t>(result_.record_rating)];
}

std::string CriterionStory::value() const {
    std::vector<std::string> parts;
    if (result_.value) parts.push_back(percents(result_.value) + " %");
    parts.push_back(verdict(assessment_, result_, language_));
    const std::string why = policy();
    if (!why.empty()) parts.push_back(why);
    if (!result_.value && why.empty()) parts.emplace_back(word(Word::left_out));
    return join(parts, word(Word::comma));
}

std::string CriterionStory::origin(std::size_t number) const {
    const RecordedRating rating = assessment_.record().rating(number);
    std::vector<std::string> parts{stage_name(rating.stage, language_)};
    for (const std::string_view part : {rating.on, rating.assessor}) {
        if (!part.empty()) parts.emplace_back(part);
    }
    parts.push_back(say(Word::rating_number, language_, {std::to_string(number + 1)}));
    return join(parts, word(Word::comma));
}

std::string CriterionStory::counts() const {
    if (!is_rated()) return {};
    return counting_origin() + std::string(word(Word::semicolon)) + why();
}

std::string CriterionStory::counting_origin() const {
    return is_rated() ? origin(static_cast<std::size_t>(result_.record_rating)) : std::string();
}

std::string CriterionStory::why() const {
    std::vector<Fate> losers;
    for (const std::size_t number : ratings_) losers.push_back(fate(number));
    const auto lost = [&](Fate fate) { return std::ranges::find(losers, fate) != losers.end(); };
    std::vector<std::string> parts;
    if (lost(Fate::later_stage)) {
        std::vector<std::string> order;
        for (const std::string& stage : scheme_.stages) order.push_back(stage_name(stage, language_));
        parts.push_back(say(Word::counts_stage, language_,
                            {join(order, word(Word::list_comma)), stage_name(counting()->stage, language_)}));
    }
    if (lost(Fate::earlier)) parts.emplace_back(word(Word::counts_latest));
    if (lost(Fate::before)) parts.emplace_back(word(Word::counts_last));
    if (parts.empty()) parts.emplace_back(word(Word::counts_only));
    return join(parts, word(Word::semicolon));
}

std::vector<CriterionStory::Other> CriterionStory::others() const {
    std::vector<Other> others;
    for (const std::size_t number : ratings_) {
        const Fate which = fate(number);
        if (which == Fate::counts) continue;
        others.push_back({verdict_of(number) + std::string(word(Word::comma)) + origin(number), why_not(which)});
    }
    return others;
}

std::string CriterionStory::reason() const {
    if (!is_rated()) return {};
    const bool is_full = !result_.value || result_.value->lower == kMillion;
    if (!counting()->reason.empty()) return std::string(counting()->reason);
    return is_full ? std::string() : std::string(word(Word::no_reason));
}

std::vector<std::string> CriterionStory::evidence() const {
    constexpr std::size_t kDigits = 12;    // of a digest, to tell it by; the record has them all
    std::vector<std::string> lines;
    if (!is_rated()) return lines;
    for (std::uint32_t i = counting()->first_evidence; i < counting()->end_evidence; ++i) {
        const Evidence& each = record_.evidence[i];
        std::vector<std::string> parts;
        for (const std::string_view part : {each.title, each.uri}) {
            if (!part.empty()) parts.emplace_back(part);
        }
        if (!each.sha256.empty()) parts.push_back("sha256 " + std::string(each.sha256.substr(0, kDigits)) + "…");
        if (record_.expires[i]) {
            const bool is_over = *record_.expires[i] < record_.as_of;
            parts.push_back(say(is_over ? Word::expired : Word::expires, language_, {each.expires}));
        }
        lines.push_back(join(parts, word(Word::comma)));
    }
    return lines;
}

std::string CriterionStory::check() const { return check_text(assessment_, result_, language_); }

std::vector<std::string> CriterionStory::because() const {
    std::vector<std::string> lines;
    for (const Text& sentence : reasons(assessment_, result_, Privacy::masked)) lines.push_back(sentence.in(language_));
    return lines;
}

std::string CriterionStory::conflict() const {
    const auto conflicts = assessment_.conflicts();
    if (std::ranges::find(conflicts, result_.criterion, &Conflict::criterion) == conflicts.end()) return {};
    return say(Word::conflict_here, language_, {verdict(assessment_, result_, language_)});
}

std::string CriterionStory::applies_if() const {
    const Value condition = engine_.catalogue().data().applies_if[result_.criterion];
    if (!condition) return {};
    const Truth truth = applies();
    std::vector<std::string> why;
    for (const Text& each : condition_reasons(assessment_, condition, truth, Privacy::masked)) {
        why.push_back(each.in(language_));
    }
    std::string said(word(outcome(truth)));
    if (!why.empty()) said.append(word(Word::colon)).append(join(why, word(Word::semicolon)));
    return said;
}

std::string CriterionStory::condition() const {
    const Value condition = engine_.catalogue().data().applies_if[result_.criterion];
    return condition ? spaced(json::canonical(condition)) : std::string();
}

Truth CriterionStory::applies() const {
    logic::Budget budget;
    const logic::Data data{record_.facts, logic::Absence::record, record_.as_of};
    return engine_.data().applies_if[result_.criterion]->truth(data, budget);
}

Word CriterionStory::outcome(Truth applies) const {
    switch (applies) {
        case Truth::yes: return Word::applies_yes;
        case Truth::unknown: return Word::applies_unknown;
        case Truth::no: break;
    }
    if (result_.source == Source::unassessed) return Word::applies_unknown;    // the assessment had no time to find out
    return result_.source == Source::assessed ? Word::applies_overruled : Word::applies_no;
}

std::string CriterionStory::policy() const {
    if (result_.rating == CriterionResult::kNotApplicable) {
        return std::string(result_.value ? word(Word::full_marks_policy) : std::string_view{});
    }
    if (result_.source == Source::unassessed) return unassessed_policy();
    if (!counting()) return result_.derived.kind == Derived::Kind::measure ? measure() : std::string();
    if (!counting()->has_evidence() && scheme_.no_evidence == Scheme::Data::NoEvidence::lowest) {
        return std::string(word(Word::no_evidence_policy));
    }
    return counting()->measured ? measure() : std::string();
}

std::string CriterionStory::unassessed_policy() const {
    if (scheme_.unassessed == Scheme::Data::Unassessed::zero) return std::string(word(Word::unassessed_zero));
    const bool left_out = scheme_.unassessed == Scheme::Data::Unassessed::exclude;
    if (left_out) return std::string(word(Word::unassessed_exclude));
    if (result_.derived.kind == Derived::Kind::nothing) return std::string(word(Word::unassessed_bounds));
    return say(Word::limited, language_, {derived_text(engine_, result_.derived, language_)});
}

std::string CriterionStory::measure() const {
    const auto number = static_cast<std::size_t>(engine_.data().plan->criteria[result_.criterion].measure);
    const Scheme::Data::Measure& measure = scheme_.measures[number];
    std::vector<std::string> points;
    for (const auto& point : measure.points) {
        const Decimal value = Decimal::from_millionths(point.value.millionths() * 100);
        points.push_back(point.at.text() + "→" + value.text() + " %");
    }
    const bool steps = measure.shape == Scheme::Data::Measure::Shape::steps;
    return say(steps ? Word::by_steps : Word::by_linear, language_, {join(points, word(Word::list_comma))});
}

std::string CriterionStory::verdict_of(std::size_t number) const {
    CriterionResult alone = result_;
    alone.record_rating = static_cast<std::int32_t>(number);
    const Recorded& rating = record_.ratings[number];
    alone.rating = CriterionResult::kNone;
    if (rating.is_empty()) return std::string(word(Word::no_value));
    if (rating.rating) {
        const std::size_t index = *engine_.data().ratings.find(rating.rating.text());
        const bool of_scale = index < scheme_.scale.size();
        alone.rating = of_scale ? static_cast<std::int32_t>(index) : CriterionResult::kNotApplicable;
    }
    return verdict(assessment_, alone, language_);
}

std::size_t CriterionStory::rank(const Recorded& rating) const {
    return static_cast<std::size_t>(std::ranges::find(scheme_.stages, rating.stage) - scheme_.stages.begin());
}

CriterionStory::Fate CriterionStory::fate(std::size_t number) const {
    const Recorded& rating = record_.ratings[number];
    if (static_cast<std::int32_t>(number) == result_.record_rating) return Fate::counts;
    if (rating.is_empty()) return Fate::empty;
    if (rating.on && *rating.on > record_.as_of) return Fate::future;
    if (rank(rating) == scheme_.stages.size()) return Fate::other_stage;
    if (rank(rating) != rank(*counting())) return Fate::later_stage;
    return rating.on != counting()->on ? Fate::earlier : Fate::before;
}

std::string CriterionStory::why_not(Fate fate) const {
    switch (fate) {
        case Fate::counts: break;
        case Fate::empty: return std::string(word(Word::other_empty));
        case Fate::future: return say(Word::other_future, language_, {assessment_.record().as_of()});
        case Fate::other_stage: return std::string(word(Word::other_stage));
        case Fate::later_stage: return say(Word::other_later_stage, language_, {stage_name(counting()->stage, language_)});
        case Fate::earlier: return std::string(word(Word::other_earlier));
        case Fate::before: return std::string(word(Word::other_before));
    }
    return {};
}

}  // namespace xuehui::report
