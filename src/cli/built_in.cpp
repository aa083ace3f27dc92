// xuehui scheme and xuehui rules: the built-in documents, to be read and to begin one's own with.
#include <algorithm>
#include <memory>

#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

#include "cli/commands.hpp"
#include "cli/files.hpp"

namespace xuehui::cli {

namespace {

// Their ids and titles.
template <class Document>
std::string list_of(const Choices& ids, const Context& context) {
    constexpr std::size_t kGap = 2;
    std::size_t widest = 0;
    for (const std::string& id : ids) widest = std::max(widest, display_width(id));
    std::string out;
    for (const std::string& id : ids) {
        const auto document = Document::parse(standard_document(id));
        std::string before = id + std::string(widest - display_width(id) + kGap, ' ');
        for (const std::string& line : wrap(context.say(document->title()), context.width - widest - kGap)) {
            out.append(before).append(line).append("\n");
            before.assign(widest + kGap, ' ');
        }
    }
    return out;
}

template <class Document>
void add(Command& command, Choices ids, const Context& context) {
    const auto id = std::make_shared<std::string>();
    command.optional_argument("ID", *id, {"编号；不给则列出全部", "of one of them; without it, the list of all"},
                              one_of(ids));
    command.run([id, ids = std::move(ids), &context] {
        return write_text(id->empty() ? list_of<Document>(ids, context) : standard_document(*id), "-", {}, context);
    });
}

}  // namespace

void add_scheme(CommandLine& line) {
    Command& command = line.add("scheme", {"列出或给出内置的评分方案", "List the built-in schemes, or print one"});
    command.examples(
        {"  xuehui scheme\n"
         "  xuehui scheme capability-1000 > our-scheme.json"});
    add<Scheme>(command, {kStandardSchemes.begin(), kStandardSchemes.end()}, line.context());
}

void add_rules(CommandLine& line) {
    Command& command =
        line.add("rules", {"列出或给出内置的规则", "List the built-in rules, or print a document of them"});
    command.examples(
        {"  xuehui rules\n"
         "  xuehui rules academic-risks | less"});
    Choices ids{kStandardRules.begin(), kStandardRules.end()};
    ids.emplace_back(kEvaluationMeasures);
    add<Rules>(command, std::move(ids), line.context());
}

}  // namespace xuehui::cli
