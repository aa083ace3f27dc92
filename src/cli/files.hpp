// Files in and out. What goes wrong is said on standard error here; the callers only pass on the exit code.
//
// A file that is written appears under its name only when it is complete: it grows under another name beside it, is
// brought to the disk, and takes the name in one step. Failures and signals remove what was begun; after a kill that
// cannot be caught an unfinished file of the other name may lie about, never one of the right name. The output of a long
// job is worth keeping: it can be left for another run to go on with.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/context.hpp"

namespace xuehui::cli {

struct Input {
    std::string path;    // as it was given; "-" is standard input
    std::string text;

    std::string_view name() const { return path == "-" ? std::string_view("<stdin>") : std::string_view(path); }
};

// The whole of a file, as far as a document may be long (what is longer is rejected by its reader). Nothing where it
// cannot be opened or read, which is reported and means kUsage.
std::optional<Input> read_file(const std::string& path);

// A file that is read piece by piece.
class InputStream {
public:
    // Nothing where it cannot be opened: reported, kUsage.
    static std::optional<InputStream> open(const std::string& path);
    InputStream(InputStream&& other) noexcept;
    InputStream& operator=(InputStream&&) = delete;
    ~InputStream();

    // Bytes read; 0 at the end. Throws std::system_error.
    std::size_t read(char* buffer, std::size_t size);
    // Bytes read so far, and bytes in all: 0 where that cannot be known.
    std::uint64_t position() const { return position_; }
    std::uint64_t size() const;

private:
    explicit InputStream(int file) : file_(file) {}
    int file_;
    std::uint64_t position_ = 0;
};

// Whether a job that writes there can be gone on with: a file, there or not yet.
bool can_be_resumed(const std::string& path);
// The names beside an output's own (behind links) under which it grows, and its checkpoint is kept.
std::string partial_name(const std::string& path);
std::string checkpoint_name(const std::string& path);

bool exists(const std::string& path);
// A file with this text, on the disk, in one step. False: reported.
bool replace_file(const std::string& path, std::string_view text);
// Removes it, and what a kill may have left of its replacing.
void remove_replaced_file(const std::string& path);

// What a signal that ends the command says on its way, or nothing.
void say_when_interrupted(const std::string& message);

class Output {
public:
    // Standard output for "-" and for an empty path. `inputs` are files that it must not be. Nothing where it cannot be
    // made: reported, kUsage.
    static std::unique_ptr<Output> open(const std::string& path, std::span<const std::string> inputs,
                                        const Context& context);
    // For a long job: the file grows under its partial name, which no other job can write to meanwhile. What stands there
    // is left alone until begin_at().
    static std::unique_ptr<Output> open_partial(const std::string& path, std::span<const std::string> inputs,
                                                const Context& context);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    // False when the piece could not be written; nothing more should be.
    bool write(std::string_view piece);
    // Of a partial file: keeps so many bytes and goes on behind them. One that begins at 0 is removed by failures and
    // signals, until keep(). False: it does not have so many, reported.
    bool begin_at(std::uint64_t length, const Context& context);
    // Brings what was written to the disk. False: reported.
    bool sync();
    // From now on what was begun is left where it is if the job does not come to its end.
    void keep();
    bool is_kept() const { return is_kept_; }
    // Bytes of the file so far.
    std::uint64_t length() const { return length_; }
    // Whether writing failed because whoever read standard output does no more; that alone is not reported.
    bool has_lost_its_reader() const { return has_lost_its_reader_; }
    // Brings everything to where it belongs. False: something failed, now or before; reported, kFault.
    bool publish();

private:
    Output(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
    bool close();
    bool fail(const char* what);

    std::FILE* file_;           // or nullptr once closed
    std::string path_;          // for messages, and the name to take in the end
    std::string unfinished_;    // the name it has until then; empty where it is written in place
    std::size_t guard_ = 0;     // its place among the files that signals remove; 0 where it has none
    std::uint64_t length_ = 0;
    bool is_kept_ = false;
    bool failed_ = false;
    bool has_lost_its_reader_ = false;
};

// Writes a text to standard output or to a file, for commands with one result. An exit code.
int write_text(std::string_view text, const std::string& path, std::span<const std::string> inputs,
               const Context& context);

}  // namespace xuehui::cli
