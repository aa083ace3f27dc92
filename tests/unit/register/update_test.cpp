#include "unit/register/registers.hpp"
#include "unit/stopwatch.hpp"

namespace {

using unit::a_register;
using unit::assessed;
using unit::at;
using unit::brief;
using unit::updated;

// Of registers that were read the same comes as of texts, and a register that needed wide limits does not need them again.
TEST(Update, OfARegisterThatWasRead) {
    const auto assessment = assessed(R"({"count": 5})");
    const auto made = xuehui::new_register(assessment);
    ASSERT_TRUE(made.has_value());
    EXPECT_EQ(made->text(), updated("", assessment));
    EXPECT_EQ(xuehui::update_register(*made, assessment)->text(), made->text());

    xuehui::Limits wide;
    wide.depth = 200;
    const std::string deep = a_register("\"x-own\": " + std::string(100, '[') + std::string(100, ']'));
    const auto risks = xuehui::Register::parse(deep, wide);
    ASSERT_TRUE(risks.has_value());
    const auto after = xuehui::update_register(*risks, assessment);
    ASSERT_TRUE(after.has_value()) << brief(after);
    EXPECT_EQ(xuehui::update_register(*after, assessment)->text(), after->text());
    EXPECT_EQ(brief(xuehui::update_register(*risks, assessed("{}", "2026-01-01"))), "bad_order /as_of\n");
}

TEST(Update, MakesANewRegister) {
    const std::string text = updated(
        "",
        assessed(
            R"({"count": 5, "seals": [{"id": "s 1", "lost": true}, {"lost": true}, {"id": "ok", "lost": false}]})"));
    EXPECT_EQ(at(text, "/format"), R"("xuehui/register/1")");
    EXPECT_EQ(at(text, "/organisation"), R"({"id":"ORG-1","name":"小学会","x-own":1})");
    EXPECT_EQ(at(text, "/as_of"), R"("2026-03-31")");
    EXPECT_EQ(at(text, "/review_months"), "12");
    EXPECT_EQ(at(text, "/entries/0/id"), R"("seal-lost:s-1")");    // the worst first
    EXPECT_EQ(at(text, "/entries/0/finding/case"), R"("s 1")");
    EXPECT_EQ(at(text, "/entries/0/level"), R"("red")");
    EXPECT_EQ(at(text, "/entries/1/id"), R"("seal-lost:#c44432c03c047203")");    // without an id: what is said of it
    EXPECT_EQ(at(text, "/entries/1/finding/place"), "2");
    EXPECT_EQ(
        at(text, "/entries/2/finding"),
        R"({"rule":"too-many","title":{"zh":"次数过多","en":"Too many"},"category":"work","owner":"office","state":"open",)"
        R"("first_seen":"2026-03-31","last_seen":"2026-03-31","assessed_on":"2026-03-31","likelihood":3,"impact":3})");
    EXPECT_EQ(at(text, "/entries/2/history"), R"([{"on":"2026-03-31","who":"xuehui","what":"state","to":"open"}])");
    EXPECT_EQ(at(text, "/entries/3"), "");
    EXPECT_EQ(at(text, "/matrix/cells/4/4"), R"("red")");
    EXPECT_EQ(at(text, "/categories/1/title/en"), R"("Seals")");
    EXPECT_TRUE(xuehui::Register::parse(text).has_value());
}

TEST(Update, AgainChangesNothing) {
    const auto assessment = assessed(R"({"count": 5, "seals": [{"id": "a", "lost": true}]})");
    const std::string once = updated("", assessment);
    EXPECT_EQ(updated(once, assessment), once);
    EXPECT_EQ(xuehui::Register::parse(once)->text(), once);
}

TEST(Update, RefreshesByRuleAndCase) {
    const std::string before = updated("", assessed(R"({"count": 5, "seals": [{"id": "a", "lost": true}]})"));
    const std::string after = updated(
        before,
        assessed(R"({"count": 10, "seals": [{"id": "b", "lost": true}, {"id": "a", "lost": true}]})", "2026-06-30"));
    EXPECT_EQ(at(after, "/entries/0/id"), R"("seal-lost:a")");    // entries stay where they are
    EXPECT_EQ(at(after, "/entries/0/finding/last_seen"), R"("2026-06-30")");
    EXPECT_EQ(at(after, "/entries/0/finding/assessed_on"), R"("2026-03-31")");
    EXPECT_EQ(at(after, "/entries/1/finding/first_seen"), R"("2026-03-31")");
    EXPECT_EQ(at(after, "/entries/1/finding/assessed_on"), R"("2026-06-30")");
    EXPECT_EQ(at(after, "/entries/1/finding/impact"), "5");
    EXPECT_EQ(at(after, "/entries/1/level"), R"("red")");
    EXPECT_EQ(at(after, "/entries/1/history/1"),
              R"({"on":"2026-06-30","who":"xuehui","what":"level","from":"yellow","to":"red"})");
    EXPECT_EQ(at(after, "/entries/2/id"), R"("seal-lost:b")");
}

TEST(Update, MarksWhatIsGoneAndKeepsIt) {
    const std::string before = updated("", assessed(R"({"count": 5, "seals": [{"id": "a", "lost": true}]})"));
    const std::string after = updated(before, assessed(R"({"count": 1, "seals": []})", "2026-06-30"));
    for (const std::string entry : {"/entries/0", "/entries/1"}) {
        EXPECT_EQ(at(after, entry + "/finding/state"), R"("gone")");
        EXPECT_EQ(at(after, entry + "/finding/gone_on"), R"("2026-06-30")");
        EXPECT_EQ(at(after, entry + "/finding/last_seen"), R"("2026-03-31")");
        EXPECT_EQ(at(after, entry + "/history/1"),
                  R"({"on":"2026-06-30","who":"xuehui","what":"state","from":"open","to":"gone"})");
    }
    const std::string later = updated(after, assessed(R"({"count": 1, "seals": []})", "2026-07-31"));
    EXPECT_EQ(at(later, "/entries/0/finding/gone_on"), R"("2026-06-30")");
    const std::string again = updated(later, assessed(R"({"count": 4, "seals": []})", "2026-08-31"));
    EXPECT_EQ(at(again, "/entries/1/finding/state"), R"("open")");
    EXPECT_EQ(at(again, "/entries/1/finding/gone_on"), "");
    EXPECT_EQ(at(again, "/entries/1/finding/first_seen"), R"("2026-03-31")");
    EXPECT_EQ(at(again, "/entries/1/finding/assessed_on"), R"("2026-08-31")");
}

TEST(Update, ConcludesNothingFromWhatIsMissing) {
    const std::string before = updated("", assessed(R"({"count": 5, "seals": [{"id": "a", "lost": true}]})"));
    const std::string after = updated(before, assessed("{}", "2026-06-30"));
    EXPECT_EQ(at(after, "/entries/0/finding/state"), R"("unknown")");
    EXPECT_EQ(at(after, "/entries/1/finding/state"), R"("unknown")");
    EXPECT_EQ(at(after, "/entries/1/finding/last_seen"), R"("2026-03-31")");
    EXPECT_EQ(at(after, "/entries/2"), "");
    // What was gone stays gone until it is found again.
    const std::string gone = updated(before, assessed(R"({"count": 1})", "2026-06-30"));
    EXPECT_EQ(at(updated(gone, assessed("{}", "2026-07-31")), "/entries/1/finding/state"), R"("gone")");
    // The rules may be others, or none.
    static const xuehui::Engine bare = unit::small_engine(false);
    const auto without = bare.assess(R"({"format": "xuehui/record/1", "organisation": {"id": "ORG-1"},
        "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-06-30"})");
    const std::string unruled = updated(before, *without);
    EXPECT_EQ(at(unruled, "/entries/1/finding/state"), R"("unknown")");
    EXPECT_EQ(at(unruled, "/matrix"), at(before, "/matrix"));
    EXPECT_EQ(at(unruled, "/entries/1/level"), R"("yellow")");
}

TEST(Update, KeepsWhatPeopleWrote) {
    const std::string before = a_register(R"("x-file": [1.50, "\u4e2d"], "entries": [
        {"x-mine": {"b": 1, "a": 2}, "status": "in_progress", "due": "2026-05-01", "owner": "张三", "id": "my-own", "title": "场地合同到期",
         "treatment": {"reason": "换场地", "option": "avoid", "x-who": null}, "note": "n"},
        {"id": "renamed", "finding": {"rule": "too-many", "state": "open", "first_seen": "2025-01-01", "last_seen": "2025-01-01",
         "assessed_on": "2025-01-01", "likelihood": 3, "impact": 3, "x-f": true}, "likelihood": 5}])");
    const std::string after = updated(before, assessed(R"({"count": 5})"));
    EXPECT_EQ(at(after, "/x-file"), R"([1.50,"中"])");
    EXPECT_EQ(at(after, "/entries/0/x-mine"), R"({"b":1,"a":2})");
    EXPECT_EQ(at(after, "/entries/0/treatment"), R"({"option":"avoid","reason":"换场地","x-who":null})");
    EXPECT_EQ(at(after, "/entries/0/owner"), R"("张三")");
    EXPECT_EQ(at(after, "/entries/0/note"), R"("n")");
    EXPECT_EQ(at(after, "/entries/0/level"), R"({"lower":"blue","upper":"red"})");    // nobody has judged it
    EXPECT_EQ(at(after, "/entries/0/history"),
              R"([{"on":"2026-03-31","what":"status","from":"open","to":"in_progress"}])");
    EXPECT_EQ(at(after, "/entries/1/id"), R"("renamed")");
    EXPECT_EQ(at(after, "/entries/1/finding/x-f"), "true");
    EXPECT_EQ(at(after, "/entries/1/likelihood"), "5");
    EXPECT_EQ(at(after, "/entries/1/level"), R"("red")");    // as people judge it, and the facts the impact
    EXPECT_EQ(at(after, "/entries/2"), "");
}

TEST(Update, TellsTheHistoryOfAStatusOnce) {
    const std::string open = R"("entries": [{"id": "a", "title": "t", "likelihood": 1, "impact": 1, "status": "closed",
        "history": [{"on": "2026-01-01", "who": "李", "from": "open", "to": "closed", "note": "done"}]}])";
    const std::string after = updated(a_register(open), assessed("{}"));
    EXPECT_EQ(at(after, "/entries/0/history"),
              R"([{"on":"2026-01-01","who":"李","from":"open","to":"closed","note":"done"}])");
}

TEST(Update, WorksOutResidualLevels) {
    const std::string controls =
        R"("entries": [{"id": "a", "title": "t", "likelihood": 4, "impact": {"lower": 4, "upper": 5}, "controls": [
        {"title": "双人", "lowers": {"likelihood": 2}}, {"title": "保险", "lowers": {"impact": 4}, "since": "2026-04-01"},
        {"title": "旧", "lowers": {"impact": 4}, "until": "2026-03-30"}]}])";
    const std::string before = updated(a_register(controls), assessed("{}"));
    EXPECT_EQ(at(before, "/entries/0/level"), R"("red")");
    EXPECT_EQ(at(before, "/entries/0/residual"), R"({"likelihood":2,"impact":{"lower":4,"upper":5},"level":"yellow"})");
    EXPECT_EQ(at(before, "/entries/0/history"), "");
    const std::string after = updated(before, assessed("{}", "2026-04-01"));
    EXPECT_EQ(at(after, "/entries/0/residual"), R"({"likelihood":2,"impact":1,"level":"blue"})");
    EXPECT_EQ(at(after, "/entries/0/history"),
              R"([{"on":"2026-04-01","who":"xuehui","what":"residual","from":"yellow","to":"blue"}])");
}

TEST(Update, MarksWhatIsStale) {
    const std::string text = a_register(R"("review_months": 12, "entries": [
        {"id": "old", "title": "t", "raised_on": "2025-03-31"}, {"id": "new", "title": "t", "raised_on": "2025-04-01"},
        {"id": "s", "title": "t", "category": "seals", "raised_on": "2025-12-31", "stale": [{"reason": "change", "change": "law", "since": "2020-01-01", "x-seen": 1}]}],
        "changes": [{"id": "law", "kind": "requirement", "title": "新规", "on": "2026-01-01", "categories": ["seals"]}])");
    const std::string after = updated(text, assessed("{}"));
    EXPECT_EQ(at(after, "/entries/0/stale"), R"([{"reason":"age","since":"2026-03-31"}])");
    EXPECT_EQ(at(after, "/entries/1/stale"), "");
    EXPECT_EQ(at(after, "/entries/2/stale"), R"([{"reason":"change","change":"law","since":"2026-01-01","x-seen":1}])");
}

TEST(Update, TellsResponseTimes) {
    const std::string text = a_register(
        R"("incidents": [{"id": "i", "title": "t", "occurred": "2026-03-01T08:00", "noticed": "2026-03-01T08:20",
        "responded": "2026-03-02", "closed": "2026-03-04T08:00", "hours": {"to_respond": 9, "x-h": 1}}])");
    EXPECT_EQ(at(updated(text, assessed("{}")), "/incidents/0/hours"), R"({"to_notice":0.33,"to_close":72,"x-h":1})");
}

// The matrix of a register is an update's own: its levels are held against the one that is going to stand there.
TEST(Update, FollowsTheRulesToAnotherMatrix) {
    const auto watched = [](std::string_view level, std::string_view observed) {
        return a_register(unit::a_matrix("severe") + R"(, "warnings": [{"id": "w", "title": "t", "responsible": "r",
            "procedure": "p", "fact": "count", "thresholds": [{"level": ")" +
                          std::string(level) +
                          R"(", "at_least": 3}], "observed": {"on": "2026-01-01", "text": "t", "level": ")" +
                          std::string(observed) + R"("}}])");
    };
    const auto assessment = assessed(R"({"count": 5})");
    const std::string after = updated(watched("red", "blue"), assessment);
    EXPECT_EQ(at(after, "/warnings/0/level"), R"("red")");
    EXPECT_EQ(at(after, "/matrix/levels/0/id"), R"("red")");
    EXPECT_EQ(updated(after, assessment), after);
    EXPECT_TRUE(xuehui::Register::parse(after).has_value());

    const auto refused = update_register(watched("severe", "severe"), assessment);
    EXPECT_EQ(brief(refused), "unknown_id /warnings/0/thresholds/0/level\nunknown_id /warnings/0/observed/level\n");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error()[0].message,
              "the matrix of the rules has no level 'severe'; change it to one of 'red', 'yellow', 'blue'");
}

TEST(Update, WithoutRulesKeepsToItsOwnMatrix) {
    static const xuehui::Engine bare = unit::small_engine(false);
    const auto without = bare.assess(R"({"format": "xuehui/record/1", "organisation": {"id": "ORG-1"},
        "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-06-30"})");
    const std::string text = a_register(unit::a_matrix("severe") + R"(, "warnings": [{"id": "w", "title": "t",
        "responsible": "r", "procedure": "p", "thresholds": [{"level": "red", "text": "t"}, {"level": "severe", "text": "t"}]}])");
    const auto refused = update_register(text, *without);
    EXPECT_EQ(brief(refused), "unknown_id /warnings/0/thresholds/0/level\n");
    EXPECT_EQ(refused.error()[0].message, "the matrix has no level 'red'; change it to one of 'severe'");
}

TEST(Update, NeedsAnAssessmentOfItsOwn) {
    EXPECT_EQ(brief(update_register(a_register(), assessed("{}", "2026-03-30", "ORG-2"))),
              "bad_value /organisation/id\nbad_order /as_of\n");
    EXPECT_EQ(brief(update_register("{}", assessed("{}"))), "format \n");
    EXPECT_EQ(brief(update_register(" ", assessed("{}"))), "syntax \n");
}

TEST(Update, ReportsAllFaultsAtOnce) {
    const std::string text = a_register(
        R"("entry": 1, "warnings": [{"id": "w", "title": "t", "fact": "cuont", "responsible": "r", "procedure": "p",
        "thresholds": [{"level": "red", "at_least": 1}]}])");
    EXPECT_EQ(brief(update_register(text, assessed("{}", "2026-01-01"))),
              "bad_order /as_of\nunknown_member /entry\nunknown_id /warnings/0/fact\n");
}

TEST(Update, GivesIdsThatNobodyHas) {
    const std::string text =
        a_register(R"("entries": [{"id": "too-many", "title": "mine"}, {"id": "too-many-2", "title": "mine"}])");
    EXPECT_EQ(at(updated(text, assessed(R"({"count": 5})")), "/entries/2/id"), R"("too-many-3")");
    const std::string longest(400, 'i');
    std::string ideographs;
    for (int i = 0; i < 60; ++i) ideographs += "学";
    for (const std::string& id : {longest, ideographs, std::string("a\\tb　c")}) {
        const auto assessment = assessed(R"({"seals": [{"id": ")" + id + R"(", "lost": true}]})");
        const std::string made = updated("", assessment);
        EXPECT_TRUE(xuehui::Register::parse(made).has_value()) << made;
        EXPECT_EQ(updated(made, assessment), made);
    }
}

// Cases that look alike in an id, changes that all concern everything: no more than their number costs.
TEST(Update, HostileRegistersEndQuickly) {
    std::string seals = R"({"seals": [)";
    for (int i = 0; i < 20'000; ++i) {
        seals += (i ? "," : "") + std::string(R"({"lost": true, "id": ")") + std::string(120, 'i') + std::to_string(i) +
                 "\"}";
    }
    std::string made;
    EXPECT_LT(unit::seconds([&] { made = updated("", assessed(seals + "]}")); }), unit::kPatience);
    EXPECT_EQ(at(made, "/entries/19999/id"), '"' + std::string("seal-lost:") + std::string(86, 'i') + R"(-20000")");
    EXPECT_EQ(brief(update_register(made, assessed(R"({"count": 5})"))), "limit \n");
    std::string changes = R"("changes": [)";
    for (int i = 0; i < 1'000; ++i) {
        changes += (i ? "," : "") + std::string(R"({"id": "c)") + std::to_string(i) +
                   R"(", "kind": "business", "title": "t", "on": "2026-01-01"})";
    }
    std::string entries = R"("entries": [)";
    for (int i = 0; i < 20'000; ++i)
        entries += (i ? "," : "") + std::string(R"({"title": "t", "id": ")") + std::to_string(i) + "\"}";
    std::string stale;
    EXPECT_LT(unit::seconds([&] { stale = updated(a_register(changes + "]," + entries + "]"), assessed("{}")); }),
              unit::kPatience);
    EXPECT_NE(at(stale, "/entries/0/stale/8"), "");
    EXPECT_EQ(at(stale, "/entries/0/stale/9"), "");
}

}  // namespace
