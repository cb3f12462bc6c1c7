#include "finish/metadata.h"

#include <math.h>
#include <string.h>

#define PRODUCER "limber " VERSION

/* "2026-11-22T14:30:00Z".  Caller frees. */
static char *
date_xmp(DateTime d)
{
    return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:00Z", d.year, d.month,
                           d.day, MAX(d.hour, 0), d.minute);
}

/* "(D:20261122143000Z)".  Caller frees. */
static char *
date_pdf(DateTime d)
{
    return g_strdup_printf("(D:%04d%02d%02d%02d%02d00Z)", d.year, d.month,
                           d.day, MAX(d.hour, 0), d.minute);
}

int
info_write(const PageSet *set, DateTime created, Writer *w)
{
    int number = writer_reserve(w);
    g_autofree char *date = date_pdf(created);
    GString *out = writer_begin(w, number);
    g_string_append(out, "<</Title");
    put_text(out, set->title);
    if (set->author != NULL) {
        g_string_append(out, "/Author");
        put_text(out, set->author);
    }
    g_string_append_printf(out,
                           "/Creator(" PRODUCER ")/Producer(" PRODUCER ")"
                           "/CreationDate%s/ModDate%s>>",
                           date, date);
    return number;
}

/* PDF/A wants words of other schemas explained. */
static const char explains_pdfua[] =
        "<rdf:Description rdf:about=\"\""
        " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
        " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
        " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
        "<pdfaExtension:schemas><rdf:Bag>"
        "<rdf:li rdf:parseType=\"Resource\">"
        "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema"
        "</pdfaSchema:schema>"
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
        "</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
        "<pdfaSchema:property><rdf:Seq>"
        "<rdf:li rdf:parseType=\"Resource\">"
        "<pdfaProperty:name>part</pdfaProperty:name>"
        "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>Indicates which part of ISO 14289 standard "
        "is followed</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property>"
        "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
        "</rdf:Description>\n";

static void
put_xml(GString *out, const char *before, const char *text, const char *after)
{
    if (text == NULL)
        return;
    g_autofree char *escaped = g_markup_escape_text(text, -1);
    g_string_append_printf(out, "%s%s%s\n", before, escaped, after);
}

static void
put_description(GString *out, const PageSet *set, const char *date,
                Claims claims)
{
    g_string_append(out,
                    "<rdf:Description rdf:about=\"\""
                    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                    "<dc:format>application/pdf</dc:format>\n");
    put_xml(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">",
            set->title, "</rdf:li></rdf:Alt></dc:title>");
    put_xml(out, "<dc:creator><rdf:Seq><rdf:li>", set->author,
            "</rdf:li></rdf:Seq></dc:creator>");
    put_xml(out, "<dc:language><rdf:Bag><rdf:li>", set->lang,
            "</rdf:li></rdf:Bag></dc:language>");
    g_string_append_printf(out,
                           "<pdf:Producer>" PRODUCER "</pdf:Producer>\n"
                           "<xmp:CreatorTool>" PRODUCER "</xmp:CreatorTool>\n"
                           "<xmp:CreateDate>%s</xmp:CreateDate>\n"
                           "<xmp:ModifyDate>%s</xmp:ModifyDate>\n",
                           date, date);
    if (claims.archive)
        g_string_append_printf(out,
                               "<pdfaid:part>%d</pdfaid:part>\n"
                               "<pdfaid:conformance>A</pdfaid:conformance>\n",
                               claims.with_plan ? 3 : 2);
    g_string_append(out, "<pdfuaid:part>1</pdfuaid:part>\n"
                         "</rdf:Description>\n");
}

int
xmp_write(const PageSet *set, DateTime created, Claims claims, Writer *w)
{
    g_autofree char *date = date_xmp(created);
    g_autoptr(GString) out =
            g_string_new("<?xpacket begin=\"\xEF\xBB\xBF\""
                         " id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                         "<rdf:RDF xmlns:rdf="
                         "\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    put_description(out, set, date, claims);
    if (claims.archive)
        g_string_append(out, explains_pdfua);
    g_string_append(out, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
    int number = writer_reserve(w);
    writer_stream(w, number, "/Type/Metadata/Subtype/XML",
                  (Slice){ out->str, out->len }, true);
    return number;
}

static void
put_u32(GString *out, guint32 value)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        g_string_append_c(out, (char)(value >> shift & 0xFF));
}

/* ICC's numbers: 16 bits before the point, 16 after it. */
static void
put_fixed(GString *out, const double *values, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_u32(out, (guint32)(gint32)lrint(values[i] * 65536));
}

static void
put_localized(GString *out, const char *text)
{
    g_string_append_len(out, "mluc\0\0\0\0", 8);
    put_u32(out, 1);
    put_u32(out, 12); /* bytes of a record */
    g_string_append(out, "enUS");
    put_u32(out, (guint32)(2 * strlen(text)));
    put_u32(out, 28); /* where the text begins */
    for (const char *p = text; *p != '\0'; p++) {
        g_string_append_c(out, '\0');
        g_string_append_c(out, *p);
    }
}

/* The colorants of sRGB adapted to D50, and its curve, as ICC.1 wants them. */
static const double d50[] = { 0.9642, 1, 0.8249 };
static const double red[] = { 0.436066, 0.222488, 0.013916 };
static const double green[] = { 0.385147, 0.716873, 0.097076 };
static const double blue[] = { 0.143066, 0.060608, 0.714096 };
static const double adaptation[] = { 1.047882,  0.022919, -0.050201,
                                     0.029587,  0.990479, -0.017059,
                                     -0.009232, 0.015076, 0.751678 };
static const double curve[] = { 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92,
                                0.04045 };

/* In the order of the profile; one without data shares the one before. */
static const struct {
    const char *name, *text;
    const char *head;
    size_t head_n;
    const double *values;
    size_t n;
} icc_tags[] = {
    { "desc", "sRGB", NULL, 0, NULL, 0 },
    { "cprt", "CC0", NULL, 0, NULL, 0 },
    { "wtpt", NULL, "XYZ \0\0\0\0", 8, d50, 3 },
    { "chad", NULL, "sf32\0\0\0\0", 8, adaptation, 9 },
    { "rXYZ", NULL, "XYZ \0\0\0\0", 8, red, 3 },
    { "gXYZ", NULL, "XYZ \0\0\0\0", 8, green, 3 },
    { "bXYZ", NULL, "XYZ \0\0\0\0", 8, blue, 3 },
    { "rTRC", NULL, "para\0\0\0\0\0\3\0\0", 12, curve, 5 },
    { "gTRC", NULL, NULL, 0, NULL, 0 },
    { "bTRC", NULL, NULL, 0, NULL, 0 },
};

#define ICC_HEADER 128 /* bytes */

/* The tags' data in `data`, and in `table` where each one is. */
static void
put_icc_tags(GString *table, GString *data)
{
    size_t base = ICC_HEADER + 4 + 12 * G_N_ELEMENTS(icc_tags);
    size_t start = 0, n = 0;
    put_u32(table, G_N_ELEMENTS(icc_tags));
    for (size_t i = 0; i < G_N_ELEMENTS(icc_tags); i++) {
        if (icc_tags[i].text != NULL || icc_tags[i].head != NULL) {
            start = data->len;
            if (icc_tags[i].text != NULL)
                put_localized(data, icc_tags[i].text);
            g_string_append_len(data, icc_tags[i].head,
                                (gssize)icc_tags[i].head_n);
            put_fixed(data, icc_tags[i].values, icc_tags[i].n);
            n = data->len - start;
            while (data->len % 4 != 0)
                g_string_append_c(data, '\0');
        }
        g_string_append(table, icc_tags[i].name);
        put_u32(table, (guint32)(base + start));
        put_u32(table, (guint32)n);
    }
}

/* An ICC version 4 profile of sRGB. */
static GString *
srgb_profile(void)
{
    g_autoptr(GString) table = g_string_new(NULL);
    g_autoptr(GString) data = g_string_new(NULL);
    put_icc_tags(table, data);
    GString *out = g_string_new(NULL);
    put_u32(out, (guint32)(ICC_HEADER + table->len + data->len));
    put_u32(out, 0);
    put_u32(out, 0x04200000);
    g_string_append(out, "mntrRGB XYZ ");
    g_string_append_len(out, "\x07\xEA\0\1\0\1\0\0\0\0\0\0", 12); /* 2026 */
    g_string_append(out, "acsp");
    while (out->len < 68)
        g_string_append_c(out, '\0');
    put_fixed(out, d50, 3);
    while (out->len < ICC_HEADER)
        g_string_append_c(out, '\0');
    g_string_append_len(out, table->str, (gssize)table->len);
    g_string_append_len(out, data->str, (gssize)data->len);
    return out;
}

int
output_intents_write(Writer *w)
{
    g_autoptr(GString) profile = srgb_profile();
    int stream = writer_reserve(w), number = writer_reserve(w);
    writer_stream(w, stream, "/N 3", (Slice){ profile->str, profile->len },
                  false);
    g_string_append_printf(
            writer_begin(w, number),
            "[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
            "/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)"
            "/DestOutputProfile %d 0 R>>]",
            stream);
    return number;
}

int
attachment_write(const char *plan, DateTime created, Writer *w)
{
    size_t n = strlen(plan);
    int stream = writer_reserve(w), number = writer_reserve(w);
    g_autofree char *date = date_pdf(created);
    g_autofree char *dict =
            g_strdup_printf("/Type/EmbeddedFile/Subtype/application#2Fyaml"
                            "/Params<</Size %zu/ModDate%s>>",
                            n, date);
    writer_stream(w, stream, dict, (Slice){ plan, n }, false);
    g_string_append_printf(
            writer_begin(w, number),
            "<</Type/Filespec/AFRelationship/Source/F(" ATTACHMENT_NAME ")"
            "/UF(" ATTACHMENT_NAME ")/Desc(The plan of this handout)"
            "/EF<</F %d 0 R/UF %d 0 R>>>>",
            stream, stream);
    return number;
}
