// Schemes: scales, weights, measures, policies; then gates and grades aimed at scores.
#include <algorithm>
#include <set>

#include "property/random_documents.hpp"

namespace property {

namespace {

using reference::Node;
using reference::Rational;

constexpr long long kOne = 1'000'000;

Json random_scale(Random& random) {
    static const std::vector<std::vector<long long>> kScales = {
        {1'000'000, 750'000, 500'000, 0}, {1'000'000, 500'000, 0},  {1'000'000, 800'000, 500'000, 0},
        {1'000'000, 0},                   {666'667, 333'333},       {999'999, 333'333, 1},
        {1'000'000, 666'667, 333'333, 0}, {500'000}};
    std::vector<long long> values = random.pick(kScales);
    if (random.percent(30)) {
        std::set<long long, std::greater<>> distinct;
        for (long long i = random.between(2, 5); i > 0; --i) distinct.insert(random.between(0, kOne));
        values.assign(distinct.begin(), distinct.end());
    }
    Json scale = Json::array();
    for (std::size_t i = 0; i < values.size(); ++i) {
        scale.add(Json::object().set("id", Json::string("r" + std::to_string(i))).set("value", decimal_json(random, values[i])));
    }
    return scale;
}

// How the numbers of a scheme look: plain ones meet on ties and thresholds, the others strain the arithmetic.
enum class Numbers { plain, fractional, huge, mixed };

long long random_weight(Random& random, Numbers numbers) {
    if (numbers == Numbers::mixed) numbers = random.pick({Numbers::plain, Numbers::fractional, Numbers::huge});
    if (numbers == Numbers::plain) return random.pick({1, 2, 3, 4, 5, 8, 10, 30}) * kOne;
    if (numbers == Numbers::huge) return random.between(1, 999'999'999'999'999);
    return random.percent(10) ? 1 : random.between(1, 20 * kOne);
}

Json random_weights(Random& random, const std::vector<Node>& tree, const std::vector<std::string>& roots) {
    Json weights = Json::object();
    const Numbers numbers = random.pick({Numbers::plain, Numbers::plain, Numbers::fractional, Numbers::huge, Numbers::mixed});
    const unsigned named = random.pick({20U, 60U, 100U});
    const unsigned zero = random.pick({0U, 0U, 10U, 40U});
    for (const bool criteria : {false, true}) {
        for (const Node* node : nodes_of(tree, criteria)) {
            if (!random.percent(named)) continue;
            weights.set(node->id, decimal_json(random, random.percent(zero) ? 0 : random_weight(random, numbers)));
        }
    }
    // Some root must count.
    const auto counts = [&](const std::string& root) {
        const Json* weight = weights.find(root);
        return weight == nullptr || reference::decimal(weight->text) != 0;
    };
    if (std::none_of(roots.begin(), roots.end(), counts)) weights.set(random.pick(roots), decimal_json(random, kOne));
    return weights;
}

// Indicators of which none is inside another, in any order.
void choose_roots(Random& random, const Node& node, std::vector<std::string>& roots) {
    if (node.level < 3 && random.percent(25)) {
        for (const Node& child : node.children) choose_roots(random, child, roots);
    } else if (random.percent(85)) {
        roots.push_back(node.id);
    }
}

Json random_measure(Random& random) {
    std::set<long long> places;
    const bool coarse = random.percent(60);
    for (long long i = random.between(1, 4); i > 0; --i) {
        places.insert(coarse ? random.between(-2, 8) * kOne : random.between(-900'000'000'000'000, 900'000'000'000'000));
    }
    Json points = Json::array();
    for (const long long place : places) {
        const long long value = coarse ? random.pick({0, 400'000, 500'000, 750'000, 1'000'000, 333'333}) : random.between(0, kOne);
        points.add(Json::array({decimal_json(random, place), decimal_json(random, value)}));
    }
    return Json::object().set(random.pick({"steps", "linear"}), points);
}

// Bounds that came out of the first records, by node; the total under "".
using Seen = std::vector<std::pair<std::string, Rational>>;

Seen bounds_seen(const World& world) {
    const reference::Reference evaluator(world.catalogue, world.scheme, world.others);
    Seen seen;
    const auto note = [&](const std::string& id, const std::optional<reference::Exact>& exact) {
        if (!exact) return;
        seen.emplace_back(id, exact->lower);
        seen.emplace_back(id, exact->upper);
    };
    for (std::size_t i = 0; i < std::min<std::size_t>(2, world.records.size()); ++i) {
        const reference::Outcome outcome = evaluator.assess(world.records[i], false);
        note("", outcome.exact);
        for (const reference::NodeOutcome& node : outcome.nodes) note(node.id, node.exact);
    }
    return seen;
}

// A threshold on or beside what came out for a node, or anywhere.
long long threshold(Random& random, const Seen& seen, const std::string& id) {
    std::vector<Rational> values;
    for (const auto& [name, value] : seen) {
        if (name == id) values.push_back(value);
    }
    if (values.empty() || random.percent(15)) return random.between(0, kOne);
    const Rational value = random.pick(values) * kOne;
    const long long below = static_cast<long long>(reference::floor_of(value));
    const long long exact_or_above = Rational(below) == value ? below : below + 1;
    const long long chosen = random.pick({below, exact_or_above, exact_or_above, exact_or_above + 1});
    return std::clamp(chosen, 0LL, kOne);
}

Json random_when(Random& random, const Seen& seen, const World& world, const std::vector<Node>& tree, int depth) {
    if (depth > 0 && random.percent(40)) {
        if (random.percent(30)) return Json::object().set("not", random_when(random, seen, world, tree, depth - 1));
        Json parts = Json::array();
        for (long long i = random.between(0, 3); i > 0; --i) parts.add(random_when(random, seen, world, tree, depth - 1));
        return Json::object().set(random.pick({"all", "any"}), parts);
    }
    if (random.percent(50)) {
        const std::string& id = random.pick(nodes_of(tree, false))->id;
        return Json::object().set("node", Json::string(id)).set("below", decimal_json(random, threshold(random, seen, id)));
    }
    return Json::object()
        .set("criterion", Json::string(random.pick(nodes_of(tree, true))->id))
        .set("at_most", random.pick(world.scheme.at("scale").items).at("id"));
}

Json random_grades(Random& random, const Seen& seen) {
    std::set<long long, std::greater<>> limits = {0};
    for (long long i = random.between(0, 5); i > 0; --i) limits.insert(threshold(random, seen, ""));
    Json grades = Json::array();
    for (const long long limit : limits) {
        grades.add(Json::object()
                       .set("id", Json::string("g" + std::to_string(grades.items.size())))
                       .set("at_least", decimal_json(random, limit)));
    }
    return grades;
}

}  // namespace

Json decimal_json(Random& random, long long millionths) {
    const bool negative = millionths < 0;
    const long long size = negative ? -millionths : millionths;
    std::string text = std::to_string(size / kOne);
    std::string places = std::to_string(size % kOne);
    places.insert(0, 6 - places.size(), '0');
    if (random.percent(90)) {
        while (!places.empty() && places.back() == '0') places.pop_back();
    }
    if (!places.empty()) text += "." + places;
    if (random.percent(5)) text = std::to_string(size) + random.pick({"e-6", "E-06"});
    if (negative) text.insert(0, "-");
    return Json::number(text);
}

Json random_scheme(Random& random, const std::vector<Node>& tree, const std::string& catalogue) {
    std::vector<std::string> roots;
    for (const Node& node : tree) choose_roots(random, node, roots);
    if (roots.empty()) roots.push_back(tree.front().id);
    random.shuffle(roots);
    Json scheme = Json::object()
                      .set("format", Json::string("xuehui/scheme/1"))
                      .set("id", Json::string("random"))
                      .set("version", Json::string("1"))
                      .set("catalogue", Json::string(catalogue));
    scheme.set("full_marks", Json::number(random.pick({"1000", "100", "37.5", "1", "0.01", "150.000001", "999999999.999999"})));
    scheme.set("scale", random_scale(random));
    Json root_list = Json::array();
    for (const std::string& root : roots) root_list.add(Json::string(root));
    scheme.set("roots", root_list);
    if (random.percent(80)) scheme.set("weights", random_weights(random, tree, roots));
    Json measures = Json::object();
    for (const Node* criterion : nodes_of(tree, true)) {
        if (random.percent(20)) measures.set(criterion->id, random_measure(random));
    }
    if (!measures.items.empty()) scheme.set("measures", measures);
    Json aggregates = Json::object();
    const unsigned unusual = random.pick({0U, 20U, 60U});
    for (const Node* node : nodes_of(tree, false)) {
        if (random.percent(unusual)) aggregates.set(node->id, Json::string(random.pick({"mean", "min", "max"})));
    }
    if (!aggregates.items.empty()) scheme.set("aggregate", aggregates);
    const auto maybe = [&](const char* name, std::initializer_list<const char*> values) {
        if (random.percent(60)) scheme.set(name, Json::string(random.pick(values)));
    };
    maybe("default_weight", {"criteria", "equal"});
    maybe("unassessed", {"bounds", "zero", "exclude"});
    maybe("not_applicable", {"leave_out", "full_marks"});
    maybe("no_evidence", {"accept", "lowest"});
    if (random.percent(40)) {
        std::vector<Json> order;
        for (const char* stage : {"final", "expert", "self", "peer"}) order.push_back(Json::string(stage));
        random.shuffle(order);
        order.resize(static_cast<std::size_t>(random.between(1, 4)));
        scheme.set("reconcile", Json::object().set("order", Json::array(order)).set("within", Json::string("latest")));
    }
    return scheme.set("grades", Json::array({Json::object().set("id", Json::string("only")).set("at_least", Json::number(0))}));
}

void aim_thresholds(Random& random, World& world) {
    const Seen seen = bounds_seen(world);
    const std::vector<Node> tree = reference::read_tree(world.catalogue, world.others);
    const Json grades = random_grades(random, seen);
    Json gates = Json::array();
    for (long long i = random.pick({0, 0, 1, 2, 4}); i > 0; --i) {
        Json gate = Json::object().set("id", Json::string("gate" + std::to_string(i)));
        gate.set("when", random_when(random, seen, world, tree, 2));
        if (random.percent(50)) {
            gate.set("grade_at_most", random.pick(grades.items).at("id"));
        } else {
            gate.set("grade_down", Json::number(random.between(1, 3)));
        }
        gates.add(gate);
    }
    world.scheme.set("grades", grades);
    if (!gates.items.empty()) world.scheme.set("gates", gates);
}

}  // namespace property
