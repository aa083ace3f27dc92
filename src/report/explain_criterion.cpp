#include "report/explain_criterion.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "report/criterion_story.hpp"
#include "report/phrases.hpp"
#include "report/words.hpp"

namespace xuehui::report {

namespace {

constexpr std::size_t kIndent = 2;

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

void write_about(Page& page, const Catalogue& catalogue, const CriterionStory& story, Language language) {
    const Criterion& criterion = story.criterion();
    Entries entries(page, kIndent, language);
    entries.add(Word::within, path_to(catalogue, criterion.indicator, language));
    entries.add(Word::strength, strengths(criterion, language));
    entries.add(Word::kind, kinds(criterion, language));
    entries.add(Word::source, criterion.source);
    entries.add(Word::applies_if, story.applies_if());
    entries.add(Word::logic, story.condition());
    entries.add(Word::see, join(criterion.see, say(Word::list_comma, language)));
    entries.add(Word::note, criterion.note.in(language));
}

// What the rules make of the facts, whoever rated.
void write_check(Entries& entries, const CriterionStory& story) {
    entries.add(Word::facts_column, story.check());
    for (const std::string& each : story.because()) entries.add(Word::check_facts, each);
    entries.add(Word::conflict_label, story.conflict());
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

void explain_criterion(Page& page, const Assessment& assessment, const CriterionResult& result,
                       const RatingsOf& ratings, Language language) {
    const CriterionStory story(assessment, result, ratings, language);
    page.item(0, 0, story.criterion().id, story.criterion().statement.in(language), Ink::strong);
    page.blank();
    write_about(page, assessment.engine().catalogue(), story, language);
    page.blank();
    Entries entries(page, kIndent, language);
    entries.add(Word::value, story.value());
    if (!story.is_rated()) {
        if (result.source == Source::unassessed) entries.add(Word::counts, say(Word::nobody_rated, language));
    } else {
        entries.add(Word::counts, story.counts());
        entries.add(Word::reason, story.reason());
        const auto evidence = story.evidence();
        if (evidence.empty()) entries.add(Word::evidence, say(Word::no_evidence, language));
        for (const std::string& each : evidence) entries.add(Word::evidence, each);
    }
    write_check(entries, story);
    for (const CriterionStory::Other& other : story.others()) {
        entries.add(Word::others, other.what + std::string(say(Word::semicolon, language)) + other.why);
    }
    page.blank();
    write_numbers(page, assessment, result, language);
}

void summarise_criterion(Page& page, std::size_t indent, const Assessment& assessment, const CriterionResult& result,
                         const RatingsOf& ratings, Language language) {
    const CriterionStory story(assessment, result, ratings, language);
    page.item(indent, 0, story.criterion().id, story.criterion().statement.in(language));
    const std::size_t inner = indent + kIndent;
    Entries entries(page, inner, language);
    entries.add(Word::value, story.value());
    if (!story.is_rated()) {
        if (result.source == Source::derived) entries.add(Word::applies_if, story.applies_if());
        write_check(entries, story);
        return;
    }
    entries.add(Word::counts, story.counts());
    entries.add(Word::reason, story.reason());
    for (const std::string& each : story.evidence()) entries.add(Word::evidence, each);
    entries.add(Word::conflict_label, story.conflict());
}

}  // namespace xuehui::report
