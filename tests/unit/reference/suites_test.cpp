// JsonLogic's public suites and the cases of three-valued logic through the reference itself: strictly, as JSON.
//
// They are other projects' files and are not copied here: XUEHUI_SHARED_VECTORS, in the environment or else as CMake was
// told, says where they lie. Where they do not, the tests are skipped; in continuous integration (CI=true) they fail.
#include <cstdlib>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "reference/logic.hpp"

namespace reference {
namespace {

std::filesystem::path suites() {
    const char* place = std::getenv("XUEHUI_SHARED_VECTORS");
#ifdef XUEHUI_SHARED_VECTORS
    if (place == nullptr) place = XUEHUI_SHARED_VECTORS;
#endif
    return std::filesystem::path(place == nullptr || *place == '\0' ? XUEHUI_SOURCE_DIR "/../shared/vectors" : place) / "jsonlogic";
}

// The cases of a suite; none where it is not there, and then the test is over.
std::vector<Json> cases_of(const std::string& name) {
    if (std::filesystem::exists(suites() / name)) return Json::parse(read_file(suites() / name)).items;
    const char* ci = std::getenv("CI");
    if (ci != nullptr && std::string(ci) == "true") ADD_FAILURE() << name << " is not in " << suites();
    return {};
}

// Each case is [rule, data, value]; texts between them are comments.
void run_plain(const std::string& name, std::size_t least) {
    const std::vector<Json> cases = cases_of(name);
    if (cases.empty()) GTEST_SKIP() << name << " is not in " << suites();
    std::size_t count = 0;
    for (const Json& one : cases) {
        if (!one.is(Json::Type::array)) continue;
        ++count;
        const Value found = answer(one.items.at(0), closed_data(one.items.at(1))).value;
        ASSERT_TRUE(is_known(found)) << one.write();
        EXPECT_EQ(json_text(found), json_text(closed_data(one.items.at(2)))) << one.write();
    }
    EXPECT_GE(count, least);
}

TEST(ReferenceSuites, Official) { run_plain("official/tests.json", 277); }
TEST(ReferenceSuites, PullRequest48) { run_plain("pr48/tests.json", 308); }

// An answer in the words of the three-valued suite.
Json described(const Value& value) {
    const Truth truth = truth_of(value);
    Json unknown = Json::object().set("truth", Json::string(!truth ? "?" : *truth ? "T" : "F"));
    const bool nan = !value.unknown && value.kind == Kind::number && value.number.is_nan();
    if (is_known(value) && !nan) return Json::object().set("known", Json::parse(json_text(value)));
    if (!value.unknown && value.kind == Kind::array) {
        long long definite = 0;
        for (const Element& element : value.elements) definite += element.perhaps ? 0 : 1;
        const auto most = static_cast<long long>(value.elements.size());
        unknown.set("array", Json::boolean(true)).set("len", Json::array({Json::number(definite), Json::number(most)}));
        return Json::object().set("unknown", unknown);
    }
    unknown.set("types", Json::number(static_cast<long long>(kinds_of(value))));
    if ((kinds_of(value) & only(Kind::number)) != 0) {
        const auto ends = value.range.ends.value_or(std::pair(Number::of(0LL), Number::of(0LL)));
        unknown.set("lo", Json::string(text_of(ends.first))).set("hi", Json::string(text_of(ends.second)));
        unknown.set("maybe_nan", Json::boolean(nan || value.range.nan));
    }
    return Json::object().set("unknown", unknown);
}

// Of an unknown only what the case names is compared.
bool agree(const Json& expected, const Json& found) {
    if (const Json* known = expected.find("known")) {
        return found.find("known") != nullptr && json_text(closed_data(*known)) == json_text(closed_data(found.at("known")));
    }
    const Json* said = found.find("unknown");
    const Json& wanted = expected.at("unknown");
    for (std::size_t i = 0; i < wanted.names.size(); ++i) {
        if (said == nullptr || said->find(wanted.names[i]) == nullptr || !(said->at(wanted.names[i]) == wanted.items[i])) return false;
    }
    return true;
}

TEST(ReferenceSuites, ThreeValued) {
    const std::vector<Json> cases = cases_of("kleene/curated.json");
    if (cases.empty()) GTEST_SKIP() << "the cases are not in " << suites();
    EXPECT_GE(cases.size(), 238U);
    for (const Json& one : cases) {
        const Answer found = answer(one.at("rule"), open_data(one.at("facts")));
        EXPECT_TRUE(agree(one.at("expect"), described(found.value))) << one.write() << "\nfound " << described(found.value).write();
        std::set<std::string> assumed;
        if (const Json* names = one.find("assumed")) {
            for (const Json& name : names->items) assumed.insert(name.text);
        }
        EXPECT_EQ(found.assumed, assumed) << one.write();
    }
}

// Our own vectors: what the command prints, with or without the unknown. NaN is not told, so it is not compared.
TEST(ReferenceSuites, Ours) {
    std::size_t count = 0;
    for (const char* name : {"known.json", "unknown.json"}) {
        const Json file = Json::parse(read_file(XUEHUI_SOURCE_DIR "/tests/vectors/logic/" + std::string(name)));
        for (const Json& one : file.at("vectors").items) {
            ++count;
            const bool open = one.find("unknown") != nullptr;
            const Answer found = answer(one.at("rule"), open ? open_data(one.at("data")) : closed_data(one.at("data")));
            Json said = open || !is_known(found.value) ? Json::parse(answer_text(found)) : Json::parse(json_text(found.value));
            if (!open && !is_known(found.value)) said = Json{};    // without the unknown that is null
            if (Json* unknown = said.find("unknown"); unknown != nullptr && unknown->find("nan") != nullptr) {
                unknown->erase(unknown->items.size() - 1);
            }
            EXPECT_EQ(said.write(), one.at("answer").write()) << one.at("name").text;
        }
    }
    EXPECT_GT(count, 40U);
}

}  // namespace
}  // namespace reference
