#include "unit/register/registers.hpp"

namespace {

using unit::a_register;
using unit::assessed;
using unit::updated;
using xuehui::Register;
using xuehui::register_view;
using xuehui::RegisterView;

RegisterView view_of(std::string_view members, std::string_view facts = "{}", std::string_view on = {}) {
    const auto read = Register::parse(updated(a_register(members), assessed(facts)));
    EXPECT_TRUE(read.has_value());
    return register_view(*read, on);
}

TEST(RegisterView, SortsByWhatIsUrgent) {
    const RegisterView view = view_of(R"("entries": [
        {"id": "closed", "title": "t", "likelihood": 5, "impact": 5, "status": "closed"},
        {"id": "mild", "title": "t", "likelihood": 1, "impact": 1},
        {"id": "late", "title": "t", "likelihood": 5, "impact": 5, "due": "2026-05-01"},
        {"id": "soon", "title": "t", "likelihood": 5, "impact": 5, "due": "2026-03-30", "status": "in_progress"},
        {"id": "lowered", "title": "t", "likelihood": 5, "impact": 5, "controls": [{"title": "c", "lowers": {"likelihood": 4, "impact": 4}}]}])");
    std::string order;
    for (const auto& entry : view.entries) order += entry.id + ' ';
    EXPECT_EQ(order, "soon late mild lowered closed ");
    EXPECT_EQ(view.entries[0].days_overdue, 1);
    EXPECT_FALSE(view.entries[1].is_overdue());
    EXPECT_EQ(view.entries[3].level, (RegisterView::Level{0, 0}));
    EXPECT_EQ(view.entries[3].residual, (RegisterView::Level{2, 2}));
    EXPECT_FALSE(view.entries[4].needs_work());
}

TEST(RegisterView, TellsWhatContradicts) {
    const std::string found = R"("entries": [{"id": "e", "status": ")";
    const std::string rest =
        R"(", "finding": {"rule": "too-many", "state": "open", "first_seen": "2026-01-01", "last_seen": "2026-01-01",
        "assessed_on": "2026-01-01", "likelihood": 3, "impact": 3}}])";
    EXPECT_TRUE(view_of(found + "closed" + rest, R"({"count": 5})").entries[0].is_closed_but_found());
    EXPECT_FALSE(view_of(found + "closed" + rest, R"({"count": 1})").entries[0].is_closed_but_found());
    EXPECT_TRUE(view_of(found + "open" + rest, R"({"count": 1})").entries[0].may_be_closed());
    EXPECT_EQ(view_of(found + "open" + rest, R"({"count": 1})").entries[0].gone_on, "2026-03-31");
    EXPECT_EQ(view_of(found + "open" + rest, R"({})").entries[0].state, RegisterView::State::unknown);
}

TEST(RegisterView, HasWordsForIds) {
    const auto entry = view_of("", R"({"count": 5})").entries.at(0);
    EXPECT_EQ(entry.title.en, "Too many");
    EXPECT_EQ(entry.category.en, "Work");
    EXPECT_EQ(entry.role.zh, "办公室");
    EXPECT_EQ(view_of(R"("entries": [{"id": "a", "title": "t", "category": "ours"}])").entries[0].category.zh, "ours");
}

TEST(RegisterView, IsOfAnyDay) {
    const std::string text =
        R"("review_months": 1, "entries": [{"id": "a", "title": "t", "raised_on": "2026-03-01", "due": "2026-04-10"}],
        "changes": [{"id": "c", "kind": "business", "title": "新业务", "on": "2026-04-05"}],
        "certificates": [{"id": "k", "title": "证", "custodian": "王", "valid_to": "2026-04-10"}])";
    const RegisterView now = view_of(text);
    EXPECT_EQ(now.as_of, "2026-03-31");
    EXPECT_TRUE(now.entries[0].stale.empty());
    EXPECT_TRUE(now.changes.empty());
    EXPECT_TRUE(now.custody[0].is_in_order());
    const RegisterView later = view_of(text, "{}", "2026-04-11");
    EXPECT_EQ(later.entries[0].days_overdue, 1);
    ASSERT_EQ(later.entries[0].stale.size(), 2U);
    EXPECT_EQ(later.entries[0].stale[0].title, "新业务");
    EXPECT_EQ(later.entries[0].stale[1].since, "2026-04-01");
    EXPECT_EQ(later.changes.size(), 1U);
    EXPECT_EQ(later.custody[0].expired_on, "2026-04-10");
    EXPECT_EQ(view_of(text, "{}", "tomorrow").as_of, "2026-03-31");
}

TEST(RegisterView, AReviewOrAReassessmentMakesItFresh) {
    const auto stale = [](std::string_view entry, std::string_view change) {
        return view_of(
                   R"("entries": [{"id": "a", "title": "t", "category": "x", )" + std::string(entry) +
                   R"(}, {"id": "b", "title": "t", "status": "closed"}], "changes": [{"id": "c", "kind": "business", "title": "t", "on": "2026-02-01")" +
                   std::string(change) + "}]")
            .entries[0]
            .stale.size();
    };
    EXPECT_EQ(stale(R"("raised_on": "2026-01-31")", ""), 1U);
    EXPECT_EQ(stale(R"("raised_on": "2026-02-01")", ""), 0U);
    EXPECT_EQ(stale(R"("raised_on": "2026-01-31", "reviewed_on": "2026-02-01")", ""), 0U);
    EXPECT_EQ(stale(R"("raised_on": "2026-01-31")", R"(, "reassessed_on": "2026-03-31")"), 0U);
    EXPECT_EQ(stale(R"("raised_on": "2026-01-31")", R"(, "reassessed_on": "2026-04-01")"), 1U);
    EXPECT_EQ(stale(R"("raised_on": "2026-01-31")", R"(, "categories": ["y"])"), 0U);
    EXPECT_EQ(stale(R"("raised_on": "2026-01-31")", R"(, "categories": ["y"], "entries": ["a"])"), 1U);
    EXPECT_EQ(stale(R"("note": "of no known day")", ""), 1U);
    EXPECT_EQ(stale(R"("note": "of no known day", "review_months": 1)", R"(, "categories": ["y"])"), 0U);
}

TEST(RegisterView, FindsOpenUsesOfSealsAndCertificates) {
    const RegisterView view = view_of(R"("seals": [{"id": "s", "title": "公章", "uses": [
        {"on": "2026-03-01", "who": "甲", "why": "合同", "approved_by": "乙"},
        {"on": "2026-03-02", "who": "丙", "why": "函", "returned_on": "2026-03-02"},
        {"on": "2026-03-03", "who": "丁", "why": "函", "approved_by": "乙", "returned_on": "2026-03-03"},
        {"on": "2026-04-03", "who": "丁", "why": "以后", "approved_by": "乙"}]}])");
    ASSERT_EQ(view.custody.size(), 1U);
    EXPECT_FALSE(view.custody[0].has_custodian);
    ASSERT_EQ(view.custody[0].open.size(), 1U);
    EXPECT_EQ(view.custody[0].open[0].who, "甲");
    EXPECT_EQ(view.custody[0].open[0].days, 30);
    ASSERT_EQ(view.custody[0].unapproved.size(), 1U);
    EXPECT_EQ(view.custody[0].unapproved[0].who, "丙");
}

TEST(RegisterView, WarningsAreOfTheFactsOrOfPeople) {
    const std::string head = R"({"title": "t", "responsible": "r", "procedure": "p", "id": )";
    const RegisterView view = view_of(
        R"("warnings": [)" + head +
            R"("watch", "thresholds": [{"level": "red", "text": "t"}], "observed": {"on": "2026-03-01", "text": "一家", "level": "yellow"}},)" +
            head + R"("nothing", "thresholds": [{"level": "red", "text": "t"}]},)" + head +
            R"("fact", "fact": "count", "thresholds": [{"level": "red", "at_least": 3}]}])",
        R"({"count": 3})");
    EXPECT_EQ(view.warnings[0].id, "fact");
    EXPECT_EQ(view.warnings[0].value, "3");
    EXPECT_EQ(view.warnings[0].level, 0);
    EXPECT_EQ(view.warnings[1].value, "一家");
    EXPECT_EQ(view.warnings[1].level, 1);
    EXPECT_FALSE(view.warnings[2].is_known);
}

TEST(RegisterView, HasNoLevelsWithoutAMatrix) {
    const auto read = Register::parse(a_register(
        R"("entries": [{"id": "a", "title": "t"}], "incidents": [{"id": "i", "title": "t", "occurred": "2026-01-01T10:00", "noticed": "2026-01-01T11:00"}])"));
    const RegisterView view = register_view(*read);
    EXPECT_FALSE(view.entries[0].level.has_value());
    EXPECT_TRUE(view.levels.empty());
    EXPECT_EQ(view.incidents[0].to_notice, "1");
    EXPECT_EQ(view.incidents[0].to_close, "");
}

TEST(RegisterView, NamesStatesAndStatuses) {
    using enum RegisterView::State;
    EXPECT_EQ(to_string(manual), "manual");
    EXPECT_EQ(to_string(unknown), "unknown");
    EXPECT_EQ(to_string(RegisterView::Status::in_progress), "in_progress");
    EXPECT_EQ(to_string(RegisterView::Status::accepted), "accepted");
}

}    // namespace
