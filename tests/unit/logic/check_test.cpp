// What a dictionary rules out, and where the fault is said to be.
#include "unit/logic/vocabularies.hpp"

namespace xuehui::logic {
namespace {

std::string faults_of(std::string_view rule) {
    const auto names = unit::vocabulary();
    const auto parsed = unit::document(rule);
    Faults faults("test");
    const bool compiled = Logic::compile(parsed->root(), {names.get()}, faults).has_value();
    EXPECT_EQ(compiled, faults.empty()) << rule;
    std::string text;
    for (const Diagnostic& fault : std::move(faults).take()) {
        text += fault.code + ' ' + fault.pointer + (fault.hint.empty() ? "" : " " + fault.hint) + '\n';
    }
    return text;
}

TEST(Check, NamesAreThoseOfTheDictionary) {
    EXPECT_EQ(faults_of(R"({">": [{"var": "council.director"}, 3]})"), "unknown_fact />/0/var council.directors\n");
    EXPECT_EQ(faults_of(R"({"some": [{"var": "officers"}, {"var": "payd"}]})"), "unknown_fact /some/1/var paid\n");
    EXPECT_EQ(faults_of(R"({"some": [{"var": "officers"}, {"fact": "paid"}]})"), "unknown_fact /some/1/fact\n");
    EXPECT_EQ(faults_of(R"({"missing": ["fund"]})"), "unknown_fact /missing/0 funds\n");
    EXPECT_EQ(faults_of(R"({"some": [{"var": "officers"}, {"missing": ["payd", "id"]}]})"),
              "unknown_fact /some/1/missing/0 paid\n");
    EXPECT_EQ(faults_of(R"({"reduce": [{"var": "officers"}, {"missing": ["current.payd", "accumulator"]}, 0]})"),
              "unknown_fact /reduce/1/missing/0 paid\n");
    EXPECT_EQ(faults_of(R"({"reduce": [{"var": "officers"}, {"missing": ["paid"]}, 0]})"),
              "unknown_fact /reduce/1/missing/0\n");
    EXPECT_EQ(faults_of(R"({"reduce": [{"var": "officers"}, {"var": "total"}, 0]})"), "unknown_fact /reduce/1/var\n");
    EXPECT_EQ(faults_of(R"({"var": "item.paid"})"), "unknown_fact /var\n");
}

TEST(Check, OperatorsTakeWhatTheyCanUse) {
    EXPECT_EQ(faults_of(R"({"+": [{"var": "council.directors"}, {"var": "org.level"}]})"), "bad_logic /+/1\n");
    EXPECT_EQ(faults_of(R"({"all": [{"var": "council.directors"}, true]})"), "bad_logic /all/0\n");
    EXPECT_EQ(faults_of(R"({"age": [{"var": "funds"}]})"), "bad_logic /age/0\n");
    EXPECT_EQ(faults_of(R"({"add_days": [{"var": "term.ends_on"}, {"var": "term.ends_on"}]})"), "bad_logic /add_days/1\n");
    EXPECT_EQ(faults_of(R"({"in": ["a", {"var": "funds"}]})"), "bad_logic /in/1\n");
    EXPECT_EQ(faults_of(R"({"and": [1], "or": [2]})"), "bad_logic \n");
}

TEST(Check, ComparisonsCompareLikeWithLike) {
    EXPECT_EQ(faults_of(R"({"<": [{"var": "dues.charged"}, 3]})"), "bad_logic /</1\n");
    EXPECT_EQ(faults_of(R"({"==": [{"var": "council.directors"}, "3"]})"), "bad_logic /==/1\n");
    EXPECT_EQ(faults_of(R"({"==": [{"var": "council.directors"}, null]})"), "bad_logic /==/1\n");
    EXPECT_EQ(faults_of(R"({"<": [{"var": "term.ends_on"}, "soon"]})"), "bad_logic /</1\n");
    EXPECT_EQ(faults_of(R"({"==": [{"var": "term.ends_on"}, "none"]})"), "bad_logic /==/1\n");
    EXPECT_EQ(faults_of(R"({"==": [{"var": "term.approved_on"}, "none"]})"), "");
    EXPECT_EQ(faults_of(R"({"<=": ["2026-01-01", {"var": "term.ends_on"}, {"var": "as_of"}]})"), "");
}

TEST(Check, EnumerationsHaveTheirValues) {
    EXPECT_EQ(faults_of(R"({"==": [{"var": "org.level"}, "nationel"]})"), "bad_logic /==/1 national\n");
    EXPECT_EQ(faults_of(R"({"in": [{"var": "org.level"}, ["national", "locl"]]})"), "bad_logic /in/1 local\n");
    EXPECT_EQ(faults_of(R"({"in": [{"var": "org.level"}, ["national", "local"]]})"), "");
}

}  // namespace
}  // namespace xuehui::logic
