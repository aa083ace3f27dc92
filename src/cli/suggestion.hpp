// "Did you mean …?" behind a name that is not known, in the words in which diagnostics have it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace xuehui::cli {

// To be put behind a message, with a blank before it where the language wants one; empty where no candidate is near.
std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates,
                         const Context& context);
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates, const Context& context);

}  // namespace xuehui::cli
