// Help texts, in the language of the user: usage, arguments, options, examples, laid out for 80 columns.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include <CLI/CLI.hpp>

#include "cli/context.hpp"

namespace xuehui::cli {

class HelpFormatter : public CLI::FormatterBase {
public:
    explicit HelpFormatter(const Context& context) : context_(context) {}

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;

private:
    using Row = std::pair<std::string, std::string>;

    void section(std::string& out, const Text& title, const std::vector<Row>& rows) const;
    std::vector<Row> arguments(const CLI::App& app) const;
    std::vector<Row> options(const CLI::App& app) const;
    std::vector<Row> commands(const CLI::App& app) const;

    const Context& context_;
};

}  // namespace xuehui::cli
