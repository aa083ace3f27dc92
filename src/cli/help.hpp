// Help texts, in the language of the user: usage, arguments, options, examples, as wide as the terminal. Written, as the
// manual and the completion scripts are, from the table in command_line.hpp.
#pragma once

#include <string>

#include "cli/command_line.hpp"

namespace xuehui::cli {

// The list of commands.
std::string help(const CommandLine& line);
// Of one command.
std::string help(const CommandLine& line, const Command& command);

}  // namespace xuehui::cli
