#include "property/random_register.hpp"

#include <algorithm>
#include <set>

namespace property {

using reference::Json;

namespace {

std::string number(std::size_t value) { return std::to_string(value); }

std::string random_day(Random& random, int year) {
    const auto two = [](std::size_t value) { return (value < 10 ? "0" : "") + number(value); };
    return std::to_string(year) + '-' + two(1 + random.below(12)) + '-' + two(1 + random.below(28));
}

std::string random_text(Random& random) {
    return random.pick(
        {"", "办公室", "张三", "a \"quoted\" \\ text", "\xF0\xA0\xAE\xB7", "line\nbreak", "\t\x01", "x"});
}

Json steps(Random& random) {
    const auto low = static_cast<long long>(1 + random.below(5));
    if (random.percent(70)) return Json::number(low);
    return Json::object().set("upper", Json::number(random.between(low, 5))).set("lower", Json::number(low));
}

// Something that is nobody's but the user's.
void add_own(Random& random, Json& object) {
    if (!random.percent(30)) return;
    Json own = random.pick({Json::number("1.50"), Json::string("own"), Json(), Json::array({Json::boolean(true)}),
                            Json::object().set("b", Json::number("1e2")).set("a", Json::object())});
    object.set("x-" + number(random.below(3)), std::move(own));
}

Json& list(Json& holder, std::string_view name) {
    if (holder.find(name) == nullptr) holder.set(name, Json::array());
    return *holder.find(name);
}

Json control(Random& random) {
    Json lowers = Json::object();
    if (random.percent(50)) lowers.set("impact", Json::number(static_cast<long long>(random.below(5))));
    lowers.set("likelihood", Json::number(static_cast<long long>(random.below(5))));
    Json made = Json::object().set("lowers", std::move(lowers)).set("title", Json::string(random_text(random)));
    if (random.percent(30)) made.set("since", Json::string(random_day(random, 2026)));
    add_own(random, made);
    return made;
}

Json treatment(Random& random) {
    Json made = Json::object().set("reason", Json::string(random_text(random)));
    made.set("option", Json::string(random.pick({"avoid", "reduce", "transfer", "accept"})));
    add_own(random, made);
    return made;
}

// One decision about an entry.
void decide(Random& random, Json& entry) {
    switch (random.below(9)) {
        case 0: entry.set("status", Json::string(random.pick({"open", "in_progress", "closed", "accepted"}))); break;
        case 1: entry.set("owner", Json::string(random_text(random))); break;
        case 2: entry.set("due", Json::string(random_day(random, 2026))); break;
        case 3: entry.set("treatment", treatment(random)); break;
        case 4: list(entry, "controls").add(control(random)); break;
        case 5: entry.set("reviewed_on", Json::string(random_day(random, 2026))); break;
        case 6: entry.set("likelihood", steps(random)); break;
        case 7: entry.set("impact", steps(random)); break;
        default: {
            Json line = Json::object().set("note", Json::string(random_text(random)));
            line.set("on", Json::string(random_day(random, 2026)));
            if (random.percent(50)) line.set("to", Json::string(random.pick({"closed", "open", "elsewhere"})));
            add_own(random, line);
            list(entry, "history").add(std::move(line));
        }
    }
    add_own(random, entry);
}

Json new_entry(Random& random, const std::string& id) {
    Json entry = Json::object().set("title", Json::string(random_text(random)));
    entry.set("id", Json::string(id));
    if (random.percent(50)) entry.set("raised_on", Json::string(random_day(random, 2025)));
    if (random.percent(50)) entry.set("category", Json::string(random.pick({"work", "seals", "ours"})));
    return entry;
}

Json new_warning(Random& random, const std::string& id) {
    Json warning = Json::object().set("procedure", Json::string(random_text(random)));
    warning.set("responsible", Json::string(random_text(random))).set("title", Json::string(random_text(random)));
    warning.set("id", Json::string(id));
    Json threshold = Json::object();
    const auto hold = [&](const char* fact, const char* member, Json value) {
        warning.set("fact", Json::string(fact));
        threshold.set(member, std::move(value));
    };
    switch (random.below(4)) {
        case 0: hold("count", "at_least", Json::number(static_cast<long long>(random.below(10)))); break;
        case 1: hold("ends_on", "within_days", Json::number(static_cast<long long>(random.below(400)))); break;
        case 2: hold("grade", "is", Json::string("bad")); break;
        default: threshold.set("text", Json::string(random_text(random)));
    }
    threshold.set("level", Json::string(random.pick({"red", "yellow", "blue"})));
    add_own(random, threshold);
    warning.set("thresholds", Json::array({std::move(threshold)}));
    return warning;
}

Json new_incident(Random& random, const std::string& id) {
    Json incident = Json::object().set("title", Json::string(random_text(random)));
    incident.set("id", Json::string(id));
    const std::string day = random_day(random, 2026);
    incident.set("noticed", Json::string(random.percent(50) ? day + "T09:30" : day))
        .set("occurred", Json::string(day + "T08:00"));
    return incident;
}

Json new_change(Random& random, const std::string& id) {
    Json change = Json::object().set("on", Json::string(random_day(random, 2026)));
    change.set("title", Json::string(random_text(random)))
        .set("kind", Json::string(random.pick({"environment", "business", "requirement"})));
    change.set("id", Json::string(id));
    if (random.percent(40)) change.set("categories", Json::array({Json::string("seals")}));
    return change;
}

Json new_seal(Random& random, const std::string& id) {
    Json use = Json::object().set("why", Json::string(random_text(random)));
    use.set("who", Json::string(random_text(random))).set("on", Json::string(random_day(random, 2026)));
    add_own(random, use);
    return Json::object()
        .set("uses", Json::array({std::move(use)}))
        .set("title", Json::string("t"))
        .set("id", Json::string(id));
}

// Members that updates write; an entry's history is looked at apart.
const std::set<std::string>& ours() {
    static const std::set<std::string> kOurs{"as_of", "matrix", "categories", "owners", "format"};
    return kOurs;
}

bool is_own(const std::string& name) { return name.starts_with("x-"); }

// Whether a value is the same apart from the order of members.
bool is_same(const Json& a, const Json& b) {
    if (a.type != b.type || a.items.size() != b.items.size()) return false;
    if (!a.is(Json::Type::object)) {
        if (!a.is(Json::Type::array)) return a == b;
        return std::equal(a.items.begin(), a.items.end(), b.items.begin(), is_same);
    }
    for (std::size_t i = 0; i < a.names.size(); ++i) {
        const Json* other = b.find(a.names[i]);
        if (other == nullptr || !is_same(a.items[i], *other)) return false;
    }
    return true;
}

// Of an object: members that are neither in `others` nor the same after.
std::string lost_members(const Json& before, const Json& after, const std::set<std::string>& others,
                         const std::string& where) {
    for (std::size_t i = 0; i < before.names.size(); ++i) {
        const std::string& name = before.names[i];
        if (others.contains(name)) continue;
        const Json* value = after.find(name);
        if (value == nullptr || !is_same(before.items[i], *value)) return where + '/' + name;
    }
    return {};
}

std::string lost_own(const Json& before, const Json& after, const std::string& where) {
    for (std::size_t i = 0; i < before.names.size(); ++i) {
        const Json* value = after.find(before.names[i]);
        if (is_own(before.names[i]) && (value == nullptr || !is_same(before.items[i], *value)))
            return where + '/' + before.names[i];
    }
    return {};
}

std::string lost_of_entry(const Json& before, const Json& after, const std::string& where) {
    const std::string member = lost_members(before, after, {"finding", "level", "residual", "stale", "history"}, where);
    if (!member.empty()) return member;
    if (const Json* finding = before.find("finding")) {
        const std::string own = lost_own(*finding, after.at("finding"), where + "/finding");
        if (!own.empty()) return own;
    }
    const Json* history = before.find("history");
    if (history == nullptr) return {};
    const Json& longer = after.at("history");
    if (longer.items.size() < history->items.size()) return where + "/history is shorter";
    const bool is_kept = std::equal(history->items.begin(), history->items.end(), longer.items.begin(), is_same);
    return is_kept ? std::string() : where + "/history was changed";
}

template <class Compare>
std::string lost_of_list(const Json& before, const Json& after, const std::string& name, Compare compare) {
    const Json* list = before.find(name);
    if (list == nullptr) return {};
    const Json* later = after.find(name);
    if (later == nullptr || later->items.size() < list->items.size()) return '/' + name + " is shorter";
    for (std::size_t i = 0; i < list->items.size(); ++i) {
        std::string found = compare(list->items[i], later->items[i], '/' + name + '/' + number(i));
        if (!found.empty()) return found;
    }
    return {};
}

}  // namespace

void edit(Random& random, Json& text, std::size_t round) {
    const std::string id = "own-" + number(round) + '-';
    for (std::size_t count = random.below(6); count > 0; --count) {
        Json& entries = list(text, "entries");
        if (!entries.items.empty() && random.percent(60))
            decide(random, entries.items[random.below(entries.items.size())]);
        if (random.percent(25)) entries.add(new_entry(random, id + number(count)));
        if (random.percent(10)) random.shuffle(entries.items);
        if (random.percent(15)) list(text, "warnings").add(new_warning(random, id + number(count)));
        if (random.percent(15)) list(text, "incidents").add(new_incident(random, id + number(count)));
        if (random.percent(15)) list(text, "changes").add(new_change(random, id + number(count)));
        if (random.percent(15))
            list(text, random.pick({"seals", "certificates"})).add(new_seal(random, id + number(count)));
        if (random.percent(10)) text.set("review_months", Json::number(random.between(1, 24)));
    }
    add_own(random, text);
}

std::string random_facts(Random& random) {
    Json facts = Json::object();
    if (random.percent(80)) facts.set("count", Json::number(static_cast<long long>(random.below(14))));
    if (random.percent(60)) facts.set("ends_on", Json::string(random.percent(80) ? random_day(random, 2026) : "none"));
    if (random.percent(60)) facts.set("grade", Json::string(random.pick({"good", "bad"})));
    if (random.percent(80)) {
        Json seals = Json::array();
        for (std::size_t count = random.below(5); count > 0; --count) {
            Json seal = Json::object();
            if (random.percent(80)) seal.set("id", Json::string(random.pick({"a", "b", "c c", "too-many"})));
            if (random.percent(20)) seal.set("x-n", Json::number(static_cast<long long>(random.below(3))));
            if (random.percent(80)) seal.set("lost", Json::boolean(random.percent(60)));
            seals.add(std::move(seal));
        }
        facts.set("seals", std::move(seals));
    }
    return facts.write();
}

std::string lost(const Json& before, const Json& after) {
    std::set<std::string> others = ours();
    others.insert({"entries", "warnings", "incidents"});
    std::string found = lost_members(before, after, others, "");
    if (found.empty()) found = lost_of_list(before, after, "entries", lost_of_entry);
    const auto but = [](std::set<std::string> written) {
        return [written = std::move(written)](const Json& one, const Json& other, const std::string& where) {
            return lost_members(one, other, written, where);
        };
    };
    if (found.empty()) found = lost_of_list(before, after, "warnings", but({"value", "level"}));
    if (found.empty()) found = lost_of_list(before, after, "incidents", but({"hours"}));
    return found;
}

}  // namespace property
