#include "cli/command_line.hpp"

#include <algorithm>
#include <utility>

#include <CLI/CLI.hpp>

#include <xuehui/version.hpp>

#include "cli/files.hpp"
#include "cli/help.hpp"

namespace xuehui::cli {

namespace {

// A value is never empty: where one is, a variable of somebody's script was.
void limit(CLI::Option& option, const Values& values) {
    const auto is_given = [](const std::string& value) { return value.empty() ? "an empty value" : ""; };
    option.check(CLI::Validator(is_given, ""));
    if (!values.has_others) option.check(CLI::IsMember(values.words).description(""));
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

Command& Command::argument(const std::string& name, std::string& value, const Text& about, const Values& values) {
    parameters_.push_back({name, {}, context_->say(about), values, true, false});
    limit(*app_->add_option(name, value, context_->say(about))->required(), values);
    return *this;
}

Command& Command::optional_argument(const std::string& name, std::string& value, const Text& about, const Values& values) {
    parameters_.push_back({name, {}, context_->say(about), values, false, false});
    limit(*app_->add_option(name, value, context_->say(about)), values);
    return *this;
}

Command& Command::arguments(const std::string& name, std::vector<std::string>& list, const Text& about,
                            const Values& values) {
    parameters_.push_back({name, {}, context_->say(about), values, true, true});
    limit(*app_->add_option(name, list, context_->say(about))->required(), values);
    return *this;
}

Command& Command::option(const std::string& name, const std::string& type, std::string& value, const Text& about,
                         const Values& values) {
    parameters_.push_back({name, type, context_->say(about), values, false, false});
    limit(*app_->add_option(name, value, context_->say(about))->type_name(type), values);
    return *this;
}

Command& Command::required_option(const std::string& name, const std::string& type, std::string& value,
                                  const Text& about, const Values& values) {
    parameters_.push_back({name, type, context_->say(about), values, true, false});
    limit(*app_->add_option(name, value, context_->say(about))->type_name(type)->required(), values);
    return *this;
}

Command& Command::options(const std::string& name, const std::string& type, std::vector<std::string>& list,
                          const Text& about, const Values& values) {
    parameters_.push_back({name, type, context_->say(about), values, false, true});
    limit(*app_->add_option(name, list, context_->say(about))->type_name(type)->allow_extra_args(false), values);
    return *this;
}

Command& Command::number(const std::string& name, const std::string& type, unsigned& value, unsigned least,
                         unsigned most, const Text& about) {
    parameters_.push_back({name, type, context_->say(about)});
    app_->add_option(name, value, context_->say(about))->type_name(type)->check(CLI::Range(least, most).description(""));
    return *this;
}

Command& Command::flag(const std::string& name, bool& value, const Text& about) {
    parameters_.push_back({name, {}, context_->say(about)});
    app_->add_flag(name, value, context_->say(about));
    return *this;
}

Command& Command::examples(const Text& lines) {
    examples_ = context_->say(lines);
    app_->footer(context_->say({"例：\n", "Examples:\n"}) + examples_);
    return *this;
}

Command& Command::hidden() {
    app_->group("");
    return *this;
}

bool Command::is_hidden() const { return app_->get_group().empty(); }

std::string Command::name() const { return app_->get_name(); }

std::string Command::about() const { return app_->get_description(); }

std::string Command::summary() const { return about().substr(0, about().find('\n')); }

void Command::run(std::function<int()> action) { action_ = std::move(action); }

struct CommandLine::State {
    State(const Context& its_context, const std::string& about)
        : context(its_context), app(about, "xuehui"), general(app, its_context) {}

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
        for (const Command& command : commands) {
            if (!command.is_hidden()) known += ' ' + command.name();
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
    Command general;                // its own options
    std::string exit_codes;
    std::string language, color;    // looked for before anything else was read; here only to be accepted
    std::list<Command> commands;    // they stay where they are
};

CommandLine::CommandLine(const Context& context, const Text& about, const Text& examples, const Text& exit_codes)
    : state_(std::make_unique<State>(context, context.say(about))) {
    CLI::App& app = state_->app;
    app.formatter(std::make_shared<HelpFormatter>(context));
    const Parameter help{"-h,--help", {}, context.say({"显示帮助", "print this help"})};
    const Parameter its_version{"--version", {}, context.say({"显示版本", "print the version"})};
    app.set_help_flag(help.name, help.about);
    app.set_version_flag(its_version.name, "xuehui " + std::string(version()), its_version.about);
    state_->general.parameters_ = {help, its_version};
    state_->general.option("--lang", "zh|en", state_->language,
                           {"语言，默认按 LC_ALL、LC_MESSAGES、LANG", "language, by default the locale's"},
                           one_of({"zh", "en"}));
    state_->general.option("--color", "WHEN", state_->color,
                           {"auto|always|never：颜色，默认只在终端上用", "auto|always|never, by default on a terminal"},
                           one_of({"auto", "always", "never"}));
    state_->general.examples(examples);
    state_->exit_codes = context.say(exit_codes);
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(app.get_footer() + "\n\n" + state_->exit_codes);
}

CommandLine::~CommandLine() = default;

const Context& CommandLine::context() const { return state_->context; }

const std::list<Command>& CommandLine::commands() const { return state_->commands; }

const Command& CommandLine::general() const { return state_->general; }

const std::string& CommandLine::exit_codes() const { return state_->exit_codes; }

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
