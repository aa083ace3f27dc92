#include "cli/compression.hpp"

#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <stdexcept>

namespace xuehui::cli {

namespace {

constexpr int kGzip = 15 + 16;    // zlib: the largest window, in a gzip wrapping

// zlib and zstd count in their own types; pieces are far smaller than any of them.
template <class To>
To clamp_to(std::size_t size) {
    return static_cast<To>(std::min<std::size_t>(size, 1U << 30U));
}

class GzipDecoder : public Decoder {
public:
    GzipDecoder() {
        if (inflateInit2(&stream_, kGzip) != Z_OK) throw std::bad_alloc();
    }
    GzipDecoder(const GzipDecoder&) = delete;
    GzipDecoder& operator=(const GzipDecoder&) = delete;
    ~GzipDecoder() override { inflateEnd(&stream_); }

    Step decode(std::string_view in, char* out, std::size_t size) override {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));    // zlib does not write to it
        stream_.avail_in = clamp_to<uInt>(in.size());
        stream_.next_out = reinterpret_cast<Bytef*>(out);
        stream_.avail_out = clamp_to<uInt>(size);
        const uInt had_in = stream_.avail_in;
        const uInt had_out = stream_.avail_out;
        const int status = inflate(&stream_, Z_NO_FLUSH);
        if (status == Z_MEM_ERROR) throw std::bad_alloc();
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
            throw Damaged({"gzip 数据已损坏", "the gzip data are damaged"});
        }
        return {had_in - stream_.avail_in, had_out - stream_.avail_out, status == Z_STREAM_END};
    }

private:
    z_stream stream_{};
};

class ZstdDecoder : public Decoder {
public:
    ZstdDecoder() : context_(ZSTD_createDCtx()) {
        if (context_ == nullptr) throw std::bad_alloc();
    }
    ZstdDecoder(const ZstdDecoder&) = delete;
    ZstdDecoder& operator=(const ZstdDecoder&) = delete;
    ~ZstdDecoder() override { ZSTD_freeDCtx(context_); }

    Step decode(std::string_view in, char* out, std::size_t size) override {
        ZSTD_inBuffer input{in.data(), in.size(), 0};
        ZSTD_outBuffer output{out, size, 0};
        const std::size_t status = ZSTD_decompressStream(context_, &output, &input);
        if (ZSTD_isError(status) != 0) {
            if (ZSTD_getErrorCode(status) == ZSTD_error_frameParameter_windowTooLarge) {
                throw Damaged({"zstd 数据的窗口过大（--long），须先解压",
                               "the zstd data need too large a window (--long): "
                               "decompress them first"});
            }
            throw Damaged({"zstd 数据已损坏", "the zstd data are damaged"});
        }
        return {input.pos, output.pos, status == 0};
    }

private:
    ZSTD_DCtx* context_;
};

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

bool is_zstd(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x28\xB5\x2F\xFD"sv)) return true;
    return bytes.size() >= 4 && (bytes[0] & '\xF0') == '\x50' &&
           bytes.substr(1).starts_with("\x2A\x4D\x18"sv);    // skippable
}

std::string gzip(std::string_view part) {
    constexpr int kLevel = 6;
    constexpr int kMemory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    std::string out(deflateBound(&stream, part.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(part.data()));    // zlib does not write to it
    stream.avail_in = static_cast<uInt>(part.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int status = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (status != Z_STREAM_END) throw std::logic_error("gzip: a part does not fit its bound");
    return out;
}

std::string zstd(std::string_view part) {
    constexpr int kLevel = 3;
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(), &ZSTD_freeCCtx);
    if (!context) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string out(ZSTD_compressBound(part.size()), '\0');
    const std::size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), part.data(), part.size());
    if (ZSTD_isError(size) != 0) throw std::bad_alloc();    // nothing else can happen to a part within its bound
    out.resize(size);
    return out;
}

}  // namespace

Decompressor::Decompressor(ByteSource source) : source_(std::move(source)), buffer_(std::size_t{1} << 18U) {}
Decompressor::Decompressor(Decompressor&&) noexcept = default;
Decompressor::~Decompressor() = default;

// Reads behind what is left. False at the end of the source.
bool Decompressor::fill() {
    if (at_end_) return false;
    if (used_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + used_, filled_ - used_);
        filled_ -= used_;
        used_ = 0;
    }
    const std::size_t count = source_(buffer_.data() + filled_, buffer_.size() - filled_);
    filled_ += count;
    at_end_ = count == 0;
    return !at_end_;
}

// Looks at what comes next. False where nothing does.
bool Decompressor::begin_part() {
    constexpr std::size_t kMagic = 4;
    while (filled_ - used_ < kMagic && fill()) {}
    if (rest().empty()) return false;
    if (is_gzip(rest())) {
        decoder_ = std::make_unique<GzipDecoder>();
    } else if (is_zstd(rest())) {
        decoder_ = std::make_unique<ZstdDecoder>();
    } else if (is_first_) {
        is_plain_ = true;
    } else {
        throw Damaged({"压缩数据之后还有别的内容", "something else follows the compressed data"});
    }
    is_first_ = false;
    return true;
}

// Plain text: what is in the buffer, and then straight from the source.
std::size_t Decompressor::copy(char* buffer, std::size_t size) {
    const std::size_t count = std::min(size, filled_ - used_);
    std::copy_n(buffer_.data() + used_, count, buffer);
    used_ += count;
    return count > 0 || at_end_ ? count : source_(buffer, size);
}

std::size_t Decompressor::read(char* buffer, std::size_t size) {
    for (;;) {
        if (is_plain_) return copy(buffer, size);
        if (!decoder_ && !begin_part()) return 0;
        if (is_plain_) continue;
        const Decoder::Step step = decoder_->decode(rest(), buffer, size);
        used_ += step.taken;
        if (step.ended) decoder_.reset();
        if (step.given > 0) return step.given;
        if (!step.ended && step.taken == 0 && !fill()) {
            throw Damaged({"压缩数据不完整", "the compressed data end before they are complete"});
        }
    }
}

Encoder encoder_for(std::string_view name) {
    if (name.ends_with(".gz")) return gzip;
    if (name.ends_with(".zst")) return zstd;
    return nullptr;
}

bool Compressor::write(std::string_view piece) {
    if (!encode_) return sink_(piece);
    while (pending_.size() + piece.size() >= kPart) {
        const std::size_t missing = kPart - pending_.size();
        pending_ += piece.substr(0, missing);
        piece.remove_prefix(missing);
        has_written_ = true;
        if (!sink_(encode_(pending_))) return false;
        pending_.clear();
    }
    pending_ += piece;
    return true;
}

bool Compressor::finish() {
    if (!encode_ || (pending_.empty() && has_written_)) return true;    // no text is compressed data, too
    has_written_ = true;
    const bool is_written = sink_(encode_(pending_));
    pending_.clear();
    return is_written;
}

}  // namespace xuehui::cli
