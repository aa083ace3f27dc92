// The shared vectors (tests/vectors), through the C++ API and through the reference evaluator.
//
// What either of the two says of a record is brought into the shape of a case's `expect`, and what the case names must
// be there. So the vectors bind the reference as well, which the engine is held equal to elsewhere.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/documents.hpp>
#include <xuehui/engine.hpp>
#include <xuehui/standard.hpp>

#include "reference/reference.hpp"

namespace {

using reference::Json;

Json bounds_json(long long lower, long long upper) {
    return Json::object().set("lower", Json::number(lower)).set("upper", Json::number(upper));
}

template <class Bounds>
Json bounds_json(const std::optional<Bounds>& bounds) {
    return bounds ? bounds_json(bounds->lower, bounds->upper) : Json{};
}

Json pair_json(std::string_view lower, std::string_view upper) {
    return Json::object().set("lower", Json::string(lower)).set("upper", Json::string(upper));
}

template <class Coverage>
Json coverage_json(const Coverage& coverage) {
    return Json::object()
        .set("rated", Json::number(coverage.rated))
        .set("derived", Json::number(coverage.derived))
        .set("unassessed", Json::number(coverage.unassessed))
        .set("not_applicable", Json::number(coverage.not_applicable));
}

Json shape_of(const xuehui::Assessment& assessment) {
    const xuehui::Engine& engine = assessment.engine();
    const auto criteria_of = engine.catalogue().criteria();
    Json nodes = Json::object();
    for (const xuehui::NodeResult& node : assessment.nodes()) {
        const xuehui::Indicator& indicator = engine.catalogue().indicators()[node.indicator];
        nodes.set(indicator.id, Json::object()
                                    .set("level", Json::number(indicator.level))
                                    .set("weight", Json::number(engine.indicator_weight(node.indicator)))
                                    .set("score", bounds_json(node.score))
                                    .set("coverage", coverage_json(node.coverage)));
    }
    Json criteria = Json::object();
    for (const xuehui::CriterionResult& criterion : assessment.criteria()) {
        Json rating;
        if (criterion.rating == xuehui::CriterionResult::kNotApplicable) rating = Json::string("not_applicable");
        if (criterion.rating >= 0) {
            rating = Json::string(engine.scheme().scale()[static_cast<std::size_t>(criterion.rating)].id);
        }
        criteria.set(criteria_of[criterion.criterion].id,
                     Json::object()
                         .set("rating", rating)
                         .set("source", Json::string(to_string(criterion.source)))
                         .set("value", bounds_json(criterion.value))
                         .set("contribution", Json::number(criterion.contribution))
                         .set("gain", criterion.gain ? Json::number(*criterion.gain) : Json{}));
    }
    Json gates = Json::object();
    for (const xuehui::GateResult& gate : assessment.gates()) gates.set(gate.id, Json::string(to_string(gate.state)));
    Json warnings = Json::array();
    for (const xuehui::Warning& warning : assessment.warnings()) {
        warnings.add(Json::array({Json::string(to_string(warning.code)), Json::string(warning.at())}));
    }
    Json shape = Json::object();
    const bool scored = assessment.score().has_value();
    Json marks;
    if (scored) {
        marks = pair_json(assessment.marks_lower(), assessment.marks_upper());
        marks.set("full", Json::string(engine.scheme().full_marks()));
    }
    shape.set("score", bounds_json(assessment.score()))
        .set("marks", marks)
        .set("grade", scored ? pair_json(assessment.grade_lower(), assessment.grade_upper()) : Json{})
        .set("coverage", coverage_json(assessment.coverage()))
        .set("nodes", nodes)
        .set("criteria", criteria)
        .set("gates", gates)
        .set("warnings", warnings);
    return shape;
}

// `full` and `warnings` are not among what the reference computes.
Json shape_of(const reference::Outcome& outcome) {
    Json nodes = Json::object();
    for (const reference::NodeOutcome& node : outcome.nodes) {
        const long long millionths = reference::millionths(node.weight);
        nodes.set(node.id, Json::object()
                               .set("level", Json::number(node.level))
                               .set("weight", Json::number(std::to_string(millionths) + "e-6"))
                               .set("score", bounds_json(node.score))
                               .set("coverage", coverage_json(node.coverage)));
    }
    Json criteria = Json::object();
    for (const reference::CriterionOutcome& criterion : outcome.criteria) {
        criteria.set(criterion.id, Json::object()
                                       .set("rating", criterion.rating.empty() ? Json{} : Json::string(criterion.rating))
                                       .set("source", Json::string(criterion.source))
                                       .set("value", bounds_json(criterion.value))
                                       .set("contribution", Json::number(criterion.contribution))
                                       .set("gain", criterion.gain ? Json::number(*criterion.gain) : Json{}));
    }
    Json gates = Json::object();
    for (const reference::GateOutcome& gate : outcome.gates) {
        gates.set(gate.id, Json::string(!gate.state ? "unknown" : *gate.state ? "true" : "false"));
    }
    Json shape = Json::object();
    const bool scored = outcome.score.has_value();
    shape.set("score", bounds_json(outcome.score))
        .set("marks", scored ? pair_json(outcome.marks_lower, outcome.marks_upper) : Json{})
        .set("grade", scored ? pair_json(outcome.grade.lower, outcome.grade.upper) : Json{})
        .set("coverage", coverage_json(outcome.coverage))
        .set("nodes", nodes)
        .set("criteria", criteria)
        .set("gates", gates);
    return shape;
}

// Everything that a case names must be there; what it does not name is not looked at.
void expect_named(const Json& expected, const Json& found, const std::string& at) {
    if (expected.is(Json::Type::object) && found.is(Json::Type::object)) {
        for (std::size_t i = 0; i < expected.items.size(); ++i) {
            const std::string below = at + "/" + expected.names[i];
            const Json* member = found.find(expected.names[i]);
            if (member == nullptr) {
                ADD_FAILURE() << below << " is not there";
            } else {
                expect_named(expected.items[i], *member, below);
            }
        }
    } else if (expected.is(Json::Type::number) && found.is(Json::Type::number)) {
        EXPECT_EQ(reference::decimal(expected.text), reference::decimal(found.text)) << at;
    } else {
        EXPECT_EQ(expected.write(), found.write()) << at;
    }
}

Json shape_of(const xuehui::Diagnostics& faults) {
    Json errors = Json::array();
    for (const xuehui::Diagnostic& fault : faults) {
        errors.add(Json::array({Json::string(fault.code), Json::string(fault.pointer)}));
    }
    return Json::object().set("where", Json::string(faults.front().document)).set("errors", errors);
}

// One case with its documents, as texts.
class Case {
public:
    Case(const Json& file, const Json& document)
        : expect_(document.at("expect")),
          catalogue_(text_of(file, document, "catalogue", xuehui::kStandardCatalogue)),
          scheme_(text_of(file, document, "scheme", xuehui::kDefaultScheme)),
          record_(document.find("record") != nullptr ? document.at("record").write() : document.at("record_text").text) {}

    void run() const {
        const xuehui::Result<xuehui::Assessment> result = assess();
        const bool rejected = expect_.find("errors") != nullptr;
        if (!result) {
            ASSERT_TRUE(rejected) << to_text(result.error());
            expect_named(expect_, shape_of(result.error()), "engine");
            return;
        }
        ASSERT_FALSE(rejected) << "should have been rejected: " << expect_.write();
        expect_named(expect_, shape_of(*result), "engine");
        expect_named(without_what_is_not_computed(), shape_of(by_reference()), "reference");
    }

private:
    static std::string text_of(const Json& file, const Json& document, std::string_view kind, std::string_view otherwise) {
        const Json* chosen = document.find(kind);
        if (chosen == nullptr) chosen = file.find(kind);
        if (chosen == nullptr) return std::string(xuehui::standard_document(otherwise));
        if (chosen->is(Json::Type::string)) return std::string(xuehui::standard_document(chosen->text));
        return chosen->write();
    }

    xuehui::Result<xuehui::Assessment> assess() const {
        const auto catalogue = xuehui::Catalogue::parse(catalogue_, xuehui::standard_catalogues());
        if (!catalogue) return catalogue.error();
        if (xuehui::Diagnostics faults = check_conditions(*catalogue); !faults.empty()) return faults;
        const auto scheme = xuehui::Scheme::parse(scheme_);
        if (!scheme) return scheme.error();
        const auto engine = xuehui::Engine::create(*catalogue, *scheme);
        if (!engine) return engine.error();
        return engine->assess(record_);
    }

    reference::Outcome by_reference() const {
        std::vector<Json> others;
        for (const std::string_view other : xuehui::standard_catalogues()) others.push_back(Json::parse(other));
        const reference::Reference evaluator(Json::parse(catalogue_), Json::parse(scheme_), others);
        return evaluator.assess(Json::parse(record_), expect_.find("criteria") != nullptr);
    }

    Json without_what_is_not_computed() const {
        Json expected = expect_;
        const auto leave_out = [](Json& object, std::string_view name) {
            const auto place = std::find(object.names.begin(), object.names.end(), name);
            if (place != object.names.end()) object.erase(static_cast<std::size_t>(place - object.names.begin()));
        };
        leave_out(expected, "warnings");
        if (Json* marks = expected.find("marks")) leave_out(*marks, "full");
        return expected;
    }

    Json expect_;
    std::string catalogue_;
    std::string scheme_;
    std::string record_;
};

std::vector<std::string> files() {
    std::vector<std::string> result;
    for (const auto& entry : std::filesystem::directory_iterator(XUEHUI_SOURCE_DIR "/tests/vectors")) {
        if (entry.path().extension() == ".json") result.push_back(entry.path().stem().string());
    }
    std::sort(result.begin(), result.end());
    return result;
}

class Vectors : public testing::TestWithParam<std::string> {};

TEST_P(Vectors, EveryCaseComesOut) {
    const Json file = Json::parse(reference::read_file(XUEHUI_SOURCE_DIR "/tests/vectors/" + GetParam() + ".json"));
    ASSERT_FALSE(file.at("cases").items.empty());
    for (const Json& document : file.at("cases").items) {
        SCOPED_TRACE("case " + document.at("name").text);
        Case(file, document).run();
    }
}

std::string name_of(const testing::TestParamInfo<std::string>& info) {
    std::string name = info.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Files, Vectors, testing::ValuesIn(files()), name_of);

}  // namespace
