#include "rules/rulebook.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "logic/budget.hpp"
#include "rules/derivation_order.hpp"
#include "rules/layers.hpp"
#include "rules/vocabulary_of.hpp"

namespace xuehui::rules {

namespace {

using logic::kNoSlot;
using logic::Logic;
using logic::Names;
using logic::Slot;
using logic::Vocabulary;

using Data = Rules::Data;

class Binding {
public:
    Binding(std::span<const Rules> documents, std::span<Faults> faults) : faults_(faults) {
        book_->documents.assign(documents.begin(), documents.end());
    }

    std::shared_ptr<const Rulebook> bind() {
        for (std::size_t i = 0; i < book_->documents.size(); ++i) lay(book_->documents[i].data(), i);
        check_names();
        if (is_faulty()) return nullptr;    // names that are missing only because of such a fault need no report
        make_vocabulary();
        compile_derived();
        checks_.each([&](const Data::Check& check, std::size_t document) { compile(check, faults_[document]); });
        risks_.each([&](const Data::RiskRule& risk, std::size_t document) { compile(risk, faults_[document]); });
        deadlines_.each([&](const Data::Deadline& day, std::size_t document) { compile(day, faults_[document]); });
        return is_faulty() ? nullptr : std::move(book_);
    }

private:
    bool is_faulty() const {
        return std::ranges::any_of(faults_, [](const Faults& faults) { return !faults.empty(); });
    }

    void lay(const Data& rules, std::size_t document) {
        Faults& faults = faults_[document];
        for (const Value id : rules.off) switch_off(id, faults);
        for (const auto& fact : rules.facts) stated_.add(fact.fact.name, fact, document, fact.place, faults);
        for (const auto& fact : rules.derived) derived_.add(fact.fact.name, fact, document, fact.place, faults);
        for (const auto& check : rules.checks) {
            checks_.add(check.criterion.text(), check, document, check.criterion, faults);
        }
        for (const auto& risk : rules.risks) risks_.add(risk.risk.id, risk, document, risk.place, faults);
        for (const auto& day : rules.deadlines) deadlines_.add(day.rule.id, day, document, day.place, faults);
        merge(rules.categories, book_->categories);
        merge(rules.owners, book_->owners);
        if (rules.matrix) book_->matrix = *rules.matrix;
    }

    void switch_off(Value id, Faults& faults) {
        const bool was_risk = risks_.remove(id.text());
        const bool was_check = checks_.remove(id.text());
        const bool was_deadline = deadlines_.remove(id.text());
        if (was_risk || was_check || was_deadline) return;
        std::vector<std::string_view> names;
        if (faults.may_suggest()) {
            risks_.append_names(names);
            checks_.append_names(names);
            deadlines_.append_names(names);
        }
        faults.add("unknown_id", id,
                   "no earlier document has a risk, a deadline or a criterion's check " + in_quotes(id.text()),
                   faults.suggestion(id.text(), names));
    }

    static void merge(const std::vector<Named>& added, std::vector<Named>& all) {
        for (const Named& entry : added) {
            const auto known = std::ranges::find(all, entry.id, &Named::id);
            if (known == all.end()) {
                all.push_back(entry);
            } else {
                *known = entry;
            }
        }
    }

    // Each name once, none of them what every record has anyway, and none below another: a record could not state both.
    void check_names() {
        std::unordered_set<std::string_view> names{"as_of", "period", "period.from", "period.to", "item"};
        const auto enter = [&](const auto& fact, std::size_t document) {
            if (names.insert(fact.fact.name).second) return;
            faults_[document].add("duplicate_id", fact.place, "the name " + in_quotes(fact.fact.name) + " is taken");
        };
        stated_.each(enter);
        derived_.each(enter);
        const auto check = [&](const auto& fact, std::size_t document) {
            const std::string_view name = fact.fact.name;
            for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
                if (!names.contains(name.substr(0, dot))) continue;
                faults_[document].add(
                    "duplicate_id", fact.place,
                    "the name " + in_quotes(name) + " lies below another fact, " + in_quotes(name.substr(0, dot)));
            }
        };
        stated_.each(check);
        derived_.each(check);
    }

    void make_vocabulary() {
        std::vector<Vocabulary::Entry> entries;
        stated_.each([&](const Data::StatedFact& stated, std::size_t) {
            Vocabulary::Entry entry = vocabulary_entry(stated.fact);
            entry.default_value = stated.standard;
            entries.push_back(std::move(entry));
            book_->stated.push_back(&stated.fact);
        });
        derived_.each([&](const Data::DerivedFact& derived, std::size_t) {
            Vocabulary::Entry entry;
            entry.name = derived.fact.name;
            entry.schema.kinds = logic::Kinds::any() | logic::Kinds::dates();
            entry.derived = true;
            entries.push_back(std::move(entry));
        });
        vocabulary_ = Vocabulary::make(std::move(entries));
        book_->vocabulary = vocabulary_;
        book_->facts.resize(vocabulary_->size());
        book_->forms.resize(vocabulary_->size());
        for (const Fact* fact : book_->stated) {
            const Slot slot = *vocabulary_->find(fact->name);
            book_->forms[slot] = FactForm(*fact);
            place(*fact, slot);
        }
        derived_.each([&](const Data::DerivedFact& derived, std::size_t) {
            book_->facts[*vocabulary_->find(derived.fact.name)] = &derived.fact;
        });
    }

    void place(const Fact& fact, Slot slot) {    // as deep as lists are within lists
        book_->facts[slot] = &fact;
        for (std::size_t i = 0; i < fact.items.size(); ++i) {
            place(fact.items[i], vocabulary_->first_member(slot) + static_cast<Slot>(i));
        }
    }

    // Once to see what reads what, and again, in that order, when it is known what those that are read can be.
    void compile_derived() {
        std::vector<Derivation> derivations;
        derived_.each([&](const Data::DerivedFact& fact, std::size_t document) {
            auto value = Logic::compile(fact.value, Names{vocabulary_.get()}, faults_[document]);
            if (value) {
                const auto reads = value->reads();
                derivations.push_back(
                    {&fact, document, *vocabulary_->find(fact.fact.name), {reads.begin(), reads.end()}});
            }
        });
        if (is_faulty() || !put_in_order(derivations, *vocabulary_, faults_)) return;
        for (const Derivation& derivation : derivations) {
            auto value = Logic::compile(derivation.fact->value, Names{vocabulary_.get()}, faults_[derivation.document]);
            if (!value) continue;
            vocabulary_->settle(derivation.slot, value->schema(budget_));
            book_->derived.push_back({derivation.slot, *std::move(value)});
        }
    }

    // Logic whose answer is one of `kinds`.
    std::optional<Logic> compile(Value source, Slot each, logic::Kinds kinds, std::string_view expected,
                                 Faults& faults) {
        auto logic = Logic::compile(source, Names{vocabulary_.get(), each}, faults);
        if (!logic || logic->kinds().meets(kinds)) return logic;
        faults.add("bad_logic", source, "expected " + std::string(expected));
        return std::nullopt;
    }

    // A condition that depends on nothing is a slip, unless it is written so on purpose: `true`.
    std::optional<Logic> compile_condition(Value source, Slot each, Faults& faults) {
        auto logic = Logic::compile(source, Names{vocabulary_.get(), each}, faults);
        if (!logic || source.is(Type::boolean)) return logic;
        const Truth on_its_face = logic->on_its_face(budget_);
        if (on_its_face == Truth::yes) faults.add("bad_logic", source, "is true whatever the facts are");
        if (on_its_face == Truth::no) faults.add("bad_logic", source, "is false whatever the facts are");
        return logic;
    }

    void compile(const Data::Check& check, Faults& faults) {
        Rulebook::Check bound{&check, {}, std::nullopt};
        if (check.measure) {
            bound.measure = compile(check.measure, kNoSlot, logic::Kind::number, "a number", faults);
        }
        for (std::size_t i = 0; i < check.cases.size(); ++i) {
            const Data::Case& entry = check.cases[i];
            auto when = compile_condition(entry.when, kNoSlot, faults);
            const bool constant = entry.when.is(Type::boolean);
            if (constant && (!entry.when.boolean() || i + 1 < check.cases.size())) {
                faults.add("bad_logic", entry.when, "only the last case may be 'true', and none 'false'");
            }
            if (when) bound.cases.push_back({&entry, *std::move(when)});
        }
        book_->checks.push_back(std::move(bound));
    }

    void compile(const Data::RiskRule& rule, Faults& faults) {
        Slot each = kNoSlot;
        if (rule.each) {
            const auto list = vocabulary_->find(rule.risk.each);
            if (!list || !vocabulary_->schema(*list).kinds.has(logic::Kind::array)) {
                faults.add("unknown_fact", rule.each, "the dictionary has no list " + in_quotes(rule.risk.each),
                           faults.suggestion(rule.risk.each, vocabulary_->names()));
                return;
            }
            each = *list;
        }
        check_id(rule.category, book_->categories, "category", faults);
        check_id(rule.owner, book_->owners, "owner", faults);
        if (rule.when.is(Type::boolean)) faults.add("bad_logic", rule.when, "a risk that depends on nothing");
        auto when = compile_condition(rule.when, each, faults);
        auto likelihood = compile_step(rule.likelihood, each, faults);
        auto impact = compile_step(rule.impact, each, faults);
        std::optional<Logic> judged_at;
        if (rule.judged_at) {
            judged_at = compile(rule.judged_at, each, logic::Kinds::dates(), "a date", faults);
            if (!judged_at) return;
        }
        if (!when || !likelihood || !impact) return;
        book_->risks.push_back(
            {&rule, each, *std::move(when), *std::move(likelihood), *std::move(impact), std::move(judged_at)});
    }

    void compile(const Data::Deadline& day, Faults& faults) {
        check_id(day.owner, book_->owners, "owner", faults);
        auto on = compile(day.on, kNoSlot, logic::Kinds::dates(), "a date", faults);
        std::optional<Logic> when;
        if (day.when) {
            when = compile_condition(day.when, kNoSlot, faults);
            if (!when) return;
        }
        if (on) book_->deadlines.push_back({&day, *std::move(on), std::move(when)});
    }

    // Likelihood or impact: whole numbers from 1 to 5 whatever the facts are.
    std::optional<Logic> compile_step(Value source, Slot each, Faults& faults) {
        auto logic = compile(source, each, logic::Kind::number, "a number from 1 to 5", faults);
        if (!logic) return std::nullopt;
        const logic::Schema schema = logic->schema(budget_);
        const auto lies_within = [](const std::optional<logic::Numeric>& end) {
            return end && *end >= logic::Numeric(std::int64_t{1}) &&
                   *end <= logic::Numeric(std::int64_t{RiskMatrix::kSteps});
        };
        if (schema.kinds != logic::Kinds(logic::Kind::number) || !lies_within(schema.lowest) ||
            !lies_within(schema.highest)) {
            faults.add("bad_value", source, "expected a whole number from 1 to 5 whatever the facts are");
            return std::nullopt;
        }
        return logic;
    }

    void check_id(Value id, const std::vector<Named>& all, std::string_view what, Faults& faults) {
        if (!id || std::ranges::find(all, id.text(), &Named::id) != all.end()) return;
        std::vector<std::string_view> names;
        names.reserve(all.size());
        for (const Named& entry : all) names.push_back(entry.id);
        faults.add("unknown_id", id, "there is no " + std::string(what) + " " + in_quotes(id.text()),
                   faults.suggestion(id.text(), names));
    }

    std::span<Faults> faults_;
    Layers<Data::StatedFact> stated_;
    Layers<Data::DerivedFact> derived_;
    Layers<Data::Check> checks_;
    Layers<Data::RiskRule> risks_;
    Layers<Data::Deadline> deadlines_;
    std::shared_ptr<Vocabulary> vocabulary_;    // the book's
    logic::Budget budget_;                      // for asking what logic gives whatever the facts are
    std::shared_ptr<Rulebook> book_ = std::make_shared<Rulebook>();
};

}  // namespace

std::shared_ptr<const Rulebook> bind(std::span<const Rules> documents, std::span<Faults> faults) {
    return Binding(documents, faults).bind();
}

}  // namespace xuehui::rules
