#include "report/words.hpp"

#include <array>

namespace xuehui::report {

namespace {

struct Phrase {
    std::string_view zh, en;

    constexpr std::string_view in(Language language) const { return language == Language::zh ? zh : en; }
};

struct Entry {
    Word word;
    std::string_view zh, en;
};

// In the order of Word.
constexpr std::array<Entry, static_cast<std::size_t>(Word::count_)> kWords{{
    {Word::colon, "：", ": "},
    {Word::comma, "，", ", "},
    {Word::list_comma, "、", ", "},
    {Word::semicolon, "；", "; "},
    {Word::full_stop, "。", "."},
    {Word::and_comma, "，", ", "},
    {Word::brackets, "（{0}）", " ({0})"},
    {Word::square_brackets, "〔{0}〕", "[{0}] "},
    {Word::judged, "{0}〔{1}〕", "{0} [{1}]"},
    {Word::no_value, "—", "—"},
    {Word::period, "评价期间", "Period"},
    {Word::period_value, "{0} 至 {1}，评价日 {2}", "{0} to {1}, as of {2}"},
    {Word::catalogue, "指标体系", "Catalogue"},
    {Word::scheme, "评分方案", "Scheme"},
    {Word::marks, "得分", "Marks"},
    {Word::marks_value, "{0}，满分 {1}", "{0} of {1}"},
    {Word::no_score, "没有得分：没有一项可以计分", "none: nothing that counts could be scored"},
    {Word::share, "得分率", "Share"},
    {Word::grade, "参考等级", "Reference grade"},
    {Word::reference_grade, "参考等级", "reference grade"},
    {Word::grade_before, "{0}（否决、封顶之前为 {1}；起作用的是{2}）", "{0} (before gates {1}; lowered by {2})"},
    {Word::criteria, "评价要点", "Criteria"},
    {Word::coverage,
     "共 {0} 项：评定 {1}，按事实推定 {2}，未评 {3}，不适用 {4}",
     "{0}: {1} rated, {2} derived, {3} unassessed, {4} not applicable"},
    {Word::coverage_derived, "（其中按事实推定 {0}）", " ({0} of them by the facts)"},
    {Word::warnings, "提示", "Warnings"},
    {Word::warnings_value, "{0} 条：{1}", "{0}: {1}"},
    {Word::disclaimer,
     "权重、分值、等级都是评分方案定的，标准没有规定；参考等级不是正式的评估等级。",
     "Weights, marks and grades are the scheme's numbers, not the standard's; a reference grade is not an official "
     "grade."},
    {Word::sentence_settled,
     "得分 {0}（满分 {1}），参考等级 {2}，没有未定之处。",
     "The score is {0} of {1}, the reference grade {2}; nothing is open."},
    {Word::still_open, "未定", "Still open"},
    {Word::nothing, "无", "nothing"},
    {Word::sentence_grade, "参考等级已可确定：{0}。", "The reference grade is settled: {0}. "},
    {Word::sentence_because, "（因{0}；只看得分为 {1}）", " (gate: {0}; by score alone {1})"},
    {Word::sentence_marks, "得分 {0}", "Marks: {0}"},
    {Word::sentence_open, "，尚有 {0}", "; still open: {0}"},
    {Word::sentence_certain,
     "可以确定：得分不低于 {0}，参考等级的下界为“{1}”",
     "Certain: at least {0} marks; lower reference grade “{1}”"},
    {Word::sentence_possible,
     "；最高可达 {0}、“{1}”，取决于：{2}。",
     ". Possible: up to {0} marks and “{1}”. Still open: {2}."},
    {Word::open_criteria, "{0} 项未评要点", "unassessed criteria ({0})"},
    {Word::open_limits, "{0} 项只知上限或下限的要点", "criteria of which only a limit is known ({0})"},
    {Word::open_gates, "{0} 项未定的否决或封顶", "undecided gates ({0})"},
    {Word::open_passing_gates, "{0} 项还不能判断、暂不起作用的否决或封顶",
     "gates not judged yet, which do not act meanwhile ({0})"},
    {Word::indicators, "各级指标", "Indicators"},
    {Word::indicator_column, "指标", "Indicator"},
    {Word::weight, "权重", "Weight"},
    {Word::share_column, "得分率（%）", "Share (%)"},
    {Word::lower_column, "下界（%）", "Lower (%)"},
    {Word::upper_column, "上界（%）", "Upper (%)"},
    {Word::known_column, "已知/要点", "Known"},
    {Word::left_out_indicators,
     "三级指标只列失分或未定的，另有 {0} 项未列。",
     "Level 3 is shown where marks are lost or open; {0} more are not."},
    {Word::bars_note, "条形：█ 可以确定，░ 仍有可能。", "Bars: █ certain, ░ still possible."},
    {Word::gates, "一票否决、封顶", "Gates"},
    {Word::gates_quiet, "没有触发的，也没有未定的。", "None is triggered and none is open."},
    {Word::gate_true, "触发", "Triggered"},
    {Word::gate_unknown, "未定", "Open"},
    {Word::gate_passes, "未定，不起作用", "Open, does not act"},
    {Word::gate_false, "未触发", "Not triggered"},
    {Word::grade_at_most, "参考等级最高 {0}", "reference grade {0} at most"},
    {Word::grade_is_last, "参考等级只能是“{0}”", "the reference grade can only be “{0}”"},
    {Word::grade_down, "参考等级降 {0} 级", "reference grade down by {0}"},
    {Word::unassessed_section, "未评要点（{0} 项）", "Unassessed criteria ({0})"},
    {Word::gains_section, "最值得改进的要点", "Most worth improving"},
    {Word::of_all, "{1} 项中的 {0} 项", "{0} of {1}"},
    {Word::gains_note,
     "已经评定而没有得满的：触发否决、封顶的在前，其余按只补足这一项时总得分率下界提高的百分点。",
     "Of what is assessed and falls short: first what triggers a gate, then by the percentage points that the lower bound of "
     "the total would rise if this criterion alone were full."},
    {Word::id, "编号", "Id"},
    {Word::statement, "内容", "Statement"},
    {Word::level_label, "层级", "Level"},
    {Word::level, "{0}级指标", "indicator of level {0}"},
    {Word::within, "所属", "Part of"},
    {Word::strength, "要求强度", "Strength"},
    {Word::kind, "类别", "Kind"},
    {Word::source, "出处", "Source"},
    {Word::see, "相关", "See also"},
    {Word::note, "附注", "Note"},
    {Word::applies_if, "适用条件", "Applies if"},
    {Word::catalogue_size,
     "一级指标 {0}，二级指标 {1}，三级指标 {2}，评价要点 {3}",
     "{0} indicators of level 1, {1} of level 2, {2} of level 3; {3} criteria"},
    {Word::extends, "扩展自", "Extends"},
    {Word::formed_mean, "下级的加权平均", "weighted mean of those below"},
    {Word::formed_min, "下级中的最小值", "least of those below"},
    {Word::formed_max, "下级中的最大值", "greatest of those below"},
    {Word::below, "下级", "Below it"},
    {Word::both_bounds, "得分率 = {0}", "share = {0}"},
    {Word::lower_bound, "下界 = {0}", "lower = {0}"},
    {Word::upper_bound, "上界 = {0}", "upper = {0}"},
    {Word::decides, "由 {0} 决定", "decided by {0}"},
    {Word::not_counted, "不计权", "not counted"},
    {Word::left_out, "不计入", "left out"},
    {Word::contribution, "贡献", "Contribution"},
    {Word::contribution_value, "总得分率下界 {1} 中的 {0}", "{0} of the total's lower bound {1}"},
    {Word::gain, "可提高", "Gain"},
    {Word::gain_value,
     "{0}：只补足这一项，总得分率的下界提高这么多",
     "{0}, by which the total's lower bound would rise if this alone were full"},
    {Word::value, "取值", "Value"},
    {Word::value_left_out, "没有取值，不计入", "no value, left out"},
    {Word::not_applicable, "不适用", "not applicable"},
    {Word::unrated, "未评", "unassessed"},
    {Word::measured, "计量值 {0}", "measured {0}"},
    {Word::by_steps, "按台阶 {0}", "by steps {0}"},
    {Word::by_linear, "按折线 {0}", "along lines {0}"},
    {Word::applies_no, "按已知事实不成立，推定为不适用", "false by the facts, so derived as not applicable"},
    {Word::applies_yes, "按已知事实成立", "true by the facts"},
    {Word::applies_unknown, "已知事实不足以判断", "the facts do not settle it"},
    {Word::applies_overruled, "按已知事实不成立，但以评定为准", "false by the facts, but a rating comes first"},
    {Word::lacks, "还缺{0}", "missing: {0}"},
    {Word::logic, "条件原文", "As logic"},
    {Word::unassessed_bounds, "未评的要点取 0 到 100 %", "what is unassessed may be worth 0 to 100 %"},
    {Word::unassessed_zero, "按方案，未评的要点取 0", "by the scheme what is unassessed is worth 0"},
    {Word::unassessed_exclude, "按方案，未评的要点不计入", "by the scheme what is unassessed is left out"},
    {Word::full_marks_policy, "按方案，不适用的要点按满分计", "by the scheme what does not apply counts as full"},
    {Word::no_evidence_policy, "按方案，没有证据取最低值", "by the scheme what has no evidence has the lowest value"},
    {Word::counts, "计入", "Counts"},
    {Word::rating_number, "第 {0} 条", "no. {0}"},
    {Word::counts_only, "只有这一条可以计入", "the only one that can count"},
    {Word::counts_stage, "按{0}的次序，{1}是有评定的第一个阶段", "in the order {0} the stage {1} is the first that has any"},
    {Word::counts_latest, "在这个阶段中日期最晚", "the latest of its stage"},
    {Word::counts_last, "阶段、日期相同的评定中写在最后", "the last in the file of the same stage and date"},
    {Word::others, "不计入", "Passed over"},
    {Word::other_empty, "没有填写", "not filled in"},
    {Word::other_future, "日期在评价日 {0} 之后", "dated after {0}, the day of the assessment"},
    {Word::other_stage, "方案的阶段次序里没有这个阶段", "not among the stages of the scheme"},
    {Word::other_later_stage, "以{0}为准", "{0} takes precedence"},
    {Word::other_earlier, "同一阶段有日期更晚的", "there is a later one of the same stage"},
    {Word::other_before, "阶段、日期相同，另一条写在其后", "another of the same stage and date stands after it"},
    {Word::reason, "理由", "Reason"},
    {Word::no_reason, "没有写明", "none is given"},
    {Word::evidence, "证据", "Evidence"},
    {Word::no_evidence, "没有", "none"},
    {Word::expires, "有效至 {0}", "good until {0}"},
    {Word::expired, "{0} 已过期", "expired on {0}"},
    {Word::nobody_rated, "没有可以计入的评定", "no rating"},
    {Word::report_title, "学术类社会团体自身建设评价报告", "Self-development assessment report of an academic society"},
    {Word::report_contents, "目录", "Contents"},
    {Word::language_chinese, "中文", "中文"},
    {Word::language_english, "English", "English"},
    {Word::unfold_all, "全部展开", "Unfold all"},
    {Word::fold_all, "全部收起", "Fold all"},
    {Word::overview, "总览", "Overview"},
    {Word::certain, "可以确定", "certain"},
    {Word::possible, "仍有可能", "still possible"},
    {Word::radar_title, "各一级指标的得分率（%）", "Shares of the top-level indicators (%)"},
    {Word::radar_description,
     "各轴从 0 到 100 %；里面的多边形是下界，外面的是上界。数值：{0}",
     "Each axis goes from 0 to 100 %; the inner polygon is the lower bound, the outer one the upper. Values: {0}"},
    {Word::gate_column, "条件", "Gate"},
    {Word::state_column, "状态", "State"},
    {Word::effect_column, "效果", "Effect"},
    {Word::because_column, "依据", "Because of"},
    {Word::grades_before, "只看得分的参考等级", "Reference grade by score alone"},
    {Word::grades_after, "否决、封顶之后", "After the gates"},
    {Word::open_chapter, "尚未评定的要点", "Not yet assessed"},
    {Word::open_quiet, "没有未评的要点。", "Nothing is unassessed."},
    {Word::open_note,
     "先后按答案的分量排列：有否决、封顶等着它的在前，其余按得到满分时总得分率下界提高的百分点。",
     "In the order in which answers matter: first what an open gate waits for, then by the percentage points that the lower "
     "bound of the total would rise if it were full."},
    {Word::gate_waits, "影响：{0}", "affects: {0}"},
    {Word::gains_quiet, "已经评定的要点都得满了。", "Whatever is assessed is full."},
    {Word::gains_shown, "这里列出 {1} 项中的 {0} 项。", " These are {0} of {1}."},
    {Word::indicators_note,
     "逐级展开，直到要点的评定、理由和证据。条形：实心为可以确定，空心为仍有可能。",
     "Unfold down to the criteria with rating, reason and evidence. Bars: filled is certain, outlined is still possible."},
    {Word::weight_known, "权重 {0}，已知 {1}", "weight {0}, known {1}"},
    {Word::arithmetic, "总分怎样得来", "How the total comes about"},
    {Word::arithmetic_note,
     "得分率按分数精确计算，只在写出时舍入一次；用表中写出的数复算，末位可能差一。",
     "Shares are computed as exact fractions and rounded once, when they are written; recomputed from the numbers written "
     "here, the last digit may differ by one."},
    {Word::lower_product, "权重 × 下界", "Weight × lower"},
    {Word::upper_product, "权重 × 上界", "Weight × upper"},
    {Word::sum, "合计", "Sum"},
    {Word::quotient, "合计 ÷ 权重合计 = 得分率（%）", "Sum ÷ sum of weights = share (%)"},
    {Word::marks_of_share, "得分率 × 满分 {0} = 得分", "Share × full marks {0} = marks"},
    {Word::grade_thresholds, "参考等级的界线", "Where the reference grades begin"},
    {Word::threshold, "得分率不低于（%）", "From share (%)"},
    {Word::reached_by, "本次得分率", "This share"},
    {Word::contribution_note,
     "一个要点的贡献 = 它的取值 × 它在总分中的份额；份额由上到下逐级相乘，每级是自己的权重 ÷ 同级中计入者的权重之和。不适用而不计入的，份额由同级其余各项分担。"
     "各项贡献写出时各舍入一次，末位经调整，合计恰为总得分率的下界。",
     "The contribution of a criterion = its value × its share of the total; shares are multiplied from the top down, at each "
     "level its own weight ÷ the weights of all there that count. The share of what does not apply and is left out passes to "
     "its siblings. Last digits are adjusted so that the contributions add up to the total's lower bound."},
    {Word::lower_reaches, "下界在此", "lower bound here"},
    {Word::upper_reaches, "上界在此", "upper bound here"},
    {Word::both_reach, "在此", "here"},
    {Word::all_criteria, "全部要点", "All criteria"},
    {Word::rating_column, "评定", "Rating"},
    {Word::source_column, "来源", "From"},
    {Word::value_column, "取值（%）", "Value (%)"},
    {Word::contribution_column, "贡献", "Contribution"},
    {Word::gain_column, "可提高", "Gain"},
    {Word::all_note,
     "要点的内容见“各级指标”，点编号即到。贡献、可提高：在总得分率下界中的百分点；各项贡献之和等于总得分率的下界。",
     "What the criteria say stands under Indicators, where their numbers lead. Contribution and gain: percentage points of the "
     "total's lower bound, to which the contributions add up."},
    {Word::from_assessor, "人工评定", "assessor"},
    {Word::from_facts, "事实推定", "facts"},
    {Word::from_nobody, "未评", "not rated"},
    {Word::risks, "风险", "Risks"},
    {Word::risks_quiet, "就已知的事实，没有发现风险。", "Nothing was found in the facts that are known."},
    {Word::risks_without_rules, "没有使用规则，所以没有查找风险。", "There were no rules, so that no risks were looked for."},
    {Word::risks_note,
     "由规则对照记录中的事实查出。等级按可能性和影响查表得来，四种颜色借自突发事件应对的用法；依据中注明的确定程度是本程序的，不是法律意见。",
     "Found by rules in the facts of the record. The level is looked up from likelihood and impact; the four colours are "
     "borrowed from emergency response. How sure a basis is stands beside it; this is no legal advice."},
    {Word::risks_open, "还不能判断的风险（{0} 项）", "Risks that cannot be judged yet ({0})"},
    {Word::and_more, "{0} 等 {1} 项", "{0} and {1} more"},
    {Word::risks_open_note, "要有这些事实才能判断。没有填报的，不当作没有。", "These facts would have to be known. What is not said is not taken for no."},
    {Word::heat_map, "风险矩阵", "Risk matrix"},
    {Word::heat_map_note, "格中是等级和已发现的风险数；可能性或影响未定的，按最重的计。",
     "Each cell has its level and the number of risks found; where likelihood or impact is open, the gravest counts."},
    {Word::likelihood, "可能性", "Likelihood"},
    {Word::impact, "影响", "Impact"},
    {Word::level_column, "等级", "Level"},
    {Word::risk_column, "风险", "Risk"},
    {Word::raised_count, "发现 {0} 项：{1}", "{0} found: {1}"},
    {Word::risk_value, "可能性 {0}，影响 {1}", "likelihood {0}, impact {1}"},
    {Word::case_number, "第 {0} 项", "no. {0}"},
    {Word::because, "理由", "Because"},
    {Word::basis, "依据", "Basis"},
    {Word::respond, "应对", "Response"},
    {Word::owner, "牵头", "In charge"},
    {Word::bears_on, "相关要点", "Bears on"},
    {Word::assumed_label, "按默认值", "By default"},
    {Word::missing, "缺少的事实", "Missing facts"},
    {Word::wanted, "待补充的事实", "Facts to be supplied"},
    {Word::yes_or_no, "{0}（是／否）", "{0} (yes or no)"},
    {Word::certainty_read, "已核对原文", "checked in full"},
    {Word::certainty_seen, "只核对过节录", "checked in excerpts only"},
    {Word::certainty_memory, "原文尚待核对", "text still to be checked"},
    {Word::certainty_own, "本程序的约定，没有法律效力", "our own choice, without legal force"},
    {Word::charter_itself, "以章程原文为准", "as the charter itself has it"},
    {Word::effective, "{0} 起适用", "in force from {0}"},
    {Word::risks_undecided, "另有 {0} 项缺少事实，还不能判断。", "{0} more cannot be judged yet: facts are missing."},
    {Word::risks_left_out, "另有 {0} 项未列。", "{0} more are not shown."},
    {Word::risks_clear, "没有发现（{0} 项）", "Clear ({0})"},
    {Word::risks_not_in_force, "规则不适用于当时的行为（{0} 项）", "Rules not in force for the acts ({0})"},
    {Word::deadlines, "期限", "Deadlines"},
    {Word::deadlines_note, "评价日及以后到期的事项；已经过期的，见“风险”和“提示”。",
     "What falls due on the day of the assessment or later; what is overdue stands under Risks and Warnings."},
    {Word::deadlines_quiet, "就已知的事实，没有将到的期限。", "No day is known to fall due."},
    {Word::deadline_column, "日期", "Date"},
    {Word::deadline_what, "事项", "What"},
    {Word::name_column, "名称", "Name"},
    {Word::days_left, "还有", "Left"},
    {Word::days_value, "{0} 天", "{0} days"},
    {Word::days_one, "{0} 天", "{0} day"},
    {Word::days_today, "当天", "today"},
    {Word::evidence_due, "证据到期：{0}（{1}）", "Evidence expires: {0} ({1})"},
    {Word::conflicts, "事实与评定不一致", "Facts against ratings"},
    {Word::conflicts_quiet, "没有发现事实与评定不一致。", "No rating is contradicted by the facts."},
    {Word::conflicts_note, "以评定为准；事实按规则得出另一个结论的，列在这里，供复核。",
     "The rating stands. Where the facts lead the rules to another one, both are given, to be looked at again."},
    {Word::assessor_column, "评定", "Rated"},
    {Word::facts_column, "按事实", "By the facts"},
    {Word::at_most_value, "不高于{0}", "at most {0}"},
    {Word::at_least_value, "不低于{0}", "at least {0}"},
    {Word::conflict_value, "评定为{0}，按事实应为{1}", "rated {0}, by the facts {1}"},
    {Word::conflict_here, "评定为{0}，与事实不一致；以评定为准，请复核", "rated {0}, which the facts contradict; the rating stands, look at it again"},
    {Word::conflict_label, "不一致", "Conflict"},
    {Word::check_facts, "事实", "Facts"},
    {Word::check_case, "{0}（检查的 {2} 种情形中的第 {1} 种）", "{0} (case {1} of {2} of the check)"},
    {Word::check_measure, "计量 {0}", "measured {0}"},
    {Word::limited, "按事实{0}", "by the facts {0}"},
    {Word::warnings_chapter, "提示", "Warnings"},
    {Word::warnings_quiet, "没有提示。", "None."},
    {Word::warnings_note, "不影响得分，但值得核对。括号里是第几条评定。",
     "They do not change the score, but should be looked at. In brackets the number of the rating."},
    {Word::warning_column, "提示", "Warning"},
    {Word::count_column, "数量", "Count"},
    {Word::place_column, "要点或事实", "Criterion or fact"},
    {Word::documents, "依据的文件", "Documents"},
    {Word::document_column, "文件", "Document"},
    {Word::version_column, "版本", "Version"},
    {Word::digest_column, "SHA-256 摘要", "SHA-256"},
    {Word::record, "评价记录", "Record"},
    {Word::engine, "计算程序", "Engine"},
    {Word::rules, "规则", "Rules"},
    {Word::no_rules, "没有使用", "none used"},
    {Word::documents_note,
     "同样的文件用同样版本的程序计算，每一个数都相同；摘要可以用来核对。",
     "The same documents and the same version give the same numbers, every one; the digests let anybody check."},
    {Word::signatures, "签字", "Signatures"},
    {Word::signed_by_author, "填报人", "Prepared by"},
    {Word::signed_by_reviewer, "审核人", "Reviewed by"},
    {Word::signed_by_experts, "专家组组长", "Head of the expert group"},
    {Word::signed_by_society, "学会负责人（盖章）", "Officer of the society (seal)"},
    {Word::signature, "签字", "Signature"},
    {Word::date, "日期", "Date"},
    {Word::facts_title, "事实词典（{0} 项）", "Facts ({0})"},
    {Word::facts_note,
     "记录的 facts 里可以填写这些。名称按点逐级嵌套；没有的、为 null 的是未知；给出的列表是完整的，[] 表示没有。",
     "What the facts of a record may state. Names nest by their dots; what is absent or null is unknown; a list that is given "
     "is complete, and [] says none."},
    {Word::type_boolean, "是非", "true or false"},
    {Word::type_integer, "整数", "whole number"},
    {Word::type_number, "数", "number"},
    {Word::type_money, "金额（元）", "amount in yuan"},
    {Word::type_date, "日期", "date"},
    {Word::type_string, "文字", "text"},
    {Word::type_list, "列表", "list"},
    {Word::fact_unit, "单位 {0}", "in {0}"},
    {Word::fact_range, "{0} 至 {1}", "from {0} to {1}"},
    {Word::fact_least, "不小于 {0}", "at least {0}"},
    {Word::fact_most, "不大于 {0}", "at most {0}"},
    {Word::fact_size, "恰有 {0} 项", "exactly {0} elements"},
    {Word::fact_none, "可为 \"none\"（没有）", "or \"none\""},
    {Word::fact_default, "默认 {0}", "default {0}"},
    {Word::fact_personal, "个人信息", "personal"},
    {Word::template_organisation, "（学会名称）", "(name of the society)"},
    {Word::template_help,
     "请先改 organisation、period 和 as_of。每个要点在 rating 里填编号：{0}；还没有评的保留 null。扣分的在 reason 写理由；evidence 列证据，例如 "
     "[{\"title\": \"会议纪要\", \"uri\": \"…\", \"expires\": \"2030-12-31\"}]。以 x- 开头的成员只供阅读，可以删去。",
     "First change organisation, period and as_of. In rating put one of: {0}; leave null what has not been assessed. "
     "Say in reason why marks are lost; list evidence as [{\"title\": \"minutes\", \"uri\": \"…\", \"expires\": "
     "\"2030-12-31\"}]. Members that begin with x- are for reading only and may go."},
    {Word::template_measure,
     "有 measure 的要点填数值（单位见 x-unit），或者改填 rating，二者取一。",
     "Where there is a measure, give a number (x-unit says of what), or a rating instead; not both."},
}};

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < kWords.size(); ++i) {
        if (static_cast<std::size_t>(kWords[i].word) != i || kWords[i].zh.empty() || kWords[i].en.empty()) return false;
    }
    return true;
}
static_assert(is_in_order());

constexpr std::array<Phrase, 4> kStrengths{{{"应当", "shall"}, {"宜", "should"}, {"可", "may"}, {"陈述", "statement"}}};
constexpr std::array<Phrase, 4> kKinds{
    {{"要求", "requirement"}, {"建议", "recommendation"}, {"禁止", "prohibition"}, {"许可", "permission"}}};
constexpr std::array<Phrase, Warning::kCodes> kWarnings{{{"扣分未写理由", "marks lost without a reason"},
                                           {"没有证据", "no evidence"},
                                           {"证据过期", "expired evidence"},
                                           {"按事实不适用却有评定", "rated although the facts rule it out"},
                                           {"禁止性要点评了中间档", "a prohibition rated half-way"},
                                           {"规则不认识的事实", "a fact that no rule knows"}}};

template <class Table, class Enum>
std::string_view phrase(const Table& table, Enum number, Language language) {
    return table[static_cast<std::size_t>(number)].in(language);
}

}  // namespace

std::string_view say(Word word, Language language) {
    const Entry& entry = kWords[static_cast<std::size_t>(word)];
    return language == Language::zh ? entry.zh : entry.en;
}
std::string_view say(Strength strength, Language language) { return phrase(kStrengths, strength, language); }
std::string_view say(Kind kind, Language language) { return phrase(kKinds, kind, language); }
std::string_view say(Warning::Code code, Language language) { return phrase(kWarnings, code, language); }

std::string say(Word word, Language language, std::initializer_list<std::string_view> parts) {
    const std::string_view pattern = say(word, language);
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool is_place = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                              pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
        if (!is_place) {
            out += pattern[i];
            continue;
        }
        out += parts.begin()[pattern[i + 1] - '0'];
        i += 2;
    }
    return out;
}

}  // namespace xuehui::report
