// What the rules say, as members of an assessment's document.
#pragma once

#include <xuehui/assessment.hpp>
#include <xuehui/engine.hpp>
#include <xuehui/record.hpp>

#include "json/write.hpp"
#include "report/reasons.hpp"

namespace xuehui::report {

// The member "findings": all of one that was raised; of others what tells them apart, and of an unknown one what is missing.
// Without `all` only of findings that are raised or unknown.
void write_findings(json::Writer& writer, const Assessment& assessment, Privacy privacy, bool all = true);
// The member "conflicts".
void write_conflicts(json::Writer& writer, const Assessment& assessment);
// The member "deadlines": the days ahead, those on which evidence expires among them.
void write_deadlines(json::Writer& writer, const Assessment& assessment);
// What facts say of a criterion beside its rating: a ceiling, a floor, or a measure. Nothing where that is all.
void write_derived(json::Writer& writer, const Engine& engine, const Derived& derived);

}  // namespace xuehui::report
