// The commands. Each adds its subcommand with its options to the application, and gives the function that runs it once
// the command line has been read; what this returns is the exit code.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace xuehui::cli {

struct Command {
    CLI::App* app = nullptr;
    std::function<int()> run;
};

Command add_assess(CLI::App& app, const Context& context);
Command add_batch(CLI::App& app, const Context& context);
Command add_catalogue(CLI::App& app, const Context& context);
Command add_check(CLI::App& app, const Context& context);
Command add_explain(CLI::App& app, const Context& context);
Command add_schema(CLI::App& app, const Context& context);
Command add_template(CLI::App& app, const Context& context);

}  // namespace xuehui::cli
