// A catalogue, a scheme and a record, with lines "---" between them: where all three are accepted, the engine says what
// the reference evaluator says. Parts that are missing in front are the built-in ones.
#include <string>
#include <vector>

#include <xuehui/standard.hpp>

#include "fuzz/fuzz.hpp"
#include "property/comparison.hpp"

namespace {

using reference::Json;

constexpr std::string_view kSeparator = "\n---\n";
// The reference takes the square of the number of criteria for gains.
constexpr std::size_t kCriteria = 40;

std::vector<std::string> parts_of(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t end = text.find(kSeparator); end != std::string_view::npos; end = text.find(kSeparator)) {
        parts.emplace_back(text.substr(0, end));
        text.remove_prefix(end + kSeparator.size());
    }
    parts.emplace_back(text);
    while (parts.size() < 3) parts.insert(parts.begin(), std::string());
    return parts;
}

xuehui::Result<xuehui::Engine> engine_of(const std::string& catalogue_text, const std::string& scheme_text) {
    static const xuehui::Engine standard = xuehui::standard_engine();
    const xuehui::Result<xuehui::Catalogue> catalogue =
        catalogue_text.empty() ? standard.catalogue() : xuehui::Catalogue::parse(catalogue_text);
    if (!catalogue) return catalogue.error();
    const xuehui::Result<xuehui::Scheme> scheme = scheme_text.empty() ? standard.scheme() : xuehui::Scheme::parse(scheme_text);
    if (!scheme) return scheme.error();
    return xuehui::Engine::create(*catalogue, *scheme);
}

void compare(const std::vector<std::string>& parts, const xuehui::Assessment& assessment) {
    if (parts[0].empty() || parts[1].empty()) return;    // the property tests do that
    if (assessment.engine().catalogue().criteria().size() > kCriteria) return;
    reference::Outcome outcome;
    try {
        const reference::Reference evaluator(Json::parse(parts[0]), Json::parse(parts[1]));
        outcome = evaluator.assess(Json::parse(parts[2]));
    } catch (const reference::Unsupported&) {
        return;    // a condition beyond the reference
    }
    fuzz::require(property::first_difference(assessment, outcome).empty(), property::first_difference(assessment, outcome));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::vector<std::string> parts = parts_of(fuzz::text_of(data, size));
    const auto engine = engine_of(parts[0], parts[1]);
    if (!engine) {
        fuzz::check_diagnostics(engine.error());
        return 0;
    }
    const auto assessment = engine->assess(parts[2]);
    if (!assessment) {
        fuzz::check_diagnostics(assessment.error());
        return 0;
    }
    fuzz::check_assessment(*assessment);
    fuzz::show(*assessment);
    compare(parts, *assessment);
    return 0;
}
