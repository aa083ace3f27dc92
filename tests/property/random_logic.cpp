#include "property/random_logic.hpp"

#include <functional>
#include <optional>

namespace property {

namespace {

// Where a name is looked up: in the record, in an element of a list, in a step of `reduce`.
enum class Place { record, element, step };

Json call(std::string_view name, std::vector<Json> arguments) {
    return Json::object().set(name, Json::array(std::move(arguments)));
}

Json text(std::string_view value) { return Json::string(value); }
Json number(std::string_view spelling) { return Json::number(spelling); }

Json random_number(Random& random) {
    return number(random.pick({"0", "1", "2", "3", "4", "5", "7", "10", "-1", "-3", "0.5", "2.5", "-0.25", "1e3", "0.1", "100"}));
}

Json random_text(Random& random) { return text(random.pick({"", "a", "b", "ab", "0", "1", "10", " 2 ", "3x", "é", "理事"})); }

Json random_scalar(Random& random) {
    switch (random.below(6)) {
    case 0: return Json{};
    case 1: return Json::boolean(random.percent(50));
    case 2:
    case 3: return random_text(random);
    default: return random_number(random);
    }
}

Json random_date(Random& random) {
    return text(random.pick({"2024-02-29", "2025-01-31", "2025-02-28", "2025-12-31", "2026-03-31", "2000-01-01", "1955-06-15"}));
}

// ---------------------------------------------------------------- rules

class Rules {
public:
    Rules(Random& random, const LogicChoices& choices) : random_(random), choices_(choices) {}

    Json any(int depth, Place place) {
        if (depth <= 0) return leaf(place);
        switch (random_.below(24)) {
        case 0:
        case 1: return call(random_.pick({"and", "or"}), several(depth, place, 3));
        case 2: return call(random_.pick({"!", "!!"}), {any(depth - 1, place)});
        case 3: return call(random_.pick({"if", "?:"}), several(depth, place, 4));
        case 4:
        case 5: return call(random_.pick({"<", "<=", ">", ">="}), {numeric(depth - 1, place), numeric(depth - 1, place)});
        case 6: return call(random_.pick({"<", "<="}), {numeric(depth - 1, place), numeric(depth - 1, place), numeric(depth - 1, place)});
        case 7: return call(random_.pick({"<", "<=", ">", ">=", "==", "!="}), {any(depth - 1, place), any(depth - 1, place)});
        case 8:
        case 9: return call(random_.pick({"==", "!=", "===", "!=="}), {any(depth - 1, place), any(depth - 1, place)});
        case 10: return call("in", {any(depth - 1, place), random_.percent(60) ? literal_list(depth, place) : any(depth - 1, place)});
        case 11:
        case 12:
        case 13: return numeric(depth, place);
        case 14:
        case 15: return quantifier(depth, place);
        case 16: return list(depth, place);
        case 17: return call("cat", several(depth, place, 3));
        case 18: return substr(depth, place);
        case 19:
        case 20: return dates(depth, place);
        case 21: return choices_.about_absence ? absence(place) : leaf(place);
        case 22: return literal_list(depth, place);
        default: return leaf(place);
        }
    }

private:
    std::vector<Json> several(int depth, Place place, long long most) {
        std::vector<Json> parts;
        for (long long i = random_.between(1, most); i > 0; --i) parts.push_back(any(depth - 1, place));
        return parts;
    }

    Json leaf(Place place) {
        if (random_.percent(30)) {
            if (random_.percent(10)) return Json::object().set("k", random_scalar(random_)).set("v", random_scalar(random_));
            return random_scalar(random_);
        }
        return fact(place, {"n0", "n1", "n2", "i0", "i1", "b0", "b1", "s0", "s1", "any", "o.x", "o.y", "list", "rows", "rows.0.v", "any.v"},
                    {"", "v", "k", "t"}, {"current", "current.v", "current.k", "accumulator"});
    }

    // A fact by one of the names that the place has; often a record's fact from inside.
    Json fact(Place place, std::initializer_list<const char*> record, std::initializer_list<const char*> element,
              std::initializer_list<const char*> step) {
        if (place != Place::record && random_.percent(25)) return Json::object().set("fact", text(random_.pick(record)));
        const char* name = random_.pick(place == Place::record ? record : place == Place::element ? element : step);
        return Json::object().set("var", text(name));
    }

    Json numeric(int depth, Place place) {
        if (depth <= 0 || random_.percent(25)) {
            if (random_.percent(40)) return random_number(random_);
            return fact(place, {"n0", "n1", "n2", "i0", "i1", "o.x"}, {"v", ""}, {"current.v", "current", "accumulator"});
        }
        switch (random_.below(9)) {
        case 0: return call(random_.pick({"-", "/", "%"}), {numeric(depth - 1, place), numeric(depth - 1, place)});
        case 1: return call("-", {numeric(depth - 1, place)});
        case 2: return call(random_.pick({"min", "max"}), {numeric(depth - 1, place), numeric(depth - 1, place), numeric(depth - 1, place)});
        case 3: return call("count_if", {list(depth - 1, place), any(depth - 1, Place::element)});
        case 4: return call("reduce", {list(depth - 1, place), numeric(depth - 1, Place::step), random_number(random_)});
        case 5: return call("ratio", {whole(depth - 1, place), whole(depth - 1, place), number(random_.pick({"1", "2", "3"})),
                                      number(random_.pick({"1", "2", "3", "4"}))});
        case 6: return call(random_.pick({"+", "*", "-", "min", "max"}), {any(depth - 1, place), numeric(depth - 1, place)});
        default: return call(random_.pick({"+", "*", "+"}), {numeric(depth - 1, place), numeric(depth - 1, place)});
        }
    }

    Json whole(int depth, Place place) {
        if (random_.percent(30)) return number(random_.pick({"1", "2", "3", "6", "0"}));
        if (random_.percent(50) && depth > 0) return call("count_if", {list(depth - 1, place), any(depth - 1, Place::element)});
        return Json::object().set("fact", text(random_.pick({"i0", "i1"})));
    }

    Json literal_list(int depth, Place place) {
        std::vector<Json> elements;
        for (long long i = random_.between(0, 3); i > 0; --i) {
            elements.push_back(random_.percent(50) ? random_scalar(random_) : any(depth - 1, place));
        }
        return Json::array(elements);
    }

    Json list(int depth, Place place) {
        if (depth <= 0 || random_.percent(50)) {
            const char* name = random_.pick({"list", "rows", "list", "rows", "any"});
            return Json::object().set(place == Place::record ? "var" : "fact", text(name));
        }
        switch (random_.below(4)) {
        case 0: return call("filter", {list(depth - 1, place), any(depth - 1, Place::element)});
        case 1: return call("map", {list(depth - 1, place), any(depth - 1, Place::element)});
        case 2: return call("merge", {random_.percent(30) ? any(depth - 1, place) : list(depth - 1, place), list(depth - 1, place)});
        default: return literal_list(depth, place);
        }
    }

    Json quantifier(int depth, Place place) {
        return call(random_.pick({"all", "some", "none"}), {list(depth - 1, place), any(depth - 1, Place::element)});
    }

    Json substr(int depth, Place place) {
        std::vector<Json> arguments = {any(depth - 1, place), Json::number(random_.between(-2, 2))};
        if (random_.percent(50)) arguments.push_back(Json::number(random_.between(-2, 2)));
        return call("substr", arguments);
    }

    // Dates stand beside dates only: what else could be beside them is refused when a rule is loaded.
    Json date(int depth, Place place) {
        if (depth <= 0 || random_.percent(60)) {
            if (random_.percent(40)) return Json::object().set("date", random_date(random_));
            return Json::object().set("date", Json::object().set("fact", text(random_.pick({"d0", "d1"}))));
        }
        if (random_.percent(30)) return call("if", {any(depth - 1, place), date(depth - 1, place), date(depth - 1, place)});
        return call(random_.pick({"add_days", "add_months"}), {date(depth - 1, place), Json::number(random_.between(-14, 40))});
    }

    Json dates(int depth, Place place) {
        const Json first = date(depth - 1, place);
        const Json second = date(depth - 1, place);
        switch (random_.below(3)) {
        case 0: return call(random_.pick({"<", "<=", ">", ">=", "=="}), {first, second});
        case 1: return call(random_.pick({"days_between", "months_between", "age"}), {first, second});
        default:
            return call(random_.pick({"<", ">="}), {call(random_.pick({"days_between", "months_between"}), {first, second}),
                                                   numeric(depth - 1, place)});
        }
    }

    Json absence(Place place) {
        if (random_.percent(50)) return call("missing", {text("n0"), text("any"), text("gone")});
        if (random_.percent(50)) return call("missing_some", {number("1"), Json::array({text("s0"), text("b0")})});
        return call(place == Place::record ? "var" : "fact", {text(random_.pick({"n0", "any.v", "s0"})), random_scalar(random_)});
    }

    Random& random_;
    LogicChoices choices_;
};

// ---------------------------------------------------------------- data

Json marker(std::string_view kind) { return Json::object().set("?", text(kind)); }

bool is_marker(const Json& value) { return value.is(Json::Type::object) && value.find("?") != nullptr; }

Json number_marker(Random& random, bool whole) {
    Json result = marker("number");
    const long long low = random.between(-3, 5);
    if (whole || random.percent(80)) result.set("lo", Json::number(low));
    if (whole || random.percent(60)) result.set("hi", Json::number(low + random.between(0, 6)));
    return result;
}

// Objects have every member that a rule can ask for.
Json random_row(Random& random, const std::function<Json(Json, const char*)>& maybe) {
    return Json::object()
        .set("v", maybe(random.percent(85) ? random_number(random) : random_scalar(random), "number"))
        .set("k", maybe(Json::boolean(random.percent(50)), "boolean"))
        .set("t", maybe(random_text(random), "string"));
}

Json known(Json value, const char*) { return value; }

Json random_list(Random& random, bool rows, const std::function<Json(Json, const char*)>& maybe) {
    Json list = Json::array();
    for (long long i = random.between(0, 3); i > 0; --i) {
        list.add(rows ? random_row(random, maybe) : maybe(random.percent(80) ? random_number(random) : random_scalar(random), "number"));
    }
    return list;
}

Json random_anything(Random& random) {
    switch (random.below(4)) {
    case 0: return random_list(random, random.percent(40), known);
    case 1: return random_row(random, known);
    default: return random_scalar(random);
    }
}

Json whole_between(Random& random, const Json& marker) {
    const long long low = std::stoll(marker.at("lo").text);
    return Json::number(random.between(low, std::stoll(marker.at("hi").text)));
}

Json number_within(Random& random, const Json& marker) {
    const Json* low = marker.find("lo");
    const Json* high = marker.find("hi");
    if (low != nullptr && high != nullptr) {
        if (random.percent(50)) return whole_between(random, marker);
        const long long quarters = random.between(4 * std::stoll(low->text), 4 * std::stoll(high->text));
        return Json::parse(std::to_string(static_cast<double>(quarters) / 4));
    }
    if (low != nullptr && random.percent(40)) return *low;
    if (high != nullptr && random.percent(40)) return *high;
    const long long size = random.pick({0LL, 1LL, 7LL, 1000LL, 1LL << 40});
    if (low != nullptr) return Json::number(std::stoll(low->text) + size);
    if (high != nullptr) return Json::number(std::stoll(high->text) - size);
    return random_number(random);
}

// Where an unknown fact stands: below a name, and perhaps as an element of the list that has this name.
struct Spot {
    std::string name;
    bool element = false;
};

Json replacement(Random& random, const Json& marker, const Spot& spot) {
    const std::string kind = marker.at("?").text;
    const std::string& name = spot.name;
    if (name == "d0" || name == "d1") return random_date(random);
    if (name == "i0" || name == "i1") return whole_between(random, marker);
    if (kind == "number") return number_within(random, marker);
    if (kind == "boolean") return Json::boolean(random.percent(50));
    if (kind == "string") return random_text(random);
    // An object in the place of the rows would leave "rows.0" open.
    if (kind == "array" || (name == "rows" && !spot.element)) return random_list(random, name == "rows", known);
    return random_anything(random);
}

// Calls back for every unknown fact: each marker, and each member that an object has not. What comes back replaces it; where
// nothing does, it stays as it is.
using Visit = std::function<std::optional<Json>(const Json&, const Spot&)>;

void each_unknown(Json& value, const Spot& spot, const Visit& visit) {
    if (is_marker(value)) {
        if (auto known = visit(value, spot)) value = *known;
        return;
    }
    if (value.is(Json::Type::object) && spot.name == "rows") {
        for (const char* member : {"v", "k", "t"}) {
            if (value.find(member) != nullptr) continue;
            if (auto known = visit(marker("any"), {member, false})) value.set(member, *known);
        }
    }
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const bool element = value.is(Json::Type::array);
        each_unknown(value.items[i], {element ? spot.name : value.names[i], element}, visit);
    }
}

}  // namespace

Json random_logic(Random& random, const LogicChoices& choices) {
    return Rules(random, choices).any(choices.depth, Place::record);
}

Json random_logic_data(Random& random, unsigned unknown) {
    const auto maybe = [&](Json value, const char* kind) {
        if (!random.percent(unknown)) return value;
        if (random.percent(15)) return marker("any");
        return std::string_view(kind) == "number" ? number_marker(random, false) : marker(kind);
    };
    Json rows = random_list(random, true, maybe);
    for (Json& row : rows.items) {
        if (random.percent(unknown / 3)) row.erase(random.below(row.items.size()));
        if (random.percent(unknown / 6)) row = marker("any");
    }
    Json data = Json::object();
    for (const char* name : {"n0", "n1", "n2"}) data.set(name, maybe(random_number(random), "number"));
    for (const char* name : {"i0", "i1"}) {
        data.set(name, random.percent(unknown) ? number_marker(random, true) : Json::number(random.between(-1, 6)));
    }
    for (const char* name : {"b0", "b1"}) data.set(name, maybe(Json::boolean(random.percent(50)), "boolean"));
    for (const char* name : {"s0", "s1"}) data.set(name, maybe(random_text(random), "string"));
    for (const char* name : {"d0", "d1"}) data.set(name, random.percent(unknown) ? marker("string") : random_date(random));
    data.set("any", random.percent(unknown) ? marker("any") : random_anything(random));
    data.set("o", Json::object().set("x", maybe(random_number(random), "number")).set("y", maybe(random_text(random), "string")));
    data.set("list", random.percent(unknown / 3) ? marker(random.pick({"array", "any"})) : random_list(random, false, maybe));
    data.set("rows", random.percent(unknown / 3) ? marker(random.pick({"array", "any"})) : rows);
    return data;
}

Json completed(Random& random, const Json& data) {
    Json result = data;
    each_unknown(result, {}, [&](const Json& unknown, const Spot& spot) -> std::optional<Json> {
        return replacement(random, unknown, spot);
    });
    return result;
}

Json with_one_learnt(Random& random, const Json& data) {
    std::size_t count = 0;
    Json result = data;
    each_unknown(result, {}, [&](const Json&, const Spot&) -> std::optional<Json> {
        ++count;
        return {};
    });
    if (count == 0) return data;
    std::size_t left = random.below(count);
    each_unknown(result, {}, [&](const Json& unknown, const Spot& spot) -> std::optional<Json> {
        return left-- == 0 ? std::optional(replacement(random, unknown, spot)) : std::nullopt;
    });
    return result;
}

}  // namespace property
