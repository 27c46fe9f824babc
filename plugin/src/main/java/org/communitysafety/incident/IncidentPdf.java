package org.communitysafety.incident;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The timeline of an incident as a PDF: what its reader may read, entry by entry with its marking (C4). */
public final class IncidentPdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String STYLE =
            """
            @page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) ' / ' counter(pages);
                    font-family: 'Incident'; font-size: 8pt; color: #444; } }
            body { font-family: 'Incident'; font-size: 10pt; line-height: 1.35; color: #111; }
            h1 { font-size: 17pt; font-weight: normal; margin: 0 0 2mm; color: #0b3d5c; }
            h2 { font-size: 12.5pt; font-weight: normal; margin: 7mm 0 2mm; color: #0b3d5c; page-break-after: avoid; }
            p { margin: 1mm 0; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; margin: 1mm 0 2mm; }
            th { text-align: left; font-weight: normal; color: #0b3d5c; border-bottom: 0.6pt solid #0b3d5c; }
            th, td { padding: 1mm 2mm 1mm 0; vertical-align: top; white-space: pre-wrap; }
            td { border-bottom: 0.3pt solid #bbb; }
            tr { page-break-inside: avoid; }
            """;

    private IncidentPdf() {}

    /** A table with its heading. */
    public record Part(String heading, List<String> columns, List<List<String>> rows) {}

    /** @param printedFor who may read it, and when it was made */
    public static byte[] of(String number, String printedFor, List<Part> parts) {
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Incident", 400, FontStyle.NORMAL, true);
        builder.withHtmlContent(html(number, printedFor, parts), null);
        builder.toStream(pdf);
        builder.usePdfUaAccessibility(true);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The timeline of " + number + " cannot be drawn", e);
        }
        return pdf.toByteArray();
    }

    private static String html(String number, String printedFor, List<Part> parts) {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en-GB\"><head><title>")
                .append(text("Incident " + number))
                .append("</title><meta name=\"description\" content=\"Timeline of an incident\"/>")
                .append("<bookmarks><bookmark name=\"Incident\" href=\"#incident\"/></bookmarks><style>")
                .append(STYLE)
                .append("</style></head><body><h1 id=\"incident\">")
                .append(text("Incident " + number))
                .append("</h1><p>")
                .append(text(printedFor))
                .append("</p>");
        parts.forEach(part -> part(html, part));
        return html.append("</body></html>").toString();
    }

    private static void part(StringBuilder html, Part part) {
        html.append("<h2>").append(text(part.heading())).append("</h2><table><thead><tr>");
        part.columns()
                .forEach(column -> html.append("<th>").append(text(column)).append("</th>"));
        html.append("</tr></thead><tbody>");
        part.rows().forEach(row -> {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(text(cell)).append("</td>"));
            html.append("</tr>");
        });
        html.append("</tbody></table>");
    }

    /** Characters that XML cannot hold never get here: forms and pages refuse them. */
    private static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
