#include "cli/checkpoint.hpp"

#include <charconv>
#include <string_view>
#include <system_error>

#include "cli/files.hpp"

namespace xuehui::cli {

namespace {

// The form of the file: lines of a key and a value, an empty line, and then the bytes that are pending and the population.
constexpr std::string_view kFormat = "xuehui/checkpoint/1";

void put(std::string& out, std::string_view key, std::string_view value) {
    out.append(key).append(" ").append(value).append("\n");
}

void put(std::string& out, std::string_view key, std::uint64_t value) { put(out, key, std::to_string(value)); }

std::string text_of(const Checkpoint& checkpoint) {
    std::string out;
    put(out, "format", kFormat);
    for (const auto& [name, value] : checkpoint.job) put(out, "job." + name, value);
    put(out, "read", checkpoint.progress.read);
    put(out, "written", checkpoint.progress.written);
    const StreamSummary& summary = checkpoint.progress.summary;
    put(out, "lines", summary.lines);
    put(out, "assessed", summary.assessed);
    put(out, "rejected", summary.rejected);
    for (const auto& [code, count] : summary.errors) put(out, "error." + code, count);
    for (const auto& [grade, count] : summary.grades) put(out, "grade." + grade, count);
    put(out, "input.bytes", checkpoint.input_bytes);
    put(out, "input.sum", checkpoint.input_sum);
    put(out, "results.length", checkpoint.results.length);
    put(out, "results.pending", checkpoint.results.pending.size());
    put(out, "rejects.length", checkpoint.rejects.length);
    put(out, "rejects.pending", checkpoint.rejects.pending.size());
    put(out, "standings.length", checkpoint.standings.length);
    put(out, "population", checkpoint.population.size());
    return out + '\n' + checkpoint.results.pending + checkpoint.rejects.pending + checkpoint.population;
}

// Reads the text; good() is false once something was not as it should be.
class Reader {
public:
    explicit Reader(std::string_view text) : rest_(text) {}

    bool good() const { return good_; }

    // The next line's key and value; false at the empty line.
    bool next(std::string_view& key, std::string_view& value) {
        const std::size_t end = rest_.find('\n');
        if (end == std::string_view::npos) return good_ = false;
        const std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        if (line.empty()) return false;
        const std::size_t space = line.find(' ');
        if (space == std::string_view::npos) return good_ = false;
        key = line.substr(0, space);
        value = line.substr(space + 1);
        return true;
    }

    std::uint64_t number(std::string_view text) {
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        good_ &= error == std::errc() && end == text.data() + text.size();
        return value;
    }

    std::string bytes(std::uint64_t count) {
        good_ &= count <= rest_.size();
        if (!good_) return {};
        std::string found(rest_.substr(0, count));
        rest_.remove_prefix(count);
        return found;
    }

    bool at_end() const { return rest_.empty(); }

private:
    std::string_view rest_;
    bool good_ = true;
};

// How many bytes there are behind the lines, of what.
struct Sizes {
    std::uint64_t results = 0, rejects = 0, population = 0;
};

// One line into its place. False where the key has none.
bool take(std::string_view key, std::string_view value, Reader& reader, Checkpoint& into, Sizes& sizes) {
    StreamSummary& summary = into.progress.summary;
    const auto behind = [&](std::string_view prefix) { return std::string(key.substr(prefix.size())); };
    if (key.starts_with("job.")) {
        into.job.emplace_back(behind("job."), value);
        return true;
    }
    const std::uint64_t number = reader.number(value);
    if (key.starts_with("error."))
        summary.errors[behind("error.")] = number;
    else if (key.starts_with("grade."))
        summary.grades[behind("grade.")] = number;
    else if (key == "read")
        into.progress.read = number;
    else if (key == "written")
        into.progress.written = number;
    else if (key == "lines")
        summary.lines = number;
    else if (key == "assessed")
        summary.assessed = number;
    else if (key == "rejected")
        summary.rejected = number;
    else if (key == "input.bytes")
        into.input_bytes = number;
    else if (key == "input.sum")
        into.input_sum = static_cast<std::uint32_t>(number);
    else if (key == "results.length")
        into.results.length = number;
    else if (key == "rejects.length")
        into.rejects.length = number;
    else if (key == "results.pending")
        sizes.results = number;
    else if (key == "rejects.pending")
        sizes.rejects = number;
    else if (key == "standings.length")
        into.standings.length = number;
    else if (key == "population")
        sizes.population = number;
    else
        return false;
    return true;
}

std::optional<Checkpoint> parse(std::string_view text) {
    Reader reader(text);
    std::string_view key;
    std::string_view value;
    if (!reader.next(key, value) || key != "format" || value != kFormat) return std::nullopt;
    Checkpoint checkpoint;
    Sizes sizes;
    while (reader.next(key, value)) {
        if (!take(key, value, reader, checkpoint, sizes)) return std::nullopt;
    }
    checkpoint.results.pending = reader.bytes(sizes.results);
    checkpoint.rejects.pending = reader.bytes(sizes.rejects);
    checkpoint.population = reader.bytes(sizes.population);
    if (!reader.good() || !reader.at_end()) return std::nullopt;
    return checkpoint;
}

}  // namespace

bool save(const Checkpoint& checkpoint, const std::string& path) { return replace_file(path, text_of(checkpoint)); }

std::optional<Checkpoint> load_checkpoint(const std::string& path, bool& is_there) {
    is_there = exists(path);
    if (!is_there) return std::nullopt;
    const auto input = read_file(path);
    return input ? parse(input->text) : std::nullopt;
}

}  // namespace xuehui::cli
