#include "population/grouping.hpp"

#include <algorithm>

#include <xuehui/near_miss.hpp>
#include <xuehui/population.hpp>

#include "base/faults.hpp"
#include "json/canonical.hpp"
#include "record/record_data.hpp"

namespace xuehui::population {

namespace {

constexpr std::string_view kOrganisation = "organisation";
constexpr std::string_view kFacts = "facts";

Diagnostics fault(std::string_view code, std::string message, std::string_view hint = {}) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.document = "population";
    diagnostic.message = std::move(message);
    diagnostic.hint = hint;
    return {diagnostic};
}

std::vector<std::string> split(std::string_view place) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (std::size_t dot = place.find('.'); dot != std::string_view::npos; dot = place.find('.', begin)) {
        parts.emplace_back(place.substr(begin, dot - begin));
        begin = dot + 1;
    }
    parts.emplace_back(place.substr(begin));
    return parts;
}

Diagnostics faults_of_fact(std::string_view name, const Engine& engine) {
    const auto facts = engine.facts();
    if (facts.empty()) return {};    // without a dictionary any name will do
    const auto found = std::ranges::find(facts, name, [](const Fact* fact) { return std::string_view(fact->name); });
    if (found == facts.end()) {
        std::vector<std::string_view> names;
        for (const Fact* fact : facts) names.emplace_back(fact->name);
        return fault("unknown_fact", "no fact is named " + in_quotes(name), near_miss(name, names));
    }
    if ((*found)->personal) return fault("bad_value", in_quotes(name) + " is personal, and nobody is grouped by it");
    if ((*found)->derived) return fault("derived_fact", in_quotes(name) + " is worked out and not stated by records");
    if ((*found)->type == FactType::list) return fault("bad_value", in_quotes(name) + " is a list");
    return {};
}

Diagnostics faults_of_member(std::string_view name) {
    if (name == "kind" || name == "region" || name.starts_with("x-")) return {};
    const std::string_view known[] = {"kind", "region"};
    return fault("bad_value",
                 "organisations are grouped by kind, region or a member of your own (x-…), not " + in_quotes(name),
                 near_miss(name, known));
}

}  // namespace

Result<Grouping> Grouping::create(std::string_view place, const Engine& engine) {
    Grouping grouping;
    if (place.empty()) return grouping;
    const std::size_t dot = place.find('.');
    const std::string_view root = place.substr(0, dot);
    const std::string_view name = dot == std::string_view::npos ? std::string_view() : place.substr(dot + 1);
    if (name.empty() || (root != kOrganisation && root != kFacts)) {
        return fault("bad_value",
                     "expected organisation.kind, organisation.region, organisation.x-… or facts.NAME, found " +
                         in_quotes(place));
    }
    Diagnostics faults = root == kOrganisation ? faults_of_member(name) : faults_of_fact(name, engine);
    if (!faults.empty()) return faults;
    if (root == kOrganisation) {
        grouping.path_ = {std::string(root), std::string(name)};    // a name of one's own may have a dot in it
    } else {
        grouping.path_ = split(place);
    }
    return grouping;
}

std::optional<std::string> Grouping::group_of(const Record& record) const {
    if (path_.empty()) return std::nullopt;
    const Record::Data& data = record.data();
    Value value = path_.front() == kOrganisation ? data.organisation : data.facts;
    for (std::size_t i = 1; i < path_.size() && value; ++i) {
        value = value.is(Type::object) ? value.find(path_[i]) : Value();
    }
    if (!value) return std::nullopt;
    std::string name;
    if (value.is(Type::string)) name = value.text();
    if (value.is(Type::number)) json::append_number(name, value.text());
    if (value.is(Type::boolean)) name = value.boolean() ? "true" : "false";
    if (name.empty() || name.size() > Population::kLongestGroup) return std::nullopt;
    return name;
}

}  // namespace xuehui::population
