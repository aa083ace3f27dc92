// What is known of a criterion: which rating counts, what it is worth, and what the facts say where there is none.
#include "reference/reference.hpp"

namespace reference {

namespace {

bool given(const Json& rating, std::string_view member) {
    const Json* value = rating.find(member);
    return value != nullptr && !value->is_null();
}

// A number as the decimal that it is written as.
Rational exact_measure(const Number& number) {
    return number.form == Number::Form::money ? number.money : decimal(text_of(number));
}

}  // namespace

// The first stage in the scheme's order that has any rating, and of its ratings the latest, and of those the last.
std::optional<std::size_t> Reference::counting_rating(const std::string& criterion, const Json& record) const {
    std::vector<std::string> order = {"final", "expert", "self"};
    if (const Json* reconcile = scheme_.find("reconcile");
        reconcile != nullptr && reconcile->find("order") != nullptr) {
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

std::vector<std::string> Reference::scale_ids() const {
    std::vector<std::string> ids;
    for (const Json& step : scheme_.at("scale").items) ids.push_back(step.at("id").text);
    return ids;
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

// The facts that conditions look at: with the types and defaults of the dictionary, where rules are loaded.
std::shared_ptr<const Value> Reference::facts_of(const Json& record) const {
    if (rules_) return rules_->bind(record);
    Json facts = Json::object();
    if (const Json* known = record.find("facts")) facts = *known;
    facts.set("as_of", record.at("as_of"));
    return std::make_shared<Value>(record_data(facts));
}

// What the rules say of a criterion; where it is open whether it applies at all, nothing.
std::optional<Check> Reference::check(const Node& criterion, const Value& facts) const {
    if (!rules_ || !rules_->has_check(criterion.id)) return {};
    if (!criterion.applies_if.is_null() && truth_of(answer(criterion.applies_if, facts).value) != Truth(true))
        return {};
    const std::optional<Check> check = rules_->check(criterion.id, facts, scale_ids());
    const Json* measures = scheme_.find("measures");
    const bool measured = measures != nullptr && measures->find(criterion.id) != nullptr;
    return check && check->how == "measure" && !measured ? std::nullopt : check;
}

Verdict Reference::verdict(const Node& criterion, const Json& record, const Value& facts) const {
    const std::optional<std::size_t> rating = counting_rating(criterion.id, record);
    Verdict result = rating ? assessed(criterion, record, *rating) : unrated(criterion, facts);
    if (result.not_applicable && scheme_.text_of("not_applicable") == "full_marks") result.value = Exact{1, 1};
    return result;
}

Verdict Reference::assessed(const Node& criterion, const Json& record, std::size_t place) const {
    const Json& rating = record.at("ratings").items[place];
    Verdict result{
        .rating = rating.text_of("rating"), .source = "assessed", .at = place, .not_applicable = false, .value = {}};
    const Json* evidence = rating.find("evidence");
    const bool unproved = evidence == nullptr || evidence->items.empty();
    Rational value;
    if (result.rating == "not_applicable") {
        result.not_applicable = true;
        return result;
    }
    if (unproved && scheme_.text_of("no_evidence") == "lowest") {
        value = decimal(scheme_.at("scale").items.back().at("value").text);
    } else if (given(rating, "measure")) {
        value = measured(criterion.id, decimal(rating.at("measure").text));
    } else {
        value = scale_value(result.rating);
    }
    result.value = Exact{value, value};
    return result;
}

Verdict Reference::unrated(const Node& criterion, const Value& facts) const {
    Verdict result;
    const bool outside =
        !criterion.applies_if.is_null() && truth_of(answer(criterion.applies_if, facts).value) == Truth(false);
    const std::optional<Check> said = outside ? Check{"rating", "not_applicable", {}, {}} : check(criterion, facts);
    if (said && (said->how == "rating" || said->how == "measure")) {
        result.source = "derived";
        result.rating = said->rating;
        result.not_applicable = said->rating == "not_applicable";
        if (result.not_applicable) return result;
        const Rational value =
            said->how == "rating" ? scale_value(said->rating) : measured(criterion.id, exact_measure(said->measure));
        result.value = Exact{value, value};
        return result;
    }
    const std::string policy = scheme_.text_of("unassessed", "bounds");
    if (policy == "zero") result.value = Exact{0, 0};
    if (policy != "bounds") return result;
    result.value = Exact{0, 1};
    if (said && said->how == "at_least") result.value->lower = scale_value(said->rating);
    if (said && said->how == "at_most") result.value->upper = scale_value(said->rating);
    if (said && said->how == "between") result.value = Exact{scale_value(said->floor), scale_value(said->rating)};
    return result;
}

// Does a rating say something else than the rules? Ratings are compared by what they are worth.
bool Reference::contradicts(const std::string& criterion, const Json& rating, const Check& check) const {
    const std::string given_rating = rating.text_of("rating");
    if (check.how == "rating" && (given_rating == "not_applicable" || check.rating == "not_applicable")) {
        return given_rating != check.rating;
    }
    if (given_rating == "not_applicable") return false;
    const Rational value =
        given(rating, "measure") ? measured(criterion, decimal(rating.at("measure").text)) : scale_value(given_rating);
    if (check.how == "measure") return value != measured(criterion, exact_measure(check.measure));
    const Rational limit = scale_value(check.rating);
    if (check.how == "at_most") return value > limit;
    if (check.how == "between") return value > limit || value < scale_value(check.floor);
    return check.how == "at_least" ? value < limit : value != limit;
}

void Reference::add_conflicts(const Node& node, const Json& record, const Value& facts, Outcome& outcome) const {
    for (const Node& child : node.children) add_conflicts(child, record, facts, outcome);
    if (node.level != 4) return;
    const std::optional<std::size_t> rating = counting_rating(node.id, record);
    const std::optional<Check> said = check(node, facts);
    if (!rating || !said || !contradicts(node.id, record.at("ratings").items[*rating], *said)) return;
    Check broken = *said;    // of two ends the one that the rating breaks
    if (said->how == "between") {
        broken.how = "at_most";
        if (!contradicts(node.id, record.at("ratings").items[*rating], broken)) {
            broken = Check{"at_least", said->floor, {}, {}};
        }
    }
    outcome.conflicts.push_back({node.id, *rating, broken});
}

}  // namespace reference
