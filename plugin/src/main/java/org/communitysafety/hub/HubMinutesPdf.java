package org.communitysafety.hub;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.communitysafety.hub.HubMinutesDocument.Section;

/** Minutes of the hub as a PDF, encrypted with AES of 256 bits (H20, H22). */
final class HubMinutesPdf {

    private static final int BITS = 256;
    private static final int OWNER_BYTES = 24;

    /** Lies in the jar of PDFBox; has the letters of all European languages. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String STYLE =
            """
            @page { size: A4; margin: 20mm 18mm; @bottom-left { content: 'OFFICIAL-SENSITIVE'; font-family: 'Minutes';
                    font-size: 8pt; color: #444; }
                    @bottom-right { content: counter(page) ' / ' counter(pages); font-family: 'Minutes'; font-size: 8pt;
                    color: #444; } }
            body { font-family: 'Minutes'; font-size: 10pt; line-height: 1.35; color: #111; }
            h1 { font-size: 17pt; font-weight: normal; margin: 0 0 2mm; color: #0b3d5c; }
            h2 { font-size: 12.5pt; font-weight: normal; margin: 7mm 0 2mm; color: #0b3d5c; page-break-after: avoid; }
            h3 { font-size: 11pt; font-weight: normal; margin: 6mm 0 1mm; color: #0b3d5c; page-break-after: avoid; }
            p, li { margin: 1mm 0; white-space: pre-wrap; }
            ol { margin: 1mm 0 2mm; padding-left: 7mm; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; margin: 1mm 0 2mm; }
            th { text-align: left; font-weight: normal; color: #0b3d5c; border-bottom: 0.6pt solid #0b3d5c; }
            th, td { padding: 1mm 2mm 1mm 0; vertical-align: top; white-space: pre-wrap; }
            td { border-bottom: 0.3pt solid #bbb; }
            td.what { width: 38mm; color: #444; }
            tr { page-break-inside: avoid; }
            """;

    private HubMinutesPdf() {}

    /**
     * @param password in ASCII; whoever has it can open the file, and nobody else
     */
    static byte[] of(HubMinutesDocument minutes, byte[] password) {
        var open = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Minutes", 400, FontStyle.NORMAL, true);
        builder.withHtmlContent(html(minutes), null);
        builder.toStream(open);
        builder.usePdfUaAccessibility(true);
        try {
            builder.run();
            return encrypted(open.toByteArray(), new String(password, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException("The minutes of " + minutes.number() + " cannot be drawn", e);
        }
    }

    private static byte[] encrypted(byte[] pdf, String password) throws IOException {
        byte[] owner = new byte[OWNER_BYTES];
        new SecureRandom().nextBytes(owner);
        var policy = new StandardProtectionPolicy(
                Base64.getEncoder().encodeToString(owner), password, new AccessPermission());
        policy.setEncryptionKeyLength(BITS);
        policy.setPreferAES(true);
        var encrypted = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.protect(policy);
            document.save(encrypted);
        }
        return encrypted.toByteArray();
    }

    private static String html(HubMinutesDocument minutes) {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en-GB\"><head><title>");
        html.append(text(minutes.title()))
                .append("</title><meta name=\"description\" content=\"Minutes\"/>")
                .append("<bookmarks><bookmark name=\"Minutes\" href=\"#minutes\"/></bookmarks>")
                .append("<style>")
                .append(STYLE)
                .append("</style></head><body><h1 id=\"minutes\">")
                .append(text(minutes.title()))
                .append("</h1>");
        paragraph(html, minutes.partnership());
        minutes.standing().forEach(line -> paragraph(html, line));
        if (!minutes.attendees().isEmpty()) {
            heading(html, "Attendance");
            table(
                    html,
                    List.of("Name", "Organisation", "There as"),
                    minutes.attendees(),
                    one -> List.of(one.name(), one.organisation(), one.place()));
        }
        heading(html, "Data protection statement");
        paragraph(html, minutes.statementHeading());
        html.append("<ol>");
        minutes.statement()
                .forEach(point -> html.append("<li>").append(text(point)).append("</li>"));
        html.append("</ol>");
        paragraph(html, minutes.protocol());
        heading(html, "Cases");
        if (minutes.cases().isEmpty()) {
            paragraph(html, "There are no cases.");
        }
        minutes.cases().forEach(section -> section(html, section));
        return html.append("</body></html>").toString();
    }

    private static void section(StringBuilder html, Section section) {
        html.append("<h3>").append(text(section.title())).append("</h3><table><tbody>");
        section.facts().forEach(fact -> html.append("<tr><td class=\"what\">")
                .append(text(fact.what()))
                .append("</td><td>")
                .append(text(fact.value()))
                .append("</td></tr>"));
        html.append("</tbody></table>");
        section.said().forEach(line -> paragraph(html, line));
        if (section.actions().isEmpty()) {
            paragraph(html, "No open actions.");
        } else {
            table(
                    html,
                    List.of("Action", "What is to be done", "Who", "Until", "How it stands"),
                    section.actions(),
                    one -> List.of(one.number(), one.what(), one.who(), one.due(), one.state()));
        }
    }

    private static void heading(StringBuilder html, String heading) {
        html.append("<h2>").append(text(heading)).append("</h2>");
    }

    private static void paragraph(StringBuilder html, String words) {
        if (words != null && !words.isBlank()) {
            html.append("<p>").append(text(words)).append("</p>");
        }
    }

    private static <T> void table(
            StringBuilder html, List<String> columns, List<T> rows, Function<T, List<String>> cells) {
        html.append("<table><thead><tr>");
        columns.forEach(column -> html.append("<th>").append(text(column)).append("</th>"));
        html.append("</tr></thead><tbody>");
        rows.forEach(row -> {
            html.append("<tr>");
            cells.apply(row)
                    .forEach(cell -> html.append("<td>").append(text(cell)).append("</td>"));
            html.append("</tr>");
        });
        html.append("</tbody></table>");
    }

    /** Characters that XML cannot hold never get here: forms refuse them. */
    private static String text(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
