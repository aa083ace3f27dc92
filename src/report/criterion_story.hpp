// How one criterion was judged, in words: which rating counts, why that one, why not the others, on what evidence. What
// the terminal, the report and whatever shows a criterion have in common.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/text.hpp>

#include "engine/engine_data.hpp"
#include "record/record_data.hpp"
#include "report/ratings_of.hpp"
#include "report/words.hpp"

namespace xuehui::report {

// A view of an assessment, one of its results and its ratings, which must outlive it.
class CriterionStory {
public:
    CriterionStory(const Assessment& assessment, const CriterionResult& result, const RatingsOf& ratings,
                   Language language);

    const Criterion& criterion() const { return criterion_; }
    // Whether an assessor's rating counts.
    bool is_rated() const { return counting() != nullptr; }

    // "75.0000 %，基本符合", and what policy or measure made it so.
    std::string value() const;
    // Of that, what does not stand beside the verdict and its value anyway: the policy or the measure; mostly empty.
    std::string policy() const;
    // Which rating counts, who made it, and why that one. Empty where none does.
    std::string counts() const;
    // The same without the why, which follows from what is said of the others.
    std::string counting_origin() const;
    // Why marks were lost; what the assessor wrote, or that nothing was written. Empty where nothing has to be said.
    std::string reason() const;
    std::vector<std::string> evidence() const;

    // The ratings that were passed over.
    struct Other {
        std::string what, why;
    };
    std::vector<Other> others() const;

    // What the check of the rules says, by which case, and why; empty where there is none or it says nothing.
    std::string check() const;
    std::vector<std::string> because() const;
    // That the facts contradict the rating that counts; empty where they do not.
    std::string conflict() const;

    // What came of the condition under which the criterion applies, and why; empty where it always does.
    std::string applies_if() const;
    // The condition itself, as JSON with blanks where lines may be broken; empty likewise.
    std::string condition() const;

private:
    using Recorded = Record::Data::Rating;
    // Why a rating counts, or the first reason why it does not, in the order in which they are asked.
    enum class Fate : std::uint8_t { counts, empty, future, other_stage, later_stage, earlier, before };

    std::string_view word(Word word) const { return say(word, language_); }
    const Recorded* counting() const;
    // Where a rating stands and who made it: "专家，2026-02-10，李静，第 4 条".
    std::string origin(std::size_t number) const;
    std::string why() const;
    Truth applies() const;
    Word outcome(Truth applies) const;
    std::string unassessed_policy() const;
    // "按台阶 0→0 %、1→40 %".
    std::string measure() const;
    std::string verdict_of(std::size_t number) const;
    std::size_t rank(const Recorded& rating) const;
    Fate fate(std::size_t number) const;
    std::string why_not(Fate fate) const;

    const Assessment& assessment_;
    const Engine& engine_;
    const Scheme::Data& scheme_;
    const Record::Data& record_;
    const Criterion& criterion_;
    const CriterionResult& result_;
    Language language_;
    std::span<const std::uint32_t> ratings_;    // all of this criterion, in the order of the record
};

}  // namespace xuehui::report
