// Catalogues and facts, and how the parts of a world are put together.
#include <xuehui/standard.hpp>

#include "property/random_documents.hpp"

namespace property {

namespace {

Json text(std::string_view zh) { return Json::object().set("zh", Json::string(zh)); }

// Facts of small worlds are few, so that conditions meet them.
Json random_condition(Random& random, int depth) {
    const auto var = [](std::string_view name) { return Json::object().set("var", Json::string(name)); };
    const auto call = [](std::string_view name, std::vector<Json> arguments) {
        return Json::object().set(name, Json::array(std::move(arguments)));
    };
    if (depth > 0 && random.percent(50)) {
        if (random.percent(30)) return call("!", {random_condition(random, depth - 1)});
        std::vector<Json> parts;
        for (long long i = random.between(1, 3); i > 0; --i) parts.push_back(random_condition(random, depth - 1));
        return call(random.pick({"and", "or"}), parts);
    }
    const Json limit = Json::number(random.between(0, 3));
    switch (random.below(8)) {
    case 0: return var("open");
    case 1: return call("===", {var("staff.kind"), Json::string(random.pick({"paid", "honorary"}))});
    case 2: return call("===", {var("open"), Json::boolean(random.percent(50))});
    case 3: return call("<", {Json::number(0), var("staff.count"), limit});
    case 4: return call(random.pick({"some", "all", "none"}), {var("people"), call(">", {var("age"), limit})});
    case 5: return call("in", {var("staff.kind"), Json::array({Json::string("paid"), Json::string("lent")})});
    default: return call(random.pick({"<", "<=", ">", ">="}), {var("staff.count"), limit});
    }
}

Json small_facts(Random& random) {
    Json facts = Json::object();
    if (random.percent(70)) facts.set("open", random.percent(20) ? Json{} : Json::boolean(random.percent(50)));
    Json staff = Json::object();
    if (random.percent(70)) staff.set("count", random.percent(10) ? Json{} : Json::number(random.between(0, 4)));
    if (random.percent(70)) staff.set("kind", Json::string(random.pick({"paid", "honorary", "lent"})));
    if (random.percent(80)) facts.set("staff", staff);
    if (random.percent(60)) {
        Json people = Json::array();
        for (long long i = random.between(0, 2); i > 0; --i) {
            Json person = Json::object().set("id", Json::number(i));
            if (random.percent(80)) person.set("age", Json::number(random.between(0, 4)));
            people.add(person);
        }
        facts.set("people", people);
    }
    return facts;
}

Json random_criterion(Random& random, const std::string& id) {
    Json criterion = Json::object().set("id", Json::string(id)).set("statement", text("一项要求"));
    if (random.percent(20)) criterion.set("applies_if", random_condition(random, 2));
    if (random.percent(10)) criterion.set("kind", Json::string("prohibition"));
    return criterion;
}

Json random_indicator(Random& random, const std::string& id, int level) {
    Json indicator = Json::object().set("id", Json::string(id)).set("title", text("指标"));
    Json below = Json::array();
    const long long count = level == 3 ? random.pick({1, 1, 1, 2, 2, 3, 4}) : random.pick({1, 1, 1, 1, 2, 2, 3});
    for (long long i = 1; i <= count; ++i) {
        const std::string child = id + "." + std::to_string(i);
        below.add(level == 3 ? random_criterion(random, child) : random_indicator(random, child, level + 1));
    }
    return indicator.set(level == 3 ? "criteria" : "children", below);
}

Json small_catalogue(Random& random) {
    Json indicators = Json::array();
    const std::string names[] = {"甲", "B", "c-3", "9"};
    for (long long i = 0, count = random.pick({1, 1, 1, 2, 2, 3, 4}); i < count; ++i) {
        indicators.add(random_indicator(random, names[i], 1));
    }
    return Json::object()
        .set("format", Json::string("xuehui/catalogue/1"))
        .set("id", Json::string("random"))
        .set("version", Json::string("1"))
        .set("indicators", indicators);
}

// Facts that conditions of the built-in catalogue look at.
Json standard_facts(Random& random) {
    Json facts = Json::object();
    const auto put = [&](const std::string& group, const std::string& name, Json value) {
        if (random.percent(40)) return;
        if (facts.find(group) == nullptr) facts.set(group, Json::object());
        facts.find(group)->set(name, random.percent(10) ? Json{} : std::move(value));
    };
    const auto put_list = [&](const std::string& name, const std::string& member, const std::vector<Json>& values) {
        if (random.percent(40)) return;
        Json list = Json::array();
        for (long long i = random.between(0, 2); i > 0; --i) {
            Json element = Json::object().set("id", Json::string(std::to_string(i)));
            if (random.percent(80)) element.set(member, random.pick(values));
            list.add(element);
        }
        facts.set(name, list);
    };
    const std::vector<Json> truths = {Json::boolean(false), Json::boolean(true)};
    put("party", "full_members", Json::number(random.between(0, 5)));
    put("standing", "exists", random.pick(truths));
    put("branches", "count", Json::number(random.between(0, 2)));
    put("dues", "charged", random.pick(truths));
    put("dues", "no_charge_resolution", random.pick(truths));
    put("evaluation", "grade", Json::string(random.pick({"5A", "3A", "none"})));
    put("registration", "certificate_issued_on", Json::string(random.pick({"2024-03-31", "2024-04-01", "2025-12-31", "1996-02-29"})));
    put("brand", "infringements", Json::number(random.between(0, 1)));
    put("brand", "trademarks", Json::number(random.between(0, 1)));
    put("finance", "restricted", random.pick(truths));
    put_list("officers", "status", {Json::string("none"), Json::string("retired")});
    put_list("cooperation", random.pick({"foreign", "by_branch"}), truths);
    put_list("activities", "foreign", truths);
    put_list("entities", "name", {Json::string("一家公司")});
    put_list("fees", "name", {Json::string("会费")});
    return facts;
}

Json extended_catalogue(Random& random, const std::vector<reference::Node>& tree) {
    Json dropped = Json::array();
    std::string parent;
    const auto criteria = nodes_of(tree, true);
    for (const reference::Node* node : nodes_of(tree, false)) {
        // One of several criteria may go without leaving an indicator empty.
        if (node->level == 3 && node->children.size() > 1 && random.percent(20)) {
            dropped.add(Json::string(random.pick(node->children).id));
        }
        if (node->level == 3 && (parent.empty() || random.percent(3))) parent = node->id;
    }
    Json added = Json::array();
    Json own = random_indicator(random, "own", 1);
    added.add(random_criterion(random, "own-criterion").set("parent", Json::string(parent)));
    added.add(own);
    return Json::object()
        .set("format", Json::string("xuehui/catalogue/1"))
        .set("id", Json::string("extended"))
        .set("version", Json::string("1"))
        .set("extends", Json::string(xuehui::kStandardCatalogue))
        .set("drop", dropped)
        .set("add", added);
}

// Ratings that a built-in scheme knows do not fit a random one and the other way round: records come after schemes.
void finish(Random& random, World& world, std::size_t records, bool standard) {
    const std::vector<reference::Node> tree = reference::read_tree(world.catalogue, world.others);
    const bool random_numbers = world.scheme.is_null();
    if (random_numbers) world.scheme = random_scheme(random, tree, standard ? std::string(xuehui::kStandardCatalogue) : "random");
    for (std::size_t i = 0; i < records; ++i) {
        Json facts = standard ? standard_facts(random) : small_facts(random);
        world.records.push_back(random_record(random, tree, world.scheme, std::move(facts)));
    }
    if (random_numbers) aim_thresholds(random, world);
}

}  // namespace

std::vector<const reference::Node*> nodes_of(const std::vector<reference::Node>& tree, bool criteria) {
    std::vector<const reference::Node*> result;
    for (const reference::Node& node : tree) {
        if ((node.level == 4) == criteria) result.push_back(&node);
        const auto below = nodes_of(node.children, criteria);
        result.insert(result.end(), below.begin(), below.end());
    }
    return result;
}

World small_world(Random& random, std::size_t records) {
    World world;
    world.catalogue = small_catalogue(random);
    finish(random, world, records, false);
    return world;
}

World standard_world(Random& random, std::size_t records) {
    static const Json standard = Json::parse(xuehui::standard_document(xuehui::kStandardCatalogue));
    World world;
    world.catalogue = standard;
    if (random.percent(30)) {
        world.others = {standard};
        world.catalogue = extended_catalogue(random, reference::read_tree(standard, {}));
    } else if (random.percent(70)) {
        world.scheme = Json::parse(xuehui::standard_document(random.pick({xuehui::kDefaultScheme, xuehui::kWholeScheme})));
    }
    finish(random, world, records, true);
    return world;
}

}  // namespace property
