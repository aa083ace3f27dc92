#include "cli/command_line.hpp"

#include <list>
#include <utility>

#include <CLI/CLI.hpp>

#include <xuehui/version.hpp>

#include "cli/files.hpp"
#include "cli/help.hpp"

namespace xuehui::cli {

namespace {

// A value is never empty: where one is, a variable of somebody's script was.
void limit(CLI::Option& option, const Choices& choices) {
    const auto is_given = [](const std::string& value) { return value.empty() ? "an empty value" : ""; };
    option.check(CLI::Validator(is_given, ""));
    if (!choices.empty()) option.check(CLI::IsMember(choices).description(""));
}

}  // namespace

Command& Command::argument(const std::string& name, std::string& value, const Text& about, const Choices& choices) {
    limit(*app_->add_option(name, value, context_->say(about))->required(), choices);
    return *this;
}

Command& Command::arguments(const std::string& name, std::vector<std::string>& values, const Text& about) {
    limit(*app_->add_option(name, values, context_->say(about))->required(), {});
    return *this;
}

Command& Command::option(const std::string& name, const std::string& type, std::string& value, const Text& about,
                         const Choices& choices) {
    limit(*app_->add_option(name, value, context_->say(about))->type_name(type), choices);
    return *this;
}

Command& Command::required_option(const std::string& name, const std::string& type, std::string& value,
                                  const Text& about) {
    limit(*app_->add_option(name, value, context_->say(about))->type_name(type)->required(), {});
    return *this;
}

Command& Command::options(const std::string& name, const std::string& type, std::vector<std::string>& values,
                          const Text& about, const Choices& choices) {
    limit(*app_->add_option(name, values, context_->say(about))->type_name(type)->allow_extra_args(false), choices);
    return *this;
}

Command& Command::number(const std::string& name, const std::string& type, unsigned& value, unsigned least,
                         unsigned most, const Text& about) {
    app_->add_option(name, value, context_->say(about))->type_name(type)->check(CLI::Range(least, most).description(""));
    return *this;
}

Command& Command::examples(const Text& lines) {
    const std::string heading = context_->say({"例：\n", "Examples:\n"});
    app_->footer(heading + context_->say(lines));
    return *this;
}

void Command::run(std::function<int()> action) { action_ = std::move(action); }

struct CommandLine::State {
    State(const Context& its_context, const std::string& about) : context(its_context), app(about, "xuehui") {}

    int print(const std::string& text) const { return write_text(text, "-", {}, context); }

    int refuse(const CLI::ParseError& error) const {
        const auto named = app.get_subcommands();
        complain(named.empty() ? without_command() : reason(error));
        const std::string command = named.empty() ? std::string() : ' ' + named.front()->get_name();
        complain(context.say({"用法见 xuehui" + command + " --help", "see xuehui" + command + " --help"}));
        return kUsage;
    }

    // What the command line says where the name of a command should stand.
    std::string without_command() const {
        std::string known;
        for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
            known += ' ' + command->get_name();
        }
        const auto extras = app.remaining();
        if (extras.empty()) return context.say({"缺少命令；有的是" + known, "a command is missing; there are" + known});
        return context.say({"没有命令 " + extras.front() + "；有的是" + known,
                            "there is no command '" + extras.front() + "'; there are" + known});
    }

    std::string reason(const CLI::ParseError& error) const {
        constexpr std::string_view kRequired = " is required";
        std::string what = error.what();
        if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr && what.ends_with(kRequired)) {
            what.resize(what.size() - kRequired.size());
            return context.say({"缺少 " + what, what + " is missing"});
        }
        if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
            std::string extras;
            for (const std::string& each : app.remaining(true)) extras += ' ' + each;
            return context.say({"不认识或者多余：" + extras, "not known, or too many:" + extras});
        }
        return context.say({"用法不对：" + what, what});
    }

    const Context& context;
    CLI::App app;
    std::string language;           // looked for before anything else was read; here only to be accepted
    std::list<Command> commands;    // they stay where they are
};

CommandLine::CommandLine(const Context& context, const Text& about, const Text& footer)
    : state_(std::make_unique<State>(context, context.say(about))) {
    CLI::App& app = state_->app;
    app.formatter(std::make_shared<HelpFormatter>(context));
    app.set_help_flag("-h,--help", context.say({"显示帮助", "print this help"}));
    app.set_version_flag("--version", "xuehui " + std::string(version()), context.say({"显示版本", "print the version"}));
    Command(app, context).option("--lang", "zh|en", state_->language,
                                 {"语言，默认按 LC_ALL、LC_MESSAGES、LANG", "language, by default the locale's"},
                                 {"zh", "en"});
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(context.say(footer));
}

CommandLine::~CommandLine() = default;

const Context& CommandLine::context() const { return state_->context; }

Command& CommandLine::add(const std::string& name, const Text& about) {
    CLI::App& app = *state_->app.add_subcommand(name, context().say(about));
    return state_->commands.emplace_back(app, context());
}

int CommandLine::run(int argc, char** argv) {
    try {
        state_->app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return state_->print(state_->app.help());
    } catch (const CLI::CallForVersion&) {
        return state_->print("xuehui " + std::string(version()) + '\n');
    } catch (const CLI::ParseError& error) {
        return state_->refuse(error);
    }
    for (const Command& command : state_->commands) {
        if (command.app_->parsed()) return command.action_();
    }
    return kFault;    // a command is required, so there was one
}

}  // namespace xuehui::cli
