// Which parts decided, with the values they saw.
#include "logic/trace.hpp"

#include "unit/logic/vocabularies.hpp"

namespace xuehui::logic {
namespace {

std::string line(const Trace& trace, const Vocabulary& names) {
    std::string text = trace.operation.empty() ? "" : std::string(trace.operation) + " ";
    if (trace.fact != kNoSlot) text += std::string(names.name(trace.fact)) + " ";
    text += trace.value.is_unknown() ? "?" : plain_text(trace.value);
    for (const std::size_t element : trace.elements) text += " #" + std::to_string(element);
    if (trace.children.empty()) return text;
    text += " (";
    for (std::size_t i = 0; i < trace.children.size(); ++i)
        text += (i > 0 ? "; " : "") + line(trace.children[i], names);
    return text + ")";
}

std::string traced(std::string_view facts, std::string_view rule) {
    const unit::Bound bound(facts);
    const Logic logic = bound.compile(rule);
    return line(explain(logic, bound.facts).root, *bound.names);
}

TEST(Trace, ComparisonsShowWhatTheySaw) {
    EXPECT_EQ(traced(R"({"council": {"directors": 24}})", R"({"<": [{"var": "council.directors"}, 25]})"),
              "< true (var council.directors 24; 25)");
}

TEST(Trace, OfConnectivesThePartsThatDecided) {
    const std::string_view both = R"({"and": [{"<": [{"var": "council.directors"}, 25]}, {"var": "dues.charged"}]})";
    EXPECT_EQ(traced(R"({"council": {"directors": 30}, "dues": {"charged": true}})", both),
              "and false (< false (var council.directors 30; 25))");
    EXPECT_EQ(traced(R"({"council": {"directors": 20}, "dues": {"charged": true}})", both),
              "and true (< true (var council.directors 20; 25); var dues.charged true)");
    EXPECT_EQ(traced(R"({"council": {"directors": 20}})", both), "and ? (var dues.charged ?)");
}

// Whoever mends the first of several faults would only meet the next one.
TEST(Trace, OfConnectivesAllThatWouldHaveDecidedAlone) {
    const std::string_view any =
        R"({"or": [{"<": [{"var": "council.directors"}, 25]}, {"!": [{"var": "dues.charged"}]}, {">": [{"var": "limit"}, 80]}]})";
    EXPECT_EQ(traced(R"({"council": {"directors": 20}, "dues": {"charged": false}, "limit": 75})", any),
              "or true (< true (var council.directors 20; 25); ! true (var dues.charged false))");
    EXPECT_EQ(traced(R"({"dues": {"charged": false}, "limit": 85})", any),
              "or true (! true (var dues.charged false); > true (var limit 85; 80))");
    const std::string_view all =
        R"({"and": [{"<": [{"var": "council.directors"}, 25]}, {"var": "dues.charged"}, true]})";
    EXPECT_EQ(traced(R"({"council": {"directors": 30}, "dues": {"charged": false}})", all),
              "and false (< false (var council.directors 30; 25); var dues.charged false)");
}

// The value stays what the first of them makes it.
TEST(Trace, IsOfTheValueThatTheLogicHas) {
    EXPECT_EQ(traced(R"({"limit": 85, "council": {"directors": 3}})",
                     R"({"or": [{"var": "limit"}, {"var": "council.directors"}]})"),
              "or 85 (var limit 85; var council.directors 3)");
    EXPECT_EQ(traced(R"({"limit": 85})", R"({"+": [{"or": [{"var": "limit"}, {"var": "council.directors"}]}, 1]})"),
              "+ 86 (or 85 (var limit 85); 1)");
}

TEST(Trace, OfQuantifiersTheElementsThatDecided) {
    const std::string_view rule = R"({"some": [{"var": "officers"}, {">": [{"var": "terms"}, 2]}]})";
    EXPECT_EQ(
        traced(R"({"officers": [{"terms": 1}, {"terms": 3}, {"terms": 2}, {"terms": 4}]})", rule),
        R"(some true #1 #3 (var officers [{"terms":1},{"terms":3},{"terms":2},{"terms":4}]; > true (var officers.terms 3; 2); )"
        R"(> true (var officers.terms 4; 2)))");
    EXPECT_EQ(traced(R"({"officers": []})", rule), "some false (var officers [])");
    EXPECT_EQ(
        traced(R"({"officers": [{"terms": 1}, {"terms": 3}]})",
               R"({"all": [{"var": "officers"}, {"<": [{"var": "terms"}, 1]}]})"),
        R"(all false #0 #1 (var officers [{"terms":1},{"terms":3}]; < false (var officers.terms 1; 1); < false (var officers.terms 3; 1)))");
}

TEST(Trace, OfManyElementsTheFirstOnes) {
    std::string officers;
    for (int i = 0; i < 9; ++i) officers += (i > 0 ? "," : "") + std::string(R"({"terms": 3})");
    const unit::Bound bound(R"({"officers": [)" + officers + "]}");
    const Logic logic = bound.compile(R"({"some": [{"var": "officers"}, {">": [{"var": "terms"}, 2]}]})");
    const Trace trace = explain(logic, bound.facts).root;
    EXPECT_EQ(trace.elements.size(), 9);
    EXPECT_EQ(trace.children.size(), 1 + kMostElements);
}

// What an operator within gave for one element is not told of another.
TEST(Trace, OfOperatorsWithinIsOfTheElement) {
    const std::string_view rule =
        R"({"some": [{"var": "officers"}, {"if": [{">": [{"var": "terms"}, 2]}, {"some": [[1, 5], {"<": [{"var": ""}, 2]}]},
        {">": [{"var": "terms"}, 1]}]}]})";
    const std::string text = traced(R"({"officers": [{"terms": 3}, {"terms": 1}, {"terms": 2}]})", rule);
    EXPECT_TRUE(text.starts_with("some true #0 #2 (")) << text;
    EXPECT_NE(text.find("if true (> true (var officers.terms 3; 2); some true #0 ("), text.npos) << text;
    EXPECT_NE(text.find("if true (> false (var officers.terms 2; 2); > true (var officers.terms 2; 1))"), text.npos)
        << text;
}

TEST(Trace, BranchesNotTakenAreLeftOut) {
    EXPECT_EQ(traced(R"({"dues": {"charged": true}})",
                     R"({"if": [{"var": "dues.charged"}, {"+": [{"var": "limit"}, 1]}, {"+": [1, 1]}]})"),
              "if 71 (var dues.charged true; + 71 (var limit 70; 1))");
    EXPECT_EQ(traced(R"({"dues": {"charged": false}})", R"({"if": [{"var": "dues.charged"}, 1, 2]})"),
              "if 2 (var dues.charged false; 2)");
    EXPECT_EQ(traced("{}", R"({"if": [{"var": "dues.charged"}, 1, 2]})"), "if ? (var dues.charged ?; 1; 2)");
}

}  // namespace
}  // namespace xuehui::logic
