#include "reference/rulebook.hpp"

#include <algorithm>
#include <set>

#include "reference/javascript.hpp"
#include "reference/operations.hpp"

namespace reference {

namespace {

Value with_item(const Value& facts, const Value& item) {
    Value result = facts;
    put(result, "item", item);
    return result;
}

// Does a date lie between the ends, both included?
Truth in_force(const Json* effective, const Value& date) {
    Truth inside = true;
    if (effective == nullptr) return inside;
    const auto day = [](const Json& text) { return javascript::date_of(Value::of(text.text)).value(); };
    if (const Json* from = effective->find("from")) inside = both(inside, less(day(*from), date, true));
    if (const Json* to = effective->find("to")) inside = both(inside, less(date, day(*to), true));
    return inside;
}

// What a likelihood or an impact could be, within 1 to 5.
Steps steps_of(const Value& value) {
    const Range range = range_of(value);
    if ((kinds_of(value) & only(Kind::number)) == 0 || !range.ends || range.nan) return {};
    const auto step = [](const Number& end) { return static_cast<int>(std::clamp(end.to_double(), 1.0, 5.0)); };
    return {step(range.ends->first), step(range.ends->second)};
}

std::string case_of(const Value& item, std::size_t place) {
    const Value* id = item.member("id");
    return id != nullptr && !id->unknown && id->kind == Kind::string ? id->text : std::to_string(place);
}

std::optional<Check> said_by(const Json& one) {
    for (const char* how : {"rating", "at_most", "at_least"}) {
        if (const Json* rating = one.find(how)) return Check{how, rating->text, {}, {}};
    }
    throw std::runtime_error("a case that says nothing");
}

bool same_check(const std::optional<Check>& a, const std::optional<Check>& b) {
    if (!a || !b) return a.has_value() == b.has_value();
    return a->how == b->how && a->rating == b->rating;
}

// What several checks, one of which holds, leave of a rating: the ratings that any of them allows, and their ends.
std::optional<Check> joint(const std::vector<std::optional<Check>>& possible, const std::vector<std::string>& scale) {
    const auto is_first = [&](const std::optional<Check>& one) { return same_check(one, possible[0]); };
    if (std::all_of(possible.begin(), possible.end(), is_first)) return possible[0];
    std::set<std::size_t> allowed;
    for (const std::optional<Check>& one : possible) {
        const auto place = one ? std::find(scale.begin(), scale.end(), one->rating) : scale.end();
        if (place == scale.end()) return {};    // nothing is said, or it does not apply
        const auto limit = static_cast<std::size_t>(place - scale.begin());
        for (std::size_t rating = 0; rating < scale.size(); ++rating) {
            const bool holds = one->how == "at_most"    ? rating >= limit
                               : one->how == "at_least" ? rating <= limit
                                                        : rating == limit;
            if (holds) allowed.insert(rating);
        }
    }
    const std::string& ceiling = scale[*allowed.begin()];
    const std::string& floor = scale[*allowed.rbegin()];
    if (allowed.contains(0) && allowed.contains(scale.size() - 1)) return {};
    if (allowed.contains(0)) return Check{"at_least", floor, {}, {}};
    if (allowed.contains(scale.size() - 1)) return Check{"at_most", ceiling, {}, {}};
    return Check{"between", ceiling, {}, floor};
}

const std::vector<Json>& list_of(const Json& document, std::string_view name) {
    static const std::vector<Json> none;
    const Json* list = document.find(name);
    return list == nullptr ? none : list->items;
}

}  // namespace

Rulebook::Rulebook(const std::vector<Json>& documents) {
    for (const Json& document : documents) {
        for (const Json& rule : list_of(document, "off")) rules_.erase(rule.text);
        for (const Json& entry : list_of(document, "facts")) dictionary_.add(entry);
        for (const Json& entry : list_of(document, "derived")) derived_[entry.at("fact").text] = entry;
        for (const Json& entry : list_of(document, "checks")) checks_[entry.at("criterion").text] = entry;
        for (const Json& entry : list_of(document, "risks")) rules_[entry.at("id").text] = entry;
        if (const Json* matrix = document.find("matrix")) matrix_ = *matrix;
    }
}

std::shared_ptr<const Value> Rulebook::bind(const Json& record) const {
    auto data = std::make_shared<Value>(dictionary_.bind(record));
    // Derived facts ask for one another, so each sees the data that it is part of; it is worked out once.
    for (const auto& [name, entry] : derived_) {
        const auto derive = [rule = &entry.at("value"), facts = data.get(),
                             known = std::make_shared<std::optional<Answer>>()] {
            if (!*known) *known = answer(*rule, *facts);
            return **known;
        };
        Value derived;
        derived.place = std::make_shared<Place>(Place{name, {}, derive});
        put(*data, name, derived);
    }
    return data;
}

std::optional<Check> Rulebook::check(const std::string& criterion, const Value& facts,
                                     const std::vector<std::string>& scale) const {
    const Json& check = checks_.at(criterion);
    if (const Json* measure = check.find("measure")) {
        const Value found = answer(*measure, facts).value;
        if (found.unknown || found.kind != Kind::number) return {};
        return Check{"measure", "", found.number, {}};
    }
    std::vector<std::optional<Check>> possible;
    bool decided = false;
    for (const Json& one : check.at("cases").items) {
        const Truth truth = truth_of(answer(one.at("when"), facts).value);
        if (truth == Truth(false)) continue;
        possible.push_back(said_by(one));
        decided = truth == Truth(true);
        if (decided) break;
    }
    if (!decided) possible.emplace_back();    // perhaps no case at all
    return joint(possible, scale);
}

std::vector<Finding> Rulebook::findings(const std::string& id, const Value& facts) const {
    const Json& rule = rules_.at(id);
    const Json* each = rule.find("each");
    if (each == nullptr) return {finding(rule, facts, nullptr)};
    const Answer list = answer(Json::object().set("var", *each), facts);
    std::vector<Finding> result;
    if (list.value.unknown || list.value.elements.empty()) {
        Finding bare{id, list.value.unknown ? "unknown" : "clear", "", {}, {}, {}, list.needs, list.assumed};
        add_level(rule, with_item(facts, anything()), bare);
        return {bare};
    }
    for (const Element& element : list.value.elements) {
        result.push_back(finding(rule, facts, &element.value));
        result.back().element = case_of(element.value, result.size());
    }
    return result;
}

std::vector<Finding> Rulebook::findings(const Value& facts) const {
    std::vector<Finding> all;
    for (const auto& [id, rule] : rules_) {
        const std::vector<Finding> found = findings(id, facts);
        all.insert(all.end(), found.begin(), found.end());
    }
    return all;
}

Finding Rulebook::finding(const Json& rule, const Value& facts, const Value* item) const {
    const Value data = item == nullptr ? facts : with_item(facts, *item);
    const Json* judged_at = rule.find("judged_at");
    const Answer when = answer(rule.at("when"), data);
    const Answer date =
        answer(judged_at == nullptr ? Json::object().set("var", Json::string("as_of")) : *judged_at, data);
    const Truth force = in_force(rule.find("effective"), date.value);
    Finding result{rule.at("id").text, "unknown", "", {}, {}, {}, when.needs, when.assumed};
    result.needs.insert(date.needs.begin(), date.needs.end());
    result.assumed.insert(date.assumed.begin(), date.assumed.end());
    const Truth truth = truth_of(when.value);
    if (force == Truth(false))
        result.state = "not_in_force";
    else if (truth == Truth(false))
        result.state = "clear";
    else if (truth && force)
        result.state = "raised";
    add_level(rule, data, result);
    return result;
}

void Rulebook::add_level(const Json& rule, const Value& facts, Finding& finding) const {
    const Answer likelihood = answer(rule.at("likelihood"), facts);
    const Answer impact = answer(rule.at("impact"), facts);
    finding.likelihood = steps_of(likelihood.value);
    finding.impact = steps_of(impact.value);
    if (matrix_.is_null()) return;
    for (int l = finding.likelihood.lower; l <= finding.likelihood.upper; ++l) {
        for (int i = finding.impact.lower; i <= finding.impact.upper; ++i) {
            const auto row = static_cast<std::size_t>(l - 1);
            finding.levels.push_back(matrix_.at("cells").items[row].items[static_cast<std::size_t>(i - 1)].text);
        }
    }
}

std::size_t Rulebook::height(const std::string& level) const {
    std::size_t height = 0;
    while (matrix_.at("levels").items.at(height).at("id").text != level) ++height;
    return height;
}

Truth Rulebook::reached(const std::string& level, const std::vector<Finding>& findings) const {
    bool open = false;
    for (const Finding& finding : findings) {
        if (finding.state != "raised" && finding.state != "unknown") continue;
        const auto reaches = [&](const std::string& one) { return height(one) <= height(level); };
        if (finding.state == "raised" && std::all_of(finding.levels.begin(), finding.levels.end(), reaches))
            return true;
        open = open || std::any_of(finding.levels.begin(), finding.levels.end(), reaches);
    }
    return open ? Truth() : Truth(false);
}

Truth raised(const std::vector<Finding>& findings) {
    bool open = false;
    for (const Finding& finding : findings) {
        if (finding.state == "raised") return true;
        open = open || finding.state == "unknown";
    }
    return open ? Truth() : Truth(false);
}

}  // namespace reference
