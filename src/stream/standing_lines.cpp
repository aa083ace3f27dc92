#include "stream/standing_lines.hpp"

#include <optional>
#include <string_view>

#include <xuehui/stream.hpp>

#include "json/write.hpp"
#include "population/bytes.hpp"
#include "report/bounds_json.hpp"
#include "report/standing_json.hpp"
#include "stream/csv.hpp"
#include "stream/window.hpp"

namespace xuehui {

namespace {

using population::ByteReader;
using population::ByteWriter;

// More than an entry can have: an id of 128 characters, a group, numbers.
constexpr std::size_t kLongestEntry = 2048;
constexpr std::uint64_t kFull = 1'000'000;

struct Entry {
    std::uint64_t line = 0;
    std::string organisation;
    std::optional<std::string> group;
    std::optional<Bounds> score;
};

std::optional<Entry> read_entry(std::string_view bytes) {
    ByteReader in(bytes);
    Entry entry;
    entry.line = in.number();
    entry.organisation = in.text(kLongestEntry);
    if (in.number(1) == 1) entry.group = in.text(kLongestEntry);
    if (in.number(1) == 1) {
        entry.score = Bounds{static_cast<std::int32_t>(in.number(kFull)), static_cast<std::int32_t>(in.number(kFull))};
    }
    return in.good() && in.at_end() ? std::optional(entry) : std::nullopt;
}

// Two bytes of length, and so many more.
constexpr std::size_t kHead = 2;
constexpr unsigned kByte = 256;

class LineMaker {
public:
    LineMaker(const Population& population, StreamFormat format) : standings_(population), format_(format) {}

    std::string_view head() const {
        return format_ == StreamFormat::csv
                   ? "line,organisation,group,lower,upper,best,worst,of,percentile_lower,percentile_upper,group_best,"
                     "group_worst,group_of,group_percentile_lower,group_percentile_upper\r\n"
                   : "";
    }

    void append(const Entry& entry, std::string& out) const {
        std::optional<Standing> in_all;
        std::optional<Standing> in_group;
        if (entry.score) in_all = standings_.in_all(*entry.score);
        if (entry.score && entry.group) in_group = standings_.in_group(*entry.group, *entry.score);
        if (format_ == StreamFormat::csv) {
            out += std::to_string(entry.line);
            stream::append_cell(out, entry.organisation);
            stream::append_cell(out, entry.group.value_or(std::string()));
            stream::append_bounds(out, entry.score);
            append_cells(in_all, out);
            append_cells(in_group, out);
            out += "\r\n";
            return;
        }
        json::Writer writer(out);
        writer.begin_object().key("line").integer(entry.line).key("organisation").string(entry.organisation);
        writer.key("group");
        if (entry.group) {
            writer.string(*entry.group);
        } else {
            writer.null();
        }
        writer.key("score");
        report::write_bounds(writer, entry.score);
        writer.key("in_all");
        report::write_standing(writer, in_all);
        writer.key("in_group");
        report::write_standing(writer, in_group);
        writer.end_object();
        out += '\n';
    }

private:
    static void append_cells(const std::optional<Standing>& standing, std::string& out) {
        if (!standing) {
            out += ",,,,,";
            return;
        }
        for (const std::uint64_t each : {standing->best, standing->worst, standing->of}) {
            stream::append_cell(out, std::to_string(each));
        }
        stream::append_bounds(out, standing->percentile);
    }

    Standings standings_;
    StreamFormat format_;
};

}  // namespace

void stream::keep_standing(std::uint64_t line, const PopulationMember& member, std::string& kept) {
    ByteWriter out;
    out.number(line);
    out.text(member.organisation);
    out.number(member.group ? 1 : 0);
    if (member.group) out.text(*member.group);
    out.number(member.score ? 1 : 0);
    if (member.score) {
        out.number(static_cast<std::uint64_t>(member.score->lower));
        out.number(static_cast<std::uint64_t>(member.score->upper));
    }
    const std::string entry = std::move(out).take();
    kept += static_cast<char>(entry.size() / kByte);
    kept += static_cast<char>(entry.size() % kByte);
    kept += entry;
}

bool write_standings(const Population& population, const ByteSource& kept, const ByteSink& sink, StreamFormat format) {
    constexpr std::size_t kPiece = std::size_t{1} << 16;
    const LineMaker lines(population, format);
    stream::Window window(kept);
    std::string out(lines.head());
    std::size_t used = 0;
    while (true) {
        const std::string_view rest = window.text().substr(used);
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
        const std::size_t size = rest.size() < kHead ? 0 : byte(0) * kByte + byte(1);
        if (rest.size() < kHead || rest.size() - kHead < size) {
            window.drop(used);
            used = 0;
            if (window.fill()) continue;
            return window.text().empty() && (out.empty() || sink(out));
        }
        const auto entry = read_entry(rest.substr(kHead, size));
        if (!entry) return false;
        lines.append(*entry, out);
        used += kHead + size;
        if (out.size() < kPiece) continue;
        if (!sink(out)) return false;
        out.clear();
    }
}

}  // namespace xuehui
