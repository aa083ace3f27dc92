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

Result<Engine> Engine::create(const Catalogue& catalogue, const Scheme& scheme) {
    Faults in_catalogue("catalogue");
    auto conditions = engine::compile_conditions(catalogue.data(), in_catalogue);
    Faults in_scheme("scheme");
    auto plan = scoring::bind(catalogue.data(), scheme.data(), in_scheme);
    if (!in_catalogue.empty() || !in_scheme.empty()) {
        Diagnostics faults = std::move(in_catalogue).take();
        std::ranges::move(std::move(in_scheme).take(), std::back_inserter(faults));
        return faults;
    }
    std::vector<std::string_view> ratings;
    for (const Rating& rating : scheme.scale()) ratings.push_back(rating.id);
    ratings.push_back(kNotApplicable);
    return Engine(std::make_shared<Data>(
        Data{catalogue, scheme, std::move(plan), std::move(conditions), IdIndex(std::move(ratings))}));
}

const Catalogue& Engine::catalogue() const { return data_->catalogue; }
const Scheme& Engine::scheme() const { return data_->scheme; }

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
