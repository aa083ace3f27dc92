#include "cli/batch_job.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <xuehui/version.hpp>

#include "cli/diagnostics.hpp"

namespace xuehui::cli {

namespace {

using Clock = std::chrono::steady_clock;

// Something failed that has been reported.
struct Failed {};

std::string name_of(const std::string& input) { return input == "-" ? "<stdin>" : input; }

std::string described(const Identity& identity) { return identity.id + ' ' + identity.sha256; }

std::string ending(const std::string& name) {
    if (name.empty()) return "none";
    return encoder_for(name) ? name.substr(name.rfind('.')) : "plain";
}

// Everything that the bytes of the output depend on, but for the input.
std::vector<std::pair<std::string, std::string>> describe(const JobSettings& settings, const Engine& engine) {
    std::vector<std::pair<std::string, std::string>> job;
    job.emplace_back("version", version());
    job.emplace_back("catalogue", described(engine.catalogue().identity()));
    for (const Identity& each : engine.catalogue().extended()) job.emplace_back("extended", described(each));
    job.emplace_back("scheme", described(engine.scheme().identity()));
    for (const Rules& each : engine.rules()) job.emplace_back("rules", described(each.identity()));
    job.emplace_back("input", settings.stream.input == StreamInput::csv ? "csv" : "ndjson");
    job.emplace_back("period", settings.stream.table.period_from + ".." + settings.stream.table.period_to);
    job.emplace_back("as-of", settings.stream.table.as_of);
    job.emplace_back("format", settings.stream.format == StreamFormat::csv ? "csv" : "ndjson");
    job.emplace_back("nodes", std::to_string(static_cast<int>(settings.stream.nodes)));
    job.emplace_back("results", ending(settings.output));
    job.emplace_back("errors", ending(settings.rejects));
    job.emplace_back("summary", settings.population.is_wanted() ? "some" : "none");
    job.emplace_back("group-by", settings.population.options.group_by);
    job.emplace_back("ranks", settings.population.ranks.empty() ? "none" : "some");
    return job;
}

std::string listed(const std::map<std::string, std::uint64_t>& counts) {
    std::string out;
    for (const auto& [name, count] : counts) out += (out.empty() ? "" : ", ") + name + ' ' + std::to_string(count);
    return out;
}

void summarise(const StreamSummary& summary, const Context& context) {
    const std::string lines = std::to_string(summary.lines);
    const std::string assessed = std::to_string(summary.assessed);
    const std::string rejected = std::to_string(summary.rejected);
    std::string text = context.say(
        {"共 " + lines + " 行，评价 " + assessed + "，拒收 " + rejected,
         lines + (summary.lines == 1 ? " line, " : " lines, ") + assessed + " assessed, " + rejected + " rejected"});
    if (summary.rejected > 0)
        text += context.say({"（" + listed(summary.errors) + "）", " (" + listed(summary.errors) + ")"});
    if (!summary.grades.empty()) {
        text += context.say({"；参考等级的下界：", "; lower reference grades: "}) + listed(summary.grades);
    }
    complain(text);
}

std::string interruption(bool is_kept, const Context& context) {
    const Text text = is_kept ? Text{"中断；已完成的部分保留着，同一命令加 --resume 可接着做",
                                     "interrupted; what is done is kept, the same command with --resume goes on"}
                              : Text{"中断", "interrupted"};
    return (context.can_rewrite_err ? kClearLine : "") + ("xuehui: " + context.say(text) + '\n');
}

}  // namespace

BatchJob::BatchJob(JobSettings settings, const Engine& engine, const Context& context)
    : settings_(std::move(settings)), engine_(engine), context_(context), population_(settings_.population, context) {}

int BatchJob::open(std::span<const std::string> inputs) {
    auto file = InputStream::open(settings_.input);
    if (!file) return kUsage;
    file_.emplace(std::move(*file));
    input_.emplace(*file_);
    const bool has_rejects = !settings_.rejects.empty();
    can_be_resumed_ = can_be_resumed(settings_.output) && (!has_rejects || can_be_resumed(settings_.rejects));
    if (can_be_resumed_) input_->count();
    if (settings_.is_resumed && !can_be_resumed_) {
        complain(context_.say({"--resume 只用于写到文件的任务", "--resume is for jobs that write to files"}));
        return kUsage;
    }
    const auto open_output = [&](const std::string& name) -> std::unique_ptr<JobOutput> {
        auto output =
            can_be_resumed_ ? Output::open_partial(name, inputs, context_) : Output::open(name, inputs, context_);
        return output ? std::make_unique<JobOutput>(std::move(output), name) : nullptr;
    };
    results_ = open_output(settings_.output);
    if (!results_) return kUsage;
    if (has_rejects) rejects_ = open_output(settings_.rejects);
    if (has_rejects && !rejects_) return kUsage;
    checkpoint_name_ = checkpoint_name(settings_.output);
    return population_.open(engine_, inputs);
}

// Finds out where to begin. An exit code.
int BatchJob::go_on() {
    Checkpoint last;
    bool is_there = false;
    const auto found = settings_.is_resumed ? load_checkpoint(checkpoint_name_, is_there) : std::nullopt;
    const auto refuse = [this] {
        complain(checkpoint_name_ + ": " +
                 context_.say({"看不懂；不用 --resume 则重新开始",
                               "cannot be understood; without --resume the job begins anew"}));
        return kUsage;
    };
    if (is_there && !found) return refuse();
    if (found) {
        const auto job = describe(settings_, engine_);
        const auto [ours, theirs] = std::ranges::mismatch(job, found->job);
        if (ours != job.end() || theirs != found->job.end()) {
            const std::string what = job.size() < found->job.size() ? theirs->first : ours->first;
            complain(settings_.output + ": " +
                     context_.say({"开始时的 " + what + " 不同；不用 --resume 则重新开始",
                                   "was begun with other " + what + "; without --resume the job begins anew"}));
            return kUsage;
        }
        if (!population_.restore(engine_, *found)) return refuse();
        last = *found;
        settings_.stream.from = last.progress;
        progress_ = last.progress;
        input_->expect(last.input_bytes, last.input_sum);
    } else {
        remove_replaced_file(checkpoint_name_);    // before what it speaks of is gone
    }
    const bool can_begin = results_->begin_at(last.results, context_) &&
                           (!rejects_ || rejects_->begin_at(last.rejects, context_)) && population_.begin_at(last);
    return can_begin ? kDone : kFault;
}

Checkpoint BatchJob::checkpoint() const {
    Checkpoint now;
    now.job = describe(settings_, engine_);
    now.progress = progress_;
    now.input_bytes = input_->bytes();
    now.input_sum = input_->sum();
    now.results = results_->written();
    if (rejects_) now.rejects = rejects_->written();
    population_.note(now);
    return now;
}

void BatchJob::note(const StreamProgress& progress) {
    progress_ = progress;
    const auto now = Clock::now();
    if (!can_be_resumed_ || now - noted_ < std::chrono::seconds(settings_.seconds_between)) return;
    noted_ = now;
    if (!results_->file().sync() || (rejects_ && !rejects_->file().sync()) || !population_.sync()) throw Failed();
    if (!save(checkpoint(), checkpoint_name_)) throw Failed();
    if (results_->file().is_kept() && (!rejects_ || rejects_->file().is_kept())) return;
    results_->file().keep();
    if (rejects_) rejects_->file().keep();
    population_.keep();
    say_when_interrupted(interruption(true, context_));
}

// What ended the job, and how far it had come.
int BatchJob::end(const StreamSummary& summary, const std::string& what, int exit) {
    const std::string lines = std::to_string(summary.lines);
    bar_->clear();
    complain(name_of(settings_.input) + context_.say({"：第 " + lines + " 行之后：", ": after line " + lines + ": "}) +
             what);
    return exit;
}

int BatchJob::work(StreamSummary& summary) {
    StreamOptions& stream = settings_.stream;
    stream.progress = [this](const StreamProgress& progress) { note(progress); };
    population_.follow(stream);
    if (rejects_) stream.rejects = [this](std::string_view lines) { return rejects_->write(lines); };
    const auto source = [this](char* buffer, std::size_t size) {
        bar_->show(file_->position(), progress_.summary.lines);
        return input_->read(buffer, size);
    };
    const auto sink = [this](std::string_view piece) { return results_->write(piece); };
    try {
        summary = assess_stream(engine_, source, sink, stream);
        bar_->clear();
        if (summary.complete) return kDone;
        if (!summary.refused.empty()) {
            show(summary.refused, {{"table", name_of(settings_.input), {}}}, context_);
            return kRejected;
        }
        if (results_->file().has_lost_its_reader()) {
            return end(progress_.summary, context_.say({"没有人再读结果", "nobody reads the results any more"}),
                       kFault);
        }
    } catch (const std::system_error& error) {
        return end(progress_.summary, error.code().message(), kFault);
    } catch (const Damaged& damage) {
        return end(progress_.summary, context_.say(damage.reason()), kRejected);
    } catch (const Changed&) {
        return end(progress_.summary,
                   context_.say({"输入与开始时不同；不用 --resume 则重新开始",
                                 "not the input with which the job was begun; without --resume it begins anew"}),
                   kUsage);
    } catch (const Failed&) {    // reported
    }
    return kFault;
}

// All is on the disk before the checkpoint goes, and the checkpoint is gone before the files have their names: a job that
// is killed in between begins anew.
bool BatchJob::finish() {
    if (!results_->finish() || (rejects_ && !rejects_->finish()) || !population_.finish()) return false;
    if (can_be_resumed_) remove_replaced_file(checkpoint_name_);
    return (!rejects_ || rejects_->publish()) && population_.publish() && results_->publish();
}

int BatchJob::run() {
    if (can_be_resumed_) {
        const int exit = go_on();
        if (exit != kDone) return exit;
    } else if (!population_.begin_at({})) {
        return kFault;
    }
    const bool is_kept = can_be_resumed_ && results_->file().is_kept();
    say_when_interrupted(interruption(is_kept, context_));
    noted_ = Clock::now();
    const bool shows_bar = !settings_.is_quiet && !(settings_.output == "-" && context_.is_out_terminal);
    bar_.emplace(file_->size(), shows_bar, context_);
    StreamSummary summary;
    int exit = work(summary);
    if (exit == kDone && !finish()) exit = kFault;
    bar_->clear();
    if (exit != kDone) {
        if (can_be_resumed_ && results_->file().is_kept() && exit != kUsage) {
            complain(context_.say({"已完成的部分保留着，同一命令加 --resume 可接着做",
                                   "what is done is kept, the same command with --resume goes on"}));
        }
        return exit;
    }
    if (!settings_.is_quiet) summarise(summary, context_);
    return kDone;
}

}  // namespace xuehui::cli
