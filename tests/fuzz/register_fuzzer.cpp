// Any bytes as a risk register: rejected with reasons, or written, shown and brought up to date, whereby nothing that people
// wrote is lost and a second update changes nothing.
#include <xuehui/register.hpp>
#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

#include "fuzz/fuzz.hpp"
#include "property/random_register.hpp"

namespace {

constexpr std::string_view kSeals = R"([{"id": "s", "lent": true, "custodian_named": false}, {"lent": false}])";

xuehui::Assessment assess(std::string_view organisation, std::string_view seals) {
    static const xuehui::Engine engine = xuehui::standard_engine();
    xuehui::RecordBuilder builder(organisation, "2025-01-01", "2025-12-31", "9999-12-31");
    builder.fact("seals", seals);
    builder.fact("council.directors", "60").fact("council.standing_directors", "24").fact("standing.exists", "true");
    builder.fact("registration.certificate_valid_to", R"("9999-12-31")");
    const auto record = builder.build();
    fuzz::require(record.has_value(), "the organisation of a register may have records");
    const auto assessment = engine.assess(*record);
    fuzz::require(assessment.has_value(), "the facts are sound");
    return *assessment;
}

std::string update(std::string_view text, const xuehui::Assessment& assessment) {
    const auto updated = update_register(text, assessment);
    if (updated) {
        fuzz::require(xuehui::Register::parse(*updated).has_value(), "what was updated is a register");
        const auto again = update_register(*updated, assessment);
        fuzz::require(again && *again == *updated, "a second update changes nothing");
        const std::string lost = property::lost(reference::Json::parse(text), reference::Json::parse(*updated));
        fuzz::require(lost.empty(), "nothing that people wrote is lost");
        return *updated;
    }
    fuzz::check_diagnostics(updated.error());    // early warnings may ask what no fact can be
    return std::string(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    const auto risks = xuehui::Register::parse(text);
    if (!risks) {
        fuzz::check_diagnostics(risks.error());
        return 0;
    }
    const std::string written = risks->text();
    const auto again = xuehui::Register::parse(written);
    fuzz::require(again && again->text() == written, "written and read again it is the same");
    for (const std::string_view day : {"", "9999-12-31", "0001-01-01"}) {
        const xuehui::RegisterView view = register_view(*risks, day);
        fuzz::require(view.entries.size() == risks->entry_count(), "every entry is in the view");
        for (const auto language : {xuehui::Language::zh, xuehui::Language::en}) {
            fuzz::require(!to_text(view, {language, 40, true}).empty(), "it can be shown");
        }
    }
    const std::string once = update(text, assess(risks->organisation_id(), kSeals));
    update(once, assess(risks->organisation_id(), "[]"));
    return 0;
}
