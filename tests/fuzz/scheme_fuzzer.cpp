// Any bytes as a scheme: rejected with reasons, or bound to a catalogue, and then every record gets a sound assessment.
#include <string>

#include <xuehui/documents.hpp>
#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

#include "fuzz/fuzz.hpp"

namespace {

constexpr std::string_view kEmpty = R"({"format": "xuehui/record/1", "organisation": {"id": "o"},
    "period": {"from": "2025-01-01", "to": "2025-12-31"}, "as_of": "2026-03-31"})";

const xuehui::Catalogue& catalogue() {
    static const xuehui::Catalogue standard = xuehui::standard_engine().catalogue();
    return standard;
}

// Rates the first criteria by the scheme's own scale, one after another.
xuehui::Result<xuehui::Record> some_record(const xuehui::Scheme& scheme) {
    xuehui::RecordBuilder builder("o", "2025-01-01", "2025-12-31", "2026-03-31");
    for (std::size_t i = 0; i < 20; ++i) {
        builder.rate(catalogue().criteria()[i].id, scheme.scale()[i % scheme.scale().size()].id);
    }
    return builder.build();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto scheme = xuehui::Scheme::parse(fuzz::text_of(data, size));
    const bool is_sound = check_scheme(fuzz::text_of(data, size), catalogue()).empty();
    if (!scheme) {
        fuzz::require(!is_sound, "what is no scheme does not pass for one");
        fuzz::check_diagnostics(scheme.error());
        return 0;
    }
    fuzz::require(!scheme->scale().empty() && !scheme->grades().empty(), "a scale and grades");
    fuzz::require(scheme->grades().back().at_least == 0, "the last grade begins at 0");
    const auto engine = xuehui::Engine::create(catalogue(), *scheme);
    fuzz::require(is_sound == engine.has_value(), "a check says what the engine says");
    if (!engine) {
        fuzz::check_diagnostics(engine.error());
        return 0;
    }
    const auto empty = engine->assess(kEmpty);
    fuzz::require(empty.has_value(), "an empty record is assessed");
    fuzz::check_assessment(*empty);
    const auto record = some_record(*scheme);
    fuzz::require(record.has_value(), "ids of the scale are ids");
    const auto assessment = engine->assess(*record);
    fuzz::require(assessment.has_value(), "ratings of the scale are known");
    fuzz::check_assessment(*assessment);
    fuzz::show(*assessment);
    record_template(*engine, xuehui::Language::zh);
    return 0;
}
