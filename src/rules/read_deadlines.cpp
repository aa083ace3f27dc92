// Reads the days that a society has to keep in mind.
#include <array>

#include "base/fields.hpp"
#include "rules/rules_data.hpp"

namespace xuehui::rules {

void read_deadlines(Value list, Rules::Data& rules, Faults& faults) {
    enum { kId, kTitle, kOn, kWhen, kBasis, kOwner, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"id", "title", "on", "when", "basis", "owner"};
    if (!list || !expect(list, Type::array, faults)) return;
    for (const Value element : list.elements()) {
        const Fields fields(element, kMembers, faults);
        if (!fields.is_object()) continue;
        Rules::Data::Deadline deadline;
        deadline.place = element;
        deadline.rule.id = fields.required_id(kId);
        deadline.rule.title = fields.required_text(kTitle);
        deadline.rule.basis = read_basis(fields.required(kBasis), faults);
        deadline.on = fields.required(kOn);
        deadline.when = fields[kWhen];
        if (fields.has(kOwner) && read_id(fields[kOwner], faults)) {
            deadline.owner = fields[kOwner];
            deadline.rule.owner = deadline.owner.text();
        }
        rules.deadlines.push_back(std::move(deadline));
    }
}

}  // namespace xuehui::rules
