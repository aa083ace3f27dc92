// A register brought up to date with an assessment.
//
// What people wrote is never rebuilt from what was understood of it: every object is written from its place in the document,
// and only the members that are ours are replaced. So nothing of theirs can be lost, whatever it is.
#include <algorithm>
#include <deque>
#include <limits>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "engine/assessment_data.hpp"
#include "json/layout.hpp"
#include "json/read_document.hpp"
#include "record/record_data.hpp"
#include "register/findings_by_case.hpp"
#include "register/incidents.hpp"
#include "register/indicators.hpp"
#include "register/levels.hpp"
#include "register/shape.hpp"
#include "register/sources.hpp"
#include "register/stale.hpp"
#include "register/update_entry.hpp"

namespace xuehui {

namespace ledger {

namespace {

using Data = Register::Data;

class Update {
public:
    Update(const Data& data, const Assessment& assessment, Faults& faults)
        : data_(data),
          assessment_(assessment),
          engine_(assessment.engine()),
          faults_(faults),
          findings_(assessment),
          matrix_(engine_.matrix().levels.empty() ? (data.matrix ? &*data.matrix : nullptr) : &engine_.matrix()),
          day_(assessment.record().data().as_of) {
        for (const Data::Entry& entry : data_.entries) ids_.insert(entry.id);
    }

    // Whether this assessment is one for this register, and the facts can be what its warnings ask. Of a register with
    // faults, too.
    void check() {
        if (!data_.document) return;
        const bool is_of_rules = matrix_ == &engine_.matrix();
        if (matrix_ != nullptr)
            check_levels(data_, *matrix_, is_of_rules ? "the matrix of the rules" : "the matrix", faults_);
        Indicators indicators(assessment_, matrix_, faults_);
        for (const Data::Warning& warning : data_.warnings) readings_.push_back(indicators.read(warning));
        const std::string_view organisation = assessment_.record().organisation_id();
        if (!data_.organisation_id.empty() && data_.organisation_id != organisation) {
            faults_.add("bad_value", data_.organisation.find("id"),
                        "the assessment is of another organisation, " + in_quotes(organisation));
        }
        if (data_.as_of_place && data_.as_of > day_) {
            faults_.add("bad_order", data_.as_of_place, "the assessment is of an earlier day, " + day_.text());
        }
    }

    // The register as JSON; too many entries are a fault.
    std::string write() {
        using namespace root;
        const bool is_new = !data_.document;
        Replaced replaced{{kFormat, "\"xuehui/register/1\""}, {kAsOf, '"' + day_.text() + '"'}, {kEntries, entries()}};
        replace_sources(data_, engine_, replaced);
        if (is_new) {
            const Value organisation = assessment_.record().data().organisation;
            replaced.push_back({kOrganisation, written(organisation, {organisation::kMembers, {}})});
            replaced.push_back({kReviewMonths, "12"});
            for (const std::size_t list : {kWarnings, kIncidents, kChanges, kSeals, kCertificates}) {
                replaced.push_back({list, "[]"});    // for people to see what there is
            }
            return written({}, shapes::kRoot, replaced);
        }
        if (!data_.warnings.empty()) replaced.push_back({kWarnings, warnings()});
        if (!data_.incidents.empty()) replaced.push_back({kIncidents, incidents()});
        return written(data_.document->root(), shapes::kRoot, replaced);
    }

private:
    std::string entries() {
        const StaleSearch stale(data_, day_);
        const Surroundings around{stale, matrix_, day_};
        std::vector<Data::Entry> entries = data_.entries;
        findings_.claim(entries);
        std::size_t count = entries.size();
        std::string list;
        json::Writer writer(list);
        writer.begin_array();
        for (Data::Entry& entry : entries) {
            const Data::State state = entry.state();
            if (entry.finding) refresh(*entry.finding, findings_.about(*entry.finding));
            writer.raw(updated_entry(entry, state, around));
        }
        for (const FindingsByCase::Case* found : findings_.raised()) {
            if (found->entered) continue;
            if (++count > kMostEntries) {
                faults_.add_general("limit", "the register would have more than 20000 entries");
                break;
            }
            writer.raw(updated_entry(new_entry(*found), Data::State::open, around));
        }
        writer.end_array();
        return list;
    }

    void refresh(Data::Finding& found, const FindingsByCase::Answer& answer) const {
        if (answer.state == Data::State::open) {
            const Finding& finding = *answer.found->finding;
            const bool says_more = found.state == Data::State::gone || found.likelihood != finding.likelihood ||
                                   found.impact != finding.impact;
            if (says_more) found.assessed_on = day_;
            found.gone_on.reset();
            found.unclear_since.reset();
            found.state = Data::State::open;
            describe(found, *answer.found);
        } else if (found.state != Data::State::gone) {    // of what is gone the unknown says nothing
            found.state = answer.state;
            if (answer.state == Data::State::gone) found.gone_on = day_;
            found.unclear_since = answer.is_unclear ? std::optional(found.unclear_since.value_or(day_)) : std::nullopt;
        }
    }

    void describe(Data::Finding& found, const FindingsByCase::Case& now) const {
        const Finding& finding = *now.finding;
        const Risk& risk = engine_.risk(finding.rule);
        found.title = risk.title;
        found.category = risk.category;
        found.owner = risk.owner;
        found.last_seen = day_;
        found.likelihood = finding.likelihood;
        found.impact = finding.impact;
        found.element.reset();
        const bool is_digest = !now.key.empty() && !risk::stands_for_itself(now.key);
        if (is_digest) found.element = *finding.element + 1;
    }

    Data::Entry new_entry(const FindingsByCase::Case& now) {
        Data::Finding found;
        found.rule = findings_.rule_of(*now.finding);
        found.case_id = now.key;
        found.first_seen = found.assessed_on = day_;
        describe(found, now);
        Data::Entry entry;
        entry.id = new_id(found);
        entry.finding = std::move(found);
        return entry;
    }

    // "seal-custody:office", made to fit an id, with a number behind it where that is taken.
    std::string_view new_id(const Data::Finding& found) {
        constexpr std::size_t kLongest = 96;    // bytes, and so characters
        std::string base(found.rule);
        if (!found.case_id.empty()) base.append(":").append(as_id(found.case_id));
        if (base.size() > kLongest) {
            base.resize(kLongest);
            while ((static_cast<unsigned char>(base.back()) & 0xC0U) == 0x80U) base.pop_back();
            if (static_cast<unsigned char>(base.back()) >= 0xC0U) base.pop_back();
        }
        std::size_t& number = last_number_[base];    // many cases may look alike
        std::string id = base;
        while (ids_.contains(id)) id = base + '-' + std::to_string(++number + 1);
        return *ids_.insert(new_ids_.emplace_back(std::move(id))).first;
    }

    static std::string as_id(std::string_view text) {
        std::string id;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto c = static_cast<unsigned char>(text[i]);
            const bool is_ideographic_space = text.substr(i, 3) == "\xE3\x80\x80";
            id += c <= 0x20 || c == 0x7F || is_ideographic_space ? '-' : text[i];
            if (is_ideographic_space) i += 2;
        }
        return id;
    }

    std::string warnings() const {
        using namespace warning;
        std::string list;
        json::Writer writer(list);
        writer.begin_array();
        for (std::size_t i = 0; i < data_.warnings.size(); ++i) {
            const Reading& reading = readings_[i];
            std::string level;
            if (reading.level) json::append_string(level, matrix_->levels[*reading.level].id);
            ledger::write(writer, data_.warnings[i].place, shapes::kWarning,
                          {{kValue, reading.value}, {kLevel, level}});
        }
        writer.end_array();
        return list;
    }

    std::string incidents() const {
        std::string list;
        json::Writer writer(list);
        writer.begin_array();
        for (const Data::Incident& incident : data_.incidents) {
            ledger::write(writer, incident.place, shapes::kIncident, {{incident::kHours, hours_json(incident)}});
        }
        writer.end_array();
        return list;
    }

    static std::string hours_json(const Data::Incident& incident) {
        using namespace hours;
        const ResponseTimes times = response_times(incident);
        if (times.to_notice.empty() && times.to_respond.empty() && times.to_close.empty()) return {};
        return written(incident.hours, shapes::kHours,
                       {{kToNotice, times.to_notice}, {kToRespond, times.to_respond}, {kToClose, times.to_close}});
    }

    const Data& data_;
    const Assessment& assessment_;
    const Engine& engine_;
    Faults& faults_;
    FindingsByCase findings_;
    const RiskMatrix* matrix_;    // that is going to stand in the register, or null
    Date day_;
    std::vector<Reading> readings_;    // of each warning
    std::unordered_set<std::string_view> ids_;
    std::deque<std::string> new_ids_;
    std::unordered_map<std::string, std::size_t> last_number_;    // that was put behind an id
};

}  // namespace

}  // namespace ledger

namespace {

Result<std::string> up_to_date(const Register::Data& data, const Assessment& assessment, const Limits& limits,
                               Faults&& faults) {
    ledger::Update update(data, assessment, faults);
    update.check();
    if (!faults.empty()) return std::move(faults).take();
    const std::string text = update.write();
    if (!faults.empty()) return std::move(faults).take();
    Limits generous = limits;    // what was read may have grown
    generous.bytes = std::max(generous.bytes, text.size());
    generous.values = std::max(generous.values, text.size());
    const auto document = json::parse(text, generous, faults, Document::Origin::composed);
    if (!document) return std::move(faults).take();
    return json::laid_out(document->root());
}

// Of registers that were read before, with whatever limits.
Result<Register> read_again(const Register::Data& data, const Assessment& assessment) {
    constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();
    Limits limits;
    limits.bytes = limits.values = limits.depth = kNoLimit;
    const auto text = up_to_date(data, assessment, limits, Faults("register"));
    if (!text) return text.error();
    return Register::parse(*text, limits);
}

}  // namespace

Result<std::string> update_register(std::string_view register_json, const Assessment& assessment,
                                    const Limits& limits) {
    Faults faults("register", limits.diagnostics);
    auto data = std::make_shared<const Register::Data>();
    if (!register_json.empty()) {
        auto document = json::read_document(register_json, "register", limits, faults);
        if (!document) return std::move(faults).take();
        data = ledger::read(std::move(document), faults);
    }
    return up_to_date(*data, assessment, limits, std::move(faults));
}

Result<Register> update_register(const Register& risks, const Assessment& assessment) {
    return read_again(risks.data(), assessment);
}

Result<Register> new_register(const Assessment& assessment) { return read_again({}, assessment); }

}  // namespace xuehui
