// Documents of rules for tests, from the parts that a test is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <xuehui/rules.hpp>

#include "rules/rulebook.hpp"
#include "unit/documents.hpp"

namespace unit {

// `members` follow the head: `"facts": [...], "risks": [...]`.
inline std::string rules_text(std::string_view members, std::string_view id = "r") {
    return R"({"format": "xuehui/rules/1", "id": ")" + std::string(id) + R"(", "version": "1", "catalogue": "c")" +
           (members.empty() ? "" : ", ") + std::string(members) + "}";
}

// `code pointer` of each fault in reading, a line each.
inline std::string faults_in(std::string_view members) {
    const auto rules = xuehui::Rules::parse(rules_text(members));
    std::string text;
    if (rules) return text;
    for (const xuehui::Diagnostic& fault : rules.error()) text += fault.code + ' ' + fault.pointer + '\n';
    return text;
}

struct Bound {
    std::shared_ptr<const xuehui::rules::Rulebook> book;
    std::string faults;    // `number of the document: code pointer`, a line each
    std::vector<std::string> messages;
};

// Documents put together; each has to be well read.
inline Bound bound(const std::vector<std::string>& members) {
    std::vector<xuehui::Rules> documents;
    for (const std::string& each : members) {
        auto rules = xuehui::Rules::parse(rules_text(each, "r" + std::to_string(documents.size())));
        EXPECT_TRUE(rules) << each << '\n' << to_text(rules.error());
        documents.push_back(*std::move(rules));
    }
    std::vector<xuehui::Faults> faults(documents.size(), xuehui::Faults("rules"));
    Bound bound{xuehui::rules::bind(documents, faults), {}, {}};
    for (std::size_t i = 0; i < faults.size(); ++i) {
        for (const xuehui::Diagnostic& fault : std::move(faults[i]).take()) {
            bound.faults += std::to_string(i) + ": " + fault.code + ' ' + fault.pointer + '\n';
            bound.messages.push_back(fault.message);
        }
    }
    return bound;
}

}  // namespace unit
