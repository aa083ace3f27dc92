// The built-in rules and their vectors through the reference in C++: a second opinion beside the one in Python.
#include <algorithm>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "reference/rulebook.hpp"

namespace reference {
namespace {

const std::filesystem::path kDocuments = XUEHUI_SOURCE_DIR "/src/standard/rules";
const std::filesystem::path kVectors = XUEHUI_SOURCE_DIR "/tests/vectors/rules";

// What is loaded by default, and what a file of vectors asks for beside it.
std::vector<Json> documents_for(const Json& file) {
    std::vector<std::string> names = {"facts", "checks", "risks"};
    if (const Json* more = file.find("rules")) {
        for (const Json& name : more->items) names.push_back(name.text);
    }
    std::vector<Json> result;
    for (const std::string& name : names) result.push_back(Json::parse(read_file(kDocuments / (name + ".json"))));
    return result;
}

Json record_of(const Json& vector) {
    const Json* as_of = vector.find("as_of");
    const Json* period = vector.find("period");
    const Json* facts = vector.find("facts");
    return Json::object()
        .set("as_of", as_of == nullptr ? Json::string("2026-03-31") : *as_of)
        .set("period", period == nullptr ? Json::parse(R"({"from": "2025-01-01", "to": "2025-12-31"})") : *period)
        .set("facts", facts == nullptr ? Json::object() : *facts);
}

Json ends(const Json& lower, const Json& upper) { return lower == upper ? lower : Json::array({lower, upper}); }

Json steps(const Steps& steps) { return ends(Json::number(steps.lower), Json::number(steps.upper)); }

// Best and worst of the levels: `order` has the worst first.
Json levels(const std::vector<std::string>& found, const Json& order) {
    Json worst;
    Json best;
    for (const Json& level : order.items) {
        if (std::find(found.begin(), found.end(), level.at("id").text) == found.end()) continue;
        if (worst.is_null()) worst = level.at("id");
        best = level.at("id");
    }
    return ends(best, worst);
}

Json described(const Finding& finding, const Json& order) {
    Json result = Json::object().set("state", Json::string(finding.state));
    if (!finding.element.empty()) result.set("case", Json::string(finding.element));
    if (finding.state != "raised" && finding.state != "unknown") return result;
    return result.set("likelihood", steps(finding.likelihood)).set("impact", steps(finding.impact)).set("level", levels(finding.levels, order));
}

// Of a finding only what the vector names is compared, but always its case.
bool agree(const Json& expected, const Json& found) {
    if (expected.find("case") == nullptr && found.find("case") != nullptr) {
        return false;
    }
    for (std::size_t i = 0; i < expected.names.size(); ++i) {
        const Json* member = found.find(expected.names[i]);
        if (member == nullptr || !(*member == expected.items[i])) return false;
    }
    return true;
}

class Vectors {
public:
    explicit Vectors(const std::vector<Json>& documents) : book_(documents) {
        for (const Json& document : documents) {
            if (const Json* matrix = document.find("matrix")) order_ = matrix->at("levels");
        }
    }

    void check(const Json& vector) const {
        const auto facts = book_.bind(record_of(vector));
        if (vector.find("rule") != nullptr) return check_findings(vector, *facts);
        if (vector.find("criterion") != nullptr) return check_check(vector, *facts);
        const Value found = answer(Json::object().set("var", vector.at("derived")), *facts).value;
        const Json expected = vector.at("value");
        EXPECT_EQ(is_known(found) ? json_text(found) : "null", json_text(closed_data(expected))) << vector.at("name").text;
    }

private:
    void check_findings(const Json& vector, const Value& facts) const {
        const std::vector<Finding> found = book_.findings(vector.at("rule").text, facts);
        const std::vector<Json>& expected = vector.at("findings").items;
        ASSERT_EQ(found.size(), expected.size()) << vector.at("name").text;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const Json one = described(found[i], order_);
            EXPECT_TRUE(agree(expected[i], one)) << vector.at("name").text << ": " << one.write() << ", not " << expected[i].write();
        }
    }

    void check_check(const Json& vector, const Value& facts) const {
        const std::optional<Check> said = book_.check(vector.at("criterion").text, facts, {"met", "largely_met", "partly_met", "not_met"});
        Json found;
        if (said && said->how == "measure") found = Json::object().set(said->how, Json::number(text_of(said->measure)));
        else if (said && said->how == "between")
            found = Json::object().set("at_most", Json::string(said->rating)).set("at_least", Json::string(said->floor));
        else if (said) found = Json::object().set(said->how, Json::string(said->rating));
        EXPECT_EQ(found.write(), vector.at("check").write()) << vector.at("name").text;
    }

    Rulebook book_;
    Json order_;
};

TEST(ReferenceRules, Vectors) {
    std::size_t count = 0;
    for (const auto& file : std::filesystem::directory_iterator(kVectors)) {
        if (file.path().extension() != ".json") continue;
        SCOPED_TRACE(file.path().filename().string());
        const Json document = Json::parse(read_file(file.path()));
        const Vectors vectors(documents_for(document));
        count += document.at("vectors").items.size();
        for (const Json& vector : document.at("vectors").items) vectors.check(vector);
    }
    EXPECT_GT(count, 2000U);
}

}  // namespace
}  // namespace reference
