#include "cli/options.hpp"

#include <algorithm>
#include <iterator>

#include <xuehui/documents.hpp>
#include <xuehui/register.hpp>
#include <xuehui/standard.hpp>

#include "cli/catalogues.hpp"
#include "cli/diagnostics.hpp"
#include "cli/suggestion.hpp"

namespace xuehui::cli {

namespace {

constexpr std::string_view kNoRules = "none";

bool is_built_in_scheme(std::string_view name) {
    return std::ranges::find(kStandardSchemes, name) != kStandardSchemes.end();
}

std::vector<std::string_view> ids_of_rules() {
    std::vector<std::string_view> ids(kStandardRules.begin(), kStandardRules.end());
    ids.push_back(kEvaluationMeasures);
    return ids;
}

bool is_built_in_rules(std::string_view name) {
    const auto ids = ids_of_rules();
    return std::ranges::find(ids, name) != ids.end();
}

// A built-in document by its id, or a file. Where it is neither, `built_in` says what there is, if an id seems to be meant.
std::optional<Input> read_built_in_or_file(const std::string& name, const std::vector<std::string_view>& ids,
                                           const Text& built_in, const Context& context) {
    if (std::ranges::find(ids, name) != ids.end()) return Input{name, std::string(standard_document(name))};
    auto input = read_file(name);
    if (input || name.find_first_of("./") != std::string::npos) return input;
    std::string list;
    for (const std::string_view id : ids) list.append(list.empty() ? "" : ", ").append(id);
    complain(context.say(built_in) + list + did_you_mean(name, ids, context));
    return std::nullopt;
}

bool are_rules_in_files(std::string_view name) { return name != kNoRules && !is_built_in_rules(name); }

}  // namespace

std::vector<std::string> EngineOptions::files() const {
    std::vector<std::string> files = catalogues;
    if (!is_built_in_scheme(scheme)) files.push_back(scheme);
    std::ranges::copy_if(rules, std::back_inserter(files), are_rules_in_files);
    return files;
}

void add_catalogue_option(Command& command, std::vector<std::string>& catalogues) {
    command.options("--catalogue", "F", catalogues,
                    {"指标体系文件；不给则用内置的。可以给几个：用最后一个，前面的供它扩展",
                     "instead of the built-in catalogue; of several the last is used, the others can be extended"},
                    any_file());
}

void add_engine_options(Command& command, EngineOptions& options) {
    add_catalogue_option(command, options.catalogues);
    options.scheme = kDefaultScheme;
    command.option("--scheme", "ID|F", options.scheme,
                   {"评分方案：capability-1000（默认）、whole-standard 或文件",
                    "capability-1000 (default), whole-standard, or a file"},
                   file_or({std::string(kDefaultScheme), std::string(kWholeScheme)}));
    command.options("--rules", "ID|F", options.rules,
                    {"内置规则之外再加：evaluation-measures 或文件，可以给几个；none 为不用内置的",
                     "rules beside the built-in ones: evaluation-measures or files; none: without the built-in ones"},
                    file_or({std::string(kNoRules), std::string(kEvaluationMeasures)}));
}

void add_format_option(Command& command, std::string& format, const Choices& choices) {
    format = choices.front();
    std::string list;
    for (const std::string& choice : choices) list += (list.empty() ? "" : "|") + choice;
    command.option("--format", "FORMAT", format, {list + "，默认 " + format, list + ", by default " + format},
                   one_of(choices));
}

bool uses_stdin_once(const std::vector<std::string>& files, const Context& context) {
    if (std::ranges::count(files, "-") <= 1) return true;
    complain(context.say({"标准输入（-）只能用一次", "standard input (-) can be used only once"}));
    return false;
}

Made<Catalogue> load_catalogue(const std::vector<std::string>& files, const Context& context) {
    std::vector<Input> inputs;
    for (const std::string& file : files) {
        auto input = read_file(file);
        if (!input) return kUsage;
        inputs.push_back(*std::move(input));
    }
    if (inputs.empty()) return standard_engine().catalogue();
    const auto catalogues = parse_catalogues(inputs, context);
    const bool all_sound = std::ranges::all_of(catalogues, [](const auto& each) { return each.has_value(); });
    if (!all_sound) return kRejected;
    bool is_sound = true;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        is_sound &= has_sound_conditions(*catalogues[i], inputs[i], context);
    if (!is_sound) return kRejected;
    return *catalogues.back();
}

Made<Input> load_scheme(const std::string& scheme, const Context& context) {
    auto input = read_built_in_or_file(scheme, {kStandardSchemes.begin(), kStandardSchemes.end()},
                                       {"内置的方案：", "the schemes that are built in: "}, context);
    if (!input) return kUsage;
    return *std::move(input);
}

namespace {

// Rules that were asked for, and the texts they came in, for messages.
struct LoadedRules {
    std::vector<Input> inputs;
    std::vector<Rules> documents;

    std::vector<Source> sources(std::vector<std::string>& kinds) const {
        std::vector<Source> sources;
        kinds.reserve(inputs.size());
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            kinds.push_back("rules " + documents[documents.size() - inputs.size() + i].identity().id);
            sources.push_back({kinds.back(), inputs[i].name(), inputs[i].text});
        }
        return sources;
    }
};

// The built-in ones first, unless they were refused or are for another catalogue.
Made<LoadedRules> load_rules(const std::vector<std::string>& names, const Catalogue& catalogue,
                             const Context& context) {
    LoadedRules loaded;
    const bool refused = std::ranges::find(names, kNoRules) != names.end();
    if (!refused)
        std::ranges::copy_if(standard_rules(), std::back_inserter(loaded.documents),
                             [&](const Rules& rules) { return rules.fit(catalogue); });
    bool all_sound = true;
    for (const std::string& name : names) {
        if (name == kNoRules) continue;
        auto input =
            read_built_in_or_file(name, ids_of_rules(), {"内置的规则：", "the rules that are built in: "}, context);
        if (!input) return kUsage;
        auto rules = Rules::parse(input->text);
        if (!rules) {
            show(rules.error(), {{"rules", input->name(), input->text}}, context);
            all_sound = false;
            continue;
        }
        loaded.documents.push_back(*std::move(rules));
        loaded.inputs.push_back(*std::move(input));
    }
    if (!all_sound) return kRejected;
    return loaded;
}

}  // namespace

Made<Engine> load_engine(const EngineOptions& options, const Context& context) {
    if (options.catalogues.empty() && options.rules.empty() && is_built_in_scheme(options.scheme)) {
        return standard_engine(options.scheme);
    }
    auto text = load_scheme(options.scheme, context);
    if (!text) return text.exit;
    const std::vector<Source> sources{{"scheme", text->name(), text->text}};
    auto catalogue = load_catalogue(options.catalogues, context);
    if (!catalogue) {    // its own faults can be told all the same
        const auto scheme = Scheme::parse(text->text);
        if (!scheme) show(scheme.error(), sources, context);
        return catalogue.exit;
    }
    const Diagnostics faults = check_scheme(text->text, *catalogue);
    if (!faults.empty()) {
        show(faults, sources, context);
        return kRejected;
    }
    const auto rules = load_rules(options.rules, *catalogue, context);
    if (!rules) return rules.exit;
    auto engine = Engine::create(*catalogue, *Scheme::parse(text->text), rules.value->documents);
    if (engine) return *std::move(engine);
    std::vector<std::string> kinds;
    show(engine.error(), rules.value->sources(kinds), context);
    return kRejected;
}

Made<std::vector<Rules>> load_rules(const EngineOptions& options, const Catalogue& catalogue, const Context& context) {
    auto rules = load_rules(options.rules, catalogue, context);
    if (!rules) return rules.exit;
    return std::move(rules->documents);
}

namespace {

// A fact that no rule knows decides nothing: who misspelt one should hear of it, whatever the output shows.
void show_unknown_facts(const Assessment& assessment, const Input& record, const Context& context) {
    constexpr std::size_t kMost = 20;
    const auto remark = [](const Warning& warning) {
        Diagnostic shown;
        shown.code = to_string(warning.code);
        shown.document = "record";
        shown.pointer = warning.at();
        shown.message = warning.message();
        return shown;
    };
    Diagnostics unknown;
    for (const Warning& warning : assessment.warnings()) {
        if (warning.code == Warning::Code::unknown_fact) unknown.push_back(remark(warning));
    }
    if (unknown.size() > kMost) {
        const std::size_t more = unknown.size() - kMost;
        unknown.resize(kMost + 1);
        unknown.back().pointer = "/facts";
        unknown.back().message = std::to_string(more) + " more that no rule knows";
    }
    show(unknown, {{"record", record.name(), record.text}}, context);
}

}  // namespace

void show_unidentified(const Assessment& assessment, const Input& record, const Context& context) {
    show(unidentified_cases(assessment), {{"record", record.name(), record.text}}, context);
}

void show_doubtful(const Assessment& assessment, const Input& record, const Context& context) {
    show(doubtful_facts(assessment), {{"record", record.name(), record.text}}, context);
}

Made<Assessment> assess(const Engine& engine, const Input& record, const Context& context) {
    auto assessment = engine.assess(record.text);
    if (assessment) {
        show_unknown_facts(*assessment, record, context);
        return *std::move(assessment);
    }
    show(assessment.error(), {{"record", record.name(), record.text}}, context);
    return kRejected;
}

}  // namespace xuehui::cli
