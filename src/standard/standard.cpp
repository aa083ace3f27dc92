#include <xuehui/standard.hpp>

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include <gsl/assert>

#include "standard/embedded.hpp"

namespace xuehui {

namespace {

constexpr std::array<std::string_view, 7> kSchemaKinds{"catalogue",  "scheme",   "rules",     "record",
                                                       "assessment", "register", "population"};

// Rules have a folder and shorter names in it.
struct RulesFile {
    std::string_view id, file;
};
constexpr std::array<RulesFile, 4> kRulesFiles{{{"academic-facts", "rules/facts.json"},
                                               {"academic-checks", "rules/checks.json"},
                                               {"academic-risks", "rules/risks.json"},
                                               {kEvaluationMeasures, "rules/evaluation-measures.json"}}};

std::string_view embedded(const std::string& name) {
    for (const EmbeddedFile& file : standard::embedded_files()) {
        if (file.name == name) return file.text;
    }
    return {};
}

// The built-in documents are right; a test sees to that. If they were not, there would be nothing to do about it here.
template <class T>
T sound(Result<T> made) {
    Ensures(made.has_value());
    return *std::move(made);
}

Engine build_default() {
    std::vector<Rules> rules;
    for (const std::string_view id : kStandardRules) rules.push_back(sound(Rules::parse(standard_document(id))));
    const Catalogue catalogue = sound(Catalogue::parse(standard_document(kStandardCatalogue)));
    return sound(Engine::create(catalogue, sound(Scheme::parse(standard_document(kDefaultScheme))), rules));
}

// Another scheme over the same catalogue and rules, which need not be read again.
Engine build(std::string_view scheme) {
    const Engine standard = standard_engine();
    return sound(Engine::create(standard.catalogue(), sound(Scheme::parse(standard_document(scheme))), standard.rules()));
}

}  // namespace

std::string_view standard_document(std::string_view id) {
    if (id.find('/') != std::string_view::npos) return {};    // the schemas have a function of their own
    for (const RulesFile& rules : kRulesFiles) {
        if (rules.id == id) return embedded(std::string(rules.file));
    }
    return embedded(std::string(id) + ".json");
}

std::span<const std::string_view> standard_catalogues() {
    static const std::array<std::string_view, 1> kCatalogues{standard_document(kStandardCatalogue)};
    return kCatalogues;
}

// The engine keeps them, and is kept.
std::span<const Rules> standard_rules() { return standard_engine().rules(); }

std::string_view schema(std::string_view kind) {
    for (const std::string_view known : kSchemaKinds) {
        if (known == kind) return embedded("schemas/" + std::string(kind) + ".json");
    }
    return {};
}

std::span<const std::string_view> schema_kinds() { return kSchemaKinds; }

Engine standard_engine(std::string_view scheme) {
    if (scheme == kDefaultScheme) {
        static const Engine kEngine = build_default();
        return kEngine;
    }
    if (scheme == kWholeScheme) {
        static const Engine kEngine = build(kWholeScheme);
        return kEngine;
    }
    throw std::invalid_argument("no built-in scheme '" + std::string(scheme) + "'");
}

}  // namespace xuehui
