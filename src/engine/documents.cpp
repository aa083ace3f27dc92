#include <xuehui/documents.hpp>

#include "base/fields.hpp"
#include "engine/engine_data.hpp"
#include "json/parse.hpp"

namespace xuehui {

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
    const std::string_view rest = format.text().substr(kPrefix.size());
    return std::string(rest.substr(0, rest.find('/')));
}

Diagnostics check_conditions(const Catalogue& catalogue) {
    Faults faults("catalogue");
    (void)engine::compile_conditions(catalogue.data(), faults);
    return std::move(faults).take();
}

}  // namespace xuehui
