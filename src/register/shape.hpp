// The objects of a register: their members, in the order in which they are written. Reader and writer share these tables,
// so that nothing can be read that would not be written again.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/document.hpp"
#include "json/write.hpp"

// "register" is a word of C++.
namespace xuehui::ledger {

struct Shape {
    std::span<const std::string_view> members;
    // Of each member: the shape of its object, or of the elements of its array; null: it is written as it stands.
    std::span<const Shape* const> below;
};

// A member that is written instead of the one that stands in a document. Without text it is left out.
struct Replacement {
    std::size_t member;
    std::string json;
};
using Replaced = std::vector<Replacement>;

// Writes an object, members in the order of the shape, then what is the user's own ("x-…"), as it stands. The place may be
// absent: then there is what is in `replaced` only.
void write(json::Writer& writer, Value place, const Shape& shape, const Replaced& replaced = {});
std::string written(Value place, const Shape& shape, const Replaced& replaced = {});

namespace root {
enum {
    kFormat,
    kOrganisation,
    kAsOf,
    kReviewMonths,
    kEntries,
    kWarnings,
    kIncidents,
    kChanges,
    kSeals,
    kCertificates,
    kMatrix,
    kCategories,
    kOwners,
    kCount
};
inline constexpr std::array<std::string_view, kCount> kMembers{
    "format",  "organisation", "as_of",        "review_months", "entries",    "warnings", "incidents",
    "changes", "seals",        "certificates", "matrix",        "categories", "owners"};
}  // namespace root

namespace organisation {
enum { kId, kName, kKind, kRegion, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"id", "name", "kind", "region"};
}  // namespace organisation

namespace entry {
enum {
    kId,
    kTitle,
    kCategory,
    kFinding,
    kRaisedOn,
    kLikelihood,
    kImpact,
    kLevel,
    kTreatment,
    kControls,
    kResidual,
    kOwner,
    kDue,
    kStatus,
    kReviewedOn,
    kReviewMonths,
    kStale,
    kNote,
    kHistory,
    kCount
};
inline constexpr std::array<std::string_view, kCount> kMembers{
    "id",          "title",         "category", "finding",  "raised_on", "likelihood", "impact",
    "level",       "treatment",     "controls", "residual", "owner",     "due",        "status",
    "reviewed_on", "review_months", "stale",    "note",     "history"};
}  // namespace entry

namespace finding {
enum {
    kRule,
    kCase,
    kPlace,
    kTitle,
    kCategory,
    kOwner,
    kState,
    kFirstSeen,
    kLastSeen,
    kGoneOn,
    kUnclearSince,
    kAssessedOn,
    kLikelihood,
    kImpact,
    kCount
};
inline constexpr std::array<std::string_view, kCount> kMembers{
    "rule",       "case",      "place",   "title",         "category",    "owner",      "state",
    "first_seen", "last_seen", "gone_on", "unclear_since", "assessed_on", "likelihood", "impact"};
}  // namespace finding

namespace treatment {
enum { kOption, kReason, kDecidedBy, kDecidedOn, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"option", "reason", "decided_by", "decided_on"};
}  // namespace treatment

namespace control {
enum { kTitle, kLowers, kSince, kUntil, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"title", "lowers", "since", "until"};
}  // namespace control

namespace steps {    // of a control's effect
enum { kLikelihood, kImpact, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"likelihood", "impact"};
}  // namespace steps

namespace residual {
enum { kLikelihood, kImpact, kLevel, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"likelihood", "impact", "level"};
}  // namespace residual

namespace stale {
enum { kReason, kChange, kSince, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"reason", "change", "since"};
}  // namespace stale

namespace history {
enum { kOn, kWho, kWhat, kFrom, kTo, kNote, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"on", "who", "what", "from", "to", "note"};
}  // namespace history

namespace warning {
enum { kId, kTitle, kFact, kThresholds, kResponsible, kProcedure, kObserved, kValue, kLevel, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{
    "id", "title", "fact", "thresholds", "responsible", "procedure", "observed", "value", "level"};
}  // namespace warning

namespace threshold {
enum { kLevel, kAtLeast, kAtMost, kWithinDays, kIs, kText, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"level",       "at_least", "at_most",
                                                               "within_days", "is",       "text"};
}  // namespace threshold

namespace observed {
enum { kOn, kWho, kText, kLevel, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"on", "who", "text", "level"};
}  // namespace observed

namespace incident {
enum { kId, kTitle, kEntry, kOccurred, kNoticed, kResponded, kClosed, kHours, kNote, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"id",        "title",  "entry", "occurred", "noticed",
                                                               "responded", "closed", "hours", "note"};
}  // namespace incident

namespace hours {
enum { kToNotice, kToRespond, kToClose, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"to_notice", "to_respond", "to_close"};
}  // namespace hours

namespace change {
enum { kId, kKind, kTitle, kOn, kReassessedOn, kCategories, kEntries, kNote, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"id",         "kind",    "title", "on", "reassessed_on",
                                                               "categories", "entries", "note"};
}  // namespace change

namespace custody {    // of seals and certificates
enum { kId, kTitle, kKind, kCustodian, kApprover, kPlace, kValidTo, kUses, kNote, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"id",    "title",    "kind", "custodian", "approver",
                                                               "place", "valid_to", "uses", "note"};
}  // namespace custody

namespace use {
enum { kOn, kWho, kWhy, kApprovedBy, kReturnedOn, kNote, kCount };
inline constexpr std::array<std::string_view, kCount> kMembers{"on",          "who",         "why",
                                                               "approved_by", "returned_on", "note"};
}  // namespace use

// The shapes of objects that hold others, and of those that update_register writes.
namespace shapes {
extern const Shape kRoot, kEntry, kFinding, kResidual, kStale, kHistory, kWarning, kIncident, kHours;
}  // namespace shapes

}  // namespace xuehui::ledger
