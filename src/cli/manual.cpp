// xuehui manual: the manual page, in roff, written from the table that the command line is read by. For those who install
// the command; people read it with man, and the command's own help says the same.
#include <xuehui/version.hpp>

#include "cli/commands.hpp"
#include "cli/files.hpp"

namespace xuehui::cli {

namespace {

// Text as roff takes it literally, at the beginning of a line or within one.
std::string roff(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool begins_line = i == 0 || text[i - 1] == '\n';
        if (begins_line && (c == '.' || c == '\'')) out += "\\&";
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else if (c == '\'') {
            out += "\\(aq";
        } else if (c == '\n' && i + 1 < text.size() && text[i + 1] == '\n') {
            out += "\n.PP";    // a blank line
        } else {
            out += c;
        }
    }
    return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string slanted(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

std::string spelling(const Parameter& each) {
    if (!each.is_option()) return slanted(each.name) + (each.is_repeated ? " ..." : "");
    std::string out;
    for (const std::string& name : each.names()) out += (out.empty() ? "" : ", ") + bold(name);
    return each.takes_value() ? out + ' ' + slanted(each.type) : out;
}

class Manual {
public:
    explicit Manual(const CommandLine& line) : line_(line), context_(line.context()) {}

    std::string write() && {
        out_ = R"(.TH XUEHUI 1 "" "xuehui )" + std::string(version()) + "\"\n";
        section({"名称", "NAME"});
        out_ += "xuehui \\- " + roff(line_.general().about()) + '\n';
        section({"用法", "SYNOPSIS"});
        out_ += bold("xuehui") + ' ' + slanted(context_.say({"命令", "COMMAND"})) + ' ' +
                roff(context_.say({"[选项]", "[OPTIONS]"})) + '\n';
        section({"命令", "COMMANDS"});
        for (const Command& command : line_.commands()) {
            if (!command.is_hidden()) about(command);
        }
        section({"选项", "OPTIONS"});
        parameters(line_.general());
        section({"退出码", "EXIT STATUS"});
        out_ += roff(line_.exit_codes()) + '\n';
        environment();
        section({"例", "EXAMPLES"});
        lines(line_.general().example_lines());
        return std::move(out_);
    }

private:
    void section(const Text& title) { out_ += ".SH " + roff(context_.say(title)) + '\n'; }

    void entry(const std::string& name, std::string_view text) { out_ += ".TP\n" + name + '\n' + roff(text) + '\n'; }

    // Lines as they are, without their margin: the page has one.
    void lines(const std::string& text) {
        std::string out;
        for (const char c : text) {
            if (c != ' ' || (!out.empty() && out.back() != '\n')) out += c;
        }
        out_ += ".PP\n.nf\n" + roff(out) + "\n.fi\n";
    }

    void parameters(const Command& command) {
        for (const Parameter& each : command.parameters()) entry(spelling(each), each.about);
    }

    void about(const Command& command) {
        out_ += ".SS " + roff("xuehui " + command.name());
        for (const Parameter& each : command.parameters()) {
            if (each.is_required)
                out_ += ' ' + spelling(each);
            else if (!each.is_option())
                out_ += " [" + spelling(each) + ']';
        }
        out_ += '\n' + roff(command.about()) + '\n';
        parameters(command);
        if (command.example_lines().empty()) return;
        out_ += ".PP\n" + roff(context_.say(label_of_examples())) + '\n';
        lines(command.example_lines());
    }

    void environment() {
        section({"环境变量", "ENVIRONMENT"});
        entry(bold("LC_ALL") + ", " + bold("LC_MESSAGES") + ", " + bold("LANG"),
              context_.say(
                  {"语言：第一个有值的；以 zh 开头为中文，其余为英文。",
                   "The language: by the first that is set, Chinese where it begins with zh, English otherwise."}));
        entry(bold("COLUMNS"), context_.say({"文字的宽度，代替终端的宽度；取 40 到 100。",
                                             "The width of texts, instead of the terminal's; from 40 to 100."}));
        entry(bold("NO_COLOR") + ", " + bold("TERM"),
              context_.say({"NO_COLOR 有值，或者 TERM 为空、为 dumb，则不用颜色。",
                            "No colours where NO_COLOR is set and not empty, or TERM is empty or dumb."}));
    }

    const CommandLine& line_;
    const Context& context_;
    std::string out_;
};

}  // namespace

void add_manual(CommandLine& line) {
    Command& command = line.add("manual", {"给出手册页", "Print the manual page"});
    command.hidden();
    command.run([&line] { return write_text(Manual(line).write(), "-", {}, line.context()); });
}

}  // namespace xuehui::cli
