#include <xuehui/report.hpp>

#include "unit/register/registers.hpp"

namespace {

using xuehui::Language;

std::string shown(std::string_view members, std::string_view facts, Language language, std::size_t width = 80) {
    const auto read = xuehui::Register::parse(unit::updated(unit::a_register(members), unit::assessed(facts)));
    EXPECT_TRUE(read.has_value());
    return to_text(register_view(*read, "2026-05-01"), {language, width, false});
}

constexpr std::string_view kMembers = R"("entries": [
    {"id": "mine", "title": "场地合同到期", "likelihood": 4, "impact": 4, "controls": [{"title": "c", "lowers": {"likelihood": 2}}],
     "treatment": {"option": "transfer", "reason": "r"}, "owner": "张三", "due": "2026-04-30", "status": "in_progress", "raised_on": "2026-01-01"},
    {"id": "open", "title": "未评的"},
    {"id": "kept", "title": "已接受的", "status": "accepted", "raised_on": "2025-01-01"}],
    "changes": [{"id": "law", "kind": "requirement", "title": "新条例", "on": "2026-04-01"}],
    "warnings": [{"id": "w", "title": "次数", "fact": "count", "responsible": "王", "procedure": "报会长", "thresholds": [{"level": "red", "at_least": 3}]},
                 {"id": "v", "title": "舆情", "responsible": "王", "procedure": "报会长", "thresholds": [{"level": "red", "text": "t"}]}],
    "incidents": [{"id": "i", "title": "数据泄露", "occurred": "2026-03-01T08:00", "noticed": "2026-03-01T09:30"}],
    "seals": [{"id": "s", "title": "公章", "uses": [{"on": "2026-04-01", "who": "甲", "why": "合同"}]}])";

TEST(RegisterText, SaysWhatIsToBeDone) {
    const std::string zh = shown(kMembers, R"({"count": 5})", Language::zh);
    for (const std::string_view words :
         {"共 4 项，待处理 3 项，其中逾期 1 项、需要重新评估 4 项。",
          "黄（控制前 红），处理中，转移，负责人 张三，期限 2026-04-30", "逾期 1 天", "蓝至红", "宜由办公室负责",
          "新条例（2026-04-01）", "已接受 1 项", "红，现为 5", "现值不明", "1.5 小时后发现", "没有专人保管",
          "由 甲 取用，30 天未归还：合同", "没有审批", "管理要求"}) {
        EXPECT_NE(zh.find(words), zh.npos) << words << '\n' << zh;
    }
    const std::string en = shown(kMembers, R"({"count": 5})", Language::en);
    for (const std::string_view words :
         {"days overdue: 1", "Yellow (Red before controls)", "Too many", "for: Office", "Blue to Red"}) {
        EXPECT_NE(en.find(words), en.npos) << words << '\n' << en;
    }
}

TEST(RegisterText, FitsTheWidth) {
    for (const std::size_t width : {40U, 60U, 100U}) {
        for (const Language language : {Language::zh, Language::en}) {
            const std::string text = shown(kMembers, R"({"count": 5})", language, width);
            for (std::size_t begin = 0; begin < text.size();) {
                const std::size_t end = text.find('\n', begin);
                EXPECT_LE(xuehui::display_width(text.substr(begin, end - begin)), width) << text;
                begin = end + 1;
            }
        }
    }
}

TEST(RegisterText, OfNothingSaysSo) {
    EXPECT_NE(shown("", "{}", Language::zh).find("还没有风险"), std::string::npos);
    EXPECT_EQ(shown("", "{}", Language::zh).find("预警"), std::string::npos);
    const std::string quiet =
        shown(R"("seals": [{"id": "s", "title": "公章", "custodian": "王"}])", "{}", Language::zh);
    EXPECT_NE(quiet.find("没有发现问题"), std::string::npos);
}

TEST(RegisterText, TextsOfDocumentsDoNothing) {
    const std::string text =
        shown(R"("entries": [{"id": "e", "title": "\u001b[31m\u202e\n", "owner": "\u001b"}])", "{}", Language::en);
    EXPECT_EQ(text.find('\x1b'), text.npos);
    EXPECT_EQ(text.find("\u202e"), text.npos);
}

}  // namespace
