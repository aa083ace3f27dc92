// The files of a long job: text in, whatever it is compressed with, and text out, each able to say where it stands and to
// go on there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>

#include "cli/checkpoint.hpp"
#include "cli/compression.hpp"
#include "cli/files.hpp"

namespace xuehui::cli {

// The input is not the one with which the job was begun.
class Changed : public std::exception {
public:
    const char* what() const noexcept override { return "the input has changed"; }
};

// The input in pieces that are as large as they were asked for, up to the last. A pipe gives a few lines at a time, too
// few to share among threads; and nobody waits for the results of those, as a file appears when all of it is there. What
// stands before a fault of the input is given before the fault is told.
class JobInput {
public:
    explicit JobInput(InputStream& file)
        : text_([&file](char* buffer, std::size_t size) { return file.read(buffer, size); }) {}

    // Bytes of text; 0 at the end. Throws what the decompressor throws, and Changed.
    std::size_t read(char* buffer, std::size_t size);

    // The text has to begin with so many bytes of this sum.
    void expect(std::uint64_t bytes, std::uint32_t sum);
    // Bytes of text so far, and their CRC-32, if they are counted from the beginning.
    void count() { is_counted_ = true; }
    std::uint64_t bytes() const { return bytes_; }
    std::uint32_t sum() const { return sum_; }

private:
    void count(std::string_view piece);

    Decompressor text_;
    bool at_end_ = false;
    bool is_counted_ = false;
    std::exception_ptr fault_;
    std::uint64_t bytes_ = 0, expected_bytes_ = 0;
    std::uint32_t sum_ = 0, expected_sum_ = 0;
};

// An output, compressed as its name says.
class JobOutput {
public:
    JobOutput(std::unique_ptr<Output> file, const std::string& name)
        : file_(std::move(file)),
          text_(encoder_for(name), [this](std::string_view piece) { return file_->write(piece); }) {}
    JobOutput(const JobOutput&) = delete;
    JobOutput& operator=(const JobOutput&) = delete;
    ~JobOutput() = default;

    bool write(std::string_view piece) { return text_.write(piece); }
    // Writes the rest of the text and brings it to the disk; only the name is missing.
    bool finish() { return text_.finish() && file_->sync(); }
    bool publish() { return file_->publish(); }

    Checkpoint::Written written() const { return {file_->length(), std::string(text_.pending())}; }
    // Goes on behind what was written; nothing for a job that begins. False: reported.
    bool begin_at(const Checkpoint::Written& written, const Context& context) {
        return file_->begin_at(written.length, context) && text_.begin_at(written.length, written.pending);
    }
    Output& file() { return *file_; }

private:
    std::unique_ptr<Output> file_;
    Compressor text_;
};

}  // namespace xuehui::cli
