#include <xuehui/documents.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/fields.hpp"
#include "catalogue/build.hpp"
#include "engine/engine_data.hpp"
#include "rules/rules_data.hpp"
#include "json/parse.hpp"

namespace xuehui {

namespace {

constexpr std::array<std::string_view, 7> kKinds{"catalogue",  "scheme",   "rules",     "record",
                                                 "assessment", "register", "population"};

}  // namespace

Result<std::string> document_kind(std::string_view json, const Limits& limits) {
    Faults faults("document", limits.diagnostics);
    const auto document = json::parse(json, limits, faults);
    if (!document) return std::move(faults).take();
    const Value root = document->root();
    if (!expect(root, Type::object, faults)) return std::move(faults).take();
    const Value format = root.find("format");
    constexpr std::string_view kPrefix = "xuehui/";
    if (!format || !format.is(Type::string) || !format.text().starts_with(kPrefix)) {
        faults.add("format", format ? format : root, "expected a member 'format' such as \"xuehui/record/1\"");
        return std::move(faults).take();
    }
    std::string_view kind = format.text().substr(kPrefix.size());
    kind = kind.substr(0, kind.find('/'));
    if (std::ranges::find(kKinds, kind) == kKinds.end()) {
        faults.add("format", format, "there are no documents of the kind " + in_quotes(kind),
                   faults.suggestion(kind, kKinds));
    } else {
        (void)check_format(root, kind, faults);
    }
    if (!faults.empty()) return std::move(faults).take();
    return std::string(kind);
}

Diagnostics check_conditions(const Catalogue& catalogue) {
    Faults faults("catalogue");
    (void)engine::compile_conditions(catalogue.data(), faults);
    return std::move(faults).take();
}

Diagnostics check_catalogue(std::string_view json, std::span<const std::string_view> others, const Limits& limits) {
    Faults faults("catalogue", limits.diagnostics);
    if (const auto data = catalogue::read(json, others, limits, faults)) (void)engine::compile_conditions(*data, faults);
    return std::move(faults).take();
}

Diagnostics check_scheme(std::string_view json, const Catalogue& catalogue, const Limits& limits) {
    Faults faults("scheme", limits.diagnostics);
    if (const auto data = scoring::read_scheme(json, limits, faults)) (void)scoring::bind(catalogue.data(), *data, faults);
    return std::move(faults).take();
}

Diagnostics check_rules(std::string_view json, const Catalogue& catalogue, std::span<const Rules> others,
                        const Limits& limits) {
    Faults faults("rules", limits.diagnostics);
    auto data = rules::read_rules(json, limits, faults);
    Diagnostics all = std::move(faults).take();
    // With faults among names what reads them cannot be judged; everything else is held against the others all the same.
    const auto is_about_names = [](const Diagnostic& fault) {
        return fault.pointer.starts_with("/facts") || fault.pointer.starts_with("/derived") || fault.pointer.starts_with("/off");
    };
    if (!data || std::ranges::any_of(all, is_about_names)) return all;
    rules::keep_sound(*data);
    std::vector<Rules> documents(others.begin(), others.end());
    auto same = std::ranges::find(documents, data->identity.id, [](const Rules& rules) { return rules.identity().id; });
    if (same == documents.end()) same = documents.insert(same, Rules(data));
    *same = Rules(std::move(data));
    std::vector<Faults> found(documents.size(), Faults("rules", limits.diagnostics));
    engine::check_rules(documents, catalogue, found);
    std::ranges::move(std::move(found[static_cast<std::size_t>(same - documents.begin())]).take(), std::back_inserter(all));
    std::ranges::stable_sort(all, {}, [](const Diagnostic& fault) { return std::pair(fault.line, fault.column); });
    return all;
}

}  // namespace xuehui
