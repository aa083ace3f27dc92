// The findings of an assessment as a register asks for them: by rule and case.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <xuehui/assessment.hpp>

#include "register/register_data.hpp"

namespace xuehui::ledger {

class FindingsByCase {
public:
    // `assessment` must outlive this.
    explicit FindingsByCase(const Assessment& assessment);

    struct Answer {
        Register::Data::State state;         // open, unknown or gone
        const Finding* finding = nullptr;    // where it is open
    };
    // A case that is found no longer is gone: a list that is given is complete. Where its list is not known, or its rule is
    // not among those that were asked, nothing is.
    Answer about(std::string_view rule, std::string_view case_id) const;

    // Those that were raised, the most urgent first, each case once.
    const std::vector<const Finding*>& raised() const { return raised_; }
    std::string_view rule_of(const Finding& finding) const;

private:
    struct Rule {
        std::unordered_map<std::string_view, const Finding*> cases;    // of equal ones the most urgent
        bool is_open = false;                                          // a list that is not known
    };

    const Assessment& assessment_;
    std::unordered_map<std::string_view, Rule> rules_;
    std::vector<const Finding*> raised_;
};

}  // namespace xuehui::ledger
