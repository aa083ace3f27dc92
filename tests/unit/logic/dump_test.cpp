// Programs as text: what each form of logic is compiled to.
#include "unit/logic/vocabularies.hpp"

namespace xuehui::logic {
namespace {

std::string dump_of(std::string_view rule) { return unit::Bound("{}").compile(rule).dump(); }

TEST(Dump, FactsAndLiteralsNeedNoInstruction) {
    EXPECT_EQ(dump_of(R"({"<": [{"var": "council.directors"}, 5]})"), "0 less r1 <- council.directors, 5\n= r1\n");
    EXPECT_EQ(dump_of(R"({">": [{"var": "council.directors"}, 5]})"), "0 less r1 <- 5, council.directors\n= r1\n");
    EXPECT_EQ(dump_of(R"({"date": "2026-01-01"})"), "= \"2026-01-01\"\n");
    EXPECT_EQ(dump_of(R"([1, [2, "a"]])"), "= [1,[2,\"a\"]]\n");
}

TEST(Dump, ConnectivesJump) {
    EXPECT_EQ(dump_of(R"({"and": [{"var": "dues.charged"}, {"!": {"var": "dues.charged"}}]})"),
              "0 and r1 <- dues.charged -> 3\n1 not r2 <- dues.charged\n2 and r1 <- r2 (last) -> 3\n= r1\n");
    EXPECT_EQ(dump_of(R"({"if": [{"var": "dues.charged"}, 1, 2]})"),
              "0 branch r2 <- dues.charged, r1 -> 2\n1 take r1 <- 1, r2 -> 3\n2 take r1 <- 2, r2 (last) -> 3\n= r1\n");
}

TEST(Dump, BodiesFollowTheirLists) {
    EXPECT_EQ(dump_of(R"({"some": [{"var": "officers"}, {">": [{"var": "terms"}, 2]}]})"),
              "0 some r1 <- officers, r2: r3 -> 2\n1 less r3 <- 2, r2.terms\n= r1\n");
    EXPECT_EQ(dump_of(R"({"reduce": [{"var": "officers"}, {"+": [{"var": "accumulator"}, {"var": "current.terms"}]}, 0]})"),
              "0 move r3 <- 0\n1 reduce r1 <- officers, r2: r4 -> 3\n2 add r4 <- r3, r2.terms\n= r1\n");
}

}  // namespace
}  // namespace xuehui::logic
