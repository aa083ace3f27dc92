// Options that several commands have, and the engine that they describe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/engine.hpp>

#include "cli/command_line.hpp"
#include "cli/context.hpp"
#include "cli/files.hpp"

namespace xuehui::cli {

// Something, or the exit code after everything to be said has been said.
template <class T>
struct Made {
    std::optional<T> value;
    Exit exit = kDone;

    Made(T made) : value(std::move(made)) {}
    Made(Exit code) : exit(code) {}
    explicit operator bool() const { return value.has_value(); }
    T& operator*() { return *value; }
    T* operator->() { return &*value; }
};

struct EngineOptions {
    std::vector<std::string> catalogues;
    std::string scheme;
    std::vector<std::string> rules;

    // The files that are named.
    std::vector<std::string> files() const;
};

void add_catalogue_option(Command& command, std::vector<std::string>& catalogues);
void add_engine_options(Command& command, EngineOptions& options);
// --format with its choices; the first one is the default.
void add_format_option(Command& command, std::string& format, const Choices& choices);

// "-" may be named once: standard input is read only once.
bool uses_stdin_once(const std::vector<std::string>& files, const Context& context);

// The catalogue named last, or the built-in one.
Made<Catalogue> load_catalogue(const std::vector<std::string>& files, const Context& context);
Made<Engine> load_engine(const EngineOptions& options, const Context& context);
// The scheme's text and its name for messages: a built-in one by its id, or a file.
Made<Input> load_scheme(const std::string& scheme, const Context& context);

// The rules that an engine with these options has beside those of its scheme's catalogue: the built-in ones that fit, and
// those that were asked for.
Made<std::vector<Rules>> load_rules(const EngineOptions& options, const Catalogue& catalogue, const Context& context);

// Assesses a record's text; its faults are shown.
Made<Assessment> assess(const Engine& engine, const Input& record, const Context& context);

// Says on standard error where a register of risks could not follow the elements of a list, as they have no ids.
void show_unidentified(const Assessment& assessment, const Input& record, const Context& context);
// And what facts say that can hardly be right.
void show_doubtful(const Assessment& assessment, const Input& record, const Context& context);

}  // namespace xuehui::cli
