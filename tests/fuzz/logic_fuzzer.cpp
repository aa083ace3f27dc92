// A rule and data, with a line "---" between them: refused with reasons, or an answer that the reference does not
// contradict, whatever is known of the data. Hostile rules end at a limit, where less is known than the reference finds.
#include <string>

#include <xuehui/logic.hpp>

#include "fuzz/fuzz.hpp"
#include "property/logic_evaluator.hpp"
#include "reference/logic.hpp"

namespace {

using reference::Json;

constexpr std::string_view kSeparator = "\n---\n";

// The reference is slow: lists within lists are multiplied with one another.
bool is_small(std::string_view rule, std::string_view data) {
    constexpr std::size_t kMostText = 2000;
    constexpr std::size_t kMostLists = 3;
    std::size_t lists = 0;
    for (const std::string_view name : {"\"map\"", "\"filter\"", "\"reduce\"", "\"all\"", "\"some\"", "\"none\"",
                                        "\"count_if\"", "\"merge\"", "\"cat\""}) {
        for (std::size_t at = rule.find(name); at != std::string_view::npos; at = rule.find(name, at + 1)) ++lists;
    }
    return rule.size() + data.size() <= kMostText && lists <= kMostLists && rule.find('\\') == std::string_view::npos;
}

// With the unknown: of two sound answers one may say more than the other.
void compare_unknown(const Json& rule, const Json& data, std::string_view answer) {
    property::Said expected;
    try {
        expected = property::ReferenceLogic().evaluate(rule, data);
    } catch (const std::exception&) {
        return;    // a rule beyond the reference
    }
    const property::Said said = property::said_of(Json::parse(answer));
    if (property::difference(said, expected).empty() || property::contradiction(expected, said).empty()) return;
    const std::string why = property::contradiction(said, expected);
    fuzz::require(why.empty(), "unknown: " + why);
}

// Without: the same value, unless it took too much work or no value comes of it.
void compare_known(const Json& rule, const Json& data, std::string_view answer) {
    std::string expected;
    try {
        const reference::Answer found = reference::answer(rule, reference::closed_data(data));
        expected = is_known(found.value) ? reference::json_text(found.value) : "null";
    } catch (const std::exception&) {
        return;
    }
    fuzz::require(answer == "null" || Json::parse(expected) == Json::parse(answer),
                  "known: engine " + std::string(answer) + ", reference " + expected);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text = fuzz::text_of(bytes, size);
    const std::size_t end = text.find(kSeparator);
    const std::string_view rule = text.substr(0, end);
    const std::string_view data = end == std::string_view::npos ? "{}" : text.substr(end + kSeparator.size());
    const auto known = xuehui::evaluate_logic(rule, data);
    const auto unknown = xuehui::evaluate_logic(rule, data, xuehui::Missing::unknown);
    fuzz::require(known.has_value() == unknown.has_value(), "what is not known makes no fault");
    if (!known) {
        fuzz::check_diagnostics(known.error());
        return 0;
    }
    const Json known_answer = Json::parse(*known);
    const Json unknown_answer = Json::parse(*unknown);
    if (!is_small(rule, data)) return 0;
    compare_known(Json::parse(rule), Json::parse(data), *known);
    compare_unknown(Json::parse(rule), Json::parse(data), *unknown);
    return 0;
}
