#include "unit/register/registers.hpp"

namespace {

using unit::a_register;
using unit::brief;
using xuehui::Register;

// What is wrong with a register that has these members.
std::string faults(std::string_view members) { return brief(Register::parse(a_register(members))); }

std::string entry(std::string_view members) {
    return R"("entries": [{"id": "e", "title": "t", )" + std::string(members) + "}]";
}

std::string finding(std::string_view members) {
    return R"("entries": [{"id": "e", "finding": {"rule": "r", "state": "open", "first_seen": "2026-01-01", "last_seen": "2026-03-01",
        "assessed_on": "2026-02-01", "likelihood": 1, "impact": 1)" +
           std::string(members) + "}}]";
}

TEST(ReadRegister, NeedsAnOrganisationAndADay) {
    EXPECT_EQ(brief(Register::parse(R"({"format": "xuehui/register/1"})")), "missing_member \nmissing_member \n");
    EXPECT_EQ(brief(Register::parse(R"({"format": "xuehui/record/1"})")), "format /format\n");
    EXPECT_EQ(brief(Register::parse("[]")), "wrong_type \n");
    EXPECT_EQ(faults({}), "none");
    const auto read = Register::parse(a_register());
    EXPECT_EQ(read->organisation_id(), "ORG-1");
    EXPECT_EQ(read->organisation_name(), "");
    EXPECT_EQ(read->as_of(), "2026-03-31");
    EXPECT_EQ(read->entry_count(), 0U);
}

TEST(ReadRegister, OutermostMembers) {
    EXPECT_EQ(faults(R"("review_months": 0)"), "bad_value /review_months\n");
    EXPECT_EQ(faults(R"("review_months": 1.5)"), "bad_value /review_months\n");
    EXPECT_EQ(faults(R"("review_months": 1201)"), "bad_value /review_months\n");
    EXPECT_EQ(faults(R"("review_months": 1e1)"), "none");
    EXPECT_EQ(
        faults(
            R"("entries": {}, "warnings": 1, "incidents": null, "changes": "x", "seals": {}, "certificates": {}, "categories": {}, "owners": 1)"),
        "wrong_type /entries\nwrong_type /warnings\nwrong_type /incidents\nwrong_type /changes\nwrong_type /seals\n"
        "wrong_type /certificates\nwrong_type /categories\nwrong_type /owners\n");
    EXPECT_EQ(faults(R"("entrys": [], "x-mine": 1)"), "unknown_member /entrys\n");
    EXPECT_EQ(faults(R"("categories": [{"id": "a", "title": {"zh": "甲"}}, {"id": "a", "title": {"zh": "乙"}}, 1])"),
              "duplicate_id /categories/1/id\nwrong_type /categories/2\n");
    EXPECT_EQ(faults(R"("matrix": {"levels": []})"),
              "missing_member /matrix\nmissing_member /matrix\nmissing_member /matrix\nbad_value /matrix/levels\n");
}

TEST(ReadRegister, Entries) {
    EXPECT_EQ(faults(R"("entries": [1, {}, {"id": "a"}, {"id": "a", "title": "t"}, {"id": "b c", "title": 1}])"),
              "wrong_type /entries/0\nmissing_member /entries/1\nmissing_member /entries/1\nmissing_member /entries/2\n"
              "duplicate_id /entries/3/id\nbad_id /entries/4/id\nwrong_type /entries/4/title\n");
    EXPECT_EQ(faults(entry(R"("likelihood": 6, "impact": {"lower": 3, "upper": 2})")),
              "bad_value /entries/0/likelihood\nbad_order /entries/0/impact\n");
    EXPECT_EQ(
        faults(entry(R"("likelihood": "3", "impact": {"lower": 0})")),
        "wrong_type /entries/0/likelihood\nmissing_member /entries/0/impact\nbad_value /entries/0/impact/lower\n");
    EXPECT_EQ(faults(entry(R"("level": 1, "residual": {"likelihood": 1, "impact": 1, "level": {"lower": "a"}})")),
              "wrong_type /entries/0/level\nmissing_member /entries/0/residual/level\n");
    EXPECT_EQ(
        faults(entry(
            R"("status": "opne", "due": "2026-02-30", "reviewed_on": 1, "owner": 1, "note": 1, "review_months": "1")")),
        "bad_value /entries/0/status\nbad_date /entries/0/due\nwrong_type /entries/0/reviewed_on\nwrong_type "
        "/entries/0/owner\n"
        "wrong_type /entries/0/note\nwrong_type /entries/0/review_months\n");
    EXPECT_EQ(faults(entry(
                  R"("stale": [{"reason": "mood"}, 1], "history": [{}, {"on": "2026-01-01", "what": "x", "who": 1}])")),
              "missing_member /entries/0/stale/0\nbad_value /entries/0/stale/0/reason\nwrong_type /entries/0/stale/1\n"
              "missing_member /entries/0/history/0\nbad_value /entries/0/history/1/what\nwrong_type "
              "/entries/0/history/1/who\n");
}

TEST(ReadRegister, TreatmentAndControls) {
    EXPECT_EQ(faults(entry(R"("treatment": {"option": "ignore"})")),
              "missing_member /entries/0/treatment\nbad_value /entries/0/treatment/option\n");
    EXPECT_EQ(
        faults(entry(
            R"("treatment": {"option": "accept", "reason": "r", "decided_by": "d", "decided_on": "2026-01-01"})")),
        "none");
    EXPECT_EQ(faults(entry(
                  R"("controls": [{"title": "c", "lowers": {}}, {"lowers": {"likelihood": 5}}, {"title": "c"}, 1])")),
              "missing_member /entries/0/controls/0/lowers\nmissing_member /entries/0/controls/1\n"
              "bad_value /entries/0/controls/1/lowers/likelihood\nmissing_member /entries/0/controls/2\nwrong_type "
              "/entries/0/controls/3\n");
    EXPECT_EQ(
        faults(entry(
            R"("controls": [{"title": "c", "lowers": {"impact": 0}, "since": "2026-02-01", "until": "2026-01-31"}])")),
        "bad_order /entries/0/controls/0/until\n");
}

TEST(ReadRegister, Findings) {
    EXPECT_EQ(faults(finding("")), "none");
    EXPECT_EQ(
        faults(R"("entries": [{"id": "e", "finding": {}}])"),
        "missing_member /entries/0/finding\nmissing_member /entries/0/finding\nmissing_member /entries/0/finding\n"
        "missing_member /entries/0/finding\nmissing_member /entries/0/finding\nmissing_member /entries/0/finding\n"
        "missing_member /entries/0/finding\n");
    EXPECT_EQ(faults(finding(R"(, "gone_on": "2026-02-28")")), "bad_order /entries/0/finding/gone_on\n");
    EXPECT_EQ(faults(finding(R"(, "gone_on": "2026-04-01")")),
              "bad_order /entries/0/finding/gone_on\n");    // behind as_of
    const std::string same =
        R"({"rule": "r", "case": "1", "state": "open", "first_seen": "2026-01-01", "last_seen": "2026-01-01",
        "assessed_on": "2026-01-01", "likelihood": 1, "impact": 1})";
    EXPECT_EQ(faults(R"("entries": [{"id": "a", "finding": )" + same + R"(}, {"id": "b", "finding": )" + same + "}]"),
              "duplicate_id /entries/1/finding\n");
}

TEST(ReadRegister, Warnings) {
    const auto warning = [](std::string_view members) {
        return faults(R"("warnings": [{"id": "w", "title": "t", "responsible": "r", "procedure": "p", )" +
                      std::string(members) + "}]");
    };
    EXPECT_EQ(faults(R"("warnings": [{"id": "w"}])"),
              "missing_member /warnings/0\nmissing_member /warnings/0\nmissing_member /warnings/0\nmissing_member "
              "/warnings/0\n");
    EXPECT_EQ(warning(R"("thresholds": [])"), "bad_value /warnings/0/thresholds\n");
    EXPECT_EQ(warning(R"("thresholds": [{"level": "red"}, 1])"),
              "missing_member /warnings/0/thresholds/0\nwrong_type /warnings/0/thresholds/1\n");
    EXPECT_EQ(warning(R"("thresholds": [{"level": "red", "text": "t", "at_least": 1}])"),
              "bad_value /warnings/0/thresholds/0\n");
    EXPECT_EQ(warning(R"("fact": "f", "thresholds": [{"level": "red", "text": "t"}])"),
              "missing_member /warnings/0/thresholds/0\n");
    EXPECT_EQ(warning(R"("fact": "f", "thresholds": [{"level": "red", "at_most": 2, "at_least": 1}])"),
              "bad_value /warnings/0/thresholds/0\n");
    EXPECT_EQ(warning(R"("fact": "f", "thresholds": [{"level": "red", "is": 1}, {"level": "red", "within_days": -1}])"),
              "wrong_type /warnings/0/thresholds/0/is\nbad_value /warnings/0/thresholds/1/within_days\n");
    EXPECT_EQ(warning(R"("thresholds": [{"level": "red", "text": "t"}], "observed": {"text": 1})"),
              "missing_member /warnings/0/observed\nwrong_type /warnings/0/observed/text\n");
}

TEST(ReadRegister, Incidents) {
    const auto incident = [](std::string_view members) {
        return faults(R"("incidents": [{"id": "i", "title": "t", )" + std::string(members) + "}]");
    };
    EXPECT_EQ(incident(R"("note": "n")"), "missing_member /incidents/0\n");
    EXPECT_EQ(incident(R"("occurred": "2026-01-01T25:00", "noticed": 1)"),
              "bad_date /incidents/0/occurred\nwrong_type /incidents/0/noticed\n");
    EXPECT_EQ(incident(R"("occurred": "2026-01-02", "noticed": "2026-01-01T10:00", "closed": "2026-01-01T09:00")"),
              "bad_order /incidents/0/noticed\nbad_order /incidents/0/closed\n");
    EXPECT_EQ(incident(R"("occurred": "2026-01-02", "entry": "nothing", "hours": {"to_close": "1"})"),
              "unknown_id /incidents/0/entry\nwrong_type /incidents/0/hours/to_close\n");
    // A day between two times does not hide the first of them from the second.
    const std::string day_between = R"("occurred": "2026-01-02T10:00", "noticed": "2026-01-02", )";
    EXPECT_EQ(incident(day_between + R"("responded": "2026-01-02T09:00", "closed": "2026-01-02T09:30")"),
              "bad_order /incidents/0/responded\n");
    EXPECT_EQ(incident(day_between + R"("closed": "2026-01-02T09:59")"), "bad_order /incidents/0/closed\n");
    EXPECT_EQ(incident(day_between + R"("responded": "2026-01-02T10:00", "closed": "2026-01-02")"), "none");
    EXPECT_EQ(incident(R"("occurred": "2026-01-02T10:00", "noticed": "2026-01-03", "closed": "2026-01-02T11:00")"),
              "bad_order /incidents/0/closed\n");
}

TEST(ReadRegister, ChangesSealsAndCertificates) {
    EXPECT_EQ(
        faults(
            R"("changes": [{"id": "c", "kind": "mood", "title": "t", "on": "2026-02-01", "reassessed_on": "2026-01-31",
        "categories": [1], "entries": ["none", 2]}])"),
        "bad_value /changes/0/kind\nbad_order /changes/0/reassessed_on\nwrong_type /changes/0/categories/0\n"
        "unknown_id /changes/0/entries/0\nwrong_type /changes/0/entries/1\n");
    EXPECT_EQ(
        faults(
            R"("seals": [{"id": "s", "title": "t", "uses": [{"on": "2026-02-01", "who": "w", "why": "y", "returned_on": "2026-01-01"}, {}]}],
        "certificates": [{"id": "s", "title": "t"}, {"id": "s", "title": "t", "custodian": 1}])"),
        "bad_order /seals/0/uses/0/returned_on\nmissing_member /seals/0/uses/1\nmissing_member /seals/0/uses/1\n"
        "missing_member /seals/0/uses/1\nduplicate_id /certificates/1/id\nwrong_type /certificates/1/custodian\n");
}

TEST(ReadRegister, LevelsAreThoseOfItsMatrix) {
    const std::string warnings = R"(, "warnings": [{"id": "w", "title": "t", "responsible": "r", "procedure": "p",
        "thresholds": [{"level": "a", "text": "t"}, {"level": "b", "text": "t"}], "observed": {"on": "2026-01-01", "text": "t", "level": "c"}}])";
    EXPECT_EQ(faults(unit::a_matrix("a") + warnings),
              "unknown_id /warnings/0/thresholds/1/level\nunknown_id /warnings/0/observed/level\n");
}

TEST(ReadRegister, IsWrittenInAFixedOrder) {
    const auto read = Register::parse(
        R"({"x-z": 1, "seals": [{"uses": [{"why": "y", "who": "w", "on": "2026-01-01", "x-u": [1]}], "title": "t", "id": "s"}],
        "as_of": "2026-03-31", "organisation": {"name": "n", "id": "o"}, "format": "xuehui/register/1", "x-a": 1.50})");
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->text(), R"({
  "format": "xuehui/register/1",
  "organisation": {"id": "o", "name": "n"},
  "as_of": "2026-03-31",
  "seals": [{"id": "s", "title": "t", "uses": [{"on": "2026-01-01", "who": "w", "why": "y", "x-u": [1]}]}],
  "x-z": 1,
  "x-a": 1.50
}
)");
    EXPECT_EQ(Register::parse(read->text())->text(), read->text());
}

TEST(ReadRegister, HostileTextsEndQuickly) {
    std::string many = R"("entries": [)";
    for (int i = 0; i < 20'000; ++i) many += (i ? "," : "") + std::string(R"({"id": "e", "titel": 1})");
    EXPECT_FALSE(Register::parse(a_register(many + "]")).has_value());
    std::string references =
        R"("changes": [{"id": "c", "kind": "business", "title": "t", "on": "2026-01-01", "entries": [)";
    for (int i = 0; i < 50'000; ++i)
        references += (i ? ",\"" : "\"") + std::string("nothing") + std::to_string(i) + '"';
    EXPECT_FALSE(Register::parse(a_register(references + "]}]")).has_value());
    std::string entries = R"("entries": [)";
    for (int i = 0; i <= 20'000; ++i) entries += i ? ",1" : "1";
    EXPECT_EQ(faults(entries + "]"), "limit /entries\n");
    std::string changes = R"("changes": [)";
    for (int i = 0; i <= 1'000; ++i) changes += i ? ",1" : "1";
    EXPECT_EQ(faults(changes + "]"), "limit /changes\n");
    EXPECT_EQ(brief(Register::parse(std::string(100'000, '['))), "limit \n");
}

}  // namespace
