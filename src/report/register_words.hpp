// What the summary of a register says, in Chinese and English.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include <xuehui/text.hpp>

namespace xuehui::report {

enum class RegisterWord : std::uint8_t {
    heading,
    as_of,
    counts,
    lacking,
    by_level,
    of_level,
    empty,
    to_do,
    may_be_closed,
    others,
    others_value,
    level_before,
    level_unknown,
    range,
    owner,
    no_owner,
    role,
    due,
    open,
    in_progress,
    closed,
    accepted,
    avoid,
    reduce,
    transfer,
    accept,
    overdue,
    stale,
    stale_change,
    stale_age,
    closed_but_found,
    not_known,
    first_seen,
    gone_on,
    unclear,
    element,
    warnings,
    warning_quiet,
    warning_unknown,
    warning_value,
    warning_observed,
    responsible,
    incidents,
    incident_open,
    incident_closed,
    to_notice,
    to_respond,
    to_close,
    changes,
    environment,
    business,
    requirement,
    custody,
    custody_quiet,
    no_custodian,
    expired,
    not_returned,
    not_approved,
    count_
};

std::string_view say(RegisterWord word, Language language);
// With `{0}`, `{1}` … replaced.
std::string say(RegisterWord word, Language language, std::initializer_list<std::string_view> parts);

}  // namespace xuehui::report
