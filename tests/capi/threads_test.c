/* Many threads use the same handles at once; the thread sanitizer watches in one of the builds. */
#include <pthread.h>

#include "support.h"

enum { THREADS = 4, ROUNDS = 50 };

struct shared {
    const xh_engine *engine;
    const xh_record *record;
    const xh_assessment *assessment;
    const xh_error *error;
};

/* 0 if all went well. Nothing of this is shared: `o` and the checks are not for several threads. */
static void *work(void *argument) {
    const struct shared *shared = argument;
    long failed = 0;
    int i;
    for (i = 0; i < ROUNDS; ++i) {
        xh_assessment *assessment = NULL;
        xh_engine *standard = NULL;
        xh_catalogue *catalogue = NULL;
        xh_buffer *buffer = NULL;
        const char *text = NULL;
        size_t size = 0;
        int32_t lower = 0;
        failed += xh_engine_standard(NULL, 0, &standard, NULL) != XH_OK;
        failed += xh_engine_assess(shared->engine, shared->record, &assessment, NULL) != XH_OK;
        failed += xh_assessment_score(assessment, NULL, &lower, NULL, NULL) != XH_OK || lower != 575000;
        failed += xh_assessment_to_json(shared->assessment, NULL, &buffer, NULL) != XH_OK;
        failed += xh_engine_catalogue(shared->engine, &catalogue, NULL) != XH_OK;
        failed += xh_catalogue_title(catalogue, XH_ZH, &text, &size, NULL) != XH_OK || size != strlen("小目录");
        failed += xh_error_diagnostic_text(shared->error, 0, XH_DIAGNOSTIC_CODE, &text, &size) != XH_OK;
        xh_catalogue_free(catalogue);
        xh_buffer_free(buffer);
        xh_engine_free(standard);
        xh_assessment_free(assessment);
    }
    return failed != 0 ? argument : NULL;
}

int main(void) {
    pthread_t threads[THREADS];
    struct shared shared;
    xh_engine *const engine = make_engine();
    xh_record *const record = make_record();
    xh_assessment *const assessment = make_assessment();
    xh_error *error = NULL;
    int i;
    soil();
    CHECK(xh_record_parse(S("{}"), NULL, &o.record, &error) == XH_REJECTED);
    shared.engine = engine;
    shared.record = record;
    shared.assessment = assessment;
    shared.error = error;
    for (i = 0; i < THREADS; ++i) CHECK(pthread_create(&threads[i], NULL, work, &shared) == 0);
    for (i = 0; i < THREADS; ++i) {
        void *failed = &shared;
        CHECK(pthread_join(threads[i], &failed) == 0);
        CHECK(failed == NULL);
    }
    xh_error_free(error);
    xh_assessment_free(assessment);
    xh_record_free(record);
    xh_engine_free(engine);
    return finish();
}
