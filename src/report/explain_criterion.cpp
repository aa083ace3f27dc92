#include "report/explain_criterion.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine_data.hpp"
#include "json/canonical.hpp"
#include "record/record_data.hpp"
#include "report/phrases.hpp"
#include "report/words.hpp"

namespace xuehui::report {

namespace {

constexpr std::size_t kIndent = 2;

// Why a rating counts, or the first reason why it does not, in the order in which they are asked.
enum class Fate { counts, empty, future, other_stage, later_stage, earlier, before };

using Recorded = Record::Data::Rating;

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

class Story {
public:
    Story(const Assessment& assessment, const CriterionResult& result, Language language)
        : assessment_(assessment),
          engine_(assessment.engine()),
          scheme_(engine_.scheme().data()),
          record_(assessment.record().data()),
          criterion_(engine_.catalogue().criteria()[result.criterion]),
          result_(result),
          language_(language) {
        for (std::size_t i = 0; i < record_.ratings.size(); ++i) {
            if (record_.ratings[i].criterion.text() == criterion_.id) ratings_.push_back(i);
        }
    }

    std::string_view word(Word word) const { return say(word, language_); }
    const Criterion& criterion() const { return criterion_; }
    const Recorded* counting() const {
        if (result_.record_rating == CriterionResult::kNone) return nullptr;
        return &record_.ratings[static_cast<std::size_t>(result_.record_rating)];
    }

    // "75.0000 %，基本符合（largely_met）", and what policy or measure made it so.
    std::string value() const {
        std::vector<std::string> parts;
        if (result_.value) parts.push_back(percents(result_.value) + " %");
        parts.push_back(verdict(assessment_, result_, language_));
        const std::string why = policy();
        if (!why.empty()) parts.push_back(why);
        if (!result_.value && why.empty()) parts.emplace_back(word(Word::left_out));
        return join(parts, word(Word::comma));
    }

    // Where a rating stands and who made it: "expert，2026-02-10，李静，/ratings/3".
    std::string origin(std::size_t number) const {
        const RecordedRating rating = assessment_.record().rating(number);
        std::vector<std::string> parts{std::string(rating.stage)};
        for (const std::string_view part : {rating.on, rating.assessor}) {
            if (!part.empty()) parts.emplace_back(part);
        }
        parts.push_back("/ratings/" + std::to_string(number));
        return join(parts, word(Word::comma));
    }

    std::string counting_origin() const { return origin(static_cast<std::size_t>(result_.record_rating)); }

    // Why the rating that counts does.
    std::string why() const {
        std::vector<Fate> losers;
        for (const std::size_t number : ratings_) losers.push_back(fate(number));
        const auto lost = [&](Fate fate) { return std::ranges::find(losers, fate) != losers.end(); };
        std::vector<std::string> parts;
        if (lost(Fate::later_stage)) {
            parts.push_back(say(Word::counts_stage, language_,
                                {join(scheme_.stages, word(Word::list_comma)), counting()->stage}));
        }
        if (lost(Fate::earlier)) parts.emplace_back(word(Word::counts_latest));
        if (lost(Fate::before)) parts.emplace_back(word(Word::counts_last));
        if (parts.empty()) parts.emplace_back(word(Word::counts_only));
        return join(parts, word(Word::semicolon));
    }

    struct Other {
        std::string what, why;
    };
    std::vector<Other> others() const {
        std::vector<Other> others;
        for (const std::size_t number : ratings_) {
            const Fate which = fate(number);
            if (which == Fate::counts) continue;
            others.push_back({verdict_of(number) + std::string(word(Word::comma)) + origin(number), why_not(which)});
        }
        return others;
    }

    std::string reason() const {
        const bool is_full = !result_.value || result_.value->lower == kMillion;
        if (!counting()->reason.empty()) return std::string(counting()->reason);
        return is_full ? std::string() : std::string(word(Word::no_reason));
    }

    std::vector<std::string> evidence() const {
        std::vector<std::string> lines;
        for (std::uint32_t i = counting()->first_evidence; i < counting()->end_evidence; ++i) {
            const Evidence& each = record_.evidence[i];
            std::vector<std::string> parts;
            for (const std::string_view part : {each.title, each.uri}) {
                if (!part.empty()) parts.emplace_back(part);
            }
            if (!each.sha256.empty()) parts.push_back("sha256 " + std::string(each.sha256));
            if (record_.expires[i]) {
                const bool is_over = *record_.expires[i] < record_.as_of;
                parts.push_back(say(is_over ? Word::expired : Word::expires, language_, {each.expires}));
            }
            lines.push_back(join(parts, word(Word::comma)));
        }
        return lines;
    }

    // The condition under which the criterion applies, and what came of it; empty where it always does.
    std::string applies_if() const {
        const Value condition = engine_.catalogue().data().applies_if[result_.criterion];
        if (!condition) return {};
        return std::string(word(outcome())) + std::string(word(Word::colon)) + spaced(json::canonical(condition));
    }

private:
    Word outcome() const {
        switch (engine_.data().applies_if[result_.criterion]->evaluate(record_.facts, record_.as_of)) {
            case Truth::yes: return Word::applies_yes;
            case Truth::unknown: return Word::applies_unknown;
            case Truth::no: break;
        }
        return result_.source == Source::assessed ? Word::applies_overruled : Word::applies_no;
    }

    std::string policy() const {
        if (result_.rating == CriterionResult::kNotApplicable) {
            return std::string(result_.value ? word(Word::full_marks_policy) : std::string_view{});
        }
        if (result_.source == Source::unassessed) return std::string(word(unassessed_policy()));
        if (!counting()->has_evidence() && scheme_.no_evidence == Scheme::Data::NoEvidence::lowest) {
            return std::string(word(Word::no_evidence_policy));
        }
        return counting()->measured ? measure() : std::string();
    }

    Word unassessed_policy() const {
        if (scheme_.unassessed == Scheme::Data::Unassessed::zero) return Word::unassessed_zero;
        const bool left_out = scheme_.unassessed == Scheme::Data::Unassessed::exclude;
        return left_out ? Word::unassessed_exclude : Word::unassessed_bounds;
    }

    // "按台阶 0→0 %、1→40 %".
    std::string measure() const {
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

    std::string verdict_of(std::size_t number) const {
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

    std::size_t rank(const Recorded& rating) const {
        return static_cast<std::size_t>(std::ranges::find(scheme_.stages, rating.stage) - scheme_.stages.begin());
    }

    Fate fate(std::size_t number) const {
        const Recorded& rating = record_.ratings[number];
        if (static_cast<std::int32_t>(number) == result_.record_rating) return Fate::counts;
        if (rating.is_empty()) return Fate::empty;
        if (rating.on && *rating.on > record_.as_of) return Fate::future;
        if (rank(rating) == scheme_.stages.size()) return Fate::other_stage;
        if (rank(rating) != rank(*counting())) return Fate::later_stage;
        return rating.on != counting()->on ? Fate::earlier : Fate::before;
    }

    std::string why_not(Fate fate) const {
        switch (fate) {
            case Fate::counts: break;
            case Fate::empty: return std::string(word(Word::other_empty));
            case Fate::future: return say(Word::other_future, language_, {assessment_.record().as_of()});
            case Fate::other_stage: return std::string(word(Word::other_stage));
            case Fate::later_stage: return say(Word::other_later_stage, language_, {counting()->stage});
            case Fate::earlier: return std::string(word(Word::other_earlier));
            case Fate::before: return std::string(word(Word::other_before));
        }
        return {};
    }

    const Assessment& assessment_;
    const Engine& engine_;
    const Scheme::Data& scheme_;
    const Record::Data& record_;
    const Criterion& criterion_;
    const CriterionResult& result_;
    Language language_;
    std::vector<std::size_t> ratings_;    // all of this criterion, in the order of the record
};

// Labels and what stands beside them, the texts below each other.
class Entries {
public:
    Entries(Page& page, std::size_t indent, Language language) : page_(page), indent_(indent), language_(language) {}

    void add(Word label, std::string_view text) {
        constexpr std::size_t kHang = 14;    // the longest label in common use
        if (!text.empty()) page_.item(indent_, kHang, say(label, language_), text);
    }

private:
    Page& page_;
    std::size_t indent_;
    Language language_;
};

std::string path_to(const Catalogue& catalogue, std::uint32_t indicator, Language language) {
    std::vector<std::string> path;
    for (std::optional<std::uint32_t> at = indicator; at; at = catalogue.indicators()[*at].parent) {
        const Indicator& each = catalogue.indicators()[*at];
        path.insert(path.begin(), each.id + ' ' + each.title.in(language));
    }
    return join(path, " › ");
}

void write_about(Page& page, const Catalogue& catalogue, const Story& story, Language language) {
    const Criterion& criterion = story.criterion();
    Entries entries(page, kIndent, language);
    entries.add(Word::within, path_to(catalogue, criterion.indicator, language));
    entries.add(Word::strength, strengths(criterion, language));
    entries.add(Word::kind, kinds(criterion, language));
    entries.add(Word::source, criterion.source);
    entries.add(Word::applies_if, story.applies_if());
    entries.add(Word::see, join(criterion.see, say(Word::list_comma, language)));
    entries.add(Word::note, criterion.note.in(language));
}

void write_numbers(Page& page, const Assessment& assessment, const CriterionResult& result, Language language) {
    Entries entries(page, kIndent, language);
    entries.add(Word::weight, assessment.engine().criterion_weight(result.criterion));
    const auto total = assessment.score();
    if (!total) return;
    entries.add(Word::contribution,
                say(Word::contribution_value, language, {percent(result.contribution), percent(total->lower)}));
    if (result.gain) entries.add(Word::gain, say(Word::gain_value, language, {percent(*result.gain)}));
}

}  // namespace

void explain_criterion(Page& page, const Assessment& assessment, const CriterionResult& result, Language language) {
    const Story story(assessment, result, language);
    page.item(0, 0, story.criterion().id, story.criterion().statement.in(language));
    page.blank();
    write_about(page, assessment.engine().catalogue(), story, language);
    page.blank();
    Entries entries(page, kIndent, language);
    entries.add(Word::value, story.value());
    if (story.counting() == nullptr) {
        if (result.source == Source::unassessed) entries.add(Word::counts, story.word(Word::nobody_rated));
    } else {
        entries.add(Word::counts, story.counting_origin() + std::string(story.word(Word::semicolon)) + story.why());
        entries.add(Word::reason, story.reason());
        const auto evidence = story.evidence();
        if (evidence.empty()) entries.add(Word::evidence, story.word(Word::no_evidence));
        for (const std::string& each : evidence) entries.add(Word::evidence, each);
    }
    for (const Story::Other& other : story.others()) {
        entries.add(Word::others, other.what + std::string(story.word(Word::semicolon)) + other.why);
    }
    page.blank();
    write_numbers(page, assessment, result, language);
}

void summarise_criterion(Page& page, std::size_t indent, const Assessment& assessment, const CriterionResult& result,
                         Language language) {
    const Story story(assessment, result, language);
    page.item(indent, 0, story.criterion().id, story.criterion().statement.in(language));
    const std::size_t inner = indent + kIndent;
    Entries entries(page, inner, language);
    entries.add(Word::value, story.value());
    if (story.counting() == nullptr) {
        if (result.source == Source::derived) entries.add(Word::applies_if, story.applies_if());
        return;
    }
    entries.add(Word::counts, story.counting_origin() + std::string(story.word(Word::semicolon)) + story.why());
    entries.add(Word::reason, story.reason());
    for (const std::string& each : story.evidence()) entries.add(Word::evidence, each);
}

}  // namespace xuehui::report
