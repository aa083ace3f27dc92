/* Arrow: batches and streams of ratings, made by hand, as the interface wants them. */
#include "support.h"

enum { ROWS = 3, CRITERIA = 4 };

static int released = 0;

/* A dictionary of three ratings: "met", "not_met", "splendid", which is none. */
static const int32_t text_offsets[4] = {0, 3, 10, 18};
static const char texts[] = "metnot_metsplendid";
static const void* text_buffers[3] = {NULL, text_offsets, texts};
static int8_t indices[CRITERIA][ROWS];
static const void* index_buffers[CRITERIA][2];
static const void* no_buffers[1] = {NULL};
static struct ArrowArray dictionary, columns_of[CRITERIA], *columns_at[CRITERIA];
static struct ArrowSchema entries, fields[CRITERIA], *fields_at[CRITERIA], schema;
static const char* const names[CRITERIA] = {"G.1.1.1", "G.1.1.2", "G.1.1.3", "F.1.1.1"};

static void release_array(struct ArrowArray* array) {
    ++released;
    array->release = NULL;
}

static void release_schema(struct ArrowSchema* given) { given->release = NULL; }

/* What is static is described anew. */
static struct ArrowArray make_batch(void) {
    struct ArrowArray batch;
    size_t i;
    memset(&batch, 0, sizeof batch);
    memset(&dictionary, 0, sizeof dictionary);
    dictionary.length = 3;
    dictionary.n_buffers = 3;
    dictionary.buffers = text_buffers;
    dictionary.release = release_array;
    for (i = 0; i < CRITERIA; ++i) {
        memset(&columns_of[i], 0, sizeof columns_of[i]);
        index_buffers[i][1] = indices[i];
        indices[i][0] = 0;
        indices[i][1] = 1;
        indices[i][2] = (int8_t)(i == 2 ? 2 : 0);
        columns_of[i].length = ROWS;
        columns_of[i].n_buffers = 2;
        columns_of[i].buffers = index_buffers[i];
        columns_of[i].dictionary = &dictionary;
        columns_of[i].release = release_array;
        columns_at[i] = &columns_of[i];
    }
    batch.length = ROWS;
    batch.n_buffers = 1;
    batch.buffers = no_buffers;
    batch.n_children = CRITERIA;
    batch.children = columns_at;
    batch.release = release_array;
    return batch;
}

static void make_schema(struct ArrowSchema* made) {
    size_t i;
    memset(made, 0, sizeof *made);
    memset(&entries, 0, sizeof entries);
    entries.format = "u";
    entries.release = release_schema;
    for (i = 0; i < CRITERIA; ++i) {
        memset(&fields[i], 0, sizeof fields[i]);
        fields[i].format = "c";
        fields[i].name = names[i];
        fields[i].flags = ARROW_FLAG_NULLABLE;
        fields[i].dictionary = &entries;
        fields[i].release = release_schema;
        fields_at[i] = &fields[i];
    }
    made->format = "+s";
    made->n_children = CRITERIA;
    made->children = fields_at;
    made->release = release_schema;
}

/* A stream of two batches, and then of nothing or of an error. */
static int batches_left, stream_error, stream_released;

static int stream_schema(struct ArrowArrayStream* stream, struct ArrowSchema* out) {
    (void)stream;
    make_schema(out);
    return 0;
}

static int stream_next(struct ArrowArrayStream* stream, struct ArrowArray* out) {
    (void)stream;
    memset(out, 0, sizeof *out);
    if (batches_left-- > 0) {
        *out = make_batch();
        return 0;
    }
    return stream_error;
}

static const char* stream_words(struct ArrowArrayStream* stream) {
    (void)stream;
    return "the disk is gone";
}

static void release_stream(struct ArrowArrayStream* stream) {
    ++stream_released;
    stream->release = NULL;
}

static struct ArrowArrayStream make_stream(int error) {
    struct ArrowArrayStream stream;
    memset(&stream, 0, sizeof stream);
    batches_left = 2;
    stream_error = error;
    stream_released = 0;
    stream.get_schema = stream_schema;
    stream.get_next = stream_next;
    stream.get_last_error = stream_words;
    stream.release = release_stream;
    return stream;
}

static xh_record* common_record(void) {
    xh_record_builder* builder = NULL;
    xh_record* record = NULL;
    CHECK(xh_record_builder_create(S("T"), S("2025-01-01"), S("2025-12-31"), S("2026-03-31"), &builder, NULL) == XH_OK);
    CHECK(xh_record_builder_build(builder, NULL, &record, NULL) == XH_OK);
    xh_record_builder_free(builder);
    return record;
}

static xh_arrow* arrow;

/* The handles that it was made of are gone when it is used. */
static void create(void) {
    xh_engine* const engine = make_engine();
    xh_record* const record = common_record();
    xh_arrow_options options = {sizeof options, XH_ARROW_LEVEL_1, 0, 2};
    OK(xh_arrow_create(engine, record, NULL, &arrow, &o.error));
    xh_arrow_free(arrow);
    BAD(xh_arrow_create(NULL, record, NULL, &arrow, &o.error));
    BAD(xh_arrow_create(engine, NULL, NULL, &arrow, &o.error));
    BAD(xh_arrow_create(engine, record, NULL, NULL, &o.error));
    options.levels = 8;
    BAD(xh_arrow_create(engine, record, &options, &arrow, &o.error));
    options.levels = XH_ARROW_LEVEL_1;
    options.threads = 1025;
    BAD(xh_arrow_create(engine, record, &options, &arrow, &o.error));
    options.threads = 2;
    options.flags = 2;
    FAILS(XH_UNSUPPORTED, xh_arrow_create(engine, record, &options, &arrow, &o.error));
    CHECK(arrow == NULL);
    options.flags = XH_ARROW_NO_GATES;
    OK(xh_arrow_create(engine, record, &options, &arrow, &o.error));
    xh_record_free(record);
    xh_engine_free(engine);
}

/* Four totals and grades, two bounds for each of two indicators, and what is wrong. */
static void check_results(const struct ArrowSchema* described, const struct ArrowArray* results) {
    const int32_t *lower, *upper;
    const uint8_t* validity;
    CHECK(described->n_children == 9 && results->n_children == 9 && results->length == ROWS);
    if (results->n_children != 9) return;
    CHECK(strcmp(described->children[0]->name, "total_lower") == 0);
    CHECK(strcmp(described->children[4]->name, "G.lower") == 0 || strcmp(described->children[4]->name, "F.lower") == 0);
    CHECK(strcmp(described->children[8]->name, "fault") == 0);
    lower = (const int32_t*)results->children[0]->buffers[1];
    upper = (const int32_t*)results->children[1]->buffers[1];
    validity = (const uint8_t*)results->children[0]->buffers[0];
    CHECK(lower[0] == 1000000 && upper[0] == 1000000 && lower[1] == 0);
    CHECK(results->children[0]->null_count == 1 && validity != NULL && (validity[0] & 7) == 3);
    CHECK(results->children[8]->null_count == 2);
}

static void batch(void) {
    struct ArrowArray in = make_batch(), out;
    struct ArrowSchema described;
    make_schema(&schema);
    released = 0;
    OK(xh_arrow_score_batch(arrow, &schema, &in, &described, &out, &o.error));
    CHECK(in.release == NULL && released == 1 && schema.release != NULL);
    check_results(&described, &out);
    described.release(&described);
    out.release(&out);
    CHECK(described.release == NULL && out.release == NULL);
    BAD(xh_arrow_score_batch(arrow, &schema, &in, &described, &out, &o.error));
    in = make_batch();
    BAD(xh_arrow_score_batch(NULL, &schema, &in, &described, &out, &o.error));
    BAD(xh_arrow_score_batch(arrow, NULL, &in, &described, &out, &o.error));
    BAD(xh_arrow_score_batch(arrow, &schema, NULL, &described, &out, &o.error));
    BAD(xh_arrow_score_batch(arrow, &schema, &in, NULL, &out, &o.error));
    BAD(xh_arrow_score_batch(arrow, &schema, &in, &described, NULL, &o.error));
    in.n_children = 3;
    FAILS(XH_REJECTED, xh_arrow_score_batch(arrow, &schema, &in, &described, &out, &o.error));
    in.n_children = CRITERIA;
    schema.format = "+l";
    FAILS(XH_REJECTED, xh_arrow_score_batch(arrow, &schema, &in, &described, &out, &o.error));
    CHECK(in.release != NULL && out.release == NULL && described.release == NULL && released == 1);
}

static void stream(void) {
    struct ArrowArrayStream in = make_stream(0), out;
    struct ArrowSchema described;
    struct ArrowArray results;
    int i;
    OK(xh_arrow_score_stream(arrow, &in, &out, &o.error));
    CHECK(in.release == NULL);
    BAD(xh_arrow_score_stream(arrow, &in, &in, &o.error));
    CHECK(out.get_schema(&out, &described) == 0);
    for (i = 0; i < 2; ++i) {
        CHECK(out.get_next(&out, &results) == 0 && results.release != NULL);
        check_results(&described, &results);
        results.release(&results);
    }
    CHECK(out.get_next(&out, &results) == 0 && results.release == NULL);
    described.release(&described);
    CHECK(stream_released == 0);
    out.release(&out);
    CHECK(stream_released == 1 && out.release == NULL);
    in = make_stream(5);
    BAD(xh_arrow_score_stream(NULL, &in, &out, &o.error));
    BAD(xh_arrow_score_stream(arrow, NULL, &out, &o.error));
    BAD(xh_arrow_score_stream(arrow, &in, NULL, &o.error));
    batches_left = 0;
    OK(xh_arrow_score_stream(arrow, &in, &out, &o.error));
    CHECK(out.get_next(&out, &results) == 5 && results.release == NULL);
    CHECK(strcmp(out.get_last_error(&out), "the disk is gone") == 0);
    CHECK(out.get_next(&out, &results) == 5);
    out.release(&out);
    CHECK(stream_released == 1);
}

int main(void) {
    create();
    batch();
    stream();
    xh_arrow_free(arrow);
    xh_arrow_free(NULL);
    return finish();
}
