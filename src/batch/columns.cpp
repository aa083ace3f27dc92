// The public face of columns.
#include <xuehui/columns.hpp>

#include "batch/score.hpp"

namespace xuehui {

Result<ColumnScorer> ColumnScorer::create(const Engine& engine, const Record& common) {
    auto data = batch::bind(engine, common);
    if (!data) return std::move(data).error();
    data->panels = batch::PanelPlan::make(*data);
    return ColumnScorer(std::make_shared<Data>(std::move(data).value()));
}

std::span<const std::uint32_t> ColumnScorer::criteria() const { return data_->criteria; }
std::span<const std::uint32_t> ColumnScorer::nodes() const { return data_->engine.data().plan->result_nodes; }

std::vector<std::uint32_t> ColumnScorer::nodes_of_level(int level) const {
    const auto indicators = data_->engine.catalogue().indicators();
    std::vector<std::uint32_t> places;
    for (std::uint32_t i = 0; i < nodes().size(); ++i) {
        if (indicators[nodes()[i]].level == level) places.push_back(i);
    }
    return places;
}

std::uint8_t ColumnScorer::not_applicable_code() const { return data_->not_applicable_code(); }
std::uint8_t ColumnScorer::unassessed_code() const { return data_->unassessed_code(); }

std::optional<std::uint8_t> ColumnScorer::code(std::string_view rating) const {
    if (rating.empty()) return unassessed_code();
    const auto number = data_->engine.data().ratings.find(rating);    // behind the scale's: not_applicable
    return number ? std::optional(static_cast<std::uint8_t>(*number)) : std::nullopt;
}

Diagnostics ColumnScorer::score(const RatingColumns& ratings, std::span<const MeasureColumn> measures,
                                const ScoreColumns& scores, const ColumnOptions& options) const {
    const batch::Call call{*data_, ratings, measures, scores};
    if (Diagnostics faults = batch::check_call(call); !faults.empty()) return faults;
    const auto found = batch::kernels();
    return batch::score(call, options, found.empty() ? nullptr : &found.front());
}

}  // namespace xuehui
