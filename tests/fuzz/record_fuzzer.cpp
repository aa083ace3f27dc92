// Any bytes as a record: rejected with reasons, or read, assessed by the built-in engine and shown in every form.
#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

#include "fuzz/fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const xuehui::Engine engine = xuehui::standard_engine();
    const std::string_view text = fuzz::text_of(data, size);
    const auto record = xuehui::Record::parse(text);
    const auto assessment = engine.assess(text);
    if (!record) {
        fuzz::check_diagnostics(record.error());
        fuzz::require(!assessment, "what is no record is not assessed");
        fuzz::check_diagnostics(assessment.error());
        return 0;
    }
    const auto from_record = engine.assess(*record);
    fuzz::require(from_record.has_value() == assessment.has_value(), "text and record are judged alike");
    if (!assessment) {
        fuzz::check_diagnostics(assessment.error());
        return 0;
    }
    fuzz::require(record->sha256().size() == 64, "a digest");
    fuzz::require(to_json(*from_record) == to_json(*assessment), "text and record are assessed alike");
    fuzz::check_assessment(*assessment);
    fuzz::show(*assessment);
    return 0;
}
