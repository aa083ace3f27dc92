// Catalogues that came in files and may extend one another, in whatever order they were named.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <xuehui/catalogue.hpp>

#include "cli/context.hpp"
#include "cli/files.hpp"

namespace xuehui::cli {

// A catalogue for each text; where one has faults they are shown, under its own name, and there is none. The built-in
// catalogues are there to be extended as well.
std::vector<std::optional<Catalogue>> parse_catalogues(std::span<const Input> inputs, const Context& context);

// Whether the conditions that stand in this text are in order; what is wrong with them is shown. Those of a catalogue that
// it extends are its own affair.
bool has_sound_conditions(const Catalogue& catalogue, const Input& input, const Context& context);

}  // namespace xuehui::cli
