#include "finish/finish.h"

#include "finish/qpdf.h"

/* Reads `pdf` and writes it anew under the password. */
static bool
encrypt(const QpdfLibrary *lib, qpdf_data q, const GByteArray *pdf,
        const char *password)
{
    if (lib->qpdf_read_memory(q, "handout", (const char *)pdf->data, pdf->len,
                              NULL) > QPDF_WARNINGS ||
        lib->qpdf_init_write_memory(q) > QPDF_WARNINGS)
        return false;
    lib->qpdf_set_newline_before_endstream(q, QPDF_TRUE);
    /* Readers that speak, and printers, may do all; nobody may change it. */
    lib->qpdf_set_r6_encryption_parameters2(
            q, password, password, QPDF_TRUE, QPDF_TRUE, QPDF_FALSE, QPDF_FALSE,
            QPDF_TRUE, QPDF_FALSE, qpdf_r3p_full, QPDF_TRUE);
    return lib->qpdf_write(q) <= QPDF_WARNINGS;
}

GByteArray *
finish_encrypt(const GByteArray *pdf, const char *password, Diag *diag)
{
    QpdfLibrary lib;
    GByteArray *file = NULL;
    if (!qpdf_library_open(&lib, diag))
        return NULL;
    qpdf_data q = qpdf_library_new(&lib);
    if (encrypt(&lib, q, pdf, password))
        file = qpdf_library_take(&lib, q);
    else
        qpdf_library_add_error(&lib, q, "encrypt the PDF", diag);
    lib.qpdf_cleanup(&q);
    return file;
}
