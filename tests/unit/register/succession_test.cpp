// A rule that carries another on takes over its entries, with all that people wrote there.
#include "unit/register/registers.hpp"

namespace {

using unit::assessed;
using unit::at;
using unit::updated;

constexpr std::string_view kFacts = R"({"seals": [{"id": "a", "lost": true}, {"id": "b", "lost": true}]})";

// The small engine of a later year: the rule on seals that are lost has ended, and another one goes on with it.
xuehui::Assessment assessed_later(std::string_view facts) {
    static const xuehui::Engine engine = [] {
        const auto old = unit::small_engine();
        const auto next =
            xuehui::Rules::parse(R"({"format": "xuehui/rules/1", "id": "next", "version": "1", "catalogue": "small",
            "off": ["seal-lost"],
            "risks": [{"id": "seal-missing", "category": "seals", "title": {"zh": "印章下落不明"}, "each": "seals", "succeeds": ["seal-lost"],
                       "when": {"var": "item.lost"}, "likelihood": 5, "impact": 4,
                       "basis": [{"kind": "practice", "title": "惯例", "certainty": "own"}]}]})");
        EXPECT_TRUE(next) << to_text(next.error());
        const std::array all{old.rules().front(), *next};
        auto made = xuehui::Engine::create(old.catalogue(), old.scheme(), all);
        EXPECT_TRUE(made) << to_text(made.error());
        return *std::move(made);
    }();
    auto assessment = engine.assess(R"({"format": "xuehui/record/1", "organisation": {"id": "ORG-1"},
        "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-06-30", "facts": )" +
                                    std::string(facts) + '}');
    EXPECT_TRUE(assessment) << to_text(assessment.error());
    return *std::move(assessment);
}

TEST(Succession, EntriesPassOnWithWhatPeopleWrote) {
    std::string before = updated("", assessed(kFacts));
    before.insert(before.find("\"id\": \"seal-lost:b\""), "\"owner\": \"周禾\", ");
    const auto later = assessed_later(R"({"seals": [{"id": "b", "lost": true}, {"id": "c", "lost": true}]})");
    const std::string after = updated(before, later);
    EXPECT_EQ(at(after, "/entries/1/id"), R"("seal-lost:b")");    // what it is called people may have written elsewhere
    EXPECT_EQ(at(after, "/entries/1/owner"), R"("周禾")");
    EXPECT_EQ(at(after, "/entries/1/finding/rule"), R"("seal-missing")");
    EXPECT_EQ(at(after, "/entries/1/finding/state"), R"("open")");
    EXPECT_EQ(at(after, "/entries/1/finding/first_seen"), R"("2026-03-31")");
    EXPECT_EQ(at(after, "/entries/0/finding/rule"), R"("seal-lost")");
    EXPECT_EQ(at(after, "/entries/0/finding/state"), R"("unknown")");    // its rule was not asked
    EXPECT_EQ(at(after, "/entries/2/id"), R"("seal-missing:c")");
    EXPECT_EQ(at(after, "/entries/3"), "");
    EXPECT_EQ(updated(after, later), after);
}

TEST(Succession, OfARuleThatIsNotThereIsAFault) {
    const auto old = unit::small_engine();
    const auto next =
        xuehui::Rules::parse(R"({"format": "xuehui/rules/1", "id": "next", "version": "1", "catalogue": "small",
        "risks": [{"id": "seal-missing", "category": "seals", "title": {"zh": "印章下落不明"}, "succeeds": ["seal-lot"],
                   "when": {">": [{"var": "count"}, 5]}, "likelihood": 5, "impact": 4,
                   "basis": [{"kind": "practice", "title": "惯例", "certainty": "own"}]}]})");
    ASSERT_TRUE(next);
    const std::array all{old.rules().front(), *next};
    const auto made = xuehui::Engine::create(old.catalogue(), old.scheme(), all);
    EXPECT_EQ(unit::brief(made), "unknown_id /risks/0/succeeds/0\n");
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().front().hint, "seal-lost");
}

}  // namespace
