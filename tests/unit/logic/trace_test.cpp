// Which parts decided, with the values they saw.
#include "logic/trace.hpp"

#include "unit/logic/vocabularies.hpp"

namespace xuehui::logic {
namespace {

std::string line(const Trace& trace, const Vocabulary& names) {
    std::string text = trace.operation.empty() ? "" : std::string(trace.operation) + " ";
    if (trace.fact != kNoSlot) text += std::string(names.name(trace.fact)) + " ";
    text += trace.value.is_unknown() ? "?" : plain_text(trace.value);
    if (trace.element) text += " #" + std::to_string(*trace.element);
    if (trace.children.empty()) return text;
    text += " (";
    for (std::size_t i = 0; i < trace.children.size(); ++i) text += (i > 0 ? "; " : "") + line(trace.children[i], names);
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

TEST(Trace, OfQuantifiersTheElementThatDecided) {
    const std::string_view rule = R"({"some": [{"var": "officers"}, {">": [{"var": "terms"}, 2]}]})";
    EXPECT_EQ(traced(R"({"officers": [{"terms": 1}, {"terms": 3}, {"terms": 4}]})", rule),
              R"(some true #1 (var officers [{"terms":1},{"terms":3},{"terms":4}]; > true (var officers.terms 3; 2)))");
    EXPECT_EQ(traced(R"({"officers": []})", rule), "some false (var officers [])");
}

TEST(Trace, BranchesNotTakenAreLeftOut) {
    EXPECT_EQ(traced(R"({"dues": {"charged": true}})", R"({"if": [{"var": "dues.charged"}, {"+": [{"var": "limit"}, 1]}, {"+": [1, 1]}]})"),
              "if 71 (var dues.charged true; + 71 (var limit 70; 1))");
    EXPECT_EQ(traced(R"({"dues": {"charged": false}})", R"({"if": [{"var": "dues.charged"}, 1, 2]})"), "if 2 (var dues.charged false; 2)");
    EXPECT_EQ(traced("{}", R"({"if": [{"var": "dues.charged"}, 1, 2]})"), "if ? (var dues.charged ?; 1; 2)");
}

}  // namespace
}  // namespace xuehui::logic
