// The shared vectors through the C ABI and nothing else of the library: every record in four ways (from the text, from a
// parsed record, straight to JSON, as a line of many), every result by accessor and as a document.
//
//     capi_vectors FOLDER
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <xuehui.h>

#include "reference/json.hpp"

namespace {

using reference::Json;

int failures = 0;
std::string now;    // the case that runs

void fail(const std::string& what) {
    ++failures;
    std::cerr << now << ": " << what << '\n';
}

struct Free {
    void operator()(xh_error* x) const { xh_error_free(x); }
    void operator()(xh_buffer* x) const { xh_buffer_free(x); }
    void operator()(xh_catalogue* x) const { xh_catalogue_free(x); }
    void operator()(xh_scheme* x) const { xh_scheme_free(x); }
    void operator()(xh_engine* x) const { xh_engine_free(x); }
    void operator()(xh_record* x) const { xh_record_free(x); }
    void operator()(xh_assessment* x) const { xh_assessment_free(x); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

// Calls with out pointers as functions that give a value; what is not XH_OK is a failure of the test.
void good(int32_t status, const char* what) {
    if (status != XH_OK) fail(std::string(what) + " gave " + xh_status_name(status));
}

template <class Call, class... Arguments>
std::string view(Call call, Arguments... arguments) {
    const char* text = nullptr;
    std::size_t size = 0;
    good(call(arguments..., &text, &size, nullptr), "an accessor");
    return {text, size};
}

template <class Call, class... Arguments>
std::string buffer(Call call, Arguments... arguments) {
    xh_buffer* out = nullptr;
    good(call(arguments..., &out, nullptr), "a call that gives a buffer");
    const Owned<xh_buffer> owned(out);
    return {xh_buffer_data(out), xh_buffer_size(out)};
}

template <class Call, class... Arguments>
std::size_t count(Call call, Arguments... arguments) {
    std::size_t result = 0;
    good(call(arguments..., &result, nullptr), "a count");
    return result;
}

// A rejection as the vectors write it: in which document, and [code, pointer] of each fault.
Json rejection(const xh_error* error) {
    const auto text = [&](std::size_t i, int32_t field) {
        const char* data = nullptr;
        std::size_t size = 0;
        good(xh_error_diagnostic_text(error, i, field, &data, &size), "xh_error_diagnostic_text");
        return std::string(data, size);
    };
    Json result = Json::object();
    Json errors = Json::array();
    const std::string where = text(0, XH_DIAGNOSTIC_DOCUMENT);
    for (std::size_t i = 0; i < xh_error_diagnostic_count(error); ++i) {
        if (text(i, XH_DIAGNOSTIC_DOCUMENT) != where) continue;
        errors.add(Json::array({Json::string(text(i, XH_DIAGNOSTIC_CODE)), Json::string(text(i, XH_DIAGNOSTIC_POINTER))}));
    }
    result.set("where", Json::string(where));
    result.set("errors", std::move(errors));
    return result;
}

// An assessment by its accessors, in the shape of the vectors. ----------------------------------------------------

Json pair(Json lower, Json upper) {
    Json result = Json::object();
    result.set("lower", std::move(lower));
    result.set("upper", std::move(upper));
    return result;
}

Json bounds(int32_t known, int32_t lower, int32_t upper) {
    return known != 0 ? pair(Json::number(lower), Json::number(upper)) : Json{};
}

Json coverage(uint32_t rated, uint32_t derived, uint32_t unassessed, uint32_t not_applicable) {
    Json result = Json::object();
    result.set("rated", Json::number(static_cast<long long>(rated)));
    result.set("derived", Json::number(static_cast<long long>(derived)));
    result.set("unassessed", Json::number(static_cast<long long>(unassessed)));
    result.set("not_applicable", Json::number(static_cast<long long>(not_applicable)));
    return result;
}

Json node(const xh_assessment* assessment, const xh_engine* engine, std::size_t i) {
    uint32_t indicator = 0, rated = 0, derived = 0, unassessed = 0, not_applicable = 0;
    int32_t level = 0, known = 0, lower = 0, upper = 0;
    good(xh_assessment_node(assessment, i, &indicator, &level, &known, &lower, &upper, nullptr), "xh_assessment_node");
    good(xh_assessment_node_coverage(assessment, i, &rated, &derived, &unassessed, &not_applicable, nullptr),
         "xh_assessment_node_coverage");
    Json result = Json::object();
    result.set("level", Json::number(level));
    result.set("weight", Json::number(buffer(xh_engine_indicator_weight, engine, std::size_t{indicator})));
    result.set("score", bounds(known, lower, upper));
    result.set("coverage", coverage(rated, derived, unassessed, not_applicable));
    return result;
}

Json criterion(const xh_assessment* assessment, std::size_t i) {
    static constexpr const char* kSources[] = {"assessed", "derived", "unassessed"};
    int32_t source = 0, known = 0, lower = 0, upper = 0, contribution = 0, gain_known = 0, gain = 0;
    good(xh_assessment_criterion(assessment, i, nullptr, &source, nullptr, nullptr), "xh_assessment_criterion");
    good(xh_assessment_criterion_value(assessment, i, &known, &lower, &upper, nullptr), "xh_assessment_criterion_value");
    good(xh_assessment_criterion_contribution(assessment, i, &contribution, &gain_known, &gain, nullptr),
         "xh_assessment_criterion_contribution");
    const std::string rating = view(xh_assessment_criterion_text, assessment, i, XH_RESULT_RATING);
    Json result = Json::object();
    result.set("rating", rating.empty() ? Json{} : Json::string(rating));
    result.set("source", Json::string(kSources[source]));
    result.set("value", bounds(known, lower, upper));
    result.set("contribution", Json::number(contribution));
    result.set("gain", gain_known != 0 ? Json::number(gain) : Json{});
    return result;
}

Json total(const xh_assessment* assessment, const xh_engine* engine) {
    int32_t known = 0, lower = 0, upper = 0;
    uint32_t rated = 0, derived = 0, unassessed = 0, not_applicable = 0;
    good(xh_assessment_score(assessment, &known, &lower, &upper, nullptr), "xh_assessment_score");
    good(xh_assessment_coverage(assessment, &rated, &derived, &unassessed, &not_applicable, nullptr),
         "xh_assessment_coverage");
    Json result = Json::object();
    result.set("score", bounds(known, lower, upper));
    const auto texts = [&](auto call) {
        return pair(Json::string(view(call, assessment, XH_LOWER)), Json::string(view(call, assessment, XH_UPPER)));
    };
    Json marks = texts(xh_assessment_marks);
    xh_scheme* scheme = nullptr;
    good(xh_engine_scheme(engine, &scheme, nullptr), "xh_engine_scheme");
    const Owned<xh_scheme> owned(scheme);
    marks.set("full", Json::string(view(xh_scheme_full_marks, scheme)));
    result.set("marks", known != 0 ? std::move(marks) : Json{});
    result.set("grade", known != 0 ? texts(xh_assessment_grade) : Json{});
    result.set("coverage", coverage(rated, derived, unassessed, not_applicable));
    return result;
}

Json by_accessor(const xh_assessment* assessment) {
    static constexpr const char* kStates[] = {"false", "true", "unknown"};
    xh_engine* engine = nullptr;
    good(xh_assessment_engine(assessment, &engine, nullptr), "xh_assessment_engine");
    const Owned<xh_engine> owned(engine);
    Json result = total(assessment, engine);
    Json nodes = Json::object(), criteria = Json::object(), gates = Json::object(), warnings = Json::array();
    for (std::size_t i = 0; i < count(xh_assessment_node_count, assessment); ++i) {
        const std::string id = view(xh_assessment_node_id, assessment, i);
        if (count(xh_assessment_find_node, assessment, id.data(), id.size()) != i) fail("a node is found elsewhere");
        nodes.set(id, node(assessment, engine, i));
    }
    for (std::size_t i = 0; i < count(xh_assessment_criterion_count, assessment); ++i) {
        const std::string id = view(xh_assessment_criterion_text, assessment, i, XH_RESULT_ID);
        if (count(xh_assessment_find_criterion, assessment, id.data(), id.size()) != i) fail("a criterion is found elsewhere");
        criteria.set(id, criterion(assessment, i));
    }
    for (std::size_t i = 0; i < count(xh_assessment_gate_count, assessment); ++i) {
        int32_t state = 0;
        good(xh_assessment_gate(assessment, i, &state, nullptr, nullptr), "xh_assessment_gate");
        gates.set(view(xh_assessment_gate_text, assessment, i, XH_GATE_ID), Json::string(kStates[state]));
    }
    for (std::size_t i = 0; i < count(xh_assessment_warning_count, assessment); ++i) {
        const auto text = [&](int32_t field) { return buffer(xh_assessment_warning_text, assessment, i, field); };
        warnings.add(Json::array({Json::string(text(XH_WARNING_CODE)), Json::string(text(XH_WARNING_AT))}));
    }
    result.set("nodes", std::move(nodes));
    result.set("criteria", std::move(criteria));
    result.set("gates", std::move(gates));
    result.set("warnings", std::move(warnings));
    return result;
}

// The same from the document. --------------------------------------------------------------------------------------

Json picked(const Json& from, std::initializer_list<const char*> names) {
    Json result = Json::object();
    for (const char* name : names) result.set(name, from.at(name));
    return result;
}

Json by_document(const std::string& text) {
    const Json document = Json::parse(text);
    Json result = picked(document, {"score", "marks", "grade", "coverage"});
    Json nodes = Json::object(), criteria = Json::object(), gates = Json::object(), warnings = Json::array();
    for (const Json& entry : document.at("nodes").items) {
        nodes.set(entry.at("id").text, picked(entry, {"level", "weight", "score", "coverage"}));
    }
    for (const Json& entry : document.at("criteria").items) {
        criteria.set(entry.at("id").text, picked(entry, {"rating", "source", "value", "contribution", "gain"}));
    }
    for (const Json& entry : document.at("gates").items) gates.set(entry.at("id").text, entry.at("state"));
    for (const Json& entry : document.at("warnings").items) {
        warnings.add(Json::array({entry.at("code"), entry.at("at")}));
    }
    result.set("nodes", std::move(nodes));
    result.set("criteria", std::move(criteria));
    result.set("gates", std::move(gates));
    result.set("warnings", std::move(warnings));
    return result;
}

// Comparing: what an expectation names has to be there and equal. ---------------------------------------------------

bool same(const Json& expected, const Json& actual, const std::string& at);

bool same_object(const Json& expected, const Json& actual, const std::string& at) {
    bool result = true;
    for (std::size_t i = 0; i < expected.items.size(); ++i) {
        const Json* member = actual.is(Json::Type::object) ? actual.find(expected.names[i]) : nullptr;
        const std::string below = at + "/" + expected.names[i];
        if (member == nullptr) fail(below + " is missing");
        result = member != nullptr && same(expected.items[i], *member, below) && result;
    }
    return result;
}

bool same(const Json& expected, const Json& actual, const std::string& at) {
    if (expected.is(Json::Type::object)) return same_object(expected, actual, at);
    if (expected == actual) return true;
    if (expected.is(Json::Type::number) && actual.is(Json::Type::number) &&
        std::stod(expected.text) == std::stod(actual.text)) {    // spelled in another way
        return true;
    }
    fail(at + " is " + actual.write() + " instead of " + expected.write());
    return false;
}

void compare_rejection(const Json& expected, const Json& actual) {
    const auto sorted = [](const Json& errors) {
        std::vector<std::string> texts;
        for (const Json& error : errors.items) texts.push_back(error.write());
        std::ranges::sort(texts);
        return texts;
    };
    if (expected.at("where") == actual.at("where") && sorted(expected.at("errors")) == sorted(actual.at("errors"))) return;
    fail("rejected as " + actual.write() + " instead of " + expected.write());
}

// Running. ----------------------------------------------------------------------------------------------------------

struct Made {
    Owned<xh_engine> engine;    // or
    Json rejected;
};

Made make_engine(const std::string& catalogue_text, const std::string& scheme_text) {
    xh_catalogue* catalogue = nullptr;
    xh_scheme* scheme = nullptr;
    xh_engine* engine = nullptr;
    xh_error* error = nullptr;
    int32_t status = xh_catalogue_parse(catalogue_text.data(), catalogue_text.size(), nullptr, nullptr, 0, nullptr,
                                        &catalogue, &error);
    if (status == XH_OK) status = xh_scheme_parse(scheme_text.data(), scheme_text.size(), nullptr, &scheme, &error);
    if (status == XH_OK) status = xh_engine_create(catalogue, scheme, &engine, &error);
    const Owned<xh_catalogue> owned_catalogue(catalogue);
    const Owned<xh_scheme> owned_scheme(scheme);
    const Owned<xh_error> owned_error(error);
    Made made{Owned<xh_engine>(engine), {}};
    if (status == XH_REJECTED) {
        made.rejected = rejection(error);
    } else if (status != XH_OK) {
        fail("no engine: " + std::string(xh_error_message(error)));
    }
    return made;
}

// A document of a case: given whole, or by the id of a built-in one.
std::string document_text(const Json& test, const Json& file, const char* name, const std::string& otherwise) {
    const Json* document = test.find(name) != nullptr ? test.find(name) : file.find(name);
    if (document != nullptr && document->is(Json::Type::object)) return document->write();
    const std::string id = document != nullptr ? document->text : otherwise;
    return view(xh_standard_document, id.data(), id.size());
}

// As one line among others.
void run_line(const xh_engine* engine, const std::string& record, const Json& expected) {
    if (record.find('\n') != std::string::npos || record.starts_with("\xEF\xBB\xBF")) return;
    const xh_lines_options options{sizeof options, XH_LINES_NDJSON, XH_NODES_ALL, 1};
    const std::string text = "{}\n" + record + "\n";
    xh_buffer* out = nullptr;
    uint64_t lines = 0;
    good(xh_engine_assess_lines(engine, text.data(), text.size(), nullptr, &options, &out, &lines, nullptr, nullptr, nullptr),
         "xh_engine_assess_lines");
    const Owned<xh_buffer> owned(out);
    if (lines != 2) return fail("a record is not one line");
    const std::string results(xh_buffer_data(out), xh_buffer_size(out));
    const Json line = Json::parse(results.substr(results.find('\n') + 1));
    if (const Json* errors = expected.find("errors")) {
        const Json* error = line.find("error");
        if (error == nullptr) return fail("a line was not rejected");
        const std::string first = Json::array({error->at("code"), error->at("at")}).write();
        const auto is_first = [&](const Json& fault) { return fault.write() == first; };
        if (std::ranges::none_of(errors->items, is_first)) fail("a line was rejected for " + first);
        return;
    }
    for (const char* name : {"score", "grade"}) {
        if (const Json* member = expected.find(name)) same(*member, line.at(name), std::string("line/") + name);
    }
    for (std::size_t i = 0; expected.find("nodes") != nullptr && i < expected.at("nodes").items.size(); ++i) {
        const Json* score = expected.at("nodes").items[i].find("score");
        const std::string& id = expected.at("nodes").names[i];
        if (score != nullptr) same(*score, line.at("nodes").at(id), "line/nodes/" + id);
    }
}

void run_record(const xh_engine* engine, const std::string& text, const Json& expected) {
    xh_assessment* assessment = nullptr;
    xh_assessment* again = nullptr;
    xh_record* record = nullptr;
    xh_error* error = nullptr;
    const int32_t status = xh_engine_assess_json(engine, text.data(), text.size(), nullptr, &assessment, &error);
    const Owned<xh_assessment> owned(assessment);
    const Owned<xh_error> owned_error(error);
    run_line(engine, text, expected);
    if (status == XH_REJECTED) {
        if (expected.find("where") == nullptr) return fail("rejected: " + std::string(xh_error_message(error)));
        return compare_rejection(expected, rejection(error));
    }
    if (status != XH_OK) return fail(xh_error_message(error));
    if (expected.find("where") != nullptr) return fail("not rejected");

    const Json by_call = by_accessor(assessment);
    const std::string document = buffer(xh_assessment_to_json, assessment, nullptr);
    same(expected, by_call, "");
    same(by_call, by_document(document), "document");
    if (buffer(xh_engine_assess_to_json, engine, text.data(), text.size(), nullptr, nullptr) != document) {
        fail("straight to JSON gives another document");
    }
    good(xh_record_parse(text.data(), text.size(), nullptr, &record, nullptr), "xh_record_parse");
    const Owned<xh_record> owned_record(record);
    good(xh_engine_assess(engine, record, &again, nullptr), "xh_engine_assess");
    const Owned<xh_assessment> owned_again(again);
    if (buffer(xh_assessment_to_json, again, nullptr) != document) fail("a parsed record gives another document");
}

int run_file(const std::string& path) {
    const Json file = Json::parse(reference::read_file(path));
    std::map<std::pair<std::string, std::string>, Made> engines;
    int cases = 0;
    for (const Json& test : file.at("cases").items) {
        now = test.at("name").text;
        ++cases;
        std::pair key{document_text(test, file, "catalogue", "mzt-academic-draft"),
                      document_text(test, file, "scheme", "capability-1000")};
        if (!engines.contains(key)) engines.emplace(key, make_engine(key.first, key.second));
        const Made& made = engines.at(key);
        const Json& expected = test.at("expect");
        const Json* record_text = test.find("record_text");
        if (made.engine != nullptr) {
            run_record(made.engine.get(), record_text != nullptr ? record_text->text : test.at("record").write(), expected);
        } else if (expected.find("where") == nullptr) {
            fail("rejected: " + made.rejected.write());
        } else {
            compare_rejection(expected, made.rejected);
        }
    }
    return cases;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    std::vector<std::string> paths;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
        if (entry.path().extension() == ".json") paths.push_back(entry.path());
    }
    std::ranges::sort(paths);
    int cases = 0;
    for (const std::string& path : paths) cases += run_file(path);
    std::cout << cases << " cases in " << paths.size() << " files, " << failures << " failures\n";
    return failures == 0 && cases > 0 ? 0 : 1;
}
