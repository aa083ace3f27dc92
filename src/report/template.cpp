// A record to fill in. As it is it is a valid record in which nothing is assessed: entries whose rating and measure are
// null count as not given. Who fills it in writes over nulls and moves nothing.
#include <xuehui/report.hpp>

#include "engine/engine_data.hpp"
#include "json/write.hpp"
#include "report/phrases.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;

std::string quote(std::string_view text) {
    std::string out;
    json::append_string(out, text);
    return out;
}

// A day that nobody takes for the real one.
constexpr std::string_view kSomeDay = "1900-01-01";

class TemplateWriter {
public:
    TemplateWriter(const Engine& engine, Language language)
        : engine_(engine), plan_(*engine.data().plan), language_(language) {}

    std::string write() {
        out_ = "{\n  \"format\": \"xuehui/record/1\",\n";
        out_ += "  \"x-help\": [\n    " + quote(help()) + ",\n    " + quote(say(Word::template_measure, language_)) +
                ",\n    " + quote(say(Word::template_facts, language_)) + "\n  ],\n";
        out_ += "  \"organisation\": {\"id\": \"TEMPLATE-0000\", \"name\": " +
                quote(say(Word::template_organisation, language_)) + "},\n";
        out_ += "  \"period\": {\"from\": " + quote(kSomeDay) + ", \"to\": " + quote(kSomeDay) + "},\n";
        out_ += "  \"as_of\": " + quote(kSomeDay) + ",\n  \"facts\": {},\n  \"ratings\": [";
        for (const std::uint32_t number : plan_.result_criteria) entry(number);
        return std::move(out_) + "\n  ]\n}\n";
    }

private:
    std::string help() const {
        std::vector<std::string> ratings;
        const Scheme& scheme = engine_.scheme();
        for (const Rating& rating : scheme.scale()) ratings.push_back(title_of(rating.id, rating.title.in(language_)));
        ratings.push_back(title_of(kNotApplicable, say(Word::not_applicable, language_)));
        return say(Word::template_help, language_, {join(ratings, say(Word::list_comma, language_))});
    }

    // "met（符合）": the id first, for it is the id that is written.
    std::string title_of(std::string_view id, std::string_view title) const {
        std::string out(id);
        if (!title.empty()) out += say(Word::brackets, language_, {title});
        return out;
    }

    void entry(std::uint32_t number) {
        const Criterion& criterion = engine_.catalogue().criteria()[number];
        const Indicator& indicator = engine_.catalogue().indicators()[criterion.indicator];
        if (out_.back() == '}') out_ += ',';
        out_ += "\n    {\"criterion\": " + quote(criterion.id);
        out_ += ",\n     \"x-indicator\": " + quote(indicator.title.in(language_));
        out_ += ",\n     \"x-statement\": " + quote(criterion.statement.in(language_));
        out_ += ",\n     \"x-strength\": " + quote(strengths(criterion, language_));
        out_ += ",\n     \"rating\": null";
        if (plan_.criteria[number].measure >= 0) {
            const std::string_view unit = measure_unit(engine_, number);
            if (!unit.empty()) out_ += ", \"x-unit\": " + quote(unit);
            out_ += ", \"measure\": null";
        }
        out_ += ", \"reason\": \"\", \"evidence\": []}";
    }

    const Engine& engine_;
    const scoring::Plan& plan_;
    Language language_;
    std::string out_;
};

}  // namespace

std::string record_template(const Engine& engine, Language language) {
    return TemplateWriter(engine, language).write();
}

}  // namespace xuehui
