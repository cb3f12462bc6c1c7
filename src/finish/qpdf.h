/* libqpdf, opened only for encryption, for sheets to glue and for reading PDFs
   again: linking it would cost every run about 3 ms.  For finish/ only. */
#pragma once

#include "base/diag.h"
#include <glib.h>
#include <qpdf/qpdf-c.h>

#define LAZY(function) __typeof__(function) *function

typedef struct {
    LAZY(qpdf_init);
    LAZY(qpdf_cleanup);
    LAZY(qpdf_silence_errors);
    LAZY(qpdf_set_suppress_warnings);
    LAZY(qpdf_set_attempt_recovery);
    LAZY(qpdf_read_memory);
    LAZY(qpdf_has_error);
    LAZY(qpdf_get_error);
    LAZY(qpdf_get_error_code);
    LAZY(qpdf_get_error_message_detail);
    LAZY(qpdf_init_write_memory);
    LAZY(qpdf_set_newline_before_endstream);
    LAZY(qpdf_set_r6_encryption_parameters2);
    LAZY(qpdf_write);
    LAZY(qpdf_get_buffer_length);
    LAZY(qpdf_get_buffer);
    LAZY(qpdf_get_root);
    LAZY(qpdf_oh_get_key);
    LAZY(qpdf_oh_get_dict);
    LAZY(qpdf_oh_is_array);
    LAZY(qpdf_oh_is_stream);
    LAZY(qpdf_oh_is_name_and_equals);
    LAZY(qpdf_oh_is_null);
    LAZY(qpdf_oh_get_array_n_items);
    LAZY(qpdf_oh_get_array_item);
    LAZY(qpdf_oh_get_utf8_value);
    LAZY(qpdf_oh_get_stream_data);
    LAZY(qpdf_set_deterministic_ID);
    LAZY(qpdf_set_object_stream_mode);
    LAZY(qpdf_get_num_pages);
    LAZY(qpdf_get_page_n);
    LAZY(qpdf_make_indirect_object);
    LAZY(qpdf_oh_copy_foreign_object);
    LAZY(qpdf_oh_parse);
    LAZY(qpdf_oh_has_key);
    LAZY(qpdf_oh_is_dictionary);
    LAZY(qpdf_oh_is_indirect);
    LAZY(qpdf_oh_replace_key);
    LAZY(qpdf_oh_new_null);
    LAZY(qpdf_oh_new_array);
    LAZY(qpdf_oh_new_dictionary);
    LAZY(qpdf_oh_new_stream);
    LAZY(qpdf_oh_append_item);
    LAZY(qpdf_oh_replace_stream_data);
    LAZY(qpdf_oh_get_numeric_value);
} QpdfLibrary;

/* False and a message when it is not installed.  Once opened it stays until
   the program ends. */
bool qpdf_library_open(QpdfLibrary *lib, Diag *diag);

/* A handle that keeps its messages to itself; qpdf_cleanup ends it. */
qpdf_data qpdf_library_new(const QpdfLibrary *lib);

/* What was written to memory.  Caller unrefs. */
GByteArray *qpdf_library_take(const QpdfLibrary *lib, qpdf_data q);

/* Says that libqpdf cannot `what` ("encrypt the PDF"), and why. */
void qpdf_library_add_error(const QpdfLibrary *lib, qpdf_data q,
                            const char *what, Diag *diag);
