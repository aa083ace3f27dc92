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

Assessment assess(const Engine& engine, std::string_view ratings = "[]", std::string_view facts = kFacts) {
    auto assessment = engine.assess(R"({"format": "xuehui/record/1", "organisation": {"id": "o"}, "period":
        {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-03-31", "facts": )" + std::string(facts) +
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

// What is found under each risk in Markdown, where lines are not broken.
std::string found(std::string_view facts, Language language) {
    return risks_to_markdown(assess(standard_engine(), "[]", facts), language);
}

TEST(reasons, are_clauses) {
    constexpr std::string_view kSeals = R"({"seals": [{"id": "s", "kind": "法人印章", "log_complete": false}]})";
    EXPECT_TRUE(contains(found(kSeals, Language::zh), "  - 用印登记不完整\n"));
    EXPECT_TRUE(contains(found(kSeals, Language::en), "  - the log of use is incomplete\n"));
}

TEST(reasons, say_a_later_day_by_the_first) {
    constexpr std::string_view kDues = R"({"dues": {"charged": true, "accounts_published_on": "2024-06-15"}})";
    EXPECT_TRUE(contains(found(kDues, Language::zh),
                         "  - 本会收取会费\n  - 会费收支最近一次公布日期 2024-06-15，12 个月后为 2025-06-15，早于评价日 2026-03-31\n- **"));
    EXPECT_TRUE(contains(found(kDues, Language::en),
                         ": 2024-06-15; 12 months later is 2025-06-15, before the date of assessment (2026-03-31)\n"));
}

TEST(reasons, say_each_value_once) {
    constexpr std::string_view kSums = R"({"charter": {"large_sum_threshold": 30000},
        "finance": {"large_sums": [{"id": "s", "amount": 61280, "on": "2025-05-01", "decided_by": "none"}]}})";
    EXPECT_TRUE(contains(found(kSums, Language::zh), "：\n  - 金额 61280 元，不低于大额支出标准 30000 元\n"));
    EXPECT_TRUE(contains(found(kSums, Language::en), "amount: 61280 yuan, at least the threshold of a large sum (30000 yuan)\n"));
}

TEST(reasons, of_what_was_worked_out_have_the_figures) {
    constexpr std::string_view kMeetings = R"({"standing": {"exists": true, "meetings": [{"on": "2025-02-01"}]}})";
    EXPECT_TRUE(contains(found(kMeetings, Language::zh),
                         "  - 评估期内有半年常务理事会会议次数不足\n  - 其中半年的常务理事会会议次数 0，低于章程规定的常务理事会每半年最少会议次数 1 次\n"));
}

TEST(reasons, count_one_in_the_singular) {
    EXPECT_TRUE(contains(found(R"({"staff": {"uninsured": 1}})", Language::en), ": 1 person\n"));
    EXPECT_TRUE(contains(found(R"({"staff": {"uninsured": 2}})", Language::en), ": 2 people\n"));
}

// Whoever mends the first of them would find the next one a year later.
TEST(reasons, are_all_that_hold) {
    constexpr std::string_view kSeals = R"({"seals": [{"id": "s", "kind": "法人印章", "log_complete": false, "unapproved_uses": 2}]})";
    EXPECT_TRUE(contains(found(kSeals, Language::zh), "  - 用印登记不完整\n  - 未经批准用印次数 2 次\n"));
    EXPECT_TRUE(contains(found(kSeals, Language::en), "  - the log of use is incomplete\n  - uses without approval: 2 uses\n"));
}

TEST(reasons, say_which_elements) {
    constexpr std::string_view kFees = R"({"fees": [{"name": "甲", "compulsory": true}, {"name": "乙", "compulsory": false},
        {"name": "丙", "compulsory": true}]})";
    const std::string zh = explain(assess(standard_engine(), "[]", kFees), "A.3.1.3.3", {.width = 200});
    EXPECT_TRUE(contains(zh, "会费以外的收费项目（甲）：属于强制服务、强制收费\n")) << zh;
    EXPECT_TRUE(contains(zh, "会费以外的收费项目（丙）：属于强制服务、强制收费\n"));
    EXPECT_FALSE(contains(zh, "乙"));
    const std::string en = explain(assess(standard_engine(), "[]", kFees), "A.3.1.3.3", {.language = Language::en, .width = 200});
    EXPECT_TRUE(contains(en, "fees other than dues (甲): the charge is compulsory\n")) << en;
}

TEST(reasons, say_how_many_more_there_are) {
    std::string fees;
    for (int i = 1; i <= 9; ++i) fees += (i > 1 ? "," : "") + std::string(R"({"compulsory": true})");
    const std::string zh = explain(assess(standard_engine(), "[]", R"({"fees": [)" + fees + "]}"), "A.3.1.3.3", {.width = 200});
    EXPECT_TRUE(contains(zh, "（第 5 项）：属于强制服务、强制收费\n")) << zh;
    EXPECT_FALSE(contains(zh, "（第 6 项）"));
    EXPECT_TRUE(contains(zh, "另有 4 项也是如此\n"));
}

TEST(reasons, name_what_is_not_in_a_list) {
    constexpr std::string_view kItems = R"({"disclosure": {"items": ["name", "premises", "purpose", "scope", "legal_rep", "funds", "structure",
        "officers"]}})";
    EXPECT_TRUE(contains(found(kItems, Language::zh), "  - 已公开的信息事项中没有“章程”\n  - 已公开的信息事项中没有“业务活动”\n"));
    EXPECT_TRUE(contains(found(kItems, Language::en), "  - \"charter\" is not among the items disclosed\n"));
}

TEST(reasons, of_ages_have_a_unit) {
    EXPECT_TRUE(contains(risks_to_markdown(assess(standard_engine(), "[]", R"({"officers": [{"id": "p", "post": "president",
        "status": "retired_leader", "born_on": "1950-02-03"}]})"), Language::zh), "由出生日期算得的年龄（未显示），超过 70 周岁\n"));
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
