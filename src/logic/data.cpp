#include "logic/data.hpp"

#include <array>
#include <charconv>

#include "logic/logic.hpp"

namespace xuehui::logic {

namespace {

// What nobody paid for may be anything.
Found unpaid() { return {Operand::anything(), false, true}; }

// A place in an array: digits without leading zeros.
std::optional<std::size_t> array_index(std::string_view name) {
    std::size_t index = 0;
    const auto [last, error] = std::from_chars(name.data(), name.data() + name.size(), index);
    const bool whole = error == std::errc{} && last == name.data() + name.size();
    if (!whole || (name.size() > 1 && name.front() == '0')) return std::nullopt;
    return index;
}

Value child(Value value, std::string_view name) {
    if (value.is(Type::object)) return value.find(name);
    const auto index = array_index(name);
    if (!index || *index >= value.size()) return {};
    auto element = value.elements().begin();
    for (std::size_t skipped = 0; skipped < *index; ++skipped) ++element;
    return *element;
}

Interval marked_interval(Value mark) {
    Interval interval{Numeric::least(), Numeric::greatest()};
    const Value low = mark.find("lo");
    const Value high = mark.find("hi");
    if (low && low.is(Type::number)) interval.lowest = Numeric::parse(low.text());
    if (high && high.is(Type::number)) interval.highest = Numeric::parse(high.text());
    if (interval.is_empty()) return {Numeric::least(), Numeric::greatest()};    // it says nothing
    return interval;
}

// {"?": "number", "lo": 0}
Operand marked(Value mark) {
    struct Name {
        std::string_view name;
        Kind kind;
    };
    constexpr std::array kNames{Name{"null", Kind::null},     Name{"boolean", Kind::boolean},
                                Name{"number", Kind::number}, Name{"string", Kind::string},
                                Name{"array", Kind::array},   Name{"object", Kind::object},
                                Name{"date", Kind::date}};
    const Value kind = mark.find("?");
    if (!kind.is(Type::string)) return Operand::anything();
    for (const Name& known : kNames) {
        if (known.name != kind.text()) continue;
        return known.kind == Kind::number ? Operand::unknown(Kind::number, marked_interval(mark), false)
                                          : Operand::unknown(known.kind);
    }
    return Operand::anything();
}

Operand scalar_or_value(Value value) {
    switch (value.type()) {
        case Type::null: return Operand::null();
        case Type::boolean: return Operand::boolean(value.boolean());
        case Type::number: return Operand::number(Numeric::parse(value.text()));
        case Type::string: return Operand::text(value.text());
        case Type::array:
        case Type::object: break;
    }
    return Operand::value(value);
}

// One step down an operand.
Found step(const Operand& from, std::string_view name, Context& context) {
    const Found nothing =
        context.absence == Absence::record ? Found{Operand::anything()} : Found{Operand::null(), true};
    if (from.is_unknown()) return {Operand::anything()};
    if (from.is(Form::list)) {
        const auto index = array_index(name);
        if (!index || *index >= from.count()) return nothing;
        // An element that may be missing moves all that come after it.
        for (std::size_t i = 0; i <= *index; ++i) {
            if (from.elements()[i].has(Operand::kPerhaps)) return {Operand::anything()};
        }
        return {from.elements()[*index]};
    }
    if (from.is(Form::row)) return {Operand::anything()};    // compiled logic knows its members by slot
    if (!from.is(Form::value)) return nothing;
    const Value value = from.as_value();
    if (!context.budget.pay(value.size() * (1 + steps_over(name)))) return unpaid();
    const bool closed = from.has(Operand::kClosed);
    const Value found = child(value, name);
    if (!found && (closed || (value.is(Type::array) && context.absence == Absence::unknown)))
        return {Operand::null(), true};
    if (!found && context.absence == Absence::null) return {Operand::null(), true};
    const auto operand = read(found, closed, context);
    return operand ? Found{*operand} : unpaid();
}

}  // namespace

void* Room::take_more(std::size_t bytes) {
    if (!more_) more_.emplace();
    return more_->allocate(bytes, alignof(Operand));
}

std::string_view Room::keep(std::string_view text) {
    auto* const copy = static_cast<char*>(take(text.empty() ? 1 : text.size()));
    text.copy(copy, text.size());
    return {copy, text.size()};
}

Operand operand_of(Value value, Absence absence) {
    if (!value) return absence == Absence::null ? Operand::null() : Operand::anything();
    if (value.is(Type::null) && absence == Absence::record) return Operand::anything();
    if (value.is(Type::object) && absence == Absence::unknown && value.find("?")) return marked(value);
    return scalar_or_value(value);
}

Operand literal_of(Value value) {
    const Operand operand = scalar_or_value(value);
    return operand.is(Form::value) ? operand.with(Operand::kClosed) : operand;
}

std::optional<Operand> read(Value value, bool closed, Context& context) {
    constexpr std::size_t kDigitsPerStep = 4;
    const bool number = value && value.is(Type::number);
    if (number && !context.budget.pay(1 + value.text().size() / kDigitsPerStep)) return std::nullopt;
    return closed && value ? literal_of(value) : operand_of(value, context.absence);
}

Found find(const Operand& start, std::string_view path, Context& context) {
    if (path.empty()) return {start};
    if (!context.budget.pay(1 + steps_over(path))) return unpaid();
    Found found{start};
    for (std::size_t steps = 0;;) {
        const std::size_t end = path.find('.');
        if (!found.operand.is_unknown()) ++steps;
        found = step(found.operand, path.substr(0, end), context);
        found.steps = steps;
        if (found.absent || found.unpaid || end == std::string_view::npos) return found;
        path.remove_prefix(end + 1);
    }
}

std::size_t count_of(const Operand& array) { return array.is(Form::list) ? array.count() : array.as_value().size(); }

}  // namespace xuehui::logic
