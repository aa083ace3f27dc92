#include "property/comparison.hpp"

#include <cstdlib>
#include <functional>
#include <sstream>

namespace property {

namespace {

using reference::Outcome;

std::string shown(long long value) { return std::to_string(value); }
std::string shown(std::string_view value) { return '"' + std::string(value) + '"'; }

template <class Bounds>
std::string shown_bounds(const std::optional<Bounds>& bounds) {
    return bounds ? "[" + shown(bounds->lower) + ", " + shown(bounds->upper) + "]" : "null";
}

template <class Coverage>
std::string shown_coverage(const Coverage& coverage) {
    return shown(coverage.rated) + "+" + shown(coverage.derived) + "+" + shown(coverage.unassessed) + "+" +
           shown(coverage.not_applicable);
}

template <class Number>
std::string shown_number(const std::optional<Number>& number) {
    return number ? shown(static_cast<long long>(*number)) : "null";
}

// Keeps the first difference that is noted.
class Differences {
public:
    void note(const std::string& what, const std::string& engine, const std::string& reference) {
        if (first_.empty() && engine != reference) first_ = what + ": engine " + engine + ", reference " + reference;
    }
    const std::string& first() const { return first_; }

private:
    std::string first_;
};

void compare_total(const xuehui::Assessment& assessment, const Outcome& outcome, Differences& differences) {
    differences.note("score", shown_bounds(assessment.score()), shown_bounds(outcome.score));
    differences.note("marks.lower", shown(assessment.marks_lower()), shown(outcome.marks_lower));
    differences.note("marks.upper", shown(assessment.marks_upper()), shown(outcome.marks_upper));
    differences.note("grade before gates, lower", shown(assessment.grade_lower_before_gates()), shown(outcome.before_gates.lower));
    differences.note("grade before gates, upper", shown(assessment.grade_upper_before_gates()), shown(outcome.before_gates.upper));
    differences.note("grade.lower", shown(assessment.grade_lower()), shown(outcome.grade.lower));
    differences.note("grade.upper", shown(assessment.grade_upper()), shown(outcome.grade.upper));
    differences.note("coverage", shown_coverage(assessment.coverage()), shown_coverage(outcome.coverage));
}

void compare_nodes(const xuehui::Assessment& assessment, const Outcome& outcome, Differences& differences) {
    const xuehui::Engine& engine = assessment.engine();
    const auto nodes = assessment.nodes();
    differences.note("number of nodes", shown(static_cast<long long>(nodes.size())), shown(static_cast<long long>(outcome.nodes.size())));
    if (!differences.first().empty()) return;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const xuehui::Indicator& indicator = engine.catalogue().indicators()[nodes[i].indicator];
        const reference::NodeOutcome& expected = outcome.nodes[i];
        const std::string at = "node " + expected.id + " ";
        const reference::Rational weight = reference::decimal(engine.indicator_weight(nodes[i].indicator));
        differences.note(at + "id", shown(indicator.id), shown(expected.id));
        differences.note(at + "level", shown(indicator.level), shown(expected.level));
        differences.note(at + "weight", weight.str(), expected.weight.str());
        differences.note(at + "score", shown_bounds(nodes[i].score), shown_bounds(expected.score));
        differences.note(at + "coverage", shown_coverage(nodes[i].coverage), shown_coverage(expected.coverage));
    }
}

std::string rating_of(const xuehui::Engine& engine, std::int32_t rating) {
    if (rating == xuehui::CriterionResult::kNotApplicable) return "not_applicable";
    return rating < 0 ? "" : engine.scheme().scale()[static_cast<std::size_t>(rating)].id;
}

void compare_criteria(const xuehui::Assessment& assessment, const Outcome& outcome, Differences& differences) {
    const xuehui::Engine& engine = assessment.engine();
    const auto criteria = assessment.criteria();
    differences.note("number of criteria", shown(static_cast<long long>(criteria.size())),
                     shown(static_cast<long long>(outcome.criteria.size())));
    if (!differences.first().empty()) return;
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const xuehui::CriterionResult& found = criteria[i];
        const reference::CriterionOutcome& expected = outcome.criteria[i];
        const std::string at = "criterion " + expected.id + " ";
        const long long place = expected.at ? static_cast<long long>(*expected.at) : -1;
        differences.note(at + "id", shown(engine.catalogue().criteria()[found.criterion].id), shown(expected.id));
        differences.note(at + "rating", shown(rating_of(engine, found.rating)), shown(expected.rating));
        differences.note(at + "source", shown(to_string(found.source)), shown(expected.source));
        differences.note(at + "rating that counts", shown(found.record_rating), shown(place));
        differences.note(at + "value", shown_bounds(found.value), shown_bounds(expected.value));
        differences.note(at + "contribution", shown(found.contribution), shown(expected.contribution));
        differences.note(at + "gain", shown_number(found.gain), shown_number(expected.gain));
    }
}

void compare_gates(const xuehui::Assessment& assessment, const Outcome& outcome, Differences& differences) {
    const auto gates = assessment.gates();
    differences.note("number of gates", shown(static_cast<long long>(gates.size())), shown(static_cast<long long>(outcome.gates.size())));
    if (!differences.first().empty()) return;
    for (std::size_t i = 0; i < gates.size(); ++i) {
        const reference::Truth state = outcome.gates[i].state;
        const std::string at = "gate " + outcome.gates[i].id + " ";
        differences.note(at + "id", shown(gates[i].id), shown(outcome.gates[i].id));
        differences.note(at + "state", shown(to_string(gates[i].state)), shown(!state ? "unknown" : *state ? "true" : "false"));
    }
}

// Tries every way of taking one part out of an object or array; the first that still differs is kept.
bool take_one_out(Documents& documents, Json* part, int& tries) {
    if (part == nullptr) return false;
    for (std::size_t i = part->items.size(); i-- > 0;) {
        if (--tries < 0) return false;
        const Json kept = *part;
        part->erase(i);
        const std::optional<std::string> difference = difference_of(documents);
        if (difference && !difference->empty()) return true;
        *part = kept;
    }
    return false;
}

bool take_indicator_out(Documents& documents, Json* siblings, int& tries) {
    if (siblings == nullptr) return false;
    if (siblings->items.size() > 1 && take_one_out(documents, siblings, tries)) return true;
    for (Json& child : siblings->items) {
        Json* below = child.find("children");
        if (take_indicator_out(documents, below == nullptr ? child.find("criteria") : below, tries)) return true;
    }
    return false;
}

std::uint64_t environment(const char* name, std::uint64_t otherwise) {
    const char* value = std::getenv(name);
    return value == nullptr || *value == '\0' ? otherwise : std::strtoull(value, nullptr, 10);
}

}  // namespace

xuehui::Result<xuehui::Engine> make_engine(const Json& catalogue, const Json& scheme, const std::vector<Json>& others) {
    std::vector<std::string> texts;
    for (const Json& other : others) texts.push_back(other.write());
    const std::vector<std::string_view> views(texts.begin(), texts.end());
    const auto parsed_catalogue = xuehui::Catalogue::parse(catalogue.write(), views);
    if (!parsed_catalogue) return parsed_catalogue.error();
    const auto parsed_scheme = xuehui::Scheme::parse(scheme.write());
    if (!parsed_scheme) return parsed_scheme.error();
    return xuehui::Engine::create(*parsed_catalogue, *parsed_scheme);
}

std::string first_difference(const xuehui::Assessment& assessment, const Outcome& outcome) {
    Differences differences;
    compare_total(assessment, outcome, differences);
    compare_nodes(assessment, outcome, differences);
    compare_criteria(assessment, outcome, differences);
    compare_gates(assessment, outcome, differences);
    return differences.first();
}

std::optional<std::string> difference_of(const Documents& documents) {
    const auto engine = make_engine(documents.catalogue, documents.scheme, documents.others);
    if (!engine) return {};
    const auto assessment = engine->assess(documents.record.write());
    if (!assessment) return {};
    const reference::Reference evaluator(documents.catalogue, documents.scheme, documents.others);
    return first_difference(*assessment, evaluator.assess(documents.record));
}

Documents shrunk(Documents documents) {
    int tries = 1000;
    bool changed = true;
    while (changed && tries > 0) {
        changed = take_one_out(documents, documents.record.find("ratings"), tries);
        changed = take_one_out(documents, documents.record.find("facts"), tries) || changed;
        for (const char* part : {"gates", "grades", "weights", "measures", "aggregate", "scale", "roots"}) {
            changed = take_one_out(documents, documents.scheme.find(part), tries) || changed;
        }
        changed = take_one_out(documents, &documents.scheme, tries) || changed;
        changed = take_indicator_out(documents, documents.catalogue.find("indicators"), tries) || changed;
    }
    return documents;
}

std::string report(const Documents& documents, const std::string& difference) {
    std::ostringstream out;
    out << difference << "\ncatalogue: " << documents.catalogue.write() << "\nscheme: " << documents.scheme.write()
        << "\nrecord: " << documents.record.write() << "\n";
    return out.str();
}

Extent extent_of(std::uint64_t cases) {
    return {.seed = environment("XUEHUI_SEED", 20260331), .cases = environment("XUEHUI_CASES", cases)};
}

}  // namespace property
