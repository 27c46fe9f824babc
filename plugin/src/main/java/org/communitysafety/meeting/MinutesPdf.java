package org.communitysafety.meeting;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.communitysafety.meeting.MinutesDocument.ActionLine;
import org.communitysafety.meeting.MinutesDocument.Item;

/** Minutes as a PDF, with the log of attendees at its top. */
public final class MinutesPdf {

    /** Lies in the jar of PDFBox; has the letters of all European languages. */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final String STYLE =
            """
            @page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) ' / ' counter(pages);
                    font-family: 'Minutes'; font-size: 8pt; color: #444; } }
            body { font-family: 'Minutes'; font-size: 10pt; line-height: 1.35; color: #111; }
            h1 { font-size: 17pt; font-weight: normal; margin: 0 0 2mm; color: #0b3d5c; }
            h2 { font-size: 12.5pt; font-weight: normal; margin: 7mm 0 2mm; color: #0b3d5c; page-break-after: avoid; }
            h3 { font-size: 11pt; font-weight: normal; margin: 5mm 0 1mm; color: #0b3d5c; page-break-after: avoid; }
            p { margin: 1mm 0; white-space: pre-wrap; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; margin: 1mm 0 2mm; }
            th { text-align: left; font-weight: normal; color: #0b3d5c; border-bottom: 0.6pt solid #0b3d5c; }
            th, td { padding: 1mm 2mm 1mm 0; vertical-align: top; }
            td { border-bottom: 0.3pt solid #bbb; }
            tr { page-break-inside: avoid; }
            """;

    private MinutesPdf() {}

    /** @param standing whether they are confirmed, and the corrections; see {@link Minutes} */
    public static byte[] of(MinutesDocument minutes, List<String> standing) {
        var pdf = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFont(() -> PDDocument.class.getResourceAsStream(FONT), "Minutes", 400, FontStyle.NORMAL, true);
        builder.withHtmlContent(html(minutes, standing), null);
        builder.toStream(pdf);
        builder.usePdfUaAccessibility(true);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException("The minutes of " + minutes.number() + " cannot be drawn", e);
        }
        return pdf.toByteArray();
    }

    private static String html(MinutesDocument minutes, List<String> standing) {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en-GB\"><head><title>");
        html.append(text("Minutes of %s, %s".formatted(minutes.body(), minutes.day())))
                .append("</title><meta name=\"description\" content=\"Minutes\"/>")
                .append("<bookmarks><bookmark name=\"Minutes\" href=\"#minutes\"/></bookmarks>")
                .append("<style>")
                .append(STYLE)
                .append("</style></head><body>")
                .append("<h1 id=\"minutes\">")
                .append(text("Minutes: " + minutes.body()))
                .append("</h1>");
        paragraph(html, minutes.partnership());
        paragraph(
                html,
                "%s, %s, opened %s, closed %s"
                        .formatted(minutes.number(), minutes.day(), minutes.opened(), minutes.closed()));
        standing.forEach(line -> paragraph(html, line));
        heading(html, "Attendance");
        table(
                html,
                List.of("Name", "Organisation", "For", "There"),
                minutes.attendees(),
                one -> List.of(one.name(), one.organisation(), one.place(), one.times()));
        paragraph(html, "In the chair: " + String.join("; ", minutes.chairs()));
        if (!minutes.absent().isEmpty()) {
            paragraph(html, "Not represented: " + String.join("; ", minutes.absent()));
        }
        heading(html, "Items");
        minutes.items().forEach(item -> item(html, item));
        if (!minutes.further().isEmpty()) {
            heading(html, "Further actions");
            actions(html, minutes.further());
        }
        if (!minutes.reported().isEmpty()) {
            heading(html, "Actions of earlier meetings");
            actions(html, minutes.reported());
        }
        return html.append("</body></html>").toString();
    }

    private static void item(StringBuilder html, Item item) {
        html.append("<h3>")
                .append(text("%s  %s".formatted(item.number(), item.title()).strip()))
                .append("</h3>");
        paragraph(html, item.outcome());
        paragraph(html, item.wording());
        paragraph(html, item.chair().isEmpty() ? "" : "In the chair for this item: " + item.chair());
        paragraph(html, item.quorum());
        paragraph(
                html,
                item.noPart().isEmpty()
                        ? ""
                        : "Took no part because of an interest: " + String.join(", ", item.noPart()));
        paragraph(html, item.tally());
        if (!item.votes().isEmpty()) {
            table(
                    html,
                    List.of("Name", "Seat", "Vote"),
                    item.votes(),
                    vote -> List.of(vote.name(), vote.seat(), vote.vote()));
        }
        if (!item.actions().isEmpty()) {
            actions(html, item.actions());
        }
    }

    private static void actions(StringBuilder html, List<ActionLine> actions) {
        table(
                html,
                List.of("Action", "What is to be done", "Who", "Until", "How it stands"),
                actions,
                one -> List.of(one.number(), one.what(), one.owner(), one.due(), one.state()));
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
