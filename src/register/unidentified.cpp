// Elements of a record that a register cannot follow, because no id tells them apart.
#include <set>
#include <string>
#include <unordered_set>

#include <xuehui/engine.hpp>

#include "base/faults.hpp"
#include "engine/assessment_data.hpp"
#include "engine/engine_data.hpp"
#include "record/record_data.hpp"

namespace xuehui {

namespace {

constexpr std::string_view kRemedy = "; give the elements an 'id'";

// A fact by its dotted name, as the record states it.
Value stated(Value facts, std::string_view name) {
    while (facts && !name.empty()) {
        const std::string_view part = name.substr(0, name.find('.'));
        name.remove_prefix(std::min(name.size(), part.size() + 1));
        facts = facts.is(Type::object) ? facts.find(part) : Value();
    }
    return facts;
}

std::string_view id_of(Value element) {
    const Value id = element.is(Type::object) ? element.find("id") : Value();
    return id && id.is(Type::string) ? id.text() : std::string_view();
}

void check(Value list, const std::string& name, Faults& faults) {
    std::unordered_set<std::string_view> seen;
    Value without, repeated;
    std::size_t lacking = 0, again = 0;
    for (const Value element : list.elements()) {
        const std::string_view id = id_of(element);
        if (id.empty()) {
            if (++lacking == 1) without = element;
        } else if (!seen.insert(id).second) {
            if (++again == 1) repeated = element.find("id");
        }
    }
    const auto of = [&](std::size_t count) {
        return std::to_string(count) + " of " + std::to_string(list.size()) + " elements of '" + name + "' ";
    };
    if (without) {
        faults.add("no_id", without,
                   of(lacking) + "have no id, so that a register of risks loses sight of them when they change" +
                       std::string(kRemedy));
    }
    if (repeated) {
        faults.add("repeated_id", repeated,
                   of(again) + "have an id that another one has" + std::string(kRemedy) + " of their own");
    }
}

}  // namespace

Diagnostics unidentified_cases(const Assessment& assessment) {
    Faults faults("record");
    const Engine& engine = assessment.engine();
    std::set<std::string_view> done;
    for (std::size_t i = 0; i < engine.risk_count(); ++i) {
        const std::string& each = engine.risk(i).each;
        if (each.empty() || !done.insert(each).second) continue;
        const auto& vocabulary = *engine.data().rulebook->vocabulary;
        const auto list = vocabulary.find(each);
        if (!list || !vocabulary.find_member(*list, "id")) continue;    // worked out, or elements that have none
        const Value value = stated(assessment.record().data().facts, each);
        if (value && value.is(Type::array)) check(value, each, faults);
    }
    return faults.empty() ? Diagnostics() : std::move(faults).take();
}

}  // namespace xuehui
