#include "arrow/stream.hpp"

#include <cerrno>
#include <exception>
#include <new>
#include <optional>

#include "arrow/form.hpp"
#include "arrow/long.hpp"
#include "arrow/malformed.hpp"
#include "arrow/wide.hpp"

namespace xuehui::arrow {

namespace {

// What stands behind the stream that we give away.
class Stream {
public:
    Stream(std::shared_ptr<const ArrowScorer::Data> scorer, Form form, OwnedSchema schema)
        : scorer_(std::move(scorer)), form_(std::move(form)), schema_(std::move(schema)) {
        if (form_.long_form) rows_.emplace(*scorer_, form_);
    }
    void take(ArrowArrayStream* in) { in_ = OwnedStream(in); }

    int get_schema(ArrowSchema* out) {
        return guarded([&] {
            copy_of(*schema_).move_to(out);
            return 0;
        });
    }

    // At the end a released array. After an error the same error, again and again.
    int get_next(ArrowArray* out) {
        *out = {};
        if (failed_ != 0) return failed_;
        failed_ = guarded([&] { return rows_ ? next_long(out) : next_wide(out); });
        return failed_;
    }

    const char* last_error() const { return words_.empty() ? nullptr : words_.c_str(); }

private:
    // Exceptions end here: callers are C.
    template <class Body>
    int guarded(Body body) noexcept {
        try {
            return body();
        } catch (const std::bad_alloc&) {
            words_.clear();
            return ENOMEM;
        } catch (const std::exception& failure) {
            return tell(EIO, failure.what());
        } catch (...) {
            return EIO;
        }
    }
    int tell(int code, const char* words) noexcept {
        try {
            words_ = words;
        } catch (...) {
            words_.clear();
        }
        return code;
    }
    int refuse(const Diagnostics& faults) { return tell(EINVAL, to_text(faults.front()).c_str()); }

    // A batch of ratings; a released one at the end.
    int pull(OwnedArray& batch) {
        const int code = in_->get_next(in_.get(), batch.receive());
        if (code == 0) return 0;
        const char* words = in_->get_last_error == nullptr ? nullptr : in_->get_last_error(in_.get());
        return tell(code, words == nullptr ? "the stream of ratings failed" : words);
    }

    int next_wide(ArrowArray* out) {
        OwnedArray batch;
        if (const int code = pull(batch); code != 0 || batch.is_released()) return code;
        auto scored = score_wide(*scorer_, form_, *batch.get());
        if (!scored) return refuse(scored.error());
        scored->move_to(out);
        return 0;
    }

    int next_long(ArrowArray* out) {
        while (!is_done_ && rows_->count() == 0) {
            OwnedArray batch;
            if (const int code = pull(batch); code != 0) return code;
            if (batch.is_released()) {
                is_done_ = true;
                rows_->end();
            } else if (const Diagnostics faults = rows_->add(*batch); !faults.empty()) {
                return refuse(faults);
            }
        }
        if (rows_->count() > 0) rows_->take().move_to(out);
        return 0;
    }

    std::shared_ptr<const ArrowScorer::Data> scorer_;
    Form form_;
    OwnedSchema schema_;
    OwnedStream in_;
    std::optional<LongRows> rows_;
    bool is_done_ = false;
    int failed_ = 0;
    std::string words_;
};

Stream& behind(ArrowArrayStream* stream) { return *static_cast<Stream*>(stream->private_data); }

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) { return behind(stream).get_schema(out); }
int get_next(ArrowArrayStream* stream, ArrowArray* out) { return behind(stream).get_next(out); }
const char* get_last_error(ArrowArrayStream* stream) { return behind(stream).last_error(); }
void release(ArrowArrayStream* stream) {
    delete &behind(stream);
    *stream = {};
}

}  // namespace

Diagnostics start(std::shared_ptr<const ArrowScorer::Data> scorer, ArrowArrayStream* in, ArrowArrayStream* out) {
    OwnedSchema schema;
    if (in->get_schema(in, schema.receive()) != 0 || schema.is_released()) {
        const char* words = in->get_last_error == nullptr ? nullptr : in->get_last_error(in);
        return {fault("bad_stream", "", words == nullptr ? "the stream has no schema" : words)};
    }
    auto form = Form::read(*schema, *scorer);
    if (!form) return std::move(form).error();
    OwnedSchema results = schema_of_results(*form, *schema, *scorer);
    auto made = std::make_unique<Stream>(std::move(scorer), std::move(form).value(), std::move(results));
    made->take(in);
    *out = {get_schema, get_next, get_last_error, release, made.release()};
    return {};
}

}  // namespace xuehui::arrow
