// Rules meet the catalogue and the scheme: the criteria they name must exist, the ratings may, and what gates ask of
// findings is looked up.
#include <algorithm>

#include "engine/engine_data.hpp"

namespace xuehui::engine {

namespace {

using rules::Rulebook;

// What rules say of a catalogue, held against it.
class Naming {
public:
    Naming(std::span<const Rules> documents, const Catalogue& catalogue, std::span<Faults> faults)
        : documents_(documents), catalogue_(catalogue), faults_(faults) {}

    void check_catalogues() {
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            const Rules::Data& rules = documents_[i].data();
            if (documents_[i].fit(catalogue_) || rules.catalogue.empty()) continue;    // or its id is faulty
            faults_[i].add("unknown_id", rules.catalogue_place,
                           "the rules are for the catalogue " + in_quotes(rules.catalogue) + ", not for " +
                               in_quotes(catalogue_.identity().id));
        }
    }

    void check_risk(const Rules::Data::RiskRule& risk) {
        for (const Value criterion : risk.criteria) (void)find_criterion(criterion);
        const Value list = risk.place.find("succeeds");
        if (!list || !list.is(Type::array)) return;
        for (const Value id : list.elements()) check_rule(id);
    }

    std::optional<std::uint32_t> find_criterion(Value id) {
        const IdIndex& criteria = catalogue_.data().criterion_index;
        const auto number = criteria.find(id.text());
        const std::size_t document = document_of(id);
        const bool may_be_dropped = documents_[document].catalogue() != catalogue_.identity().id;
        if (!number && !may_be_dropped) {    // a catalogue that extends theirs may have dropped some
            Faults& faults = faults_[document];
            faults.add("unknown_id", id, "the catalogue has no criterion " + in_quotes(id.text()),
                       faults.suggestion(id.text(), criteria.names()));
        }
        return number;
    }

    // False, and reported, where a ceiling or a floor is no rating of a scale.
    bool check_limit(const Rules::Data::Case& entry) {
        const Value rating = entry.rating;
        if (entry.effect == Rules::Data::Effect::rating || rating.text() != kNotApplicable) return true;
        faults_[document_of(rating)].add("bad_value", rating, "'not_applicable' is neither a ceiling nor a floor");
        return false;
    }

private:
    // Of any document, also where it has been switched off since.
    void check_rule(Value id) {
        std::vector<std::string_view> names;
        for (const Rules& document : documents_) {
            for (const Rules::Data::RiskRule& risk : document.data().risks) names.emplace_back(risk.risk.id);
        }
        if (!id.is(Type::string) || std::ranges::find(names, id.text()) != names.end()) return;
        Faults& faults = faults_[document_of(id)];
        faults.add("unknown_id", id, "there is no risk " + in_quotes(id.text()), faults.suggestion(id.text(), names));
    }

    // Faults of an entry belong to the document that it stands in.
    std::size_t document_of(Value place) const {
        std::size_t number = 0;
        while (&documents_[number].data().document->root().document() != &place.document()) ++number;
        return number;
    }

    std::span<const Rules> documents_;
    const Catalogue& catalogue_;
    std::span<Faults> faults_;
};

class RuleBinding {
public:
    RuleBinding(std::span<const Rules> documents, Engine::Data& data, std::span<Faults> faults)
        : documents_(documents), data_(data), faults_(faults), naming_(documents, data.catalogue, faults) {}

    void bind() {
        naming_.check_catalogues();
        data_.rulebook = rules::bind(documents_, faults_);
        if (!data_.rulebook) return;
        data_.checks.resize(data_.catalogue.data().criteria.size());
        for (const Rulebook::Check& check : data_.rulebook->checks) bind(check);
        for (const Rulebook::RiskRule& risk : data_.rulebook->risks) naming_.check_risk(*risk.source);
        data_.findings = data_.plan->findings;
        for (scoring::FindingName& finding : data_.findings) look_up(finding);
    }

private:
    void bind(const Rulebook::Check& check) {
        const auto criterion = naming_.find_criterion(check.source->criterion);
        if (!criterion) return;
        Engine::Data::Check bound{&check, {}};
        if (check.measure && data_.plan->criteria[*criterion].measure < 0) return;
        for (const Rulebook::Case& entry : check.cases) {
            const auto number = data_.ratings.find(entry.source->rating.text());
            if (!number) return;    // another scale: the check says nothing under it
            if (!naming_.check_limit(*entry.source)) return;
            const bool of_scale = *number < data_.scheme.scale().size();
            bound.ratings.push_back(of_scale ? static_cast<std::int32_t>(*number) : CriterionResult::kNotApplicable);
        }
        data_.checks[*criterion] = std::move(bound);
    }

    void look_up(scoring::FindingName& finding) const {
        const auto found = [&](auto number, std::size_t count) {
            finding.is_known = static_cast<std::size_t>(number) < count;
            finding.number = static_cast<std::uint32_t>(number);
        };
        const auto& risks = data_.rulebook->risks;
        const auto& levels = data_.rulebook->matrix.levels;
        if (finding.asks_level) {
            found(std::ranges::find(levels, finding.name, &Named::id) - levels.begin(), levels.size());
        } else {
            const auto id = [](const Rulebook::RiskRule& rule) -> std::string_view { return rule.source->risk.id; };
            found(std::ranges::find(risks, finding.name, id) - risks.begin(), risks.size());
        }
    }

    std::span<const Rules> documents_;
    Engine::Data& data_;
    std::span<Faults> faults_;
    Naming naming_;
};

}  // namespace

void bind_rules(std::span<const Rules> documents, Engine::Data& data, std::span<Faults> faults) {
    if (documents.empty()) {
        if (data.plan) data.findings = data.plan->findings;
        return;
    }
    if (data.plan) RuleBinding(documents, data, faults).bind();
}

void check_rules(std::span<const Rules> documents, const Catalogue& catalogue, std::span<Faults> faults) {
    (void)rules::bind(documents, faults);
    Naming naming(documents, catalogue, faults);
    naming.check_catalogues();
    for (const Rules& document : documents) {
        for (const Rules::Data::Check& check : document.data().checks) {
            (void)naming.find_criterion(check.criterion);
            for (const Rules::Data::Case& entry : check.cases) (void)naming.check_limit(entry);
        }
        for (const Rules::Data::RiskRule& risk : document.data().risks) naming.check_risk(risk);
    }
}

}  // namespace xuehui::engine
