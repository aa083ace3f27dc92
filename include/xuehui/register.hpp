// The risk register (风险台账): what a society does about its risks, over the years.
//
// An assessment finds; a register keeps: raised findings and risks that people entered side by side, what is decided about
// each and by whom, early warnings, incidents, and the custody of seals and certificates (clause 7 of the standard). It is a
// document that people edit and update_register() brings up to date: what an assessment says goes into members of
// its own ("finding", "level", "residual", "stale" …), and nothing of what people wrote is lost or changed.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/result.hpp>
#include <xuehui/rules.hpp>
#include <xuehui/text.hpp>

namespace xuehui {

// Immutable, shared by its copies, safe in any number of threads.
class Register {
public:
    // Reads a document of the format xuehui/register/1. Errors: any fault that can be told without an engine.
    static Result<Register> parse(std::string_view json, const Limits& limits = {});

    std::string_view organisation_id() const;
    std::string_view organisation_name() const;    // or empty
    std::string_view as_of() const;                // YYYY-MM-DD, of the last update
    std::size_t entry_count() const;

    // The document as update_register() would write it: members in a fixed order, laid out for people, texts unchanged.
    std::string text() const;

    struct Data;
    explicit Register(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    const Data& data() const { return *data_; }    // for the library itself

private:
    std::shared_ptr<const Data> data_;
};

// Brings a register up to date with an assessment; of an empty text, makes a new one.
//
// Entries belong to findings by rule and case. A case is known by its element's `id` where no other element has it (by a digest
// of it where ids are personal), and otherwise by a digest of what is said of the element; never by its place. What people
// decided never passes to another risk: where an entry's case is found no longer, and others have come up that it might be,
// its state is unknown and "unclear_since" says since when, and the others get entries of their own. An element that gets an
// id while nothing else of it changes keeps its entry. A finding that is raised and has no entry gets one, others are refreshed; one
// that is no longer found is marked as gone, with the date, and stays; where facts are missing nothing is concluded. Levels,
// residual levels, early warnings, response times and what has to be assessed anew are worked out as of the assessment's
// day; what changed goes into the history of the entry. Updating again with the same assessment gives the same bytes.
//
// Errors: what Register::parse reports; the register is another organisation's, or was updated from a later assessment; an
// early warning names a fact that the engine does not know, asks of it what it cannot be, or has a level that the matrix of the
// rules does not have (without one: the register's own).
Result<std::string> update_register(std::string_view register_json, const Assessment& assessment,
                                    const Limits& limits = {});

// Lists over which risk rules run and whose elements no id tells apart, one diagnostic for each: "no_id" at the first element
// without one, "repeated_id" at the first that has another's. Nothing is wrong with such a record; a register that is kept with it cannot
// follow those elements once what is said of them changes.
Diagnostics unidentified_cases(const Assessment& assessment);

// The same of registers that have been read, and a new one. What was accepted once is not held against limits again.
Result<Register> update_register(const Register& risks, const Assessment& assessment);
Result<Register> new_register(const Assessment& assessment);

// What became of the entries of a register, each counted once; "last_seen" alone, which every update moves, is no change.
struct RegisterChanges {
    std::size_t added = 0;
    std::size_t gone = 0;    // since `before`
    std::size_t changed = 0;
    std::size_t unchanged = 0;
};

// From a text that update_register() was given, which may be empty, to the one that it made of it. Entries are told by
// their ids. Errors: what is no register; there are no limits.
Result<RegisterChanges> register_changes(std::string_view before, std::string_view after);

// What a register comes to on a day, for those who show it. Texts are copies.
struct RegisterView {
    enum class State : std::uint8_t { manual, open, unknown, gone };    // of the finding; manual: people entered it
    enum class Status : std::uint8_t { open, in_progress, closed, accepted };

    // Ends of what a level can be, as numbers in `levels`, where 0 is the worst.
    struct Level {
        std::uint8_t worst = 0;
        std::uint8_t mildest = 0;
        bool operator==(const Level&) const = default;
    };
    // Why an entry has to be assessed anew.
    struct Stale {
        std::string since;     // YYYY-MM-DD
        std::string change;    // id of the change, or empty: of old age
        std::string title;     // of the change
    };
    struct Entry {
        std::string id;
        Text title;
        std::string rule, case_id;    // empty of manual entries, and of findings without a case
        Text category;
        State state = State::manual;
        Status status = Status::open;
        Steps likelihood, impact;    // before controls
        Steps residual_likelihood, residual_impact;
        std::optional<Level> level;       // none: the register has no matrix
        std::optional<Level> residual;    // with the controls that are in place on the day
        std::string treatment;            // "avoid", "reduce", "transfer", "accept" or empty
        std::string owner;
        Text role;                          // who ought to have it, by the rule
        std::string due;                    // YYYY-MM-DD, or empty
        std::string first_seen, gone_on;    // YYYY-MM-DD, or empty
        std::string unclear_since;          // since when it cannot be told whether it is one of those found later, or empty
        std::uint32_t place = 0;            // of an element without an id of its own: its number in its list; 0: no such
        std::int64_t days_overdue = 0;      // beyond `due`, while there is work to do
        std::vector<Stale> stale;

        // Whether somebody still has to do something: neither closed nor accepted, and not gone.
        bool needs_work() const {
            return (status == Status::open || status == Status::in_progress) && state != State::gone;
        }
        bool is_overdue() const { return days_overdue > 0; }
        // It was closed, and is found nevertheless.
        bool is_closed_but_found() const { return status == Status::closed && state == State::open; }
        // It is no longer found, and not closed.
        bool may_be_closed() const {
            return (status == Status::open || status == Status::in_progress) && state == State::gone;
        }
    };
    struct Warning {
        std::string id, title, responsible, procedure;
        std::string value;                    // as JSON or as people put it, or empty
        std::string on;                       // when people observed it, or empty
        bool is_known = false;                // somebody or the facts say something
        std::optional<std::uint8_t> level;    // number in `levels`; none: below every threshold, or not known
    };
    struct Incident {
        std::string id, title, occurred, closed;        // closed: or empty
        std::string to_notice, to_respond, to_close;    // hours, or empty where they cannot be told
    };
    struct Use {
        std::string on, who, why;
        std::int64_t days = 0;    // since then
    };
    // A seal or a certificate with which something is not in order; others are counted only.
    struct Custody {
        bool is_seal = true;
        std::string id, title;
        bool has_custodian = true;
        std::string expired_on;    // or empty
        std::vector<Use> open;     // not returned
        std::vector<Use> unapproved;
        bool is_in_order() const { return has_custodian && expired_on.empty() && open.empty() && unapproved.empty(); }
    };
    struct Change {
        std::string id, kind, title, on;    // not reassessed yet
    };

    std::string organisation_id, organisation_name;
    std::string as_of;
    std::vector<Named> levels;        // the worst first; empty without a matrix
    std::vector<Entry> entries;       // what needs work first, of these the worst residual level, then the earliest due
    std::vector<Warning> warnings;    // the worst first
    std::vector<Incident> incidents;
    std::vector<Change> changes;
    std::vector<Custody> custody;
    std::size_t seals = 0, certificates = 0;
};

std::string_view to_string(RegisterView::State state);      // as in documents: "open", …; "manual"
std::string_view to_string(RegisterView::Status status);    // "open", "in_progress", …

// As of the register's own day, or of another one (YYYY-MM-DD; what is no date counts as not given).
RegisterView register_view(const Register& risks, std::string_view as_of = {});

}  // namespace xuehui
