#include "report/register_words.hpp"

#include <array>

namespace xuehui::report {

namespace {

struct Entry {
    RegisterWord word;
    std::string_view zh, en;
};

using enum RegisterWord;

constexpr std::array<Entry, static_cast<std::size_t>(count_)> kWords{{
    {heading, "风险台账", "Risk register"},
    {as_of, "截至 {0}", "as of {0}"},
    {counts, "共 {0} 项，待处理 {1} 项，其中逾期 {2} 项、需要重新评估 {3} 项。",
     "{0} entries, {1} to be worked on, of these {2} overdue and {3} to be assessed anew."},
    {lacking, "没有负责人 {0} 项，没有应对策略 {1} 项，没有期限 {2} 项。",
     "{0} without an owner, {1} without a treatment, {2} without a due date."},
    {by_level, "剩余等级：", "Residual levels: "},
    {of_level, "{0} {1} 项", "{0}: {1}"},
    {empty, "台账里还没有风险。", "There are no risks in the register yet."},
    {to_do, "待处理，按剩余等级", "To be worked on, by residual level"},
    {may_be_closed, "已不再发现，可以关闭", "No longer found, may be closed"},
    {others, "其他", "Others"},
    {others_value, "已接受 {0} 项，已关闭 {1} 项。", "{0} accepted, {1} closed."},
    {level_before, "{0}（控制前 {1}）", "{0} ({1} before controls)"},
    {level_unknown, "等级未定", "no level"},
    {range, "{0}至{1}", "{0} to {1}"},
    {owner, "负责人 {0}", "owner {0}"},
    {no_owner, "没有负责人", "no owner"},
    {role, "宜由{0}负责", "for: {0}"},
    {due, "期限 {0}", "due {0}"},
    {open, "未处理", "open"},
    {in_progress, "处理中", "in progress"},
    {closed, "已关闭", "closed"},
    {accepted, "已接受", "accepted"},
    {avoid, "规避", "avoid"},
    {reduce, "降低", "reduce"},
    {transfer, "转移", "transfer"},
    {accept, "接受", "accept"},
    {overdue, "逾期 {0} 天", "days overdue: {0}"},
    {stale, "需要重新评估：", "To be assessed anew: "},
    {stale_change, "{1}（{0}）", "{1} ({0})"},
    {stale_age, "{0} 已到重估期限", "its review was due on {0}"},
    {closed_but_found, "已关闭，但仍然发现", "closed, and found nevertheless"},
    {not_known, "事实不足，是否仍然存在不明", "facts are missing: whether it is still there is not known"},
    {first_seen, "始见 {0}", "first seen {0}"},
    {gone_on, "{0} 起不再发现", "not found since {0}"},
    {unclear, "{0} 起分不清是不是后来发现的某一项：请给各项写 id",
     "since {0} it cannot be told whether it is one of those found later: give the elements an `id`"},
    {element, "清单第 {0} 项", "number {0} of its list"},
    {warnings, "预警", "Early warnings"},
    {warning_quiet, "未到任何一级", "below every threshold"},
    {warning_unknown, "现值不明", "value not known"},
    {warning_value, "现为 {0}", "now {0}"},
    {warning_observed, "{1}（{0}）", "{1} ({0})"},
    {responsible, "负责人 {0}；处置：{1}", "responsible {0}; procedure: {1}"},
    {incidents, "风险和突发事件", "Incidents"},
    {incident_open, "发生 {0}，尚未结束", "occurred {0}, not over"},
    {incident_closed, "发生 {0}，结束 {1}", "occurred {0}, over {1}"},
    {to_notice, "{0} 小时后发现", "noticed after {0} hours"},
    {to_respond, "发现后 {0} 小时响应", "responded to within {0} hours"},
    {to_close, "历时 {0} 小时", "{0} hours in all"},
    {changes, "变化，有待重估风险", "Changes, risks to be assessed anew"},
    {environment, "外部环境", "environment"},
    {business, "业务活动", "business"},
    {requirement, "管理要求", "requirement"},
    {custody, "印章 {0} 枚，证书 {1} 件", "{0} seals, {1} certificates"},
    {custody_quiet, "保管、审批和归还没有发现问题。", "Custody, approval and return are in order."},
    {no_custodian, "没有专人保管", "no custodian"},
    {expired, "{0} 到期", "expired {0}"},
    {not_returned, "{0} 由 {1} 取用，{2} 天未归还：{3}", "taken by {1} on {0}, not returned (days: {2}): {3}"},
    {not_approved, "{0} 由 {1} 使用，没有审批：{2}", "used by {1} on {0} without approval: {2}"},
}};

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        if (static_cast<std::size_t>(kWords[i].word) != i || kWords[i].zh.empty() || kWords[i].en.empty()) return false;
    }
    return true;
}
static_assert(is_in_order());

}  // namespace

std::string_view say(RegisterWord word, Language language) {
    const Entry& entry = kWords[static_cast<std::size_t>(word)];
    return language == Language::zh ? entry.zh : entry.en;
}

std::string say(RegisterWord word, Language language, std::initializer_list<std::string_view> parts) {
    const std::string_view pattern = say(word, language);
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{') {
            out += pattern[i];
            continue;
        }
        out += parts.begin()[pattern[i + 1] - '0'];
        i += 2;
    }
    return out;
}

}  // namespace xuehui::report
