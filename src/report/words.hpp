// What the reports say, in Chinese and English: every phrase stands once, in the table of words.cpp.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <xuehui/assessment.hpp>
#include <xuehui/catalogue.hpp>
#include <xuehui/scheme.hpp>
#include <xuehui/text.hpp>

namespace xuehui::report {

enum class Word : std::uint16_t {
    // punctuation
    colon, comma, list_comma, semicolon, full_stop, and_comma, brackets, square_brackets, judged, no_value,
    // the head of a scorecard
    period, period_value, catalogue, scheme, marks, marks_value, no_score, share, grade, reference_grade, grade_before,
    criteria, coverage, coverage_derived, warnings, warnings_value, disclaimer,
    sentence_settled, still_open, nothing, sentence_grade, sentence_because, sentence_marks, sentence_open, sentence_certain, sentence_possible,
    open_criteria, open_limits, open_gates, open_passing_gates,
    // the sections of a scorecard
    indicators, indicator_column, weight, share_column, lower_column, upper_column, known_column, left_out_indicators, bars_note, gates,
    gates_quiet, gate_true, gate_unknown, gate_passes, gate_false, grade_at_most, grade_is_last, grade_down, unassessed_section, gains_section, of_all, gains_note,
    // what something is
    id, statement, level_label, level, within, strength, kind, source, see, note, applies_if,
    catalogue_size, extends,
    // how an indicator is formed
    formed_mean, formed_min, formed_max, below, both_bounds, lower_bound, upper_bound, decides, not_counted, left_out,
    contribution, contribution_value, gain, gain_value,
    // how a criterion was judged
    value, value_left_out, not_applicable, unrated, measured, by_steps, by_linear, applies_no, applies_yes,
    applies_unknown, applies_overruled, lacks, logic, unassessed_bounds, unassessed_zero, unassessed_exclude, full_marks_policy,
    no_evidence_policy,
    counts, rating_number, counts_only, counts_stage, counts_latest, counts_last, others, other_empty, other_future, other_stage,
    other_later_stage, other_earlier, other_before, reason, no_reason, evidence, no_evidence, expires, expired,
    nobody_rated,
    // the chapters of a report, and what stands in them
    report_title, report_contents, language_chinese, language_english, unfold_all, fold_all,
    overview, certain, possible, radar_title, radar_description,
    gate_column, state_column, effect_column, because_column, grades_before, grades_after,
    open_chapter, open_quiet, open_note, gate_waits, gains_quiet, gains_shown,
    indicators_note, weight_known,
    arithmetic, arithmetic_note, lower_product, upper_product, sum, quotient, marks_of_share, grade_thresholds,
    threshold, reached_by, contribution_note, lower_reaches, upper_reaches, both_reach,
    all_criteria, rating_column, source_column, value_column, contribution_column, gain_column, all_note,
    from_assessor, from_facts, from_nobody,
    risks, risks_quiet, risks_without_rules, risks_note, risks_open, and_more, risks_open_note, heat_map, heat_map_note,
    likelihood, impact, level_column, risk_column, raised_count, risk_value, case_number, because, basis, 
    respond, owner,
    bears_on, assumed_label, missing, wanted, yes_or_no, certainty_read, certainty_seen, certainty_memory, certainty_own, charter_itself, effective,
    risks_undecided, risks_left_out, risks_clear, risks_not_in_force,
    deadlines, deadlines_note, deadlines_quiet, deadline_column, deadline_what, name_column, days_left, days_value, days_one, days_today,
    evidence_due,
    conflicts, conflicts_quiet, conflicts_note, assessor_column, facts_column, at_most_value, at_least_value, between_value,
    conflict_value, conflict_here, conflict_label, check_facts, check_case, check_cases, check_measure, limited,
    warnings_chapter, warnings_quiet, warnings_note, warning_column, count_column, place_column,
    documents, document_column, version_column, digest_column, record, engine, rules, no_rules, documents_note,
    signatures, signed_by_author, signed_by_reviewer, signed_by_experts, signed_by_society, signature, date,
    // the dictionary of facts
    facts_title, facts_note, type_boolean, type_integer, type_number, type_money, type_date, type_string, type_list, fact_unit,
    fact_range, fact_least, fact_most, fact_size, fact_none, fact_default, fact_personal,
    // the record to fill in
    template_organisation, template_help, template_measure, template_facts,
    rule_notes,
    // how many there are
    count_
};

std::string_view say(Word word, Language language);
// With `{0}`, `{1}` … replaced.
std::string say(Word word, Language language, std::initializer_list<std::string_view> parts);

std::string_view say(Strength strength, Language language);
std::string_view say(Kind kind, Language language);
std::string_view say(Warning::Code code, Language language);

}  // namespace xuehui::report
