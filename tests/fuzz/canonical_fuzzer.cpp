// Any bytes as JSON: the canonical form is a fixed point, means the same value, and so has the same digest.
#include <string>

#include "base/faults.hpp"
#include "fuzz/fuzz.hpp"
#include "json/canonical.hpp"
#include "json/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    xuehui::Faults faults("document");
    const auto document = xuehui::json::parse(fuzz::text_of(data, size), xuehui::Limits{}, faults);
    if (!document || !faults.empty()) return 0;
    const std::string canonical = xuehui::json::canonical(document->root());

    xuehui::Faults none("document");
    const auto again = xuehui::json::parse(canonical, xuehui::Limits{}, none);
    fuzz::require(again != nullptr && none.empty(), "the canonical form is JSON");
    fuzz::require(again->node_count() == document->node_count(), "with as many values");
    fuzz::require(xuehui::json::canonical(again->root()) == canonical, "the canonical form of itself");
    fuzz::require(xuehui::json::digest(again->root()) == xuehui::json::digest(document->root()), "one digest");
    return 0;
}
