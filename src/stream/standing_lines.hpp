// Where organisations stand is known only when all have been counted. So what is needed to say it is kept, a few dozen bytes
// for each, and gone through once more in the end.
#pragma once

#include <cstdint>
#include <string>

#include <xuehui/population.hpp>

namespace xuehui::stream {

// Appends an assessed line.
void keep_standing(std::uint64_t line, const PopulationMember& member, std::string& kept);

}  // namespace xuehui::stream
