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
    void operator()(xh_rules* x) const { xh_rules_free(x); }
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

// One value, or an object of both ends, as documents write it.
Json one_or_both(Json lower, Json upper) { return lower == upper ? lower : pair(std::move(lower), std::move(upper)); }

Json finding(const xh_assessment* assessment, std::size_t i) {
    static constexpr const char* kStates[] = {"raised", "unknown", "not_in_force", "clear"};
    int32_t state = 0, weighed = 0, lower = 0, upper = 0;
    const std::string rule = view(xh_assessment_finding_text, assessment, i, XH_FINDING_RULE);
    const std::string case_id = view(xh_assessment_finding_text, assessment, i, XH_FINDING_CASE);
    good(xh_assessment_finding(assessment, i, &state, nullptr, nullptr), "xh_assessment_finding");
    Json result = Json::object();
    result.set("rule", Json::string(rule)).set("state", Json::string(kStates[state]));
    if (!case_id.empty()) result.set("case", Json::string(case_id));
    if (count(xh_assessment_find_finding, assessment, rule.data(), rule.size(), case_id.data(), case_id.size()) != i) {
        fail("a finding is found elsewhere");
    }
    good(xh_assessment_finding_likelihood(assessment, i, &weighed, &lower, &upper, nullptr), "a likelihood");
    if (weighed == 0) return result;
    const Json likelihood = one_or_both(Json::number(lower), Json::number(upper));
    good(xh_assessment_finding_impact(assessment, i, nullptr, &lower, &upper, nullptr), "an impact");
    result.set("level", one_or_both(Json::string(view(xh_assessment_finding_level, assessment, i, XH_LOWER)),
                                    Json::string(view(xh_assessment_finding_level, assessment, i, XH_UPPER))));
    result.set("likelihood", likelihood).set("impact", one_or_both(Json::number(lower), Json::number(upper)));
    return result;
}

std::string decimal(int64_t millionths) {
    std::string text = std::to_string(millionths / 1'000'000);
    if (millionths % 1'000'000 == 0) return text;
    text += '.' + std::to_string(1'000'000 + millionths % 1'000'000).substr(1);    // none of those here is negative
    return text.substr(0, text.find_last_not_of('0') + 1);
}

Json conflict(const xh_assessment* assessment, std::size_t i) {
    static constexpr const char* kKinds[] = {"rating", "at_most", "at_least", "measure"};
    int32_t kind = 0;
    int64_t measure = 0;
    good(xh_assessment_conflict(assessment, i, nullptr, nullptr, &kind, &measure, nullptr), "xh_assessment_conflict");
    const std::string derived = view(xh_assessment_conflict_text, assessment, i, XH_CONFLICT_DERIVED);
    return Json::array({Json::string(view(xh_assessment_conflict_text, assessment, i, XH_CONFLICT_CRITERION)),
                        Json::string(kKinds[kind]),
                        kind == XH_DERIVED_MEASURE ? Json::number(decimal(measure)) : Json::string(derived)});
}

// As expectations have them: by rule, in the order of its list, two ends as an array.
Json findings_by_rule(const xh_assessment* assessment) {
    std::map<std::string, std::map<uint32_t, Json>> found;
    for (std::size_t i = 0; i < count(xh_assessment_finding_count, assessment); ++i) {
        uint32_t element = 0;
        good(xh_assessment_finding(assessment, i, nullptr, &element, nullptr), "xh_assessment_finding");
        Json one = finding(assessment, i);
        for (Json& member : one.items) {
            if (member.is(Json::Type::object)) member = Json::array({member.at("lower"), member.at("upper")});
        }
        found[one.at("rule").text].emplace(element, std::move(one));
    }
    Json result = Json::object();
    for (auto& [rule, elements] : found) {
        Json list = Json::array();
        for (auto& [element, one] : elements) list.add(std::move(one));
        result.set(rule, std::move(list));
    }
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
    Json findings = Json::array(), conflicts = Json::array();
    for (std::size_t i = 0; i < count(xh_assessment_finding_count, assessment); ++i) findings.add(finding(assessment, i));
    for (std::size_t i = 0; i < count(xh_assessment_conflict_count, assessment); ++i) conflicts.add(conflict(assessment, i));
    result.set("nodes", std::move(nodes));
    result.set("criteria", std::move(criteria));
    result.set("gates", std::move(gates));
    result.set("warnings", std::move(warnings));
    result.set("findings", std::move(findings));
    result.set("conflicts", std::move(conflicts));
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
    Json findings = Json::array(), conflicts = Json::array();
    for (const Json& entry : document.at("findings").items) {
        Json one = Json::object();
        for (const char* name : {"rule", "state", "case", "level", "likelihood", "impact"}) {
            if (const Json* member = entry.find(name)) one.set(name, *member);
        }
        findings.add(std::move(one));
    }
    for (const Json& entry : document.at("conflicts").items) {
        const Json& derived = entry.at("derived");
        conflicts.add(Json::array({entry.at("criterion"), Json::string(derived.names[0]), derived.items[0]}));
    }
    result.set("nodes", std::move(nodes));
    result.set("criteria", std::move(criteria));
    result.set("gates", std::move(gates));
    result.set("warnings", std::move(warnings));
    result.set("findings", std::move(findings));
    result.set("conflicts", std::move(conflicts));
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

bool same_array(const Json& expected, const Json& actual, const std::string& at) {
    bool result = true;
    for (std::size_t i = 0; i < expected.items.size(); ++i) {
        result = same(expected.items[i], actual.items[i], at + "/" + std::to_string(i)) && result;
    }
    return result;
}

bool same(const Json& expected, const Json& actual, const std::string& at) {
    if (expected.is(Json::Type::object)) return same_object(expected, actual, at);
    if (expected == actual) return true;
    const bool arrays = expected.is(Json::Type::array) && actual.is(Json::Type::array);
    if (arrays && expected.items.size() == actual.items.size()) return same_array(expected, actual, at);
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

// Texts of documents.
struct Documents {
    std::string catalogue, scheme;
    std::vector<std::string> rules;
    auto operator<=>(const Documents&) const = default;
};

Made make_engine(const Documents& documents) {
    const auto& [catalogue_text, scheme_text, rules_texts] = documents;
    xh_catalogue* catalogue = nullptr;
    xh_scheme* scheme = nullptr;
    xh_engine* engine = nullptr;
    xh_error* error = nullptr;
    std::vector<Owned<xh_rules>> owned_rules;
    std::vector<const xh_rules*> rules;
    int32_t status = xh_catalogue_parse(catalogue_text.data(), catalogue_text.size(), nullptr, nullptr, 0, nullptr,
                                        &catalogue, &error);
    if (status == XH_OK) status = xh_scheme_parse(scheme_text.data(), scheme_text.size(), nullptr, &scheme, &error);
    for (const std::string& text : rules_texts) {
        xh_rules* one = nullptr;
        if (status == XH_OK) status = xh_rules_parse(text.data(), text.size(), nullptr, &one, &error);
        owned_rules.emplace_back(one);
        rules.push_back(one);
    }
    if (status == XH_OK && rules.empty()) status = xh_engine_create(catalogue, scheme, &engine, &error);
    else if (status == XH_OK) {
        status = xh_engine_create_with_rules(catalogue, scheme, rules.data(), rules.size(), &engine, &error);
    }
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
std::string document_text(const Json& document) {
    if (document.is(Json::Type::object)) return document.write();
    return view(xh_standard_document, document.text.data(), document.text.size());
}

Documents documents_of(const Json& test, const Json& file) {
    const auto find = [&](const char* name) { return test.find(name) != nullptr ? test.find(name) : file.find(name); };
    const auto text = [&](const char* name, const char* otherwise) {
        const Json* document = find(name);
        return document_text(document != nullptr ? *document : Json::string(otherwise));
    };
    Documents documents{text("catalogue", "mzt-academic-draft"), text("scheme", "capability-1000"), {}};
    if (const Json* rules = find("rules")) {
        for (const Json& each : rules->items) documents.rules.push_back(document_text(each));
    }
    return documents;
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

    Json by_call = by_accessor(assessment);
    const std::string document = buffer(xh_assessment_to_json, assessment, nullptr);
    same(by_call, by_document(document), "document");
    by_call.set("findings", findings_by_rule(assessment));
    same(expected, by_call, "");
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
    std::map<Documents, Made> engines;
    int cases = 0;
    for (const Json& test : file.at("cases").items) {
        now = test.at("name").text;
        ++cases;
        const Documents key = documents_of(test, file);
        if (!engines.contains(key)) engines.emplace(key, make_engine(key));
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
    for (const char* folder : {"", "with-rules"}) {
        for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(argv[1]) / folder)) {
            if (entry.path().extension() == ".json") paths.push_back(entry.path());
        }
    }
    std::ranges::sort(paths);
    int cases = 0;
    for (const std::string& path : paths) cases += run_file(path);
    std::cout << cases << " cases in " << paths.size() << " files, " << failures << " failures\n";
    return failures == 0 && cases > 0 ? 0 : 1;
}
