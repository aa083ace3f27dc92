// A population as bytes, and back. It may come from anywhere: nothing in it is believed that could do harm.
#include <xuehui/population.hpp>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "population/bytes.hpp"
#include "population/population_state.hpp"

namespace xuehui {

namespace {

using namespace population;

constexpr std::string_view kFormat = "xuehui population 1";
constexpr std::size_t kLongestId = 512;    // 128 characters
constexpr std::size_t kLongestDate = 10;
constexpr std::uint64_t kFull = 1'000'000;

void write_optional(ByteWriter& out, const std::optional<std::string>& text) {
    out.number(text ? 1 : 0);
    if (text) out.text(*text);
}

void write(ByteWriter& out, const LeagueEntry& entry) {
    write_optional(out, entry.group);
    for (const std::string* text : {&entry.organisation, &entry.name, &entry.from, &entry.to}) out.text(*text);
    out.number(static_cast<std::uint64_t>(entry.score.lower));
    out.number(static_cast<std::uint64_t>(entry.score.upper));
    out.number(entry.grade_lower);
    out.number(entry.grade_upper);
}

// Text that people will be shown.
std::string read_text(ByteReader& in, std::size_t longest) {
    std::string text = in.text(longest);
    if (find_invalid_utf8(text) != std::string_view::npos) in.fail();
    return text;
}

LeagueEntry read_entry(ByteReader& in, std::size_t grades) {
    LeagueEntry entry;
    if (in.number(1) == 1) entry.group = read_text(in, Population::kLongestGroup);
    entry.organisation = read_text(in, kLongestId);
    entry.name = read_text(in, kLongestName);
    entry.from = read_text(in, kLongestDate);
    entry.to = read_text(in, kLongestDate);
    entry.score.lower = static_cast<std::int32_t>(in.number(kFull));
    entry.score.upper = static_cast<std::int32_t>(in.number(kFull));
    entry.grade_lower = static_cast<std::uint32_t>(in.number(grades - 1));
    entry.grade_upper = static_cast<std::uint32_t>(in.number(grades - 1));
    if (entry.score.lower > entry.score.upper) in.fail();
    return entry;
}

Diagnostics unusable(std::string message) {
    Diagnostic fault;
    fault.code = "bad_value";
    fault.document = "population";
    fault.message = std::move(message);
    return {fault};
}

}  // namespace

std::string Population::state() const {
    const State& state = *state_;
    ByteWriter out;
    out.text(kFormat);
    out.text(fingerprint(state.engine, state.options));
    out.number(state.rejected);
    state.all.write(out);
    state.thousandths.write(out);
    state.unstated.write(out);
    out.number(state.groups.size());
    for (const auto& [name, tally] : state.groups) {
        out.text(name);
        tally.write(out);
    }
    out.number(state.league.size());
    for (const LeagueEntry& entry : state.league) write(out, entry);
    return std::move(out).take();
}

Result<Population> Population::restore(const Engine& engine, const PopulationOptions& options, std::string_view state) {
    auto made = create(engine, options);
    if (!made) return made;
    State& into = *made->state_;
    ByteReader in(state);
    if (in.text(kFormat.size()) != kFormat) return unusable("not the state of a population");
    if (in.text(state.size()) != fingerprint(engine, into.options)) {
        return unusable("the state of a population with other documents or options, or of another version");
    }
    into.rejected = in.number();
    into.all.read(in);
    into.thousandths.read(in);
    into.unstated.read(in);
    std::uint64_t kept = into.unstated.assessed();
    const std::uint64_t groups = in.number(kMostGroups);
    for (std::uint64_t i = 0; i < groups && in.good(); ++i) {
        const std::string name = read_text(in, kLongestGroup);
        const auto [entry, is_new] = into.groups.try_emplace(name, into.shape);
        if (!is_new) in.fail();
        entry->second.read(in);
        kept += entry->second.assessed();
    }
    if (kept > into.all.assessed()) in.fail();
    const std::uint64_t entries = in.number(into.options.league);
    for (std::uint64_t i = 0; i < entries && in.good(); ++i) {
        into.enter(read_entry(in, into.shape.grades));
    }
    if (!in.good() || !in.at_end()) return unusable("the state of a population is damaged");
    return made;
}

}  // namespace xuehui
