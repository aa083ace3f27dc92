#include "cli/population_files.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <xuehui/report.hpp>

#include "cli/diagnostics.hpp"

namespace xuehui::cli {

namespace {

bool is_page(std::string_view name) { return name.ends_with(".html") || name.ends_with(".htm"); }

bool is_table(std::string_view name) {
    for (const std::string_view ending : {".gz", ".zst"}) {
        if (name.ends_with(ending)) name.remove_suffix(ending.size());
    }
    return name.ends_with(".csv");
}

}  // namespace

std::unique_ptr<JobOutput> PopulationFiles::open_output(const std::string& path) const {
    auto output = Output::open(path, inputs_, context_);
    return output ? std::make_unique<JobOutput>(std::move(output), path) : nullptr;
}

int PopulationFiles::open(const Engine& engine, std::span<const std::string> inputs) {
    if (!settings_.is_wanted()) return kDone;
    inputs_.assign(inputs.begin(), inputs.end());
    auto population = Population::create(engine, settings_.options);
    if (!population) {
        show(population.error(), {{"population", "--group-by", {}}}, context_);
        return kUsage;
    }
    population_.emplace(*std::move(population));
    // Better now than after hours: whether the files can be written. They are made when there is something to write.
    for (const std::string& path : settings_.summaries) {
        if (!open_output(path)) return kUsage;
    }
    if (settings_.ranks.empty()) return kDone;
    if (!can_be_resumed(settings_.ranks)) {
        complain(settings_.ranks + context_.say({"：--ranks 要写到文件", ": --ranks is written to a file"}));
        return kUsage;
    }
    if (!open_output(settings_.ranks)) return kUsage;
    auto kept = Output::open_partial(settings_.ranks, inputs, context_);
    if (!kept) return kUsage;
    kept_ = std::make_unique<JobOutput>(std::move(kept), std::string());
    return kDone;
}

bool PopulationFiles::restore(const Engine& engine, const Checkpoint& last) {
    if (!population_) return true;
    auto population = Population::restore(engine, settings_.options, last.population);
    if (!population) return false;
    population_.emplace(*std::move(population));
    return true;
}

bool PopulationFiles::begin_at(const Checkpoint& last) { return !kept_ || kept_->begin_at(last.standings, context_); }

void PopulationFiles::follow(StreamOptions& stream) {
    if (!population_) return;
    stream.population = &*population_;
    if (kept_) stream.standings = [this](std::string_view entries) { return kept_->write(entries); };
}

void PopulationFiles::note(Checkpoint& now) const {
    if (population_) now.population = population_->state();
    if (kept_) now.standings = kept_->written();
}

void PopulationFiles::keep() {
    if (kept_) kept_->file().keep();
}

bool PopulationFiles::write(const std::string& path, std::string_view text) {
    outputs_.push_back(open_output(path));
    return outputs_.back() && outputs_.back()->write(text) && outputs_.back()->finish();
}

bool PopulationFiles::write_ranks() {
    if (!kept_->finish()) return false;
    auto kept = InputStream::open(partial_name(settings_.ranks));
    outputs_.push_back(open_output(settings_.ranks));
    if (!kept || !outputs_.back()) return false;
    const auto source = [&](char* buffer, std::size_t size) { return kept->read(buffer, size); };
    bool is_written = true;
    const auto sink = [&](std::string_view lines) { return is_written = outputs_.back()->write(lines); };
    const auto format = is_table(settings_.ranks) ? StreamFormat::csv : StreamFormat::ndjson;
    try {
        if (write_standings(*population_, source, sink, format)) return outputs_.back()->finish();
        if (is_written) complain(partial_name(settings_.ranks) + context_.say({"：已损坏", ": is damaged"}));
        return false;
    } catch (const std::system_error& error) {
        complain(settings_.ranks + ": " + error.code().message());
        return false;
    }
}

bool PopulationFiles::finish() {
    if (!population_) return true;
    if (!settings_.summaries.empty()) {
        const PopulationSummary summary = population_->summary();
        for (const std::string& path : settings_.summaries) {
            const std::string text =
                is_page(path) ? to_html(summary, context_.language) : printable_json(to_json(summary)) + '\n';
            if (!write(path, text)) return false;
        }
    }
    return !kept_ || write_ranks();
}

bool PopulationFiles::publish() {
    if (kept_) remove_replaced_file(partial_name(settings_.ranks));
    return std::ranges::all_of(outputs_, [](const auto& output) { return output->publish(); });
}

}  // namespace xuehui::cli
