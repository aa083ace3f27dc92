#include "cli/command_line.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <CLI/CLI.hpp>

#include <xuehui/version.hpp>

#include "cli/files.hpp"
#include "cli/help.hpp"
#include "cli/suggestion.hpp"

namespace xuehui::cli {

namespace {

std::string joined(const Choices& words) {
    std::string out;
    for (const std::string& each : words) out += (out.empty() ? "" : " ") + each;
    return out;
}

// What is wrong with a value, or nothing. It is never empty: where one is, a variable of somebody's script was.
std::string fault_of(const std::string& value, const Values& values, const Context& context) {
    if (value.empty()) return context.say({"值是空的", "an empty value"});
    if (values.has_others || std::ranges::find(values.words, value) != values.words.end()) return {};
    return context.say({"没有 " + value + "；可以是 " + joined(values.words),
                        "not '" + value + "' but one of " + joined(values.words)}) +
           did_you_mean(value, values.words, context);
}

bool is_number_within(std::string_view text, unsigned least, unsigned most) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= least && value <= most;
}

}  // namespace

std::vector<std::string> Parameter::names() const {
    std::vector<std::string> all;
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find(',', begin), name.size());
        all.push_back(name.substr(begin, end - begin));
        begin = end + 1;
    }
    return all;
}

Command& Command::take(Parameter parameter, CLI::Option& option) {
    option.required(parameter.is_required);
    if (parameter.is_option() && parameter.is_repeated) option.allow_extra_args(false);
    const auto check = [values = parameter.values, &context = *context_](const std::string& value) {
        return fault_of(value, values, context);
    };
    if (parameter.takes_value()) option.check(CLI::Validator(check, ""));
    parameters_.push_back(std::move(parameter));
    return *this;
}

Command& Command::argument(const std::string& name, std::string& value, const Text& about, const Values& values) {
    return take({name, {}, context_->say(about), values, true, false}, *app_->add_option(name, value));
}

Command& Command::optional_argument(const std::string& name, std::string& value, const Text& about,
                                    const Values& values) {
    return take({name, {}, context_->say(about), values, false, false}, *app_->add_option(name, value));
}

Command& Command::arguments(const std::string& name, std::vector<std::string>& list, const Text& about,
                            const Values& values) {
    return take({name, {}, context_->say(about), values, true, true}, *app_->add_option(name, list));
}

Command& Command::option(const std::string& name, const std::string& type, std::string& value, const Text& about,
                         const Values& values) {
    return take({name, type, context_->say(about), values, false, false}, *app_->add_option(name, value));
}

Command& Command::required_option(const std::string& name, const std::string& type, std::string& value,
                                  const Text& about, const Values& values) {
    return take({name, type, context_->say(about), values, true, false}, *app_->add_option(name, value));
}

Command& Command::options(const std::string& name, const std::string& type, std::vector<std::string>& list,
                          const Text& about, const Values& values) {
    return take({name, type, context_->say(about), values, false, true}, *app_->add_option(name, list));
}

Command& Command::number(const std::string& name, const std::string& type, unsigned& value, unsigned least,
                         unsigned most, const Text& about) {
    const std::string range = std::to_string(least) + "–" + std::to_string(most);
    const auto check = [range, least, most, &context = *context_](const std::string& text) {
        return is_number_within(text, least, most)
                   ? std::string()
                   : context.say({"不是 " + range + " 的数", "not a number of " + range});
    };
    CLI::Option& option = *app_->add_option(name, value);
    option.check(CLI::Validator(check, ""));
    return take({name, type, context_->say(about)}, option);
}

Command& Command::flag(const std::string& name, bool& value, const Text& about) {
    return take({name, {}, context_->say(about)}, *app_->add_flag(name, value));
}

Command& Command::examples(const Text& lines) {
    examples_ = context_->say(lines);
    return *this;
}

std::string Command::name() const { return app_->get_name(); }

void Command::run(std::function<int()> action) { action_ = std::move(action); }

struct CommandLine::State {
    State(const Context& its_context, const std::string& about)
        : context(its_context), app("", "xuehui"), general(app, about, its_context) {}

    int print(const std::string& text) const { return write_text(text, "-", {}, context); }

    // The command that was named, or none.
    const Command* named() const {
        const auto found = std::ranges::find_if(commands, [](const Command& each) { return each.app_->parsed(); });
        return found == commands.end() ? nullptr : &*found;
    }

    int refuse(const CLI::ParseError& error) const {
        const Command* command = named();
        complain(reason(error, command));
        const std::string of_command = command == nullptr ? std::string() : ' ' + command->name();
        complain(context.say({"用法见 xuehui" + of_command + " --help", "see xuehui" + of_command + " --help"}));
        return kUsage;
    }

    std::string reason(const CLI::ParseError& error, const Command* command) const {
        const auto extras = app.remaining(true);
        const auto option =
            std::ranges::find_if(extras, [](const std::string& each) { return each.starts_with('-') && each != "-"; });
        if (option != extras.end()) return unknown_option(*option, extras, command);
        if (command == nullptr) return without_command(extras);
        constexpr std::string_view kRequired = " is required";
        std::string what = error.what();
        if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && what.ends_with(kRequired)) {
            what.resize(what.size() - kRequired.size());
            return context.say({"缺少 " + what, what + " is missing"});
        }
        if (!extras.empty()) return context.say({"多余：" + joined(extras), "too many: " + joined(extras)});
        return context.say({"用法不对：" + what, what});
    }

    // Said before anything else that may be wrong: what is missing was often given, but under a wrong name.
    std::string unknown_option(const std::string& option, const Choices& extras, const Command* command) const {
        Choices known;
        for (const Command* each : {command, &general}) {
            if (each == nullptr) continue;
            for (const Parameter& parameter : each->parameters()) {
                const Choices names = parameter.is_option() ? parameter.names() : Choices{};
                known.insert(known.end(), names.begin(), names.end());
            }
        }
        return context.say({"不认识或者多余：" + joined(extras), "not known, or too many: " + joined(extras)}) +
               did_you_mean(std::string_view(option).substr(0, option.find('=')), known, context);
    }

    // What the command line says where the name of a command should stand.
    std::string without_command(const Choices& extras) const {
        Choices known;
        for (const Command& command : commands) {
            if (!command.is_hidden()) known.push_back(command.name());
        }
        const std::string list = joined(known);
        if (extras.empty()) return context.say({"缺少命令；有的是 " + list, "a command is missing; there are " + list});
        const std::string& name = extras.front();
        const std::string meant = did_you_mean(name, known, context);
        return context.say({"没有命令 " + name, "there is no command '" + name + "'"}) +
               (meant.empty() ? context.say({"；有的是 " + list, "; there are " + list}) : meant);
    }

    const Context& context;
    CLI::App app;
    Command general;    // its own options
    std::string exit_codes;
    std::string language, color;    // looked for before anything else was read; here only to be accepted
    std::list<Command> commands;    // they stay where they are
};

CommandLine::CommandLine(const Context& context, const Text& about, const Text& examples, const Text& exit_codes)
    : state_(std::make_unique<State>(context, context.say(about))) {
    CLI::App& app = state_->app;
    Command& general = state_->general;
    constexpr std::string_view kHelpFlag = "-h,--help";
    app.set_help_flag(std::string(kHelpFlag));
    app.set_version_flag(std::string(kVersionFlag), std::string(version()));
    general.parameters_ = {{std::string(kHelpFlag), {}, context.say({"显示帮助", "print this help"})},
                           {std::string(kVersionFlag), {}, context.say({"显示版本", "print the version"})}};
    general.option("--lang", "zh|en", state_->language,
                   {"语言，默认按 LC_ALL、LC_MESSAGES、LANG", "language, by default the locale's"},
                   one_of({"zh", "en"}));
    general.option("--color", "WHEN", state_->color,
                   {"auto|always|never：颜色，默认只在终端上用", "auto|always|never, by default on a terminal"},
                   one_of({"auto", "always", "never"}));
    general.examples(examples);
    state_->exit_codes = context.say(exit_codes);
    app.require_subcommand(1);
    app.fallthrough();
}

CommandLine::~CommandLine() = default;

const Context& CommandLine::context() const { return state_->context; }

const std::list<Command>& CommandLine::commands() const { return state_->commands; }

const Command& CommandLine::general() const { return state_->general; }

const std::string& CommandLine::exit_codes() const { return state_->exit_codes; }

Command& CommandLine::add(const std::string& name, const Text& about) {
    return state_->commands.emplace_back(*state_->app.add_subcommand(name), context().say(about), context());
}

int CommandLine::run(int argc, char** argv) {
    try {
        state_->app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        const Command* command = state_->named();
        return state_->print(command == nullptr ? help(*this) : help(*this, *command));
    } catch (const CLI::CallForVersion&) {
        return state_->print("xuehui " + std::string(version()) + '\n');
    } catch (const CLI::ParseError& error) {
        return state_->refuse(error);
    }
    return state_->named()->action_();    // a command is required, so there is one
}

}  // namespace xuehui::cli
