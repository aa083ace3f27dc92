#include "report/due_days.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

#include <xuehui/engine.hpp>

#include "record/record_data.hpp"
#include "report/words.hpp"

namespace xuehui::report {

namespace {

Text title_of(const Evidence& evidence, const std::string& criterion) {
    const auto text = [&](Language language) {
        const std::string what(evidence.title.empty() ? say(Word::evidence, language) : evidence.title);
        return say(Word::evidence_due, language, {what, criterion});
    };
    return {text(Language::zh), text(Language::en)};
}

void add_evidence(const Assessment& assessment, const CriterionResult& result, std::vector<DueDay>& days) {
    const Record::Data& record = assessment.record().data();
    const auto& rating = record.ratings[static_cast<std::size_t>(result.record_rating)];
    const std::string& criterion = assessment.engine().catalogue().criteria()[result.criterion].id;
    for (std::uint32_t i = rating.first_evidence; i < rating.end_evidence; ++i) {
        const auto& expires = record.expires[i];
        if (!expires || *expires < record.as_of) continue;
        const Evidence& evidence = record.evidence[i];
        std::string key = "evidence\n" + criterion;
        for (const std::string_view part : {evidence.title, evidence.uri, evidence.sha256})
            key.append("\n").append(part);
        days.push_back({expires->text(), expires->days() - record.as_of.days(), title_of(evidence, criterion), nullptr,
                        std::move(key)});
    }
}

}  // namespace

std::string days_text(std::int64_t days, Language language) {
    if (days == 0) return std::string(say(Word::days_today, language));
    return say(days == 1 ? Word::days_one : Word::days_value, language, {std::to_string(days)});
}

std::vector<DueDay> due_days(const Assessment& assessment) {
    std::vector<DueDay> days;
    const std::int64_t today = assessment.record().data().as_of.days();
    for (const Deadline& deadline : assessment.deadlines()) {
        const DeadlineRule& rule = assessment.engine().deadline_rule(deadline.rule);
        days.push_back({deadline.on, Date::parse(deadline.on)->days() - today, rule.title, &rule, "rule\n" + rule.id});
    }
    for (const CriterionResult& result : assessment.criteria()) {
        if (result.record_rating != CriterionResult::kNone) add_evidence(assessment, result, days);
    }
    std::ranges::stable_sort(days, {}, &DueDay::days_left);
    std::unordered_map<std::string, std::size_t> seen;    // evidence may be given twice, word for word
    for (DueDay& day : days) {
        const std::size_t before = seen[day.key]++;
        if (before > 0) day.key.append("\n").append(std::to_string(before + 1));
    }
    return days;
}

}  // namespace xuehui::report
