#include "finish/qpdf.h"

#include <gmodule.h>

#define QPDF_FILE "libqpdf.so.29"

/* A function by its name, and where its address goes in the struct. */
#define QPDF(name) \
    { \
#name, G_STRUCT_OFFSET(QpdfLibrary, name) \
    }

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
    QPDF(qpdf_init),
    QPDF(qpdf_cleanup),
    QPDF(qpdf_silence_errors),
    QPDF(qpdf_set_suppress_warnings),
    QPDF(qpdf_set_attempt_recovery),
    QPDF(qpdf_read_memory),
    QPDF(qpdf_has_error),
    QPDF(qpdf_get_error),
    QPDF(qpdf_get_error_code),
    QPDF(qpdf_get_error_message_detail),
    QPDF(qpdf_init_write_memory),
    QPDF(qpdf_set_newline_before_endstream),
    QPDF(qpdf_set_r6_encryption_parameters2),
    QPDF(qpdf_write),
    QPDF(qpdf_get_buffer_length),
    QPDF(qpdf_get_buffer),
    QPDF(qpdf_get_root),
    QPDF(qpdf_oh_get_key),
    QPDF(qpdf_oh_get_dict),
    QPDF(qpdf_oh_is_array),
    QPDF(qpdf_oh_is_stream),
    QPDF(qpdf_oh_is_name_and_equals),
    QPDF(qpdf_oh_is_null),
    QPDF(qpdf_oh_get_array_n_items),
    QPDF(qpdf_oh_get_array_item),
    QPDF(qpdf_oh_get_utf8_value),
    QPDF(qpdf_oh_get_stream_data),
    QPDF(qpdf_set_deterministic_ID),
    QPDF(qpdf_set_object_stream_mode),
    QPDF(qpdf_get_num_pages),
    QPDF(qpdf_get_page_n),
    QPDF(qpdf_make_indirect_object),
    QPDF(qpdf_oh_copy_foreign_object),
    QPDF(qpdf_oh_parse),
    QPDF(qpdf_oh_has_key),
    QPDF(qpdf_oh_is_dictionary),
    QPDF(qpdf_oh_is_indirect),
    QPDF(qpdf_oh_replace_key),
    QPDF(qpdf_oh_new_null),
    QPDF(qpdf_oh_new_array),
    QPDF(qpdf_oh_new_dictionary),
    QPDF(qpdf_oh_new_stream),
    QPDF(qpdf_oh_append_item),
    QPDF(qpdf_oh_replace_stream_data),
    QPDF(qpdf_oh_get_numeric_value),
};
G_STATIC_ASSERT(sizeof(QpdfLibrary) ==
                G_N_ELEMENTS(functions) * sizeof(gpointer));

bool
qpdf_library_open(QpdfLibrary *lib, Diag *diag)
{
    GModule *module = g_module_open(QPDF_FILE, G_MODULE_BIND_LAZY);
    bool complete = module != NULL;
    for (size_t i = 0; complete && i < G_N_ELEMENTS(functions); i++)
        complete = g_module_symbol(
                module, functions[i].name,
                G_STRUCT_MEMBER_P((gpointer)lib, functions[i].offset));
    if (module != NULL)
        g_module_make_resident(module);
    if (!complete)
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "this needs %s, which is not installed", QPDF_FILE);
    return complete;
}

qpdf_data
qpdf_library_new(const QpdfLibrary *lib)
{
    qpdf_data q = lib->qpdf_init();
    lib->qpdf_silence_errors(q);
    lib->qpdf_set_suppress_warnings(q, QPDF_TRUE);
    return q;
}

GByteArray *
qpdf_library_take(const QpdfLibrary *lib, qpdf_data q)
{
    GByteArray *file = g_byte_array_new();
    g_byte_array_append(file, lib->qpdf_get_buffer(q),
                        (guint)lib->qpdf_get_buffer_length(q));
    return file;
}

void
qpdf_library_add_error(const QpdfLibrary *lib, qpdf_data q, const char *what,
                       Diag *diag)
{
    diag_add(diag, DIAG_ERROR, SRC_POS_NONE, "cannot %s: %s", what,
             lib->qpdf_has_error(q) ? lib->qpdf_get_error_message_detail(
                                              q, lib->qpdf_get_error(q))
                                    : "libqpdf does not say why");
}
