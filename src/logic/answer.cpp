#include "logic/answer.hpp"

#include <algorithm>

namespace xuehui::logic {

namespace {

bool known(const Operand& value) {
    if (value.is_unknown() || value.has(Operand::kPerhaps)) return false;
    return !value.is(Form::list) || std::all_of(value.elements(), value.elements() + value.count(), known);
}

void append_number(json::Writer& writer, const Numeric& number) {
    if (number.is_nan() || number.is_infinite())
        writer.null();
    else
        writer.raw(number.text());
}

// Numbers as ECMAScript prints them. As deep as a parser lets documents be.
void append_value(json::Writer& writer, Value value) {
    if (value.is(Type::number)) {
        append_number(writer, Numeric::parse(value.text()));
    } else if (value.is(Type::array)) {
        writer.begin_array();
        for (const Value element : value.elements()) append_value(writer, element);
        writer.end_array();
    } else if (value.is(Type::object)) {
        writer.begin_object();
        for (const Member member : value.members()) append_value(writer.any_key(member.key.text()), member.value);
        writer.end_object();
    } else {
        writer.value(value);
    }
}

void append(json::Writer& writer, const Operand& value) {    // as deep as lists may be
    switch (value.form()) {
        case Form::absent:
        case Form::unknown:
        case Form::null: writer.null(); break;
        case Form::boolean: writer.boolean(value.as_boolean()); break;
        case Form::number: append_number(writer, value.as_number()); break;
        case Form::text: writer.string(value.as_text()); break;
        case Form::date: writer.string(value.as_date().text()); break;
        case Form::never: writer.string(kNever); break;
        case Form::list:
            writer.begin_array();
            for (std::size_t i = 0; i < value.count(); ++i) append(writer, value.elements()[i]);
            writer.end_array();
            break;
        case Form::row: append(writer, value.cells()[0]); break;
        case Form::value: append_value(writer, value.as_value()); break;
    }
}

}  // namespace

bool Answer::is_known() const { return known(value); }

std::optional<bool> Answer::boolean() const {
    return value.is(Form::boolean) ? std::optional(value.as_boolean()) : std::nullopt;
}

std::optional<Date> Answer::date() const {
    return value.is(Form::date) ? std::optional(value.as_date()) : std::nullopt;
}

std::optional<std::string_view> Answer::text() const {
    return value.is(Form::text) ? std::optional(value.as_text()) : std::nullopt;
}

std::optional<Interval> Answer::number() const {
    if (!value.kinds().within(Kind::number) || value.can_be_nan()) return std::nullopt;
    return value.interval();
}

void append_json(std::string& out, const Operand& value) {
    json::Writer writer(out);
    append(writer, value);
}

std::string plain_text(const Operand& value) {
    if (value.is(Form::text)) return std::string(value.as_text());
    if (value.is(Form::date)) return value.as_date().text();
    if (value.is(Form::never)) return std::string(kNever);
    std::string text;
    append_json(text, value);
    return text;
}

}  // namespace xuehui::logic
