// xuehui catalogue: the indicators and criteria, for people and programs.
#include <memory>

#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    std::vector<std::string> catalogues;
    std::string format;
};

std::string render(const Catalogue& catalogue, const std::string& format, const Context& context) {
    if (format == "json") return printable_json(to_json(catalogue)) + '\n';
    if (format == "markdown") return to_markdown(catalogue, context.language);
    if (format == "dot") return to_dot(catalogue, context.language);
    return to_text(catalogue, context.style());
}

int run(const Options& options, const Context& context) {
    if (!uses_stdin_once(options.catalogues, context)) return kUsage;
    auto catalogue = load_catalogue(options.catalogues, context);
    if (!catalogue) return catalogue.exit;
    return write_text(render(*catalogue, options.format, context), "-", {}, context);
}

}  // namespace

void add_catalogue(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command = line.add("catalogue", {"列出指标体系", "Print the catalogue: indicators and criteria"});
    add_catalogue_option(command, options->catalogues);
    add_format_option(command, options->format, {"text", "json", "markdown", "dot"});
    command.examples({"  xuehui catalogue | less\n"
                      "  xuehui catalogue --catalogue our-society.json --format json\n"
                      "  xuehui catalogue --format dot | dot -Tsvg > catalogue.svg"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
