#include "logic/condition_operand.hpp"

#include <charconv>
#include <string>

#include "base/utf16_order.hpp"

namespace xuehui::logic {

namespace {

bool is_open(const Operand& operand) {
    return operand.is<Unknown>() || (operand.is<Truth>() && operand.get<Truth>() == Truth::unknown);
}

bool is_composed(const Operand& operand) { return operand.is<List>() || operand.is<Value>(); }

bool is_same(const Operand& a, const Operand& b) {    // arrays and objects are equal to themselves only
    if (a.is<Value>() && b.is<Value>()) {
        const Value left = a.get<Value>();
        const Value right = b.get<Value>();
        return &left.document() == &right.document() && left.index() == right.index();
    }
    return a.is<List>() && b.is<List>() && a.get<List>().first == b.get<List>().first;
}

// Nothing where a text is too long to be read: every byte may take a step.
std::optional<Numeric> number_of(const Operand& operand, Budget& budget) {
    if (operand.is<Numeric>()) return operand.get<Numeric>();
    if (operand.is<Truth>()) return Numeric(std::int64_t{operand.get<Truth>() == Truth::yes});
    if (!operand.is<std::string_view>()) return Numeric(std::int64_t{0});    // null
    const auto text = operand.get<std::string_view>();
    return budget.pay(text.size()) ? std::optional(Numeric::read(text)) : std::nullopt;
}

bool append_text(std::string& out, const Operand& operand, Budget& budget);

// An array's text is its elements' texts with commas between; within it, null has none. Nested arrays add their commas
// and nothing else, so one pass over the flat document does, however deep it is.
bool append_array_text(std::string& out, Value array, Budget& budget) {
    const Document& document = array.document();
    const std::uint32_t end = document.node(array.index()).end;
    for (std::uint32_t i = array.index() + 1; i < end;) {
        const Document::Node& before = document.node(i - 1);
        const bool first = before.type == Type::array && before.end > i;
        if (!first) out += ',';
        const Value element(document, i);
        const bool nested = element.is(Type::array);
        if (!budget.pay(1)) return false;
        const auto operand = nested ? std::nullopt : read(element, budget);
        if (!nested && (!operand || !append_text(out, *operand, budget))) return false;
        i = nested ? i + 1 : document.node(i).end;
    }
    return true;
}

bool append_list_text(std::string& out, List list, Budget& budget) {    // as deep as the condition at most
    for (std::size_t i = 0; i < list.count; ++i) {
        if (i > 0) out += ',';
        if (!list.first[i].is<Null>() && !append_text(out, list.first[i], budget)) return false;
    }
    return true;
}

// Appends what ECMAScript's String makes of a value; false where something in it is unknown, or a date, or where that
// cannot be paid.
bool append_text(std::string& out, const Operand& operand, Budget& budget) {
    if (is_open(operand) || operand.is<Date>() || !budget.pay(1)) return false;
    if (operand.is<List>()) return append_list_text(out, operand.get<List>(), budget);
    if (operand.is_container(Type::array)) return append_array_text(out, operand.get<Value>(), budget);
    if (operand.is<Value>()) {
        out += "[object Object]";
    } else if (operand.is<Null>()) {
        out += "null";
    } else if (operand.is<Truth>()) {
        out += to_string(operand.get<Truth>());
    } else if (operand.is<Numeric>()) {
        out += operand.get<Numeric>().text();
    } else {
        const auto text = operand.get<std::string_view>();
        if (!budget.pay(steps_over(text))) return false;
        out += text;
    }
    return true;
}

// An array or object becomes its text, kept in `room`; anything else stays. Nothing where the text is unknown.
std::optional<Operand> as_primitive(const Operand& operand, std::string& room, Budget& budget) {
    if (!is_composed(operand)) return operand;
    if (!append_text(room, operand, budget)) return std::nullopt;
    return std::string_view(room);
}

Truth equal_dates(const Operand& a, const Operand& b) {
    if (a.is<Null>() || b.is<Null>()) return Truth::no;
    const auto left = as_date(a);
    const auto right = as_date(b);
    return left && right ? truth(*left == *right) : Truth::unknown;
}

Truth equal_texts(std::string_view a, std::string_view b, Budget& budget) {
    if (a.size() != b.size()) return Truth::no;
    return budget.pay(steps_over(a)) ? truth(a == b) : Truth::unknown;
}

std::optional<std::partial_ordering> ordered_texts(std::string_view a, std::string_view b, Budget& budget) {
    if (!budget.pay(steps_over(a.size() < b.size() ? a : b))) return std::nullopt;
    return compare_utf16(a, b);
}

// At each place of the whole the part may agree almost to its end, so what is paid is their product.
Truth text_within(std::string_view whole, std::string_view part, Budget& budget) {
    constexpr std::size_t kPlacesPerStep = 8;
    if (part.size() > whole.size()) return Truth::no;
    if (!budget.pay(whole.size() / kPlacesPerStep * (1 + steps_over(part)))) return Truth::unknown;
    return truth(whole.find(part) != std::string_view::npos);
}

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
    if (!value.is(Type::array)) return {};
    const auto index = array_index(name);
    if (!index || *index >= value.size()) return {};
    auto element = value.elements().begin();
    for (std::size_t skipped = 0; skipped < *index; ++skipped) ++element;
    return *element;
}

}  // namespace

Operand operand_of(Value fact) {
    if (!fact) return Unknown{};
    switch (fact.type()) {
        case Type::null: return Unknown{};
        case Type::boolean: return truth(fact.boolean());
        case Type::number: return Numeric::parse(fact.text());
        case Type::string: return fact.text();
        case Type::array:
        case Type::object: break;
    }
    return fact;
}

std::optional<Operand> read(Value fact, Budget& budget) {
    constexpr std::size_t kDigitsPerStep = 4;
    if (fact && fact.is(Type::number) && !budget.pay(1 + fact.text().size() / kDigitsPerStep)) return std::nullopt;
    return operand_of(fact);
}

std::optional<Operand> find(const Operand& operand, std::string_view path, Budget& budget) {
    if (path.empty()) return operand;
    if (!budget.pay(1 + steps_over(path))) return std::nullopt;
    std::size_t end = path.find('.');
    if (operand.is<List>()) {    // as deep as the condition at most
        const List list = operand.get<List>();
        const auto index = array_index(path.substr(0, end));
        if (!index || *index >= list.count) return Unknown{};
        const Operand& element = list.first[*index];
        return end == std::string_view::npos ? element : find(element, path.substr(end + 1), budget);
    }
    if (!operand.is<Value>()) return Unknown{};
    for (Value at = operand.get<Value>();; end = path.find('.')) {
        const std::string_view name = path.substr(0, end);
        const std::uint64_t comparison = 1 + steps_over(name);    // members may have long names, too
        if (!budget.pay(at.size() * comparison)) return std::nullopt;
        at = child(at, name);
        if (!at || end == std::string_view::npos) return read(at, budget);
        path.remove_prefix(end + 1);
    }
}

Truth truth_of(const Operand& operand) {
    if (operand.is<Unknown>()) return operand.get<Unknown>().truth;
    if (operand.is<Null>()) return Truth::no;
    if (operand.is<Truth>()) return operand.get<Truth>();
    if (operand.is<Numeric>()) return truth(operand.get<Numeric>().truth());
    if (operand.is<std::string_view>()) return truth(!operand.get<std::string_view>().empty());
    if (operand.is<List>()) return truth(operand.get<List>().count > 0);
    if (operand.is_container(Type::array)) return truth(operand.get<Value>().size() > 0);
    return Truth::yes;
}

std::optional<Date> as_date(const Operand& operand) {
    if (operand.is<Date>()) return operand.get<Date>();
    return operand.is<std::string_view>() ? Date::parse(operand.get<std::string_view>()) : std::nullopt;
}

Truth strictly_equal(const Operand& a, const Operand& b, Budget& budget) {
    if (a.is<Unknown>() || b.is<Unknown>()) return Truth::unknown;
    if (a.is<Date>() || b.is<Date>()) return equal_dates(a, b);
    if (a.index() != b.index()) return Truth::no;
    if (is_open(a) || is_open(b)) return Truth::unknown;
    if (a.is<Truth>()) return truth(a.get<Truth>() == b.get<Truth>());
    if (a.is<Numeric>()) return truth(a.get<Numeric>() == b.get<Numeric>());
    if (a.is<std::string_view>()) return equal_texts(a.get<std::string_view>(), b.get<std::string_view>(), budget);
    return truth(a.is<Null>() || is_same(a, b));
}

Truth loosely_equal(const Operand& a, const Operand& b, Budget& budget) {
    if (is_open(a) || is_open(b)) return Truth::unknown;
    if (a.is<Date>() || b.is<Date>()) return equal_dates(a, b);
    if (a.is<Null>() || b.is<Null>()) return truth(a.is<Null>() && b.is<Null>());
    if (is_composed(a) && is_composed(b)) return truth(is_same(a, b));
    std::string room;    // only one of the two is composed
    const auto left = as_primitive(a, room, budget);
    const auto right = as_primitive(b, room, budget);
    if (!left || !right) return Truth::unknown;
    if (left->is<std::string_view>() && right->is<std::string_view>()) return strictly_equal(*left, *right, budget);
    const auto left_number = number_of(*left, budget);
    const auto right_number = number_of(*right, budget);
    return left_number && right_number ? truth(*left_number == *right_number) : Truth::unknown;
}

std::optional<std::partial_ordering> order(const Operand& a, const Operand& b, Budget& budget) {
    if (is_open(a) || is_open(b)) return std::nullopt;
    if (a.is<Date>() || b.is<Date>()) {
        const auto left = as_date(a);
        const auto right = as_date(b);
        return left && right ? std::optional<std::partial_ordering>(*left <=> *right) : std::nullopt;
    }
    std::string left_room;
    std::string right_room;
    const auto left = as_primitive(a, left_room, budget);
    const auto right = as_primitive(b, right_room, budget);
    if (!left || !right) return std::nullopt;
    if (left->is<std::string_view>() && right->is<std::string_view>()) {
        return ordered_texts(left->get<std::string_view>(), right->get<std::string_view>(), budget);
    }
    const auto left_number = number_of(*left, budget);
    const auto right_number = number_of(*right, budget);
    return left_number && right_number ? std::optional(*left_number <=> *right_number) : std::nullopt;
}

Truth contains(const Operand& whole, const Operand& part, Budget& budget) {
    if (whole.is_array()) {
        Truth found = Truth::no;
        const bool complete = each_element(whole, budget, [&](const Operand& element) {
            found = either(found, strictly_equal(part, element, budget));
            return found != Truth::yes;
        });
        return complete ? found : Truth::unknown;
    }
    if (whole.is<Unknown>() || whole.is<Date>()) return Truth::unknown;
    if (!whole.is<std::string_view>() || whole.get<std::string_view>().empty()) return Truth::no;
    if (part.is<std::string_view>()) {
        return text_within(whole.get<std::string_view>(), part.get<std::string_view>(), budget);
    }
    std::string text;
    if (!append_text(text, part, budget)) return Truth::unknown;
    return text_within(whole.get<std::string_view>(), text, budget);
}

}  // namespace xuehui::logic
