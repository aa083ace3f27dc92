// The commands. Each adds itself to the command line, with its options and with what it does.
#pragma once

#include "cli/command_line.hpp"

namespace xuehui::cli {

void add_assess(CommandLine& line);
void add_batch(CommandLine& line);
void add_catalogue(CommandLine& line);
void add_check(CommandLine& line);
void add_completion(CommandLine& line);
void add_explain(CommandLine& line);
void add_facts(CommandLine& line);
void add_help(CommandLine& line);
void add_logic(CommandLine& line);
void add_manual(CommandLine& line);
void add_register(CommandLine& line);
void add_risk(CommandLine& line);
void add_rules(CommandLine& line);
void add_schema(CommandLine& line);
void add_scheme(CommandLine& line);
void add_template(CommandLine& line);

}  // namespace xuehui::cli
