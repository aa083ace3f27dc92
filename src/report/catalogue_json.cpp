// A catalogue as one document, extensions resolved: its indicators and criteria as their documents have them, with the
// users' own members, in the place that the whole gives them.
#include <algorithm>

#include <xuehui/report.hpp>

#include "catalogue/catalogue_data.hpp"
#include "json/write.hpp"

namespace xuehui {

namespace {

class CatalogueWriter {
public:
    explicit CatalogueWriter(const Catalogue::Data& catalogue) : catalogue_(catalogue), writer_(out_) {}

    std::string write() {
        writer_.begin_object();
        copy_members(catalogue_.root, {"extends", "add", "drop", "indicators"});
        writer_.key("indicators").begin_array();
        for (std::uint32_t i = 0; i < catalogue_.indicators.size(); i = catalogue_.indicators[i].end) write_indicator(i);
        writer_.end_array().end_object();
        return std::move(out_);
    }

private:
    void copy_members(Value object, std::initializer_list<std::string_view> except) {
        for (const Member member : object.members()) {
            if (std::find(except.begin(), except.end(), member.key.text()) != except.end()) continue;
            writer_.any_key(member.key.text()).value(member.value);
        }
    }

    void write_criterion(std::uint32_t number) {
        writer_.begin_object();
        copy_members(catalogue_.criterion_places[number], {"parent", "see"});
        const auto& see = catalogue_.criteria[number].see;    // without what an extension dropped
        if (!see.empty()) {
            writer_.key("see").begin_array();
            for (const std::string& id : see) writer_.string(id);
            writer_.end_array();
        }
        writer_.end_object();
    }

    void write_indicator(std::uint32_t number) {    // three levels deep
        const Indicator& indicator = catalogue_.indicators[number];
        writer_.begin_object();
        copy_members(catalogue_.indicator_places[number], {"parent", "children", "criteria"});
        const bool owns_criteria = indicator.end == number + 1;
        writer_.key(owns_criteria ? "criteria" : "children").begin_array();
        if (owns_criteria) {
            for (std::uint32_t i = indicator.first_criterion; i < indicator.end_criterion; ++i) write_criterion(i);
        } else {
            std::uint32_t child = number + 1;
            for (; child < indicator.end; child = catalogue_.indicators[child].end) write_indicator(child);
        }
        writer_.end_array().end_object();
    }

    const Catalogue::Data& catalogue_;
    std::string out_;
    json::Writer writer_;
};

}  // namespace

std::string to_json(const Catalogue& catalogue) { return CatalogueWriter(catalogue.data()).write(); }

}  // namespace xuehui
