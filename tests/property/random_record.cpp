// Records: of each criterion no rating, one or several, of every stage and around the day of the assessment; sometimes
// the same rating everywhere, so that the score is exactly its value.
#include "property/random_documents.hpp"

namespace property {

namespace {

Json random_evidence(Random& random) {
    Json evidence = Json::array();
    for (long long i = random.pick({0, 1, 1, 2}); i > 0; --i) {
        Json piece = Json::object().set("title", Json::string("会议纪要"));
        if (random.percent(20)) piece.set("expires", Json::string(random.pick({"2026-03-30", "2026-03-31", "2030-01-01"})));
        evidence.add(piece);
    }
    return evidence;
}

// On a point of the measure, between two, or somewhere.
Json random_measure_of(Random& random, const Json& definition) {
    const Json* points = definition.find("steps");
    if (points == nullptr) points = definition.find("linear");
    const auto place = [&] { return reference::millionths(reference::decimal(random.pick(points->items).items[0].text)); };
    switch (random.below(4)) {
    case 0: return decimal_json(random, place());
    case 1: return decimal_json(random, (place() + place()) / 2);
    case 2: return decimal_json(random, random.between(-3'000'000, 9'000'000));
    default: return decimal_json(random, random.between(-3, 9) * 1'000'000);
    }
}

Json random_rating(Random& random, const std::string& criterion, const Json& scheme, bool plain) {
    Json rating = Json::object().set("criterion", Json::string(criterion));
    const Json* measures = scheme.find("measures");
    const Json* measure = measures == nullptr ? nullptr : measures->find(criterion);
    if (!plain && random.percent(3)) {
        rating.set(random.pick({"rating", "measure"}), Json{});    // a line that nobody filled in
    } else if (random.percent(10)) {
        rating.set("rating", Json::string("not_applicable"));
    } else if (measure != nullptr && random.percent(70)) {
        rating.set("measure", random_measure_of(random, *measure));
    } else {
        // Both ends of the scale come more often than by chance: full and empty nodes are where ties are.
        const std::vector<Json>& scale = scheme.at("scale").items;
        const Json& step = random.percent(30) ? scale.front() : random.percent(15) ? scale.back() : random.pick(scale);
        rating.set("rating", step.at("id"));
    }
    if (plain) return rating;
    if (random.percent(60)) rating.set("stage", Json::string(random.pick({"self", "expert", "final", "peer", "audit"})));
    if (random.percent(50)) {
        rating.set("on", Json::string(random.pick({"2025-12-31", "2026-03-30", "2026-03-31", "2026-04-01"})));
    }
    if (random.percent(50)) rating.set("evidence", random_evidence(random));
    if (random.percent(30)) rating.set("reason", Json::string("缺少记录"));
    return rating;
}

// The ratings of a record, criterion by criterion.
std::vector<Json> random_ratings(Random& random, const std::vector<reference::Node>& tree, const Json& scheme) {
    std::vector<Json> ratings;
    const auto criteria = nodes_of(tree, true);
    if (random.percent(8)) {
        const Json& same = random.pick(scheme.at("scale").items).at("id");
        for (const reference::Node* criterion : criteria) {
            ratings.push_back(Json::object().set("criterion", Json::string(criterion->id)).set("rating", same));
        }
        return ratings;
    }
    const unsigned rated = random.pick({0U, 40U, 80U, 80U, 100U});
    const bool plain = random.percent(30);    // one undated rating of one stage for each
    for (const reference::Node* criterion : criteria) {
        if (!random.percent(rated)) continue;
        const long long count = plain ? 1 : random.pick({1, 1, 1, 2, 3});
        for (long long i = 0; i < count; ++i) ratings.push_back(random_rating(random, criterion->id, scheme, plain));
    }
    return ratings;
}

}  // namespace

Json random_record(Random& random, const std::vector<reference::Node>& tree, const Json& scheme, Json facts) {
    std::vector<Json> ratings = random_ratings(random, tree, scheme);
    if (random.percent(50)) random.shuffle(ratings);
    Json record = Json::object()
                      .set("format", Json::string("xuehui/record/1"))
                      .set("organisation", Json::object().set("id", Json::string("R-1")))
                      .set("period", Json::object().set("from", Json::string("2025-01-01")).set("to", Json::string("2025-12-31")))
                      .set("as_of", Json::string("2026-03-31"));
    if (random.percent(80)) record.set("facts", std::move(facts));
    if (!ratings.empty() || random.percent(50)) record.set("ratings", Json::array(std::move(ratings)));
    return record;
}

}  // namespace property
