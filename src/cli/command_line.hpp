// The command line: the commands, what each takes, and the reading of it.
//
// The only door to the library that parses command lines (CLI11). That is all header and takes long to compile, and so
// no command includes it; and what it calls things can change without a command being touched.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "cli/context.hpp"

namespace CLI {
class App;
}

namespace xuehui::cli {

using Choices = std::vector<std::string>;    // empty: anything

// One command. What its arguments and options are given is written to the variables named here, so those must live as
// long as the command line; `about` is for the help, in the user's language.
class Command {
public:
    Command(CLI::App& app, const Context& context) : app_(&app), context_(&context) {}

    // Arguments, in their order, all required.
    Command& argument(const std::string& name, std::string& value, const Text& about, const Choices& choices = {});
    Command& arguments(const std::string& name, std::vector<std::string>& values, const Text& about);    // one or more

    // Options by their name, "-o" or "--output"; `type` stands for the value in the help.
    Command& option(const std::string& name, const std::string& type, std::string& value, const Text& about,
                    const Choices& choices = {});
    Command& required_option(const std::string& name, const std::string& type, std::string& value, const Text& about);
    // May be given several times.
    Command& options(const std::string& name, const std::string& type, std::vector<std::string>& values,
                     const Text& about, const Choices& choices = {});
    Command& number(const std::string& name, const std::string& type, unsigned& value, unsigned least, unsigned most,
                    const Text& about);

    Command& examples(const Text& lines);
    // What it does; gives the exit code.
    void run(std::function<int()> action);

private:
    friend class CommandLine;

    CLI::App* app_;
    const Context* context_;
    std::function<int()> action_;
};

class CommandLine {
public:
    // `footer` ends the general help.
    CommandLine(const Context& context, const Text& about, const Text& footer);
    ~CommandLine();

    const Context& context() const;
    // The first line of `about` stands in the list of commands, all of it in the command's own help.
    Command& add(const std::string& name, const Text& about);

    // Reads a command line and runs the command that it names, or prints a help text, or says what is wrong with it.
    int run(int argc, char** argv);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace xuehui::cli
