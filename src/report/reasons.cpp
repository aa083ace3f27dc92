#include "report/reasons.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/assessment_data.hpp"
#include "engine/engine_data.hpp"
#include "logic/trace.hpp"
#include "report/case_words.hpp"
#include "report/risk_words.hpp"
#include "report/tale.hpp"
#include "report/words.hpp"

namespace xuehui::report {

namespace {

using logic::Trace;
using rules::Rulebook;

// Sentences, of which none says only what another says along with more.
class Sentences {
public:
    void add(Text sentence) {
        if (sentence.empty()) return;
        const auto says_it = [&](const Text& other) { return is_said(sentence.zh, other.zh); };
        if (std::ranges::any_of(sentences_, says_it)) return;
        std::erase_if(sentences_, [&](const Text& other) {
            return is_said(other.zh, sentence.zh) || is_wider(other.zh, sentence.zh);
        });
        sentences_.push_back(std::move(sentence));
    }

    std::vector<Text> take() { return std::move(sentences_); }
    // All of them as one.
    Text joined() const {
        Text all;
        for (const Text& sentence : sentences_) {
            all.zh += (all.zh.empty() ? "" : "；") + sentence.zh;
            all.en += (all.en.empty() ? "" : "; ") + sentence.en;
        }
        return all;
    }

private:
    // Of several limits for one number, as steps of a check have them, the one that was reached last is the nearest.
    static bool is_wider(std::string_view earlier, std::string_view later) {
        const std::string_view head = Tale::up_to_verb(earlier);
        return !head.empty() && head == Tale::up_to_verb(later);
    }

    // "金额 3 元" is not said by "金额 3 元 5 角" but by "金额 3 元，超过…": as a whole clause, or as what another is held against.
    static bool is_said(std::string_view part, std::string_view whole) {
        constexpr std::string_view kComma = "，";
        constexpr std::string_view kPast = "，不晚于评价日 ";    // which goes without saying
        if (part == whole) return true;
        part = part.substr(0, part.find(kPast));
        if (whole.starts_with(part)) return whole.substr(part.size()).starts_with(kComma);
        return whole.ends_with(part) && Tale::ends_with_verb(whole.substr(0, whole.size() - part.size()));
    }

    std::vector<Text> sentences_;
};

// Tells conditions by their traces.
class Telling {
public:
    Telling(const Rulebook& book, const logic::Facts& facts, Privacy privacy)
        : book_(book), facts_(facts), privacy_(privacy), tale_(book, privacy) {}

    void tell(const logic::Logic& logic, std::size_t item, Sentences& into) const { follow(logic, item, 0, into); }

private:
    static constexpr int kDeepest = 8;    // derived facts behind derived facts

    void follow(const logic::Logic& logic, std::size_t item, int depth, Sentences& into) const {
        const logic::Explanation why = logic::explain(logic, facts_, item);
        tell(why.root, depth, into);
    }

    // A trace is as deep as the logic, which compilation limits.
    void tell(const Trace& trace, int depth, Sentences& into) const {
        if (tale_.is_comparison(trace)) {
            if (depth > 0 && !tale_.reads_record(trace)) return;
            return into.add(tale_.comparison(trace));
        }
        if (trace.fact != logic::kNoSlot) return tell_fact(trace, depth, into);
        if (Text said = tale_.membership(trace); !said.empty()) return into.add(std::move(said));
        if (!trace.elements.empty()) return tell_elements(trace, depth, into);
        for (const Trace& child : trace.children) tell(child, depth, into);
    }

    // A fact that was worked out is told by what it was worked out from, which has the figures, behind words of its own.
    void tell_fact(const Trace& trace, int depth, Sentences& into) const {
        const Fact* fact = book_.facts[trace.fact];
        if (depth == 0 || tale_.reads_record(trace) || trace.value.is(logic::Form::boolean))
            into.add(tale_.statement(trace));
        const bool is_told = fact && !fact->title.empty() && !trace.value.is(logic::Form::boolean);
        if (!fact || !fact->derived || is_told || depth >= kDeepest) return;
        const auto derived = std::ranges::find(book_.derived, trace.fact, &Rulebook::DerivedFact::slot);
        if (derived != book_.derived.end()) follow(derived->value, logic::Logic::kNoItem, depth + 1, into);
    }

    // Of several elements each has a sentence of its own, which says which one it is about.
    void tell_elements(const Trace& trace, int depth, Sentences& into) const {
        const Trace& list = trace.children.front();
        const std::size_t told = trace.children.size() - 1;
        tell(list, depth, into);
        for (std::size_t i = 0; i < told; ++i) {
            const Text which = element(list, trace.elements[i]);
            if (which.empty()) {
                tell(trace.children[1 + i], depth, into);
                continue;
            }
            Sentences about;
            tell(trace.children[1 + i], depth, about);
            const Text said = about.joined();
            into.add(said.empty() ? which : Text{which.zh + "：" + said.zh, which.en + ": " + said.en});
        }
        const std::string more = std::to_string(trace.elements.size() - told);
        if (told < trace.elements.size()) into.add({"另有 " + more + " 项也是如此", "and likewise " + more + " more"});
    }

    // "分支机构（北岫工作站，branch-3）"; empty of an only element, and where the list has no words.
    Text element(const Trace& list, std::size_t place) const {
        const Fact* fact = list.fact == logic::kNoSlot ? nullptr : book_.facts[list.fact];
        if (!fact || fact->title.empty() || !list.value.is(logic::Form::list) || list.value.count() < 2) return {};
        const Text one = element_text(book_, facts_, list.fact, list.value.elements()[place], place, privacy_);
        return {fact->title.in(Language::zh) + "（" + one.zh + "）",
                fact->title.in(Language::en) + " (" + one.en + ")"};
    }

    const Rulebook& book_;
    const logic::Facts& facts_;
    Privacy privacy_;
    Tale tale_;
};

std::vector<Text> told(const Rulebook& book, const logic::Facts& facts, Privacy privacy, const logic::Logic& logic,
                       std::size_t item = logic::Logic::kNoItem) {
    Sentences sentences;
    Telling(book, facts, privacy).tell(logic, item, sentences);
    return sentences.take();
}

}  // namespace

std::vector<Text> reasons(const Assessment& assessment, const Finding& finding, Privacy privacy) {
    const auto& book = assessment.engine().data().rulebook;
    const auto& facts = assessment.data().facts;
    if (finding.state != Finding::State::raised || !book || !facts) return {};
    const std::size_t item = finding.element ? *finding.element : logic::Logic::kNoItem;
    return told(*book, *facts, privacy, book->risks[finding.rule].when, item);
}

namespace {

// The cases before the one that decided which may still turn out to be true: their numbers from 0, and what they wait for.
template <class Visit>
void each_open(const Assessment& assessment, const Rulebook::Check& check, std::size_t decisive, Visit visit) {
    logic::Budget budget;
    for (std::size_t i = 0; i < decisive; ++i) {
        const logic::Answer answer = check.cases[i].when.evaluate(*assessment.data().facts, budget);
        if (answer.truth() == Truth::unknown) visit(i, answer.needs);
    }
}

std::optional<Text> waits_for(const Assessment& assessment, const Rulebook::Check& check, std::size_t decisive) {
    logic::Slots needs;
    each_open(assessment, check, decisive, [&](std::size_t, const logic::Slots& waits) { needs.add(waits); });
    std::vector<std::string_view> names;
    const auto& book = *assessment.engine().data().rulebook;
    needs.each([&](logic::Slot slot) { names.push_back(book.vocabulary->name(slot)); });
    if (names.empty()) return std::nullopt;
    const Text titles = fact_titles(assessment, names);
    const auto said = [&](Language language) { return say(Word::lacks, language, {titles.in(language)}); };
    return Text{said(Language::zh), said(Language::en)};
}

}  // namespace

std::vector<Text> reasons(const Assessment& assessment, const CriterionResult& result, Privacy privacy) {
    const auto& engine = assessment.engine().data();
    const auto& facts = assessment.data().facts;
    if (result.derived.kind == Derived::Kind::nothing || !engine.rulebook || !facts) return {};
    const Rulebook::Check& check = *engine.checks[result.criterion].source;
    if (check.measure) return told(*engine.rulebook, *facts, privacy, *check.measure);
    const Telling telling(*engine.rulebook, *facts, privacy);
    Sentences sentences;
    const std::size_t decisive = result.derived.check_case;
    telling.tell(check.cases[decisive].when, logic::Logic::kNoItem, sentences);
    if (result.derived.is_joint) {    // which of them it is depends on what the open ones before wait for
        std::vector<Text> said = sentences.take();
        if (auto waits = waits_for(assessment, check, decisive)) said.push_back(*std::move(waits));
        return said;
    }
    for (std::size_t i = 0; i < decisive && check.cases[decisive].when.source().is(Type::boolean); ++i) {
        telling.tell(check.cases[i].when, logic::Logic::kNoItem, sentences);
    }
    return sentences.take();
}

std::string check_text(const Assessment& assessment, const CriterionResult& result, Language language) {
    if (result.derived.kind == Derived::Kind::nothing) return {};
    const Engine& engine = assessment.engine();
    const std::string says = derived_text(engine, result.derived, language);
    const Rulebook::Check& check = *engine.data().checks[result.criterion].source;
    if (check.measure) return say(Word::check_measure, language, {says});
    if (result.derived.is_joint) {
        std::string numbers;
        const auto add = [&](std::size_t number) {
            if (!numbers.empty()) numbers += say(Word::list_comma, language);
            numbers += std::to_string(number + 1);
        };
        each_open(assessment, check, result.derived.check_case, [&](std::size_t i, const logic::Slots&) { add(i); });
        add(result.derived.check_case);
        return say(Word::check_cases, language, {says, numbers, std::to_string(check.cases.size())});
    }
    return say(Word::check_case, language,
               {says, std::to_string(result.derived.check_case + 1), std::to_string(check.cases.size())});
}

std::vector<Text> condition_reasons(const Assessment& assessment, Value condition, Truth truth, Privacy privacy) {
    const auto& book = assessment.engine().data().rulebook;
    const auto& facts = assessment.data().facts;
    if (!book || !facts) return {};
    Faults faults("catalogue");
    const auto logic = logic::Logic::compile(condition, {.vocabulary = &*book->vocabulary}, faults);
    if (!logic || !faults.empty()) return {};
    logic::Budget budget;
    const logic::Answer answer = logic->evaluate(*facts, budget);
    if (answer.value.truth() != truth) return {};
    if (truth != Truth::unknown) return told(*book, *facts, privacy, *logic);
    std::vector<std::string_view> names;
    answer.needs.each([&](logic::Slot slot) { names.push_back(book->vocabulary->name(slot)); });
    if (names.empty()) return {};
    const Text titles = fact_titles(assessment, names);
    const auto said = [&](Language language) { return say(Word::lacks, language, {titles.in(language)}); };
    return {{said(Language::zh), said(Language::en)}};
}

Text fact_titles(const Assessment& assessment, const std::vector<std::string_view>& names, Naming naming) {
    const auto& book = assessment.engine().data().rulebook;
    Text list;
    for (const std::string_view name : names) {
        const Fact* fact = nullptr;
        for (logic::Slot slot = 0; book && slot < book->vocabulary->size() && !fact; ++slot) {
            if (book->vocabulary->name(slot) == name) fact = book->facts[slot];
        }
        const Text title = fact && !fact->title.empty() ? fact->title : Text{std::string(name), std::string(name)};
        const bool is_question = naming == Naming::questions && fact && fact->type == FactType::boolean;
        const auto named = [&](Language language) {
            const std::string& said = title.in(language);
            return is_question ? say(Word::yes_or_no, language, {said}) : said;
        };
        list.zh += (list.zh.empty() ? "" : "、") + named(Language::zh);
        list.en += (list.en.empty() ? "" : ", ") + named(Language::en);
    }
    return list;
}

Text some_fact_questions(const Assessment& assessment, std::vector<std::string_view> names, std::size_t most) {
    const std::size_t all = names.size();
    if (all <= most) return fact_titles(assessment, names, Naming::questions);
    names.resize(most);
    const Text some = fact_titles(assessment, names, Naming::questions);
    return {say(Word::and_more, Language::zh, {some.zh, std::to_string(all)}),
            say(Word::and_more, Language::en, {some.en, std::to_string(all - most)})};
}

}  // namespace xuehui::report
