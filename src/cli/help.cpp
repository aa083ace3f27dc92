#include "cli/help.hpp"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/files.hpp"

namespace xuehui::cli {

namespace {

// How an argument or an option is written: "RECORD", "FILE...", "-o FILE", "-h, --help".
std::string spelling(const Parameter& each) {
    if (!each.is_option()) return each.name + (each.is_repeated ? "..." : "");
    std::string out;
    for (const std::string& name : each.names()) out += (out.empty() ? "" : ", ") + name;
    return each.takes_value() ? out + ' ' + each.type : out;
}

class Help {
public:
    explicit Help(const CommandLine& line) : line_(line), context_(line.context()) {}

    std::string general() && {
        const Command& general = line_.general();
        out_ = say({"用法：xuehui 命令 [选项]", "Usage: xuehui COMMAND [OPTIONS]"}) + "\n";
        paragraphs(general.about());
        std::vector<Row> commands;
        for (const Command& each : line_.commands()) {
            if (!each.is_hidden()) commands.emplace_back(each.name(), each.summary());
        }
        section({"命令：", "Commands:"}, commands);
        section({"选项：", "Options:"}, options({&general}));
        examples(general);
        paragraphs(line_.exit_codes());
        return std::move(out_);
    }

    std::string of(const Command& command) && {
        std::string usage = say({"用法：", "Usage: "}) + "xuehui " + command.name();
        std::vector<Row> arguments;
        std::string needed;    // options that are
        for (const Parameter& each : command.parameters()) {
            if (!each.is_option()) arguments.emplace_back(spelling(each), each.about);
            if (!each.is_option())
                usage += each.is_required ? ' ' + spelling(each) : " [" + spelling(each) + ']';
            else if (each.is_required)
                needed += ' ' + spelling(each);
        }
        usage += needed + say({" [选项]", " [OPTIONS]"});
        for (const std::string& each : wrap(usage, context_.width)) out_ += each + '\n';
        paragraphs(command.about());
        section({"参数：", "Arguments:"}, arguments);
        section({"选项：", "Options:"}, options({&command, &line_.general()}));
        examples(command);
        return std::move(out_);
    }

private:
    using Row = std::pair<std::string, std::string>;

    const std::string& say(const Text& text) const { return context_.say(text); }

    // Each with a blank line before it.
    void paragraphs(std::string_view text) {
        constexpr std::string_view kBreak = "\n\n";
        for (bool is_last = false; !is_last;) {
            const std::size_t end = text.find(kBreak);
            is_last = end == text.npos;
            out_ += '\n';
            for (const std::string& each : wrap(text.substr(0, end), context_.width)) out_ += each + '\n';
            if (!is_last) text.remove_prefix(end + kBreak.size());
        }
    }

    // Names with what is said of them beside, or below them where that would get less room than a few words take.
    void section(const Text& title, const std::vector<Row>& rows) {
        constexpr std::size_t kGap = 2;
        constexpr std::size_t kFewWords = 24;
        if (rows.empty()) return;
        std::size_t widest = 0;
        for (const Row& row : rows) widest = std::max(widest, display_width(row.first));
        const bool is_beside = widest + 2 * kGap + kFewWords <= context_.width;
        const std::size_t margin = is_beside ? widest + 2 * kGap : 3 * kGap;
        out_ += '\n' + say(title) + '\n';
        for (const auto& [name, about] : rows) {
            out_.append(kGap, ' ').append(name);
            if (is_beside)
                out_.append(widest - display_width(name) + kGap, ' ');
            else
                out_.append("\n").append(margin, ' ');
            bool is_first = true;
            for (const std::string& each : wrap(about, context_.width - margin)) {
                if (!is_first) out_.append(margin, ' ');
                out_ += each + '\n';
                is_first = false;
            }
        }
    }

    // --help comes last, and --version belongs to no command.
    std::vector<Row> options(const std::vector<const Command*>& from) const {
        const std::string& help_flag = line_.general().parameters().front().name;
        std::vector<Row> rows;
        for (const Command* command : from) {
            for (const Parameter& each : command->parameters()) {
                const bool is_elsewhere = each.name == help_flag || (from.size() > 1 && each.name == kVersionFlag);
                if (each.is_option() && !is_elsewhere) rows.emplace_back(spelling(each), each.about);
            }
        }
        const Parameter& last = line_.general().parameters().front();
        rows.emplace_back(spelling(last), last.about);
        return rows;
    }

    void examples(const Command& command) {
        if (!command.example_lines().empty()) out_ += '\n' + say(label_of_examples()) + '\n' + command.example_lines() + '\n';
    }

    const CommandLine& line_;
    const Context& context_;
    std::string out_;
};

}  // namespace

std::string help(const CommandLine& line) { return Help(line).general(); }

std::string help(const CommandLine& line, const Command& command) { return Help(line).of(command); }

// The last command to be added: it knows the names of the others.
void add_help(CommandLine& line) {
    const auto name = std::make_shared<std::string>();
    Choices names;
    for (const Command& each : line.commands()) {
        if (!each.is_hidden()) names.push_back(each.name());
    }
    names.emplace_back("help");
    Command& command = line.add("help", {"显示一个命令的帮助", "Print the help of a command"});
    command.optional_argument("COMMAND", *name,
                              {"命令；不给则列出全部命令", "the command; without it, the list of all"},
                              one_of(std::move(names)));
    command.examples({"  xuehui help assess"});
    command.run([name, &line] {
        const auto& commands = line.commands();
        const auto found = std::ranges::find(commands, *name, &Command::name);
        return write_text(found == commands.end() ? help(line) : help(line, *found), "-", {}, line.context());
    });
}

}  // namespace xuehui::cli
