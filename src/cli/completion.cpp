// xuehui completion: a script that lets a shell complete commands, options, their values and names of files. It is written
// from the table that the command line itself is read by, so it cannot know another command than this one.
#include <memory>

#include "cli/commands.hpp"
#include "cli/files.hpp"

namespace xuehui::cli {

namespace {

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
    std::string out;
    for (const std::string& part : parts) {
        if (!out.empty()) out += separator;
        out += part;
    }
    return out;
}

std::vector<const Command*> shown(const CommandLine& line) {
    std::vector<const Command*> found;
    for (const Command& command : line.commands()) {
        if (!command.is_hidden()) found.push_back(&command);
    }
    return found;
}

std::vector<std::string> names_of_commands(const CommandLine& line) {
    std::vector<std::string> names;
    for (const Command* command : shown(line)) names.push_back(command->name());
    return names;
}

// ---- bash -------------------------------------------------------------------------------------------------------------

std::vector<std::string> names_of_options(const Command& command) {
    std::vector<std::string> names;
    for (const Parameter& each : command.parameters()) {
        if (!each.is_option()) continue;
        for (std::string& name : each.names()) names.push_back(std::move(name));
    }
    return names;
}

// The branches of a case that name an option: "assess:-o | assess:--output".
std::string pattern(const std::string& command, const Parameter& option) {
    std::vector<std::string> branches;
    for (const std::string& name : option.names()) branches.push_back(std::string(command).append(":").append(name));
    return join(branches, " | ");
}

void add_options_with_values(std::vector<std::string>& patterns, const std::string& command, const Command& from) {
    for (const Parameter& each : from.parameters()) {
        if (each.is_option() && each.takes_value()) patterns.push_back(pattern(command, each));
    }
}

// A branch for each value about which something can be said; arguments by their number.
void add_branches(std::string& out, const std::string& command, const Command& from) {
    int number = 0;
    for (const Parameter& each : from.parameters()) {
        if (!each.is_option()) ++number;
        if (each.values.words.empty() && !each.values.has_files) continue;
        std::string place = command;
        place.append(":").append(each.is_repeated ? "[0-9]*" : std::to_string(number));
        out.append("        ").append(each.is_option() ? pattern(command, each) : place);
        out.append(") words='").append(join(each.values.words, " ")).append("'");
        out.append(each.values.has_files ? " files=1 ;;\n" : " ;;\n");
    }
}

std::string bash_script(const CommandLine& line) {
    const auto general = names_of_options(line.general());
    std::vector<std::string> with_values;
    add_options_with_values(with_values, "*", line.general());
    std::string options = "        '') words='" + join(general, " ") + "' ;;\n";
    std::string values = "        :1) words='" + join(names_of_commands(line), " ") + "' ;;\n";
    add_branches(values, "*", line.general());
    for (const Command* command : shown(line)) {
        auto names = names_of_options(*command);
        names.insert(names.end(), general.begin(), general.end());
        options += "        " + command->name() + ") words='" + join(names, " ") + "' ;;\n";
        add_options_with_values(with_values, command->name(), *command);
        add_branches(values, command->name(), *command);
    }
    // Bash breaks words at "=", so --format=json comes as three.
    return R"(# bash completion for xuehui, written by: xuehui completion bash
_xuehui() {
    local current=${COMP_WORDS[COMP_CWORD]} command= option= words= files= word i
    local -i argument=1
    [[ $current == '=' ]] && current=
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ -n $option ]]; then
            [[ $word == '=' ]] || option=
            continue
        fi
        case $command:$word in
        )" +
           join(with_values, " | ") + R"() option=$word ;;
        *:-?*) ;;
        :*) command=$word ;;
        *) argument+=1 ;;
        esac
    done
    if [[ -z $option && $current == -* ]]; then
        case $command in
)" + options +
           R"(        esac
    else
        case $command:${option:-$argument} in
)" + values +
           R"(        esac
    fi
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    if [[ -n $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -F _xuehui xuehui
)";
}

// ---- zsh --------------------------------------------------------------------------------------------------------------

// Within single quotes, and within the brackets and colons of a specification.
std::string quoted(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        if (c == '\'') out += "'\\'";
        out += c;
    }
    return out;
}

std::string zsh_action(const Values& values) {
    const std::string words = join(values.words, " ");
    if (values.has_files) return words.empty() ? "_files" : "{ compadd -- " + words + "; _files }";
    return words.empty() ? " " : '(' + words + ')';
}

// What _arguments takes for an option or an argument.
std::string zsh_specification(const Parameter& each, int number) {
    if (!each.is_option()) {
        const std::string place = each.is_repeated ? "*" : std::to_string(number);
        return '\'' + place + ':' + quoted(each.name) + ':' + zsh_action(each.values) + '\'';
    }
    const auto names = each.names();
    const std::string about = '[' + quoted(each.about) + ']' +
                              (each.takes_value() ? ':' + quoted(each.type) + ':' + zsh_action(each.values) : "") +
                              '\'';
    if (names.size() > 1) return "'(" + join(names, " ") + ")'{" + join(names, ",") + "}'" + about;
    const bool is_long = names[0].starts_with("--") && each.takes_value();
    return (each.is_repeated ? "'*" : "'") + names[0] + (is_long ? "=" : "") + about;
}

std::string zsh_specifications(const Command& command, std::string_view margin) {
    std::string out;
    int number = 0;
    for (const Parameter& each : command.parameters()) {
        if (!each.is_option()) ++number;
        out.append(" \\\n").append(margin).append(zsh_specification(each, number));
    }
    return out;
}

std::string zsh_script(const CommandLine& line) {
    std::string list;
    std::string cases;
    for (const Command* command : shown(line)) {
        list += "            '" + command->name() + ':' + quoted(command->summary()) + "'\n";
        cases += "        " + command->name() + ")\n            _arguments" +
                 zsh_specifications(*command, "                ") +
                 zsh_specifications(line.general(), "                ") + "\n            ;;\n";
    }
    return R"(#compdef xuehui
# zsh completion for xuehui, written by: xuehui completion zsh
_xuehui() {
    local curcontext=$curcontext state line
    local -A opt_args
    local -a commands
    _arguments -C)" +
           zsh_specifications(line.general(), "        ") + R"( \
        '1: :->command' \
        '*:: :->arguments'
    case $state in
    command)
        commands=(
)" + list + R"(        )
        _describe -t commands command commands
        ;;
    arguments)
        case $line[1] in
)" + cases +
           R"(        esac
        ;;
    esac
}
if [[ $funcstack[1] == _xuehui ]]; then
    _xuehui "$@"
else
    compdef _xuehui xuehui
fi
)";
}

}  // namespace

void add_completion(CommandLine& line) {
    const auto shell = std::make_shared<std::string>();
    Command& command =
        line.add("completion", {"给出 bash 或 zsh 的补全脚本", "Print a completion script for bash or zsh"});
    command.argument("SHELL", *shell, {"bash 或 zsh", "bash or zsh"}, one_of({"bash", "zsh"}));
    command.examples(
        {"  source <(xuehui completion bash)\n"
         "  xuehui completion zsh > ~/.zfunc/_xuehui"});
    command.run([shell, &line] {
        return write_text(*shell == "bash" ? bash_script(line) : zsh_script(line), "-", {}, line.context());
    });
}

}  // namespace xuehui::cli
