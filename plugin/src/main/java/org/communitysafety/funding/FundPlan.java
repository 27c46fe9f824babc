package org.communitysafety.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communitysafety.partnership.Refused;

/**
 * A new fund as its manager enters it (F9, F19).
 *
 * @param endsOn last day on which its money can be spent
 * @param lines one a row: its name, then its amount, for example {@code Mobile CCTV 1,000.00}
 * @param contingency what is kept for what nobody foresees; null for nothing
 */
public record FundPlan(
        String name, LocalDate startsOn, LocalDate endsOn, Money total, String lines, Money contingency) {

    private static final Pattern ROW = Pattern.compile("(.*\\S)\\s+£?(\\d{1,3}(?:,\\d{3})+|\\d{1,12})(\\.\\d{1,2})?");
    private static final int MOST_LINES = 100;
    private static final int LONGEST_NAME = 150;
    private static final String CONTINGENCY = "Contingency fund";

    /** One line of it. */
    record Line(String name, Money amount, boolean contingency) {}

    /** @throws Refused when it would end before it starts */
    public FundPlan {
        Refused.unless(
                !endsOn.isBefore(startsOn),
                "The last day (endsOn) lies before the first day (startsOn). Correct the dates.");
    }

    /**
     * Its lines, the contingency last.
     *
     * @throws Refused naming the row that cannot be read, has no money or a name that another row has
     */
    List<Line> planned() {
        List<Line> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String[] rows = lines.split("\\R");
        for (int i = 0; i < rows.length; i++) {
            if (!rows[i].isBlank()) {
                Line line = line(rows[i].strip(), i + 1);
                Refused.unless(
                        names.add(line.name().toLowerCase(Locale.UK)),
                        "Row %d of the lines (lines): there is a line \"%s\" already. Give it another name.",
                        i + 1,
                        line.name());
                all.add(line);
            }
        }
        if (contingency != null && contingency.positive()) {
            Refused.unless(
                    names.add(CONTINGENCY.toLowerCase(Locale.UK)),
                    "The contingency (contingency) has a field of its own. Take it out of the lines (lines).");
            all.add(new Line(CONTINGENCY, contingency, true));
        }
        Refused.unless(all.size() <= MOST_LINES, "A fund has at most %d lines (lines). Put some together.", MOST_LINES);
        return all;
    }

    private static Line line(String row, int number) {
        Matcher parts = ROW.matcher(row);
        Refused.unless(
                parts.matches(),
                "Row %d of the lines (lines) cannot be read: write the name, a space and the amount at its end, for example"
                        + " \"Mobile CCTV 1,000.00\".",
                number);
        String name = parts.group(1).replaceFirst("[:;,]$", "").strip();
        Refused.unless(
                !name.isEmpty() && name.length() <= LONGEST_NAME,
                "Row %d of the lines (lines): the name must have 1 to %d characters. Correct it.",
                number,
                LONGEST_NAME);
        String pence = parts.group(3) == null ? "" : parts.group(3);
        Money amount = new Money(new BigDecimal(parts.group(2).replace(",", "") + pence));
        Refused.unless(
                amount.positive(), "Row %d of the lines (lines): \"%s\" has no money. Correct it.", number, name);
        return new Line(name, amount, false);
    }
}
