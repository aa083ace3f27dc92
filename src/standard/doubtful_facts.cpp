// Facts of the built-in dictionary that are allowed and can hardly be right.
#include <xuehui/standard.hpp>

#include <string>

#include "base/decimal.hpp"
#include "base/faults.hpp"
#include "record/record_data.hpp"

namespace xuehui {

namespace {

// A fact of the record by group and name; absent where it is not stated.
Value stated(const Assessment& assessment, std::string_view group, std::string_view name) {
    const Value facts = assessment.record().data().facts;
    const Value holder = facts && facts.is(Type::object) ? facts.find(group) : Value();
    return holder && holder.is(Type::object) ? holder.find(name) : Value();
}

// GB 32100—2015: 31 characters stand for 0 to 30; the sum of the first seventeen, each times 3 to the power of its place,
// and of the last is divisible by 31.
bool is_credit_code(std::string_view code) {
    constexpr std::string_view kCharacters = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    constexpr std::size_t kSize = 18;
    if (code.size() != kSize) return false;
    std::size_t sum = 0;
    std::size_t weight = 1;
    for (const char& character : code) {
        const std::size_t value = kCharacters.find(character);
        if (value == std::string_view::npos) return false;
        const bool is_last = &character == &code.back();
        sum += is_last ? value : value * weight;
        weight = weight * 3 % kCharacters.size();
    }
    return sum % kCharacters.size() == 0;
}

void check_code(const Assessment& assessment, Faults& faults) {
    const Value code = stated(assessment, "registration", "uscc");
    if (!code || !code.is(Type::string) || is_credit_code(code.text())) return;
    faults.add("bad_uscc", code,
               "no unified social credit code: eighteen digits and capitals but I, O, S, V and Z, of which the last "
               "one fits the others "
               "(GB 32100-2015)");
}

void check_branches(const Assessment& assessment, Faults& faults) {
    const Value count = stated(assessment, "branches", "count");
    const Value items = stated(assessment, "branches", "items");
    if (!count || !items || !count.is(Type::number) || !items.is(Type::array)) return;
    const std::string listed = std::to_string(items.size());
    const auto number = Decimal::parse(count.text());
    if (number && number->text() == listed) return;
    faults.add("count_differs", count,
               "'branches.items' has " + listed +
                   "; whether there are branches is taken from the number, all else from the list");
}

}  // namespace

Diagnostics doubtful_facts(const Assessment& assessment) {
    Faults faults("record");
    check_code(assessment, faults);
    check_branches(assessment, faults);
    return faults.empty() ? Diagnostics() : std::move(faults).take();
}

}  // namespace xuehui
