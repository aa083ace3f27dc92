/* The layout of option structs and the values of constants, against the list that is checked in (its path is the
 * argument). Without an argument the list is printed. On a machine whose pointers are not 64 bits wide the list is
 * another, and only the constants are compared. */
#include <stdarg.h>

#include "support.h"

static FILE *expected = NULL;

static void line(const char *format, ...) {
    char now[256], then[256] = "";
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(now, sizeof now, format, arguments);
    va_end(arguments);
    if (expected == NULL) {
        puts(now);
        return;
    }
    if (fgets(then, sizeof then, expected) == NULL) then[0] = '\0';
    then[strcspn(then, "\n")] = '\0';
    if (strcmp(now, then) != 0) fprintf(stderr, "    '%s' instead of '%s'\n", now, then);
    CHECK(strcmp(now, then) == 0);
}

#define STRUCT(type) line(#type " %u", (unsigned)sizeof(type))
#define MEMBER(type, member) \
    line(#type "." #member " %u %u", (unsigned)offsetof(type, member), (unsigned)sizeof(((type *)0)->member))
#define CONSTANT(name) line(#name " %lld", (long long)(name))

static void constants(void) {
    CONSTANT(XH_ABI_VERSION);
    CONSTANT(XH_OK);
    CONSTANT(XH_INVALID_ARGUMENT);
    CONSTANT(XH_OUT_OF_MEMORY);
    CONSTANT(XH_INTERNAL);
    CONSTANT(XH_REJECTED);
    CONSTANT(XH_NOT_FOUND);
    CONSTANT(XH_UNSUPPORTED);
    CONSTANT(XH_ZH);
    CONSTANT(XH_EN);
    CONSTANT(XH_NONE);
    CONSTANT(XH_DIAGNOSTIC_CODE);
    CONSTANT(XH_DIAGNOSTIC_DOCUMENT);
    CONSTANT(XH_DIAGNOSTIC_POINTER);
    CONSTANT(XH_DIAGNOSTIC_MESSAGE);
    CONSTANT(XH_DIAGNOSTIC_HINT);
    CONSTANT(XH_JSON_NO_DIGESTS);
    CONSTANT(XH_TEXT_COLOUR);
    CONSTANT(XH_LOGIC_UNKNOWN);
    CONSTANT(XH_LINES_NDJSON);
    CONSTANT(XH_LINES_CSV);
    CONSTANT(XH_NODES_TOTAL);
    CONSTANT(XH_NODES_LEVEL_1);
    CONSTANT(XH_NODES_LEVEL_2);
    CONSTANT(XH_NODES_LEVEL_3);
    CONSTANT(XH_NODES_ALL);
    CONSTANT(XH_IDENTITY_ID);
    CONSTANT(XH_IDENTITY_VERSION);
    CONSTANT(XH_IDENTITY_SHA256);
    CONSTANT(XH_INDICATOR_ID);
    CONSTANT(XH_INDICATOR_TITLE);
    CONSTANT(XH_INDICATOR_NOTE);
    CONSTANT(XH_CRITERION_ID);
    CONSTANT(XH_CRITERION_STATEMENT);
    CONSTANT(XH_CRITERION_NOTE);
    CONSTANT(XH_CRITERION_SOURCE);
    CONSTANT(XH_STRENGTH_SHALL);
    CONSTANT(XH_STRENGTH_SHOULD);
    CONSTANT(XH_STRENGTH_MAY);
    CONSTANT(XH_STRENGTH_STATEMENT);
    CONSTANT(XH_KIND_REQUIREMENT);
    CONSTANT(XH_KIND_RECOMMENDATION);
    CONSTANT(XH_KIND_PROHIBITION);
    CONSTANT(XH_KIND_PERMISSION);
    CONSTANT(XH_SCALE_ID);
    CONSTANT(XH_SCALE_TITLE);
    CONSTANT(XH_RECORD_ORGANISATION_ID);
    CONSTANT(XH_RECORD_ORGANISATION_NAME);
    CONSTANT(XH_RECORD_PERIOD_FROM);
    CONSTANT(XH_RECORD_PERIOD_TO);
    CONSTANT(XH_RECORD_AS_OF);
    CONSTANT(XH_RATING_CRITERION);
    CONSTANT(XH_RATING_RATING);
    CONSTANT(XH_RATING_MEASURE);
    CONSTANT(XH_RATING_STAGE);
    CONSTANT(XH_RATING_ASSESSOR);
    CONSTANT(XH_RATING_ON);
    CONSTANT(XH_RATING_REASON);
    CONSTANT(XH_EVIDENCE_TITLE);
    CONSTANT(XH_EVIDENCE_URI);
    CONSTANT(XH_EVIDENCE_SHA256);
    CONSTANT(XH_EVIDENCE_EXPIRES);
    CONSTANT(XH_REGISTER_ORGANISATION_ID);
    CONSTANT(XH_REGISTER_ORGANISATION_NAME);
    CONSTANT(XH_REGISTER_AS_OF);
    CONSTANT(XH_AGGREGATE_MEAN);
    CONSTANT(XH_AGGREGATE_MIN);
    CONSTANT(XH_AGGREGATE_MAX);
    CONSTANT(XH_NO_SCORE);
    CONSTANT(XH_NO_GRADE);
    CONSTANT(XH_ARROW_LEVEL_1);
    CONSTANT(XH_ARROW_LEVEL_2);
    CONSTANT(XH_ARROW_LEVEL_3);
    CONSTANT(XH_ARROW_NO_GATES);
    CONSTANT(XH_LOWER);
    CONSTANT(XH_UPPER);
    CONSTANT(XH_SOURCE_ASSESSED);
    CONSTANT(XH_SOURCE_DERIVED);
    CONSTANT(XH_SOURCE_UNASSESSED);
    CONSTANT(XH_STATE_RAISED);
    CONSTANT(XH_STATE_UNKNOWN);
    CONSTANT(XH_STATE_NOT_IN_FORCE);
    CONSTANT(XH_STATE_CLEAR);
    CONSTANT(XH_DERIVED_RATING);
    CONSTANT(XH_DERIVED_AT_MOST);
    CONSTANT(XH_DERIVED_AT_LEAST);
    CONSTANT(XH_DERIVED_MEASURE);
    CONSTANT(XH_FALSE);
    CONSTANT(XH_TRUE);
    CONSTANT(XH_UNKNOWN);
    CONSTANT(XH_RESULT_ID);
    CONSTANT(XH_RESULT_RATING);
    CONSTANT(XH_GATE_ID);
    CONSTANT(XH_GATE_GRADE_AT_MOST);
    CONSTANT(XH_WARNING_CODE);
    CONSTANT(XH_WARNING_AT);
    CONSTANT(XH_WARNING_MESSAGE);
    CONSTANT(XH_FINDING_RULE);
    CONSTANT(XH_FINDING_CASE);
    CONSTANT(XH_CONFLICT_CRITERION);
    CONSTANT(XH_CONFLICT_RATING);
    CONSTANT(XH_CONFLICT_DERIVED);
    CONSTANT(XH_DEADLINE_RULE);
    CONSTANT(XH_DEADLINE_ON);
    CONSTANT(XH_DEADLINE_OWNER);
}

static void structs(void) {
    STRUCT(xh_limits);
    MEMBER(xh_limits, struct_size);
    MEMBER(xh_limits, bytes);
    MEMBER(xh_limits, depth);
    MEMBER(xh_limits, values);
    MEMBER(xh_limits, diagnostics);
    STRUCT(xh_json_options);
    MEMBER(xh_json_options, struct_size);
    MEMBER(xh_json_options, flags);
    STRUCT(xh_text_options);
    MEMBER(xh_text_options, struct_size);
    MEMBER(xh_text_options, language);
    MEMBER(xh_text_options, width);
    MEMBER(xh_text_options, flags);
    STRUCT(xh_logic_options);
    MEMBER(xh_logic_options, struct_size);
    MEMBER(xh_logic_options, flags);
    STRUCT(xh_lines_options);
    MEMBER(xh_lines_options, struct_size);
    MEMBER(xh_lines_options, format);
    MEMBER(xh_lines_options, nodes);
    MEMBER(xh_lines_options, threads);
    STRUCT(xh_rating_details);
    MEMBER(xh_rating_details, struct_size);
    MEMBER(xh_rating_details, stage);
    MEMBER(xh_rating_details, stage_size);
    MEMBER(xh_rating_details, assessor);
    MEMBER(xh_rating_details, assessor_size);
    MEMBER(xh_rating_details, on);
    MEMBER(xh_rating_details, on_size);
    MEMBER(xh_rating_details, reason);
    MEMBER(xh_rating_details, reason_size);
    STRUCT(xh_evidence_details);
    MEMBER(xh_evidence_details, struct_size);
    MEMBER(xh_evidence_details, uri);
    MEMBER(xh_evidence_details, uri_size);
    MEMBER(xh_evidence_details, sha256);
    MEMBER(xh_evidence_details, sha256_size);
    MEMBER(xh_evidence_details, expires);
    MEMBER(xh_evidence_details, expires_size);
    STRUCT(xh_rating_columns);
    MEMBER(xh_rating_columns, struct_size);
    MEMBER(xh_rating_columns, codes);
    MEMBER(xh_rating_columns, rows);
    MEMBER(xh_rating_columns, row_stride);
    MEMBER(xh_rating_columns, criterion_stride);
    MEMBER(xh_rating_columns, block_rows);
    MEMBER(xh_rating_columns, block_stride);
    STRUCT(xh_measure_column);
    MEMBER(xh_measure_column, struct_size);
    MEMBER(xh_measure_column, criterion);
    MEMBER(xh_measure_column, values);
    MEMBER(xh_measure_column, stride);
    MEMBER(xh_measure_column, validity);
    STRUCT(xh_score_columns);
    MEMBER(xh_score_columns, struct_size);
    MEMBER(xh_score_columns, total_lower);
    MEMBER(xh_score_columns, total_upper);
    MEMBER(xh_score_columns, grade_lower);
    MEMBER(xh_score_columns, grade_upper);
    MEMBER(xh_score_columns, gates_true);
    MEMBER(xh_score_columns, gates_unknown);
    MEMBER(xh_score_columns, gate_stride);
    MEMBER(xh_score_columns, nodes);
    MEMBER(xh_score_columns, node_count);
    MEMBER(xh_score_columns, node_lower);
    MEMBER(xh_score_columns, node_upper);
    MEMBER(xh_score_columns, node_stride);
    STRUCT(xh_columns_options);
    MEMBER(xh_columns_options, struct_size);
    MEMBER(xh_columns_options, threads);
    MEMBER(xh_columns_options, diagnostics);
    STRUCT(xh_arrow_options);
    MEMBER(xh_arrow_options, struct_size);
    MEMBER(xh_arrow_options, levels);
    MEMBER(xh_arrow_options, flags);
    MEMBER(xh_arrow_options, threads);
}

int main(int argc, char **argv) {
    if (argc > 1) {
        expected = fopen(argv[1], "r");
        CHECK(expected != NULL);
        if (expected == NULL) return finish();
    }
    constants();
    if (sizeof(void *) == 8) {
        structs();
        CHECK(expected == NULL || fgetc(expected) == EOF);
    }
    if (expected != NULL) fclose(expected);
    return finish();
}
