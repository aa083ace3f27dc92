#include "reference/dictionary.hpp"

#include "reference/javascript.hpp"
#include "reference/logic.hpp"

namespace reference {

namespace {

Value bound(const Json& entry, const Json* given, const std::string& name);

bool says(const Json& entry, std::string_view member) {
    const Json* value = entry.find(member);
    return value != nullptr && value->is(Json::Type::boolean) && value->truth;
}

[[noreturn]] void refuse(const std::string& name) { throw std::runtime_error(name + " is not of its type"); }

Number number_of(const std::string& type, const Json& value) {
    if (type == "money") return Number::of_money(decimal(value.text));
    const Number number = Number::read(value.text);
    return number.is_negative_zero() ? Number::of(0LL) : number;    // or it would not lie in "at least 0"
}

// The one entry without a name stands for the element itself; otherwise elements are objects.
const Json* plain_element(const Json& entry) {
    const Json* items = entry.find("items");
    if (items == nullptr || items->items.size() != 1) return nullptr;
    return items->items[0].text_of("name").empty() ? &items->items[0] : nullptr;
}

Value known_list(const Json& entry, const Json& value, const std::string& name) {
    if (!value.is(Json::Type::array)) refuse(name);
    std::vector<Element> elements;
    for (const Json& element : value.items) {
        if (const Json* plain = plain_element(entry)) {
            elements.push_back({bound(*plain, &element, name), false});
            continue;
        }
        if (!element.is(Json::Type::object)) refuse(name);
        Value object = open_object();
        object.name = name;
        for (const Json& item : entry.at("items").items) {
            const std::string member = item.at("name").text;
            object.members.emplace_back(member, bound(item, element.find(member), name + "." + member));
        }
        elements.push_back({object, false});
    }
    return Value::list(elements);
}

Value known_value(const Json& entry, const Json& value, const std::string& name) {
    const std::string type = entry.at("type").text;
    if (type == "list") return known_list(entry, value, name);
    if (type == "boolean" && value.is(Json::Type::boolean)) return Value::of(value.truth);
    if (type == "string" && value.is(Json::Type::string)) return Value::of(value.text);
    if (type == "date" && value.is(Json::Type::string)) {
        const auto date = javascript::date_of(Value::of(value.text));
        if (date && (date->day || says(entry, "none"))) return *date;
    }
    const bool numeric = type == "integer" || type == "number" || type == "money";
    if (numeric && value.is(Json::Type::number)) return Value::of(number_of(type, value));
    refuse(name);
}

Value absent_number(const Json& entry, const std::string& type) {
    Number low = Number::of(-kLargest);
    Number high = Number::of(kLargest);
    // Numbers of things and sums of money are not negative unless the dictionary says so.
    if (type != "number") low = number_of(type, Json::number(0));
    if (const Json* least = entry.find("min")) low = number_of(type, *least);
    if (const Json* most = entry.find("max")) high = number_of(type, *most);
    return unknown_number(low, high);
}

Value absent_value(const Json& entry, const std::string& name) {
    const std::string type = entry.at("type").text;
    Value result;
    if (const Json* size = entry.find("size"); size != nullptr && type == "list") {
        // How many elements there are is known without knowing them.
        const Json* plain = plain_element(entry);
        for (int i = 0; i < std::stoi(size->text); ++i) {
            result.elements.push_back({plain == nullptr ? anything(name) : absent_value(*plain, name), false});
        }
        return Value::list(result.elements);
    }
    if (type == "boolean")
        result = unknown(only(Kind::boolean));
    else if (type == "string")
        result = unknown(only(Kind::string));
    else if (type == "list")
        result = unknown(only(Kind::array));
    else if (type == "date")
        result = unknown(only(Kind::date), {}, {}, says(entry, "none"));
    else
        result = absent_number(entry, type);
    if (result.unknown) result.name = name;
    return result;
}

Value bound(const Json& entry, const Json* given, const std::string& name) {
    if (given != nullptr && !given->is_null()) return known_value(entry, *given, name);
    const Json* standard = entry.find("default");
    if (standard == nullptr) return absent_value(entry, name);
    Value result;
    result.place = std::make_shared<Place>(Place{name, known_value(entry, *standard, name), {}});
    return result;
}

const Json* look_up(const Json& facts, const std::string& name) {
    const Json* place = &facts;
    for (std::size_t from = 0; place != nullptr && from <= name.size();) {
        const std::size_t point = std::min(name.find('.', from), name.size());
        place = place->is(Json::Type::object) ? place->find(name.substr(from, point - from)) : nullptr;
        from = point + 1;
    }
    return place;
}

Value day(const Json& text) { return javascript::date_of(Value::of(text.text)).value(); }

}  // namespace

void Dictionary::add(const Json& entry) {
    for (Json& known : entries_) {
        if (known.at("name").text != entry.at("name").text) continue;
        known = entry;
        return;
    }
    entries_.push_back(entry);
}

Value Dictionary::bind(const Json& record) const {
    Value data = open_object();
    const Json* given = record.find("facts");
    const Json facts = given == nullptr ? Json::object() : *given;
    for (const Json& entry : entries_) {
        const std::string name = entry.at("name").text;
        put(data, name, bound(entry, look_up(facts, name), name));
    }
    put(data, "as_of", day(record.at("as_of")));
    put(data, "period.from", day(record.at("period").at("from")));
    put(data, "period.to", day(record.at("period").at("to")));
    return data;
}

}  // namespace reference
