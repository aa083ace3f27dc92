// The command line: the commands, what each takes, and the reading of it. The same table is what the help, the completion
// scripts and the manual are written from, and nothing of it is said twice.
//
// The only door to the library that parses command lines (CLI11). That is all header and takes long to compile, and so
// no command includes it; and what it calls things can change without a command being touched.
#pragma once

#include <functional>
#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/context.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace xuehui::cli {

using Choices = std::vector<std::string>;

inline constexpr std::string_view kVersionFlag = "--version";
// The label of examples.
inline Text label_of_examples() { return {"例：", "Examples:"}; }

// What the value of an argument or an option may be; anything unless something is said.
struct Values {
    Choices words;             // that it may be
    bool has_others = true;    // or something else
    bool has_files = false;    // or, in particular, the name of a file
};
inline Values one_of(Choices words) { return {std::move(words), false, false}; }
inline Values file_or(Choices words) { return {std::move(words), true, true}; }
inline Values any_file() { return {{}, true, true}; }

// An argument or an option as people see it.
struct Parameter {
    std::string name;    // "RECORD", "-o", "-h,--help"
    std::string type;    // what stands for an option's value; empty where it takes none, and for arguments
    std::string about;
    Values values = {};
    bool is_required = false;
    bool is_repeated = false;

    bool is_option() const { return name.starts_with('-'); }
    bool takes_value() const { return !is_option() || !type.empty(); }
    std::vector<std::string> names() const;    // "-h", "--help"
};

// One command. What its arguments and options are given is written to the variables named here, so those must live as
// long as the command line; `about` is for the help, in the user's language.
class Command {
public:
    Command(CLI::App& app, std::string about, const Context& context)
        : app_(&app), context_(&context), about_(std::move(about)) {}

    // Arguments, in their order; all are required but an optional one, which is the last.
    Command& argument(const std::string& name, std::string& value, const Text& about, const Values& values = {});
    Command& optional_argument(const std::string& name, std::string& value, const Text& about,
                               const Values& values = {});
    Command& arguments(const std::string& name, std::vector<std::string>& list, const Text& about,
                       const Values& values = {});    // one or more

    // Options by their name, "-o" or "--output"; `type` stands for the value in the help.
    Command& option(const std::string& name, const std::string& type, std::string& value, const Text& about,
                    const Values& values = {});
    Command& required_option(const std::string& name, const std::string& type, std::string& value, const Text& about,
                             const Values& values = {});
    // May be given several times.
    Command& options(const std::string& name, const std::string& type, std::vector<std::string>& list,
                     const Text& about, const Values& values = {});
    Command& number(const std::string& name, const std::string& type, unsigned& value, unsigned least, unsigned most,
                    const Text& about);

    Command& flag(const std::string& name, bool& value, const Text& about);    // takes no value

    Command& examples(const Text& lines);
    // Left out of the help and the completion.
    Command& hidden() {
        is_hidden_ = true;
        return *this;
    }
    // What it does; gives the exit code.
    void run(std::function<int()> action);

    // What was said of it.
    std::string name() const;
    // Paragraphs, with blank lines between them; the first one, of a few words, stands in the list of commands.
    const std::string& about() const { return about_; }
    std::string summary() const { return about_.substr(0, about_.find('\n')); }
    const std::string& example_lines() const { return examples_; }
    const std::vector<Parameter>& parameters() const { return parameters_; }
    bool is_hidden() const { return is_hidden_; }

private:
    friend class CommandLine;

    Command& take(Parameter parameter, CLI::Option& option);

    CLI::App* app_;    // reads it, and knows nothing that is said here
    const Context* context_;
    std::string about_;
    bool is_hidden_ = false;
    std::vector<Parameter> parameters_;
    std::string examples_;
    std::function<int()> action_;
};

class CommandLine {
public:
    // What is said in general: it makes up the help without a command, which `exit_codes` end.
    CommandLine(const Context& context, const Text& about, const Text& examples, const Text& exit_codes);
    ~CommandLine();

    const Context& context() const;
    const std::list<Command>& commands() const;
    // The options that stand before and behind every command, --help the first of them.
    const Command& general() const;
    const std::string& exit_codes() const;
    Command& add(const std::string& name, const Text& about);

    // Reads a command line and runs the command that it names, or prints a help text, or says what is wrong with it.
    int run(int argc, char** argv);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace xuehui::cli
