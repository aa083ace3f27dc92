// Documents of any kind: which kind a text is, and whether it would be accepted.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <xuehui/catalogue.hpp>
#include <xuehui/result.hpp>
#include <xuehui/rules.hpp>

namespace xuehui {

// The kind that the member "format" names: "catalogue", "scheme", "rules", "record", "assessment", "register",
// "population". Errors: the text is not JSON, has no such member, or it names no kind, or another major version.
Result<std::string> document_kind(std::string_view json, const Limits& limits = {});

// Faults in the conditions ("applies_if") of a catalogue, its own and those of what it extends. Catalogue::parse reads
// only their form; Engine::create reports the same faults.
Diagnostics check_conditions(const Catalogue& catalogue);

// All faults of a text at once, those of form and those that show only when the whole is put together: of a catalogue
// the faults that Catalogue::parse and check_conditions report, of a scheme those that Scheme::parse reports and those
// that Engine::create would, with this catalogue. None: it would be accepted.
Diagnostics check_catalogue(std::string_view json, std::span<const std::string_view> others = {},
                            const Limits& limits = {});
Diagnostics check_scheme(std::string_view json, const Catalogue& catalogue, const Limits& limits = {});

// Likewise all faults of a document of rules, with those that Engine::create would report of it when it is given behind
// `others`, or in the place of the one that has its id. Whatever is wrong with the others is not told here.
Diagnostics check_rules(std::string_view json, const Catalogue& catalogue, std::span<const Rules> others = {},
                        const Limits& limits = {});

}  // namespace xuehui
