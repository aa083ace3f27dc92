#include "logic/convert.hpp"

#include <algorithm>

namespace xuehui::logic {

namespace {

// A fact is no -0: it could not lie in "at least 0", as which it is known before it is learnt.
Operand number_of(Value value, const Schema& schema, const Operand& otherwise) {
    if (!schema.money) {
        const Numeric number = Numeric::parse(value.text());
        return number.is_minus_zero() ? Operand::whole(0) : Operand::number(number);
    }
    const auto money = Numeric::parse_money(value.text());
    return money ? Operand::number(*money) : otherwise;
}

Operand text_or_date(Value value, const Schema& schema, const Operand& otherwise) {
    if (schema.kinds.has(Kind::string)) return Operand::text(value.text());
    if (schema.kinds.has(Kind::never) && value.text() == kNever) return Operand::never();
    const auto date = schema.kinds.has(Kind::date) ? Date::parse(value.text()) : std::nullopt;
    return date ? Operand::date(*date) : otherwise;
}

// Lists within lists are as deep as the dictionary, which somebody wrote; elements are many.
class Conversion {
public:
    Conversion(const Vocabulary& vocabulary, Rooms& rooms) : vocabulary_(vocabulary), rooms_(rooms) {}

    Operand fact(Value value, Slot slot, const Operand& otherwise) {
        if (!value || value.is(Type::null)) return otherwise;
        const Schema& schema = vocabulary_.schema(slot);
        switch (value.type()) {
            case Type::boolean: return schema.kinds.has(Kind::boolean) ? Operand::boolean(value.boolean()) : otherwise;
            case Type::number: return schema.kinds.has(Kind::number) ? number_of(value, schema, otherwise) : otherwise;
            case Type::string: return text_or_date(value, schema, otherwise);
            case Type::array: return schema.kinds.has(Kind::array) ? list(value, slot) : otherwise;
            case Type::null:
            case Type::object: break;
        }
        return otherwise;
    }

private:
    Operand* room(std::size_t count) {
        return rooms_.emplace_back(std::make_unique<Operand[]>(std::max<std::size_t>(count, 1))).get();
    }

    Operand list(Value value, Slot slot) {
        const std::size_t count = value.size();
        const std::size_t members = vocabulary_.member_count(slot);
        const bool plain = vocabulary_.has_plain_elements(slot) || members == 0;
        Operand* const elements = room(plain ? count : count * (members + 2));
        Operand* cells = elements + count;    // behind the elements
        std::size_t at = 0;
        for (const Value element : value.elements()) {
            elements[at++] = plain ? plain_element(element, slot) : row(element, slot, cells);
            if (!plain) cells += members + 1;
        }
        return Operand::list(elements, count);
    }

    Operand plain_element(Value element, Slot list) {
        if (vocabulary_.member_count(list) == 0) return Operand::anything().with(Operand::kNoted);
        const Slot slot = vocabulary_.first_member(list);
        return fact(element, slot, vocabulary_.initial(slot));
    }

    Operand row(Value element, Slot list, Operand* cells) {
        const Slot first = vocabulary_.first_member(list);
        const std::uint32_t count = vocabulary_.member_count(list);
        const bool object = element.is(Type::object);
        cells[0] = object ? Operand::value(element) : Operand::unknown(Kind::object).with(Operand::kNoted);
        std::copy_n(vocabulary_.initial().begin() + first, count, cells + 1);
        if (!object) return Operand::row(cells, count + 1);
        Slot next = 0;
        for (const Member member : element.members()) {
            const std::string_view name = member.key.text();
            for (Slot tried = 0; tried < count; ++tried) {
                const Slot slot = first + next;
                next = next + 1 < count ? next + 1 : 0;
                if (vocabulary_.member_name(slot) != name) continue;
                cells[1 + slot - first] = fact(member.value, slot, cells[1 + slot - first]);
                break;
            }
        }
        return Operand::row(cells, count + 1);
    }

    const Vocabulary& vocabulary_;
    Rooms& rooms_;
};

}  // namespace

Operand convert(Value value, const Vocabulary& vocabulary, Slot slot, const Operand& otherwise, Rooms& rooms) {
    return Conversion(vocabulary, rooms).fact(value, slot, otherwise);
}

}  // namespace xuehui::logic
