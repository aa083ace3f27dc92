// What is shown of rules through the C++ interface: what the command cannot ask for, and what it cannot see.
#include <xuehui/report.hpp>

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include <xuehui/documents.hpp>
#include <xuehui/standard.hpp>

namespace {

using namespace xuehui;

constexpr std::string_view kFacts = R"({"org": {"management": "dual"}, "term": {"ends_on": "2026-12-01"},
    "party": {"full_members": 5, "organisation": "none"}, "standing": {"exists": true, "directors": 24},
    "council": {"directors": 60},
    "officers": [{"id": "p-1", "post": "president", "born_on": "1950-02-03", "elected_on": "2024-06-01", "over_age_approved": false}]})";

Assessment assess(const Engine& engine, std::string_view ratings = "[]") {
    auto assessment = engine.assess(R"({"format": "xuehui/record/1", "organisation": {"id": "o"}, "period":
        {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-03-31", "facts": )" + std::string(kFacts) +
                                    R"(, "ratings": )" + std::string(ratings) + "}");
    EXPECT_TRUE(assessment) << to_text(assessment.error());
    return *assessment;
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

TEST(risk_report, is_the_same_at_every_call) {
    const Assessment assessment = assess(standard_engine());
    EXPECT_EQ(risks_to_text(assessment, {}), risks_to_text(assess(standard_engine()), {}));
    EXPECT_EQ(risks_to_json(assessment), risks_to_json(assessment, {}));
    EXPECT_NE(risks_to_json(assessment), risks_to_json(assessment, {.all = true}));
    EXPECT_EQ(to_icalendar(assessment, Language::en), to_icalendar(assess(standard_engine()), Language::en));
}

TEST(risk_report, masks_what_is_personal) {
    const Assessment assessment = assess(standard_engine());
    for (const std::string& text : {risks_to_text(assessment, {}), risks_to_markdown(assessment, Language::zh),
                                    risks_to_json(assessment), to_text(assessment, {}), to_html(assessment, Language::zh),
                                    to_json(assessment), to_markdown(assessment, Language::en)}) {
        EXPECT_FALSE(contains(text, "1950-02-03"));
    }
    EXPECT_TRUE(contains(risks_to_json(assessment, {.privacy = Privacy::open}), "1950-02-03"));
}

TEST(risk_report, has_colours_by_level) {
    const std::string text = risks_to_text(assess(standard_engine()), {.language = Language::en, .colour = true});
    EXPECT_TRUE(contains(text, "\x1b[1;33mConsiderable risk:\x1b[0m") || contains(text, "\x1b[33mModerate risk:\x1b[0m"));
}

TEST(icalendar, folds_lines_between_characters) {
    const std::string text = to_icalendar(assess(standard_engine()), Language::zh);
    std::size_t begin = 0;
    for (std::size_t end = text.find("\r\n"); end != text.npos; end = text.find("\r\n", begin)) {
        EXPECT_LE(end - begin, 75U);
        const std::size_t first = text[begin] == ' ' ? begin + 1 : begin;
        EXPECT_NE(static_cast<unsigned char>(text[first]) & 0xC0U, 0x80U);
        begin = end + 2;
    }
    EXPECT_EQ(begin, text.size());
    EXPECT_TRUE(contains(text, "DTSTART;VALUE=DATE:20261201\r\n"));
}

TEST(dictionary, without_rules) {
    const Engine standard = standard_engine();
    const auto engine = Engine::create(standard.catalogue(), standard.scheme());
    ASSERT_TRUE(engine);
    EXPECT_EQ(facts_to_json(*engine), R"({"facts":[],"derived":[]})");
    EXPECT_TRUE(contains(facts_schema(*engine, Language::zh), R"("type":"object")"));
    EXPECT_TRUE(contains(facts_to_text(*engine, {.language = Language::en}), "Facts (0)"));
    const Assessment assessment = assess(*engine);
    EXPECT_TRUE(contains(risks_to_text(assessment, {}), "没有使用规则"));
    EXPECT_FALSE(contains(to_text(assessment, {}), "\n风险\n"));
}

TEST(explain_check, says_by_which_case_and_why) {
    const Engine engine = standard_engine();
    const std::string derived = explain(assess(engine), "A.1.1.1.2", {});
    EXPECT_TRUE(contains(derived, "检查的 4 种情形中的第 4 种"));
    EXPECT_TRUE(contains(derived, "党组织建立方式：未建立"));
    const auto rated = assess(engine, R"([{"criterion": "A.1.1.1.2", "rating": "met"}])");
    ASSERT_EQ(rated.conflicts().size(), 1U);
    EXPECT_TRUE(contains(explain(rated, "A.1.1.1.2", {}), "不一致"));
}

TEST(check_rules, gives_what_parse_and_create_give) {
    const Catalogue catalogue = standard_engine().catalogue();
    const auto rules = standard_rules();
    for (const std::string_view id : kStandardRules) {
        EXPECT_EQ(to_text(check_rules(standard_document(id), catalogue, rules)), "") << id;
    }
    EXPECT_FALSE(check_rules(standard_document("academic-checks"), catalogue).empty());    // its facts are elsewhere
    EXPECT_EQ(check_rules("{", catalogue, rules).front().code, "syntax");
    EXPECT_EQ(check_rules("[]", catalogue, rules).front().code, "wrong_type");
}

TEST(check_rules, keeps_to_its_limits) {
    std::string text = R"({"format": "xuehui/rules/1", "id": "o", "version": "1", "catalogue": "mzt-academic-draft", "off": [)";
    for (int i = 0; i < 20; ++i) text += (i > 0 ? ",\"none-" : "\"none-") + std::to_string(i) + '"';
    Limits limits;
    limits.diagnostics = 5;
    const auto faults = check_rules(text + "]}", standard_engine().catalogue(), standard_rules(), limits);
    EXPECT_EQ(faults.size(), 6U);    // the last one counts the rest
}

}  // namespace
