// The texts of values, as ECMAScript's String gives them, and what is made of texts.
#include <algorithm>

#include "logic/operators.hpp"

namespace xuehui::logic {

namespace {

// An array's text is its elements' texts with commas between; within it, null has none. Nested arrays add their commas
// and nothing else, so one pass over the flat document does, however deep it is.
bool append_array_text(std::string& out, const Operand& operand, Context& context) {
    const Value array = operand.as_value();
    const Document& document = array.document();
    const std::uint32_t end = document.node(array.index()).end;
    for (std::uint32_t i = array.index() + 1; i < end;) {
        const Document::Node& before = document.node(i - 1);
        const bool first = before.type == Type::array && before.end > i;
        if (!first) out += ',';
        const Value element(document, i);
        const bool nested = element.is(Type::array);
        if (!context.budget.pay(1)) return false;
        if (!nested) {
            const auto read_one = read(element, operand.has(Operand::kClosed), context);
            if (!read_one) return false;
            if (!read_one->is(Form::null) && !append_text(out, *read_one, context)) return false;
        }
        i = nested ? i + 1 : document.node(i).end;
    }
    return true;
}

bool append_list_text(std::string& out, const Operand& list, Context& context) {
    if (list.has(Operand::kPartial)) return false;
    for (std::size_t i = 0; i < list.count(); ++i) {
        if (i > 0) out += ',';
        const Operand& element = list.elements()[i];
        if (!element.is(Form::null) && !append_text(out, element, context)) return false;
    }
    return true;
}

std::size_t bytes_of(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead < 0xE0) return 2;
    return lead < 0xF0 ? 3 : 4;
}

// A text as UTF-16 counts it: characters beyond U+FFFF are two units. Half of one is written U+FFFD.
class Units {
public:
    explicit Units(std::string_view text) : text_(text) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t bytes = bytes_of(static_cast<unsigned char>(text[at]));
            count_ += bytes == 4 ? 2 : 1;
            at += bytes;
        }
    }
    std::int64_t count() const { return count_; }

    std::string slice(std::int64_t begin, std::int64_t end) const {
        constexpr std::string_view kHalf = "\xEF\xBF\xBD";
        std::string out;
        std::int64_t unit = 0;
        for (std::size_t at = 0; at < text_.size() && unit < end;) {
            const std::size_t bytes = bytes_of(static_cast<unsigned char>(text_[at]));
            const std::int64_t width = bytes == 4 ? 2 : 1;
            const bool first = unit >= begin && unit < end;
            const bool last = unit + width - 1 >= begin && unit + width - 1 < end;
            if (first && last)
                out += text_.substr(at, bytes);
            else if (first || last)
                out += kHalf;
            unit += width;
            at += bytes;
        }
        return out;
    }

private:
    std::string_view text_;
    std::int64_t count_ = 0;
};

// What ECMAScript's ToIntegerOrInfinity makes of it, within what a text can be long; nothing where it is unknown.
std::optional<std::int64_t> whole_of(const Operand& operand, Context& context) {
    constexpr double kFar = 2147483648.0;
    const Range range = range_of(operand, Reading::number, context);
    if (range.is_nan()) return 0;
    if (range.nan || !(range.interval.lowest == range.interval.highest)) return std::nullopt;
    return static_cast<std::int64_t>(std::clamp(range.interval.lowest.as_double(), -kFar, kFar));
}

}  // namespace

bool append_text(std::string& out, const Operand& operand, Context& context) {
    if (!context.budget.pay(1) || out.size() > Context::kLongestText) return false;
    switch (operand.form()) {
        case Form::absent:
        case Form::null: out += "null"; return true;
        case Form::boolean: out += operand.as_boolean() ? "true" : "false"; return true;
        case Form::number: out += operand.as_number().text(); return true;
        case Form::text:
            if (!context.pay_for_text(operand.as_text().size())) return false;
            out += operand.as_text();
            return true;
        case Form::list: return append_list_text(out, operand, context);
        case Form::row: out += "[object Object]"; return true;
        case Form::value:
            if (operand.as_value().is(Type::array)) return append_array_text(out, operand, context);
            out += "[object Object]";
            return true;
        case Form::date:
        case Form::never:
        case Form::unknown: break;
    }
    return false;
}

namespace {

// Of a part whose text is not known. Two elements have a comma between them. As deep as lists may be.
bool surely_not_empty(const Operand& part, Context& context) {
    if (part.is_unknown()) {
        const Kinds kinds = part.kinds();
        return !kinds.meets({Kind::null, Kind::array}) && (!kinds.has(Kind::string) || part.truth() == Truth::yes);
    }
    if (!part.is_array()) return !part.is(Form::null) && (!part.is(Form::text) || !part.as_text().empty());
    std::size_t sure = 0;
    bool not_empty = false;
    (void)each_element(part, context, [&](const Operand& element) {
        if (element.has(Operand::kPerhaps)) return true;
        not_empty = ++sure > 1 || (!element.is(Form::value) && surely_not_empty(element, context));
        return !not_empty;
    });
    return not_empty;
}

// False, and nothing is added, where the text is not known. Null adds nothing.
bool append_part(std::string& text, const Operand& part, Context& context) {
    const std::size_t before = text.size();
    if (part.is(Form::null)) return true;
    if (part.is(Form::date))
        text += part.as_date().text();
    else if (part.is(Form::never))
        text += kNever;
    else if (!append_text(text, part, context))
        text.resize(before);
    else
        return true;
    return text.size() > before;
}

}  // namespace

// What is put together has a truth even where a part is not known.
Operand cat(std::span<const Operand> arguments, Context& context) {
    std::string text;
    bool known = true;
    bool not_empty = false;
    for (const Operand& part : arguments) {
        const bool added = append_part(text, part, context);
        known = known && added;
        not_empty = not_empty || !text.empty() || (!added && surely_not_empty(part, context));
    }
    if (known && context.pay_for_text(text.size())) return Operand::text(context.room.keep(text));
    return Operand::unknown(Kind::string, not_empty ? Truth::yes : Truth::unknown);
}

Operand substr(std::span<const Operand> arguments, Context& context) {
    const Operand unknown = Operand::unknown(Kind::string);
    std::string text;
    if (!append_text(text, arguments[0], context) || !context.pay_for_text(2 * text.size())) return unknown;
    const Units units(text);
    std::optional<std::int64_t> begin = 0;
    if (arguments.size() > 1) begin = whole_of(arguments[1], context);
    if (!begin) return unknown;
    const std::int64_t count = units.count();
    if (*begin < 0) begin = std::max<std::int64_t>(count + *begin, 0);
    std::int64_t end = count;
    if (arguments.size() > 2) {    // a length, or, negative, how much is left out at the end
        const auto length = whole_of(arguments[2], context);
        if (!length) return unknown;
        end = *length < 0 ? count + *length : std::min(count, *begin + *length);
    }
    return Operand::text(context.room.keep(units.slice(*begin, end)));
}

}  // namespace xuehui::logic
