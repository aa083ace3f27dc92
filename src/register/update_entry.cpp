#include "register/update_entry.hpp"

#include "register/levels.hpp"
#include "register/shape.hpp"
#include "register/stale.hpp"

namespace xuehui::ledger {

namespace {

using Data = Register::Data;

constexpr std::string_view kWho = "xuehui";

std::string quoted(std::string_view text) {
    std::string out;
    json::append_string(out, text);
    return out;
}

// Empty, which leaves the member out, of an empty text.
std::string quoted_or_nothing(std::string_view text) { return text.empty() ? std::string() : quoted(text); }

std::string date_json(const std::optional<Date>& date) { return date ? '"' + date->text() + '"' : std::string(); }

std::string text_json(const Text& text) {
    if (text.empty()) return {};
    std::string out;
    json::Writer writer(out);
    writer.begin_object();
    if (!text.zh.empty()) writer.key("zh").string(text.zh);
    if (!text.en.empty()) writer.key("en").string(text.en);
    writer.end_object();
    return out;
}

std::string finding_json(const Data::Finding& found) {
    using namespace finding;
    return written(found.place, shapes::kFinding,
                   {{kRule, quoted(found.rule)},
                    {kCase, quoted_or_nothing(found.case_id)},
                    {kPlace, found.element ? std::to_string(*found.element) : std::string()},
                    {kTitle, text_json(found.title)},
                    {kCategory, quoted_or_nothing(found.category)},
                    {kOwner, quoted_or_nothing(found.owner)},
                    {kState, quoted(to_string(found.state))},
                    {kFirstSeen, date_json(found.first_seen)},
                    {kLastSeen, date_json(found.last_seen)},
                    {kGoneOn, date_json(found.gone_on)},
                    {kUnclearSince, date_json(found.unclear_since)},
                    {kAssessedOn, date_json(found.assessed_on)},
                    {kLikelihood, steps_json(found.likelihood)},
                    {kImpact, steps_json(found.impact)}});
}

// A level as it was written, in the words of the history; empty where none was.
std::string name_of(Value level) {
    if (!level) return {};
    if (level.is(Type::string)) return std::string(level.text());
    return std::string(level.find("lower").text()).append("-").append(level.find("upper").text());
}

class EntryUpdate {
public:
    EntryUpdate(const Data::Entry& entry, const Surroundings& around) : entry_(entry), around_(around) {}

    std::string write(Data::State state) {
        if (!entry_.place) replaced_.push_back({entry::kId, quoted(entry_.id)});
        if (entry_.finding) replaced_.push_back({entry::kFinding, finding_json(*entry_.finding)});
        note_status();
        note_state(state);
        weigh();
        write_stale();
        write_history();
        return written(entry_.place, shapes::kEntry, replaced_);
    }

private:
    void note(std::string_view what, std::string_view from, std::string_view to, std::string_view who) {
        using namespace history;
        lines_.push_back(written({}, shapes::kHistory,
                                 {{kOn, date_json(around_.day)},
                                  {history::kWho, quoted_or_nothing(who)},
                                  {kWhat, quoted(what)},
                                  {kFrom, quoted_or_nothing(from)},
                                  {kTo, quoted(to)}}));
    }

    // People may change a status without telling the history.
    void note_status() {
        std::string_view last = to_string(Data::Status::open);
        for (const Data::History& line : entry_.history) {
            if (line.what == "status") last = line.to;
        }
        const std::string_view now = to_string(entry_.status);
        if (last != now) note("status", last, now, {});
    }

    void note_state(Data::State before) {
        if (!entry_.finding) return;
        if (!entry_.place) return note("state", {}, to_string(entry_.finding->state), kWho);
        if (before != entry_.finding->state) note("state", to_string(before), to_string(entry_.finding->state), kWho);
    }

    void weigh() {
        if (around_.matrix == nullptr) return leave_out_levels();
        const RiskMatrix& matrix = *around_.matrix;
        const RegisterView::Level level = level_of(matrix, weight_of(entry_));
        const std::string before = ledger::name_of(entry_.level);
        replaced_.push_back({entry::kLevel, level_json(matrix, level)});
        note_level("level", before, level_name(matrix, level));

        const Weight rest = residual_of(entry_, around_.day);
        const RegisterView::Level left = level_of(matrix, rest);
        const bool had_residual = entry_.residual && entry_.residual.find("level");
        if (!entry_.controls.empty() || had_residual) {
            const std::string left_before = had_residual ? ledger::name_of(entry_.residual.find("level")) : before;
            note_level("residual", left_before, level_name(matrix, left));
        }
        if (entry_.controls.empty()) {
            replaced_.push_back({entry::kResidual, {}});
            return;
        }
        replaced_.push_back({entry::kResidual, written(entry_.residual, shapes::kResidual,
                                                       {{residual::kLikelihood, steps_json(rest.likelihood)},
                                                        {residual::kImpact, steps_json(rest.impact)},
                                                        {residual::kLevel, level_json(matrix, left)}})});
    }

    // Without a matrix none can be told.
    void leave_out_levels() {
        replaced_.push_back({entry::kLevel, {}});
        replaced_.push_back({entry::kResidual, {}});
    }

    // Of what was never told before nothing changed.
    void note_level(std::string_view what, const std::string& before, const std::string& now) {
        if (!before.empty() && before != now) note(what, before, now, kWho);
    }

    // The reason as it was written before, with what the user may have put into it.
    Value place_of(const StaleReason& reason) const {
        if (!entry_.stale) return {};
        for (const Value each : entry_.stale.elements()) {
            const Value change = each.find("change");
            const bool is_same = reason.change == nullptr ? !change : change && change.text() == reason.change->id;
            if (is_same) return each;
        }
        return {};
    }

    void write_stale() {
        using namespace stale;
        std::string list;
        json::Writer writer(list);
        writer.begin_array();
        const auto reasons = around_.stale.reasons(entry_);
        for (const StaleReason& reason : reasons) {
            const bool is_change = reason.change != nullptr;
            ledger::write(writer, place_of(reason), shapes::kStale,
                          {{kReason, quoted(is_change ? "change" : "age")},
                           {kChange, is_change ? quoted(reason.change->id) : std::string()},
                           {kSince, date_json(reason.since)}});
        }
        writer.end_array();
        replaced_.push_back({entry::kStale, reasons.empty() ? std::string() : std::move(list)});
    }

    void write_history() {
        if (lines_.empty()) return;
        std::string list;
        json::Writer writer(list);
        writer.begin_array();
        if (const Value before = entry_.place ? entry_.place.find("history") : Value{}) {
            for (const Value line : before.elements()) ledger::write(writer, line, shapes::kHistory);
        }
        for (const std::string& line : lines_) writer.raw(line);
        writer.end_array();
        replaced_.push_back({entry::kHistory, std::move(list)});
    }

    const Data::Entry& entry_;
    const Surroundings& around_;
    Replaced replaced_;
    std::vector<std::string> lines_;
};

}  // namespace

std::string updated_entry(const Data::Entry& entry, Data::State state, const Surroundings& around) {
    return EntryUpdate(entry, around).write(state);
}

}  // namespace xuehui::ledger
