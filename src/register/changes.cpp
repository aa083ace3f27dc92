// What became of the entries of a register, from one text of it to a later one.
#include <limits>
#include <memory>
#include <string>
#include <unordered_map>

#include "json/read_document.hpp"
#include "register/register_data.hpp"
#include "register/shape.hpp"

namespace xuehui {

namespace {

using Data = Register::Data;

// An entry but for the day on which it was last seen, which every update moves, and where in its list it stood.
std::string what_it_says(const Data::Entry& entry) {
    ledger::Replaced replaced;
    if (entry.finding) {
        replaced.push_back({ledger::entry::kFinding,
                            ledger::written(entry.finding->place, ledger::shapes::kFinding,
                                            {{ledger::finding::kLastSeen, {}}, {ledger::finding::kPlace, {}}})});
    }
    return ledger::written(entry.place, ledger::shapes::kEntry, replaced);
}

// Of any size: whoever asks has had it accepted before. Null: there are faults.
std::shared_ptr<const Data> read_register(std::string_view text, Faults& faults) {
    if (text.empty()) return std::make_shared<const Data>();
    Limits limits;
    limits.bytes = limits.values = limits.depth = std::numeric_limits<std::size_t>::max();
    auto document = json::read_document(text, "register", limits, faults);
    return document ? ledger::read(std::move(document), faults) : nullptr;
}

}  // namespace

Result<RegisterChanges> register_changes(std::string_view before, std::string_view after) {
    Faults faults("register");
    const auto old = read_register(before, faults);
    const auto now = faults.empty() ? read_register(after, faults) : nullptr;
    if (!faults.empty()) return std::move(faults).take();
    std::unordered_map<std::string_view, const Data::Entry*> entries;
    for (const Data::Entry& entry : old->entries) entries.emplace(entry.id, &entry);
    RegisterChanges changes;
    for (const Data::Entry& entry : now->entries) {
        const auto found = entries.find(entry.id);
        if (found == entries.end()) {
            ++changes.added;
        } else if (entry.state() == Data::State::gone && found->second->state() != Data::State::gone) {
            ++changes.gone;
        } else if (what_it_says(entry) != what_it_says(*found->second)) {
            ++changes.changed;
        } else {
            ++changes.unchanged;
        }
    }
    return changes;
}

}  // namespace xuehui
