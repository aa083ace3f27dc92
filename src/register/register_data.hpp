// What a register is made of. Texts are views into its document, which it owns; everything keeps its place, as that is what
// is written again.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <xuehui/finding.hpp>
#include <xuehui/register.hpp>
#include <xuehui/rules.hpp>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/document.hpp"
#include "base/faults.hpp"
#include "register/moment.hpp"

namespace xuehui {

struct Register::Data {
    using State = RegisterView::State;
    using Status = RegisterView::Status;

    struct Finding {
        Value place;
        std::string_view rule;
        std::string_view case_id;    // or empty
        Text title;
        std::string_view category, owner;
        State state = State::open;
        Date first_seen, last_seen;
        Date assessed_on;    // since when the facts say what they say
        std::optional<Date> gone_on;
        std::optional<Date> unclear_since;       // that cases came up which it might be
        std::optional<std::uint32_t> element;    // its place in its list from 1, where no id tells
        Steps likelihood, impact;
    };
    struct Control {
        std::uint8_t likelihood = 0, impact = 0;    // by how many steps it lowers them
        std::optional<Date> since, until;

        bool is_in_place(Date day) const { return (!since || *since <= day) && (!until || day <= *until); }
    };
    struct History {
        std::string_view what, to;
    };
    struct Entry {
        Value place;
        std::string_view id, title, category;
        std::optional<Finding> finding;
        std::optional<Date> raised_on;
        std::optional<Steps> likelihood, impact;    // as people judge them
        Value level, residual;                      // as they were written
        std::string_view treatment;
        std::vector<Control> controls;
        std::string_view owner;
        std::optional<Date> due;
        Status status = Status::open;
        std::optional<Date> reviewed_on;
        std::optional<std::uint32_t> review_months;
        Value stale;
        std::vector<History> history;

        State state() const { return finding ? finding->state : State::manual; }
    };
    struct Threshold {
        Value place;
        std::string_view level;
        std::optional<Decimal> at_least, at_most;
        std::optional<std::uint32_t> within_days;
        Value is;    // a string, true or false
        bool has_condition() const { return at_least || at_most || within_days || is; }
    };
    struct Warning {
        Value place;
        std::string_view id, title, responsible, procedure;
        Value fact;    // its name, or absent: people watch
        std::vector<Threshold> thresholds;
        std::string_view observed, observed_level;
        std::optional<Date> observed_on;
        Value value;    // as it was written
        std::string_view level;
    };
    struct Incident {
        Value place;
        std::string_view id, title;
        Value entry;    // an entry's id, or absent
        std::optional<ledger::Moment> occurred, noticed, responded, closed;
        Value hours;    // as they were written
    };
    struct Change {
        Value place;
        std::string_view id, kind, title;
        Date on;
        std::optional<Date> reassessed_on;
        std::vector<std::string_view> categories;
        std::vector<Value> entries;    // ids
    };
    struct Use {
        std::string_view who, why, approved_by;
        Date on;
        std::optional<Date> returned_on;
    };
    struct Custody {
        std::string_view id, title, custodian;
        std::optional<Date> valid_to;
        std::vector<Use> uses;
    };

    std::shared_ptr<const Document> document;
    Value organisation;
    std::string_view organisation_id, organisation_name;
    Value as_of_place;
    Date as_of;
    std::optional<std::uint32_t> review_months;
    std::vector<Entry> entries;
    std::vector<Warning> warnings;
    std::vector<Incident> incidents;
    std::vector<Change> changes;
    std::vector<Custody> seals, certificates;
    Value matrix_place;
    std::optional<RiskMatrix> matrix;
    Value categories_place, owners_place;
    std::vector<Named> categories, owners;
};

namespace ledger {

// No society has so many; what has to be said of each under each change stays within bounds.
inline constexpr std::size_t kMostEntries = 20'000;
inline constexpr std::size_t kMostChanges = 1'000;

// Reads a register from a document whose format has been checked. Fit for use only if no fault was reported.
std::shared_ptr<Register::Data> read(std::shared_ptr<const Document> document, Faults& faults);

// Reports levels of early warnings that a matrix does not have. Which one that is only the caller knows: an update is going
// to put that of the rules in the place of the register's own. `name` is what people call it.
void check_levels(const Register::Data& data, const RiskMatrix& matrix, std::string_view name, Faults& faults);

// Parts of it, each list in its own way.
void read_entries(Value list, Register::Data& data, Faults& faults);
void read_warnings(Value list, Register::Data& data, Faults& faults);
void read_incidents(Value list, Register::Data& data, Faults& faults);
void read_changes(Value list, Register::Data& data, Faults& faults);
std::vector<Register::Data::Custody> read_custody(Value list, Faults& faults);

}  // namespace ledger

}  // namespace xuehui
