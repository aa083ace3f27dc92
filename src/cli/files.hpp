// Files in and out. What goes wrong is said on standard error here; the callers only pass on the exit code.
//
// A file that is written appears under its name only when it is complete: it grows under another name beside it, is
// brought to the disk, and takes the name in one step. Failures and signals remove what was begun; after a kill that
// cannot be caught an unfinished file of the other name may lie about, never one of the right name.
#pragma once

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

private:
    explicit InputStream(int file) : file_(file) {}
    int file_;
};

class Output {
public:
    // Standard output for "-" and for an empty path. `inputs` are files that it must not be. Nothing where it cannot be
    // made: reported, kUsage.
    static std::unique_ptr<Output> open(const std::string& path, std::span<const std::string> inputs,
                                        const Context& context);
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output();

    // False when the piece could not be written; nothing more should be.
    bool write(std::string_view piece);
    // Brings everything to where it belongs. False: something failed, now or before; reported, kFault.
    bool publish();

private:
    Output(std::FILE* file, std::string path) : file_(file), path_(std::move(path)) {}
    bool close();
    bool fail(const char* what);

    std::FILE* file_;           // or nullptr once closed
    std::string path_;          // for messages, and the name to take in the end
    std::string unfinished_;    // the name it has until then; empty where it is written in place
    bool failed_ = false;
};

// Writes a text to standard output or to a file, for commands with one result. An exit code.
int write_text(std::string_view text, const std::string& path, std::span<const std::string> inputs,
               const Context& context);

}  // namespace xuehui::cli
