// What is known of a criterion: which rating counts, what it is worth, and what the facts say where there is none.
#include "reference/reference.hpp"

namespace reference {

namespace {

bool given(const Json& rating, std::string_view member) {
    const Json* value = rating.find(member);
    return value != nullptr && !value->is_null();
}

}  // namespace

// The first stage in the scheme's order that has any rating, and of its ratings the latest, and of those the last.
std::optional<std::size_t> Reference::counting_rating(const std::string& criterion, const Json& record) const {
    std::vector<std::string> order = {"final", "expert", "self"};
    if (const Json* reconcile = scheme_.find("reconcile"); reconcile != nullptr && reconcile->find("order") != nullptr) {
        order.clear();
        for (const Json& stage : reconcile->at("order").items) order.push_back(stage.text);
    }
    const Json* ratings = record.find("ratings");
    if (ratings == nullptr) return {};
    const std::string as_of = record.at("as_of").text;
    for (const std::string& stage : order) {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < ratings->items.size(); ++i) {
            const Json& rating = ratings->items[i];
            if (rating.at("criterion").text != criterion || rating.text_of("stage", "self") != stage) continue;
            if (!given(rating, "rating") && !given(rating, "measure")) continue;
            const std::string on = rating.text_of("on");    // empty comes before every date
            if (on > as_of) continue;
            if (!best || on >= ratings->items[*best].text_of("on")) best = i;
        }
        if (best) return best;
    }
    return {};
}

Rational Reference::scale_value(const std::string& rating) const {
    for (const Json& step : scheme_.at("scale").items) {
        if (step.at("id").text == rating) return decimal(step.at("value").text);
    }
    throw std::runtime_error("no rating " + rating);
}

Rational Reference::measured(const std::string& criterion, const Rational& measure) const {
    const Json& definition = scheme_.at("measures").at(criterion);
    const bool steps = definition.find("steps") != nullptr;
    const std::vector<Json>& points = definition.at(steps ? "steps" : "linear").items;
    const auto x = [&](std::size_t i) { return decimal(points[i].items[0].text); };
    const auto y = [&](std::size_t i) { return decimal(points[i].items[1].text); };
    if (measure <= x(0)) return y(0);
    std::size_t last = 0;    // the last point that is not above the measure
    while (last + 1 < points.size() && x(last + 1) <= measure) ++last;
    if (steps || last + 1 == points.size()) return y(last);
    return y(last) + (y(last + 1) - y(last)) * (measure - x(last)) / (x(last + 1) - x(last));
}

Verdict Reference::verdict(const Node& criterion, const Json& record) const {
    Verdict result;
    const Rational one = 1;
    result.at = counting_rating(criterion.id, record);
    if (result.at) {
        const Json& rating = record.at("ratings").items[*result.at];
        result.source = "assessed";
        const Json* evidence = rating.find("evidence");
        const bool unproved = evidence == nullptr || evidence->items.empty();
        result.rating = rating.text_of("rating");
        if (result.rating == "not_applicable") {
            result.not_applicable = true;
        } else if (unproved && scheme_.text_of("no_evidence") == "lowest") {
            const Rational lowest = decimal(scheme_.at("scale").items.back().at("value").text);
            result.value = Exact{lowest, lowest};
        } else {
            const Rational value = given(rating, "measure") ? measured(criterion.id, decimal(rating.at("measure").text))
                                                            : scale_value(result.rating);
            result.value = Exact{value, value};
        }
    } else if (!criterion.applies_if.is_null()) {
        Json facts = Json::object();
        if (const Json* known = record.find("facts")) facts = *known;
        facts.set("as_of", record.at("as_of"));
        if (condition(criterion.applies_if, facts) == Truth(false)) {
            result.source = "derived";
            result.rating = "not_applicable";
            result.not_applicable = true;
        }
    }
    if (result.not_applicable && scheme_.text_of("not_applicable") == "full_marks") result.value = Exact{one, one};
    if (result.source == "unassessed") {
        const std::string policy = scheme_.text_of("unassessed", "bounds");
        if (policy == "bounds") result.value = Exact{0, one};
        if (policy == "zero") result.value = Exact{0, 0};
    }
    return result;
}

}  // namespace reference
