// Any bytes as a catalogue: rejected with reasons, or a tree that is sound and survives being written and read again.
#include <xuehui/documents.hpp>
#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

#include "fuzz/fuzz.hpp"

namespace {

void check_tree(const xuehui::Catalogue& catalogue) {
    const auto indicators = catalogue.indicators();
    const auto criteria = catalogue.criteria();
    for (std::uint32_t i = 0; i < indicators.size(); ++i) {
        const xuehui::Indicator& indicator = indicators[i];
        fuzz::require(indicator.level >= 1 && indicator.level <= 3, "a level from 1 to 3");
        fuzz::require(i < indicator.end && indicator.end <= indicators.size(), "what is below comes after");
        fuzz::require(indicator.first_criterion < indicator.end_criterion && indicator.end_criterion <= criteria.size(),
                      "no indicator is empty");
        fuzz::require(indicator.parent.has_value() == (indicator.level > 1), "a parent below level 1");
        fuzz::require(!indicator.parent || indicators[*indicator.parent].level + 1 == indicator.level, "the parent is one level up");
        fuzz::require(catalogue.find_indicator(indicator.id) == i, "an indicator is found by its id");
    }
    for (std::uint32_t i = 0; i < criteria.size(); ++i) {
        fuzz::require(indicators[criteria[i].indicator].level == 3, "criteria lie below level 3");
        fuzz::require(catalogue.find_criterion(criteria[i].id) == i, "a criterion is found by its id");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto catalogue = xuehui::Catalogue::parse(fuzz::text_of(data, size), xuehui::standard_catalogues());
    if (!catalogue) {
        fuzz::check_diagnostics(catalogue.error());
        return 0;
    }
    check_tree(*catalogue);
    const xuehui::Diagnostics conditions = check_conditions(*catalogue);
    if (!conditions.empty()) fuzz::check_diagnostics(conditions);

    const std::string written = to_json(*catalogue);
    const auto again = xuehui::Catalogue::parse(written, {});
    fuzz::require(again.has_value(), "what is written is a catalogue");
    fuzz::require(to_json(*again) == written, "written again it is the same");
    fuzz::require(again->criteria().size() == catalogue->criteria().size(), "nothing is lost");
    to_text(*catalogue, {});
    to_markdown(*catalogue, xuehui::Language::en);
    to_dot(*catalogue, xuehui::Language::zh);
    return 0;
}
