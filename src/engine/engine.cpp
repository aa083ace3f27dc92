// Making an engine, and its public face. What it does with a record stands in assess.cpp.
#include <xuehui/engine.hpp>

#include <algorithm>
#include <iterator>

#include "engine/engine_data.hpp"

namespace xuehui {

namespace engine {

std::vector<std::optional<logic::Logic>> compile_conditions(const Catalogue::Data& catalogue, Faults& faults) {
    faults.set_own(catalogue.root.document());
    std::vector<std::optional<logic::Logic>> conditions(catalogue.criteria.size());
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        if (catalogue.applies_if[i]) conditions[i] = logic::Logic::compile(catalogue.applies_if[i], {.written = true}, faults);
    }
    return conditions;
}

}  // namespace engine

Result<Engine> Engine::create(const Catalogue& catalogue, const Scheme& scheme, std::span<const Rules> rules) {
    Data data{.catalogue = catalogue, .scheme = scheme};
    Faults in_catalogue("catalogue");
    data.applies_if = engine::compile_conditions(catalogue.data(), in_catalogue);
    Faults in_scheme("scheme");
    data.plan = scoring::bind(catalogue.data(), scheme.data(), in_scheme);
    std::vector<std::string_view> ratings;
    for (const Rating& rating : scheme.scale()) ratings.push_back(rating.id);
    ratings.push_back(kNotApplicable);
    data.ratings = IdIndex(std::move(ratings));
    std::vector<Faults> in_rules;
    for (const Rules& document : rules) in_rules.emplace_back("rules " + document.identity().id);
    engine::bind_rules(rules, data, in_rules);

    Diagnostics faults = std::move(in_catalogue).take();
    std::ranges::move(std::move(in_scheme).take(), std::back_inserter(faults));
    for (Faults& found : in_rules) std::ranges::move(std::move(found).take(), std::back_inserter(faults));
    if (!faults.empty()) return faults;
    return Engine(std::make_shared<Data>(std::move(data)));
}

const Catalogue& Engine::catalogue() const { return data_->catalogue; }
const Scheme& Engine::scheme() const { return data_->scheme; }

std::span<const Rules> Engine::rules() const {
    return data_->rulebook ? std::span<const Rules>(data_->rulebook->documents) : std::span<const Rules>();
}
std::span<const Fact* const> Engine::facts() const {
    return data_->rulebook ? std::span<const Fact* const>(data_->rulebook->stated) : std::span<const Fact* const>();
}
std::size_t Engine::risk_count() const { return data_->rulebook ? data_->rulebook->risks.size() : 0; }
const Risk& Engine::risk(std::size_t number) const { return data_->rulebook->risks[number].source->risk; }
const DeadlineRule& Engine::deadline_rule(std::size_t number) const {
    return data_->rulebook->deadlines[number].source->rule;
}
std::span<const Named> Engine::risk_categories() const {
    return data_->rulebook ? std::span<const Named>(data_->rulebook->categories) : std::span<const Named>();
}
std::span<const Named> Engine::owners() const {
    return data_->rulebook ? std::span<const Named>(data_->rulebook->owners) : std::span<const Named>();
}
const RiskMatrix& Engine::matrix() const {
    static const RiskMatrix kNone;
    return data_->rulebook ? data_->rulebook->matrix : kNone;
}

std::string Engine::indicator_weight(std::uint32_t indicator) const {
    return data_->plan->node_weights[indicator].text();
}

std::string Engine::criterion_weight(std::uint32_t criterion) const {
    return data_->plan->criterion_weights[criterion].text();
}

Aggregate Engine::aggregate(std::uint32_t indicator) const { return data_->plan->nodes[indicator].aggregate; }
bool Engine::is_within_roots(std::uint32_t indicator) const { return data_->plan->nodes[indicator].within_roots; }
bool Engine::is_root(std::uint32_t indicator) const { return data_->plan->is_root[indicator] != 0; }

}  // namespace xuehui
