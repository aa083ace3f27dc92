// xuehui check: are these documents in order?
//
// Catalogues first, because they may extend one another and schemes are held against them; then every file in the
// order in which it was named.
#include <algorithm>
#include <iterator>
#include <memory>

#include <xuehui/documents.hpp>
#include <xuehui/register.hpp>
#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

#include "cli/catalogues.hpp"
#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/options.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    std::vector<std::string> files;
    EngineOptions engine;
};

class Checker {
public:
    Checker(const Options& options, const Context& context) : options_(options), context_(context) {}

    int run() {
        std::vector<Input> inputs;
        for (const std::string& file : options_.files) {
            auto input = read_file(file);
            if (input)
                inputs.push_back(*std::move(input));
            else
                exit_ = kUsage;
        }
        std::vector<std::string> kinds;
        kinds.reserve(inputs.size());
        for (const Input& input : inputs) kinds.push_back(kind_of(input));
        read_catalogues(inputs, kinds);
        for (std::size_t i = 0; i < inputs.size(); ++i) check(inputs[i], kinds[i], i);
        const int written = write_text(good_, "-", {}, context_);
        return written == kDone ? exit_ : written;
    }

private:
    void reject() { exit_ = kRejected; }

    void reject(const Diagnostics& faults, std::string_view kind, const Input& input) {
        show(faults, {{kind, input.name(), input.text}}, context_);
        reject();
    }

    void accept(const Input& input, const std::string& what) {
        good_ += printable(std::string(input.name()) + ": ok (" + what + ")") + '\n';
    }

    // The kind that a document says it is, or empty where it says none, which has been reported.
    std::string kind_of(const Input& input) {
        const auto kind = document_kind(input.text);
        if (kind) return *kind;
        reject(kind.error(), "document", input);
        return {};
    }

    void read_catalogues(const std::vector<Input>& inputs, const std::vector<std::string>& kinds) {
        std::vector<Input> texts;
        for (std::size_t i = 0; i < inputs.size(); ++i) {
            if (kinds[i] != "catalogue") continue;
            texts.push_back(inputs[i]);
            catalogue_files_.push_back(i);
        }
        for (const std::string& file : options_.engine.catalogues) {    // that those may extend
            auto input = read_file(file);
            if (input)
                texts.push_back(*std::move(input));
            else
                exit_ = kUsage;
        }
        catalogues_ = parse_catalogues(texts, context_);
    }

    void check(const Input& input, const std::string& kind, std::size_t number) {
        if (kind == "catalogue") {
            check_catalogue(input, number);
        } else if (kind == "scheme") {
            check_scheme(input);
        } else if (kind == "rules") {
            check_rules(input);
        } else if (kind == "record") {
            check_record(input);
        } else if (kind == "register") {
            check_register(input);
        } else if (kind == "assessment") {    // what the engine writes, and nothing reads
            good_ += printable(input.name()) + ": an assessment, not checked\n";
        } else if (kind == "population") {
            good_ += printable(input.name()) + ": a population, not checked\n";
        }
    }

    void check_catalogue(const Input& input, std::size_t number) {
        const auto place = std::ranges::find(catalogue_files_, number) - catalogue_files_.begin();
        const auto& catalogue = catalogues_[static_cast<std::size_t>(place)];
        if (!catalogue) return reject();    // its faults have been shown
        if (!has_sound_conditions(*catalogue, input, context_)) return reject();
        accept(input, "catalogue " + catalogue->identity().id + ' ' + catalogue->identity().version);
    }

    // A scheme is held against its catalogue: one of those named, also by --catalogue, or the built-in one.
    void check_scheme(const Input& input) {
        const auto is_other = [](const Diagnostic& fault) {
            return fault.pointer == "/catalogue" && fault.code == "unknown_id";
        };
        Diagnostics faults;
        for (const Catalogue& candidate : candidates()) {
            faults = xuehui::check_scheme(input.text, candidate);
            if (std::ranges::none_of(faults, is_other)) break;
        }
        if (!faults.empty()) return reject(faults, "scheme", input);
        const auto scheme = Scheme::parse(input.text);
        accept(input, "scheme " + scheme->identity().id + ' ' + scheme->identity().version);
    }

    // Rules are held against the catalogue that they are for, and put behind the built-in ones, those of --rules and those
    // that were named before them; or in the place of one that has their id.
    void check_rules(const Input& input) {
        const auto is_other = [](const Diagnostic& fault) {
            return fault.pointer == "/catalogue" && fault.code == "unknown_id";
        };
        Diagnostics faults;
        for (const Catalogue& candidate : candidates()) {
            auto others = load_rules(options_.engine, candidate, context_);
            if (!others) return reject();
            std::ranges::copy_if(rules_, std::back_inserter(*others),
                                 [&](const Rules& each) { return each.fit(candidate); });
            faults = xuehui::check_rules(input.text, candidate, *others);
            if (std::ranges::none_of(faults, is_other)) break;
        }
        if (!faults.empty()) return reject(faults, "rules", input);
        rules_.push_back(*Rules::parse(input.text));
        accept(input, "rules " + rules_.back().identity().id + ' ' + rules_.back().identity().version);
    }

    std::vector<Catalogue> candidates() const {
        std::vector<Catalogue> found;
        for (const auto& each : catalogues_) {
            if (each) found.push_back(*each);
        }
        found.push_back(standard_engine().catalogue());
        return found;
    }

    void check_register(const Input& input) {
        const auto risks = Register::parse(input.text);
        if (!risks) return reject(risks.error(), "register", input);
        accept(input, "register " + std::string(risks->organisation_id()) + ' ' + std::string(risks->as_of()));
    }

    void check_record(const Input& input) {
        if (!engine_) engine_ = load_engine(options_.engine, context_);
        if (!*engine_) return reject();
        auto assessment = assess(**engine_, input, context_);
        if (!assessment) return reject();
        show_unidentified(*assessment, input, context_);
        show_doubtful(*assessment, input, context_);
        const Record& record = assessment->record();
        accept(input, "record " + std::string(record.organisation_id()) + ' ' + std::string(record.period_from()) +
                          ".." + std::string(record.period_to()));
    }

    const Options& options_;
    const Context& context_;
    std::vector<std::size_t> catalogue_files_;            // numbers of the files that are catalogues
    std::vector<std::optional<Catalogue>> catalogues_;    // what became of them, and of those of --catalogue
    std::vector<Rules> rules_;                            // sound ones among the files, so far
    std::optional<Made<Engine>> engine_;                  // made for the first record
    std::string good_;
    int exit_ = kDone;
};

int run(const Options& options, const Context& context) {
    std::vector<std::string> all = options.engine.files();
    all.insert(all.end(), options.files.begin(), options.files.end());
    if (!uses_stdin_once(all, context)) return kUsage;
    return Checker(options, context).run();
}

}  // namespace

void add_check(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command =
        line.add("check", {"检查文件是否合格\n\n"
                           "文件的种类由其中的 format 得知。合格的在标准输出各占一行；错误和位置列在"
                           "标准错误输出，退出码为 3。方案和规则按所列的（或内置的）指标体系检查；规则"
                           "连同内置的、--rules 的和列在前面的规则一起检查。记录按 --catalogue、--scheme "
                           "和 --rules 检查。",
                           "Check documents\n\n"
                           "The member format says of what kind each is. Sound ones are listed on standard "
                           "output; faults go to standard error with their places, and the exit code is 3. "
                           "Schemes and rules are held against the catalogues named here or the built-in "
                           "one; rules are put behind the built-in ones, those of --rules and those named "
                           "before them. Records are held against --catalogue, --scheme and --rules."});
    command.arguments("FILE", options->files,
                      {"任何种类的文件；- 为标准输入", "documents of any kind; - is standard input"}, any_file());
    add_engine_options(command, options->engine);
    command.examples(
        {"  xuehui check society.json\n"
         "  xuehui check our-catalogue.json our-scheme.json\n"
         "  xuehui check our-rules.json"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
