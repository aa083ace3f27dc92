// What has to be assessed anew: because of a change in environment, business or requirements, or of old age (clause 7).
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "register/register_data.hpp"

namespace xuehui::ledger {

struct StaleReason {
    const Register::Data::Change* change = nullptr;    // or null: age
    Date since;
};

// Finds them for the entries of a register, on a day. The register must outlive it.
class StaleSearch {
public:
    static constexpr std::size_t kMostReasons =
        10;    // of one entry: who reads the first ones does what there is to do

    StaleSearch(const Register::Data& data, Date day);

    // Of an entry that was not judged since: the latest day of the facts' saying something else about it, its being raised,
    // and people's review. None of entries that are closed or gone. Changes in their order, age last.
    std::vector<StaleReason> reasons(const Register::Data::Entry& entry) const;

private:
    // A change that has not been answered yet, and what it concerns; nothing: everything.
    struct Pending {
        const Register::Data::Change* change;
        std::unordered_set<std::string_view> categories, entries;

        bool concerns(const Register::Data::Entry& entry) const;
    };

    const Register::Data& data_;
    Date day_;
    std::vector<Pending> pending_;
};

}  // namespace xuehui::ledger
