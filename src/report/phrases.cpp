#include "report/phrases.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/decimal.hpp"
#include "engine/engine_data.hpp"
#include "report/text_layout.hpp"
#include "report/words.hpp"

namespace xuehui::report {

std::string_view measure_unit(const Engine& engine, std::uint32_t criterion) {
    const std::int32_t number = engine.data().plan->criteria[criterion].measure;
    if (number < 0) return {};
    const Value key = engine.scheme().data().measures[static_cast<std::size_t>(number)].criterion;
    const Value unit = Value(key.document(), key.index() + 1).find("unit");
    return unit ? unit.text() : std::string_view{};
}

std::string percent(std::int64_t millionths) {
    constexpr std::int64_t kUnit = 10'000;
    constexpr std::size_t kPlaces = 4;
    std::string behind = std::to_string(millionths % kUnit);
    behind.insert(0, kPlaces - behind.size(), '0');
    return std::to_string(millionths / kUnit) + '.' + behind;
}

std::string percents(const std::optional<Bounds>& bounds) {
    if (!bounds) return "—";
    if (bounds->lower == bounds->upper) return percent(bounds->lower);
    return percent(bounds->lower) + " – " + percent(bounds->upper);
}

std::string percents_in_column(const std::optional<Bounds>& bounds) {
    constexpr std::size_t kWidest = 8;    // "100.0000"
    if (!bounds) return pad_left("—", kWidest);
    std::string lower = pad_left(percent(bounds->lower), kWidest);
    if (bounds->lower == bounds->upper) return lower;
    return lower + " – " + pad_left(percent(bounds->upper), kWidest);
}

std::uint32_t total_of(const Coverage& coverage) {
    return coverage.rated + coverage.derived + coverage.unassessed + coverage.not_applicable;
}

std::string coverage_text(const Coverage& coverage, Language language) {
    return say(Word::coverage, language,
               {std::to_string(total_of(coverage)), std::to_string(coverage.rated), std::to_string(coverage.derived),
                std::to_string(coverage.unassessed), std::to_string(coverage.not_applicable)});
}

std::string coverage_text(const Assessment& assessment, const Coverage& coverage, std::uint32_t first, std::uint32_t end,
                          Language language) {
    const auto ruled_out = std::ranges::count_if(assessment.criteria(), [&](const CriterionResult& result) {
        return result.criterion >= first && result.criterion < end && result.source == Source::derived &&
               result.rating == CriterionResult::kNotApplicable;
    });
    std::string text = coverage_text(coverage, language);
    if (ruled_out > 0) text += say(Word::coverage_derived, language, {std::to_string(ruled_out)});
    return text;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

std::string record_title(const Record& record, Language language) {
    if (record.organisation_name().empty()) return std::string(record.organisation_id());
    return std::string(record.organisation_name()) + say(Word::brackets, language, {record.organisation_id()});
}

std::string title_and_id(const Text& title, std::string_view id, Language language) {
    if (title.empty()) return std::string(id);
    return title.in(language) + say(Word::brackets, language, {id});
}

std::string level(std::uint8_t level, Language language) {
    static constexpr std::string_view kChinese[] = {"一", "二", "三"};
    const std::string number = std::to_string(level);
    return say(Word::level, language, {language == Language::zh ? kChinese[level - 1] : std::string_view(number)});
}

std::string strengths(const Criterion& criterion, Language language) {
    std::vector<std::string> words;
    for (const Strength each : criterion.strength) words.emplace_back(say(each, language));
    return join(words, say(Word::list_comma, language));
}

std::string kinds(const Criterion& criterion, Language language) {
    std::vector<std::string> words;
    for (const Kind each : criterion.kind) words.emplace_back(say(each, language));
    return join(words, say(Word::list_comma, language));
}

std::string identity(const Text& title, const Identity& which, Language language) {
    const std::string name = which.id + ' ' + which.version;
    return title.empty() ? name : name + std::string(say(Word::comma, language)) + title.in(language);
}

std::string rating_name(const Scheme& scheme, std::int32_t rating, Language language) {
    if (rating == CriterionResult::kNotApplicable) return std::string(say(Word::not_applicable, language));
    const Rating& step = scheme.scale()[static_cast<std::size_t>(rating)];
    return step.title.empty() ? step.id : step.title.in(language);
}

std::string stage_name(std::string_view stage, Language language) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kChinese{
        {{"self", "自评"}, {"internal", "内部"}, {"expert", "专家"}, {"external", "外部"}, {"final", "终评"}}};
    const auto found = std::ranges::find(kChinese, stage, &std::pair<std::string_view, std::string_view>::first);
    return std::string(language == Language::zh && found != kChinese.end() ? found->second : stage);
}

std::string grade_name(const Scheme& scheme, std::string_view id, Language language) {
    const auto grade = std::ranges::find(scheme.grades(), id, &Grade::id);
    if (grade == scheme.grades().end() || grade->title.empty()) return std::string(id);
    std::string_view title = grade->title.in(language);
    const std::string what = say(Word::brackets, language, {say(Word::reference_grade, language)});
    if (title.ends_with(what)) title.remove_suffix(what.size());
    return std::string(title);
}

std::string verdict(const Assessment& assessment, const CriterionResult& result, Language language) {
    if (result.rating != CriterionResult::kNone) {
        return rating_name(assessment.engine().scheme(), result.rating, language);
    }
    const bool is_rated = result.record_rating != CriterionResult::kNone;
    if (!is_rated && result.source != Source::derived) return std::string(say(Word::unrated, language));
    const std::string_view unit = measure_unit(assessment.engine(), result.criterion);
    std::string measure = is_rated ? std::string(assessment.record().rating(static_cast<std::size_t>(result.record_rating)).measure)
                                   : Decimal::from_millionths(result.derived.measure).text();
    if (!unit.empty()) measure += say(Word::brackets, language, {unit});
    return say(Word::measured, language, {measure});
}

}  // namespace xuehui::report
