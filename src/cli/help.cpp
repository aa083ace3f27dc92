#include "cli/help.hpp"

#include <algorithm>

namespace xuehui::cli {

namespace {

// How an argument or an option is written: "RECORD", "FILE...", "-o FILE", "--lang zh|en".
std::string spelling(const CLI::Option& option) {
    constexpr int kMany = 2;
    if (option.get_positional()) return option.get_name(true) + (option.get_items_expected_max() >= kMany ? "..." : "");
    std::string names = option.get_name(false, true);
    for (std::size_t comma = names.find(','); comma != names.npos; comma = names.find(',', comma + 2)) {
        names.insert(comma + 1, " ");
    }
    const std::string type = option.get_type_name();
    return option.get_items_expected_max() == 0 || type.empty() ? names : names + ' ' + type;
}

}  // namespace

void HelpFormatter::section(std::string& out, const Text& title, const std::vector<Row>& rows) const {
    constexpr std::size_t kGap = 2;
    if (rows.empty()) return;
    std::size_t widest = 0;
    for (const Row& row : rows) widest = std::max(widest, display_width(row.first));
    out += '\n' + context_.say(title) + '\n';
    for (const auto& [name, description] : rows) {
        out += std::string(kGap, ' ') + name + std::string(widest - display_width(name) + kGap, ' ');
        const std::string margin(widest + 2 * kGap, ' ');
        for (const char c : description) {
            out += c;
            if (c == '\n') out += margin;
        }
        out += '\n';
    }
}

std::vector<HelpFormatter::Row> HelpFormatter::arguments(const CLI::App& app) const {
    std::vector<Row> rows;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional()) rows.emplace_back(spelling(*option), option->get_description());
    }
    return rows;
}

std::vector<HelpFormatter::Row> HelpFormatter::options(const CLI::App& app) const {
    std::vector<Row> rows;
    const auto add = [&](const CLI::App& from, auto wanted) {
        for (const CLI::Option* option : from.get_options()) {
            if (!option->get_positional() && wanted(*option)) {
                rows.emplace_back(spelling(*option), option->get_description());
            }
        }
    };
    const auto is_help = [](const CLI::Option& option) { return option.check_lname("help"); };
    add(app, [&](const CLI::Option& option) { return !is_help(option); });
    if (app.get_parent() != nullptr) {
        const auto is_version = [](const CLI::Option& option) { return option.check_lname("version"); };
        add(*app.get_parent(), [&](const CLI::Option& option) { return !is_help(option) && !is_version(option); });
    }
    add(app, is_help);
    return rows;
}

std::vector<HelpFormatter::Row> HelpFormatter::commands(const CLI::App& app) const {
    std::vector<Row> rows;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (command->get_group().empty()) continue;    // hidden
        const std::string description = command->get_description();
        rows.emplace_back(command->get_name(), description.substr(0, description.find('\n')));
    }
    return rows;
}

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const {
    std::string out = context_.say({"用法：", "Usage: "}) + name;
    for (const bool positional : {true, false}) {
        for (const CLI::Option* option : app->get_options()) {
            if (option->get_positional() != positional) continue;
            if (option->get_required()) out += ' ' + spelling(*option);
            else if (positional) out += " [" + spelling(*option) + ']';
        }
    }
    if (!commands(*app).empty()) out += context_.say({" 命令", " COMMAND"});
    out += context_.say({" [选项]", " [OPTIONS]"}) + "\n\n" + app->get_description() + '\n';
    section(out, {"命令：", "Commands:"}, commands(*app));
    section(out, {"参数：", "Arguments:"}, arguments(*app));
    section(out, {"选项：", "Options:"}, options(*app));
    if (!app->get_footer().empty()) out += '\n' + app->get_footer() + '\n';
    return out;
}

}  // namespace xuehui::cli
