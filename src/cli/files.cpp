#include "cli/files.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace xuehui::cli {

namespace {

std::string reason(int error) { return std::generic_category().message(error); }

bool is_standard(std::string_view path) { return path.empty() || path == "-"; }

// The files that a signal has to remove, or empty names, and what is said then: plain memory, which is all that a handler
// may touch. A command writes two files at most. The first place stays empty, so that 0 is none.
using Name = std::array<char, 4096>;
std::array<Name, 3> unfinished_files{};
Name farewell{};

void set(Name& name, const std::string& text) {
    name[0] = '\0';
    if (text.size() >= name.size() || text.empty()) return;
    std::memcpy(name.data() + 1, text.c_str() + 1, text.size());
    name[0] = text[0];    // last: a signal may come at any time
}

extern "C" void remove_unfinished_and_die(int signal) {
    for (const Name& name : unfinished_files) {
        if (name[0] != '\0') unlink(name.data());
    }
    if (write(STDERR_FILENO, farewell.data(), std::strlen(farewell.data())) < 0) {}    // nothing can be done about it
    // The default action was restored when this was called (SA_RESETHAND): die of the signal that was sent.
    raise(signal);
}

void handle_signals() {
    struct sigaction action {};
    action.sa_handler = remove_unfinished_and_die;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {    // as nohup set it
            sigaction(signal, &action, nullptr);
        }
    }
}

std::size_t guard(const std::string& unfinished) {
    std::size_t place = 1;
    while (place < unfinished_files.size() && unfinished_files[place][0] != '\0') ++place;
    if (place == unfinished_files.size()) return 0;
    set(unfinished_files[place], unfinished);
    handle_signals();
    return place;
}

bool is_same(const struct stat& a, const struct stat& b) { return a.st_dev == b.st_dev && a.st_ino == b.st_ino; }

bool is_one_of(const std::string& path, std::span<const std::string> inputs) {
    struct stat output {};
    if (stat(path.c_str(), &output) != 0 || !S_ISREG(output.st_mode)) return false;
    for (const std::string& each : inputs) {
        struct stat input {};
        const int found = is_standard(each) ? fstat(STDIN_FILENO, &input) : stat(each.c_str(), &input);
        if (found == 0 && is_same(output, input)) return true;
    }
    return false;
}

// The file that a name stands for, as a shell's `>` would have it: links stay links, and one whose file is not there yet makes
// it there. Nothing where links lead in a circle.
std::optional<std::string> behind_links(std::filesystem::path path) {
    constexpr int kMostLinks = 40;    // as many as Linux follows
    for (int i = 0; i < kMostLinks; ++i) {
        std::error_code none;
        const auto target = std::filesystem::read_symlink(path, none);
        if (none) return path.string();    // no link
        path = path.parent_path() / target;
    }
    return std::nullopt;
}

// Permissions of the finished file: those of the one it replaces, or what the process gives new files.
mode_t mode_for(const std::string& path) {
    constexpr mode_t kPermissions = 07777;
    constexpr mode_t kNewFile = 0666;
    struct stat before {};
    if (stat(path.c_str(), &before) == 0) return before.st_mode & kPermissions;
    const mode_t mask = umask(0);
    umask(mask);
    return kNewFile & ~mask;
}

// Name and permanence of a file are matters of its folder. Where folders cannot be synchronised, nothing is lost but
// the certainty after a power failure.
void synchronise_folder_of(const std::string& path) {
    const auto folder = std::filesystem::path(path).parent_path();
    const int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    fsync(file);
    ::close(file);
}

// Opened for this process alone; -1 with EWOULDBLOCK where another one has it.
int open_locked(const std::string& path) {
    constexpr mode_t kNewFile = 0666;
    for (;;) {
        const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, kNewFile);
        if (file < 0) return -1;
        struct stat opened {};
        struct stat named {};
        if (flock(file, LOCK_EX | LOCK_NB) == 0 && fstat(file, &opened) == 0) {
            // The job that had it may just have given it its final name.
            if (stat(path.c_str(), &named) == 0 && is_same(opened, named)) return file;
            ::close(file);
            continue;
        }
        const int error = errno;
        ::close(file);
        errno = error;
        return -1;
    }
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = ::write(file, text.data(), text.size());
        if (count < 0 && errno != EINTR) return false;
        if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

// Some file systems and devices cannot be synchronised.
bool synchronise(int file) { return fsync(file) == 0 || errno == EINVAL || errno == EROFS; }

std::string next_name(const std::string& path) { return path + ".new"; }

bool refuse_input(const std::string& path, std::span<const std::string> inputs, const Context& context) {
    if (!is_one_of(path, inputs)) return false;
    complain(path + ": " + context.say({"不能写到正在读的文件上", "cannot be written to, it is being read"}));
    return true;
}

int open_for_reading(const std::string& path) {
    if (path == "-") return STDIN_FILENO;
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        complain(path + ": " + reason(errno));
        return -1;
    }
    struct stat about {};
    if (fstat(file, &about) == 0 && S_ISDIR(about.st_mode)) {
        complain(path + ": " + reason(EISDIR));
        ::close(file);
        return -1;
    }
    return file;
}

}  // namespace

std::optional<InputStream> InputStream::open(const std::string& path) {
    const int file = open_for_reading(path);
    if (file < 0) return std::nullopt;
    return InputStream(file);
}

InputStream::InputStream(InputStream&& other) noexcept : file_(other.file_), position_(other.position_) {
    other.file_ = -1;
}

InputStream::~InputStream() {
    if (file_ > STDIN_FILENO) ::close(file_);
}

std::size_t InputStream::read(char* buffer, std::size_t size) {
    for (;;) {
        const ssize_t count = ::read(file_, buffer, size);
        if (count >= 0) {
            position_ += static_cast<std::uint64_t>(count);
            return static_cast<std::size_t>(count);
        }
        if (errno != EINTR) throw std::system_error(errno, std::generic_category());
    }
}

std::uint64_t InputStream::size() const {
    struct stat about {};
    return fstat(file_, &about) == 0 && S_ISREG(about.st_mode) ? static_cast<std::uint64_t>(about.st_size) : 0;
}

std::optional<Input> read_file(const std::string& path) {
    constexpr std::size_t kMost = Limits{}.bytes + 1;
    constexpr std::size_t kPiece = std::size_t{1} << 16;
    auto stream = InputStream::open(path);
    if (!stream) return std::nullopt;
    Input input{path, {}};
    try {
        while (input.text.size() < kMost) {
            const std::size_t size = input.text.size();
            input.text.resize(size + kPiece);
            const std::size_t count = stream->read(input.text.data() + size, kPiece);
            input.text.resize(size + count);
            if (count == 0) return input;
        }
    } catch (const std::system_error& error) {
        complain(std::string(input.name()) + ": " + error.code().message());
        return std::nullopt;
    }
    return input;
}

std::unique_ptr<Output> Output::open(const std::string& path, std::span<const std::string> inputs,
                                     const Context& context) {
    if (is_standard(path)) return std::unique_ptr<Output>(new Output(stdout, "<stdout>"));
    if (refuse_input(path, inputs, context)) return nullptr;
    struct stat before {};
    if (stat(path.c_str(), &before) == 0 && !S_ISREG(before.st_mode)) {    // a device or a pipe: there is no other way
        std::FILE* file = S_ISDIR(before.st_mode) ? nullptr : std::fopen(path.c_str(), "wb");
        if (file != nullptr) return std::unique_ptr<Output>(new Output(file, path));
        complain(path + ": " + reason(S_ISDIR(before.st_mode) ? EISDIR : errno));
        return nullptr;
    }
    const auto name = behind_links(path);
    if (!name) {
        complain(path + ": " + reason(ELOOP));
        return nullptr;
    }
    std::string unfinished = (std::filesystem::path(*name).parent_path() / ".xuehui-XXXXXX").string();
    const int descriptor = mkstemp(unfinished.data());
    std::FILE* file = descriptor < 0 ? nullptr : fdopen(descriptor, "wb");
    if (file == nullptr) {
        complain(path + ": " + reason(errno));
        if (descriptor >= 0) {
            ::close(descriptor);
            unlink(unfinished.c_str());
        }
        return nullptr;
    }
    (void)fchmod(descriptor, mode_for(*name));    // some file systems have none
    std::unique_ptr<Output> output(new Output(file, *name));
    output->guard_ = guard(unfinished);
    output->unfinished_ = std::move(unfinished);
    return output;
}

std::unique_ptr<Output> Output::open_partial(const std::string& path, std::span<const std::string> inputs,
                                             const Context& context) {
    if (refuse_input(path, inputs, context)) return nullptr;
    const std::string name = behind_links(path).value_or(path);
    const std::string unfinished = partial_name(path);
    const int descriptor = open_locked(unfinished);
    std::FILE* file = descriptor < 0 ? nullptr : fdopen(descriptor, "wb");    // which leaves in it what is there
    if (file == nullptr) {
        complain(
            path + ": " +
            (errno == EWOULDBLOCK ? context.say({"另一个任务正在写", "another job is writing it"}) : reason(errno)));
        if (descriptor >= 0) ::close(descriptor);
        return nullptr;
    }
    std::unique_ptr<Output> output(new Output(file, name));
    output->unfinished_ = unfinished;
    struct stat about {};
    output->is_kept_ = fstat(descriptor, &about) == 0 && about.st_size > 0;
    return output;
}

Output::~Output() {
    if (file_ != nullptr && file_ != stdout) std::fclose(file_);
    if (!unfinished_.empty() && !is_kept_) unlink(unfinished_.c_str());
    unfinished_files[guard_][0] = '\0';
}

bool Output::fail(const char* what) {
    const int error = errno;
    // Who closes a pager or takes the head of an output wants no more of it, not even a word about that.
    has_lost_its_reader_ |= file_ == stdout && error == EPIPE;
    if (!failed_ && !has_lost_its_reader_) complain(path_ + ": " + what + reason(error));
    failed_ = true;
    return false;
}

bool Output::write(std::string_view piece) {
    if (failed_) return false;
    if (std::fwrite(piece.data(), 1, piece.size(), file_) != piece.size()) return fail("");
    length_ += piece.size();
    return true;
}

bool Output::begin_at(std::uint64_t length, const Context& context) {
    struct stat about {};
    const int file = fileno(file_);
    if (fstat(file, &about) != 0) return fail("");
    if (static_cast<std::uint64_t>(about.st_size) < length) {
        complain(unfinished_ + ": " + context.say({"比记下的进度短", "is shorter than its checkpoint says"}));
        failed_ = true;
        return false;
    }
    const auto place = static_cast<off_t>(length);
    if (ftruncate(file, place) != 0 || lseek(file, place, SEEK_SET) != place) return fail("");
    (void)fchmod(file, mode_for(path_));    // some file systems have none
    length_ = length;
    is_kept_ = length > 0;
    if (!is_kept_) guard_ = guard(unfinished_);
    return true;
}

bool Output::sync() {
    if (failed_) return false;
    return (std::fflush(file_) == 0 && synchronise(fileno(file_))) || fail("");
}

void Output::keep() {
    is_kept_ = true;
    unfinished_files[guard_][0] = '\0';
}

bool Output::close() {
    if (failed_) return false;
    if (std::fflush(file_) != 0) return fail("");
    if (!unfinished_.empty() && !synchronise(fileno(file_))) return fail("");
    if (file_ == stdout) return true;
    std::FILE* const file = file_;
    file_ = nullptr;
    return std::fclose(file) == 0 || fail("");
}

bool Output::publish() {
    if (!close()) return false;
    if (unfinished_.empty()) return true;
    if (std::rename(unfinished_.c_str(), path_.c_str()) != 0) return fail("");
    unfinished_.clear();
    unfinished_files[guard_][0] = '\0';
    synchronise_folder_of(path_);
    return true;
}

bool can_be_resumed(const std::string& path) {
    struct stat about {};
    return !is_standard(path) && (stat(path.c_str(), &about) != 0 || S_ISREG(about.st_mode));
}

std::string partial_name(const std::string& path) { return behind_links(path).value_or(path) + ".partial"; }
std::string checkpoint_name(const std::string& path) { return behind_links(path).value_or(path) + ".checkpoint"; }

bool exists(const std::string& path) {
    struct stat about {};
    return stat(path.c_str(), &about) == 0;
}

void remove_replaced_file(const std::string& path) {
    unlink(next_name(path).c_str());
    unlink(path.c_str());
}

bool replace_file(const std::string& path, std::string_view text) {
    constexpr mode_t kNewFile = 0666;
    const std::string next = next_name(path);
    const int file = ::open(next.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kNewFile);
    bool is_done = file >= 0 && write_all(file, text) && synchronise(file);
    if (file >= 0) is_done &= ::close(file) == 0;
    is_done = is_done && std::rename(next.c_str(), path.c_str()) == 0;
    if (is_done) return true;
    complain(path + ": " + reason(errno));
    unlink(next.c_str());
    return false;
}

void say_when_interrupted(const std::string& message) {
    set(farewell, message);
    handle_signals();
}

int write_text(std::string_view text, const std::string& path, std::span<const std::string> inputs,
               const Context& context) {
    const auto output = Output::open(path, inputs, context);
    if (!output) return kUsage;
    output->write(text);
    return output->publish() ? kDone : kFault;
}

}  // namespace xuehui::cli
