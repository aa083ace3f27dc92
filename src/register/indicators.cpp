#include "register/indicators.hpp"

#include <algorithm>
#include <span>

#include "engine/assessment_data.hpp"
#include "engine/engine_data.hpp"
#include "json/write.hpp"
#include "record/record_data.hpp"

namespace xuehui::ledger {

namespace {

using Data = Register::Data;
using logic::Form;
using logic::Interval;
using logic::Kind;
using logic::Numeric;
using logic::Operand;

std::string quoted(std::string_view text) {
    std::string out;
    json::append_string(out, text);
    return out;
}

// Between what a number lies: itself, or of a list how many there are, where some element may not be there.
std::optional<Interval> number_of(const Operand& value) {
    if (value.is(Form::number) && !value.as_number().is_nan() && !value.as_number().is_infinite())
        return Interval{value.as_number(), value.as_number()};
    if (!value.is(Form::list)) return std::nullopt;
    const std::span<const Operand> elements(value.elements(), value.count());
    const auto is_sure = [](const Operand& element) { return !element.has(Operand::kPerhaps); };
    const auto sure = static_cast<std::int64_t>(std::ranges::count_if(elements, is_sure));
    return Interval{Numeric(sure), Numeric(static_cast<std::int64_t>(elements.size()))};
}

std::string json_of(const Operand& value) {
    if (const auto number = number_of(value)) return number->is_point() ? number->lowest.text() : std::string();
    switch (value.form()) {
        case Form::boolean: return value.as_boolean() ? "true" : "false";
        case Form::text: return quoted(value.as_text());
        case Form::date: return quoted(value.as_date().text());
        case Form::never: return quoted("none");
        default: return {};
    }
}

bool is_confidential(const Engine::Data& engine, logic::Slot slot) {
    const Fact* fact = engine.rulebook->facts[slot];
    return fact != nullptr && fact->personal;
}

}  // namespace

Reading Indicators::read(const Data::Warning& warning) {
    Reading reading;
    const auto& facts = assessment_.data().facts;
    const bool is_asked = warning.fact && facts;
    const logic::Slot slot =
        is_asked ? facts->vocabulary().find(warning.fact.text()).value_or(logic::kNoSlot) : logic::kNoSlot;
    const bool is_known = slot != logic::kNoSlot;
    if (is_asked && !is_known) {
        faults_.add("unknown_id", warning.fact, "no rules know the fact " + in_quotes(warning.fact.text()),
                    faults_.suggestion(warning.fact.text(), facts->vocabulary().names()));
    }
    for (const Data::Threshold& threshold : warning.thresholds) {
        if (is_known) check(threshold, slot);
        if (matrix_ == nullptr || threshold.level.empty()) continue;
        const auto level = std::ranges::find(matrix_->levels, threshold.level, &Named::id);
        if (level != matrix_->levels.end() && is_known && is_reached(threshold, (*facts)[slot])) {
            const auto number = static_cast<std::size_t>(level - matrix_->levels.begin());
            reading.level = std::min(reading.level.value_or(number), number);
        }
    }
    if (is_known && !is_confidential(assessment_.engine().data(), slot)) reading.value = json_of((*facts)[slot]);
    return reading;
}

void Indicators::check(const Data::Threshold& threshold, logic::Slot slot) {
    const logic::Schema& schema = assessment_.data().facts->vocabulary().schema(slot);
    const auto refuse = [&](std::string_view member, std::string_view wanted) {
        faults_.add("bad_value", threshold.place.find(member), "the fact is not " + std::string(wanted));
    };
    const bool is_number = schema.kinds.has(Kind::number) || schema.kinds.has(Kind::array);    // how many there are
    if (threshold.at_least && !is_number) refuse("at_least", "a number or a list");
    if (threshold.at_most && !is_number) refuse("at_most", "a number or a list");
    if (threshold.within_days && !schema.kinds.has(Kind::date)) refuse("within_days", "a date");
    if (!threshold.is) return;
    if (threshold.is.is(Type::boolean)) {
        if (!schema.kinds.has(Kind::boolean)) refuse("is", "true or false");
    } else if (!schema.kinds.has(Kind::string)) {
        refuse("is", "a string");
    } else if (!schema.values.empty() && std::ranges::find(schema.values, threshold.is.text()) == schema.values.end()) {
        const std::vector<std::string_view> values(schema.values.begin(), schema.values.end());
        faults_.add("bad_value", threshold.is, "the fact cannot be " + in_quotes(threshold.is.text()),
                    faults_.suggestion(threshold.is.text(), values));
    }
}

// What is not known has reached nothing.
bool Indicators::is_reached(const Data::Threshold& threshold, const Operand& value) const {
    if (const auto number = number_of(value)) {
        if (threshold.at_least) return number->lowest >= Numeric::parse(threshold.at_least->text());
        if (threshold.at_most) return number->highest <= Numeric::parse(threshold.at_most->text());
    }
    if (value.is(Form::date) && threshold.within_days) {
        return value.as_date().days() - assessment_.record().data().as_of.days() <=
               std::int64_t{*threshold.within_days};
    }
    if (!threshold.is) return false;
    if (value.is(Form::boolean) && threshold.is.is(Type::boolean)) return value.as_boolean() == threshold.is.boolean();
    return value.is(Form::text) && threshold.is.is(Type::string) && value.as_text() == threshold.is.text();
}

}  // namespace xuehui::ledger
