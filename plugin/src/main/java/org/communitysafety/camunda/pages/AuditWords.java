package org.communitysafety.camunda.pages;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communitysafety.funding.Funds;
import org.communitysafety.partnership.Register;

/** The audit trail's short notes in words. */
class AuditWords {

    /** Notes that do not read as words by themselves. */
    private static final Map<String, String> HAPPENED = Map.ofEntries(
            Map.entry("decision evaluated", "Decision table asked"),
            Map.entry("sitting quorate", "Meeting recorded: quorate"),
            Map.entry("sitting not quorate", "Meeting recorded: not quorate"),
            Map.entry("office-holder: approve", "Office-holder approves"),
            Map.entry("office-holder: reject", "Office-holder does not approve"),
            Map.entry("office-holder: interest", "Office-holder declares an interest"),
            Map.entry("shortfall: move_money", "Shortfall: money to be moved from another line"),
            Map.entry("shortfall: other_line", "Shortfall: another line proposed"),
            Map.entry("shortfall: smaller_amount", "Shortfall: smaller amount offered"),
            Map.entry("shortfall: rejection", "Shortfall: rejection proposed"),
            Map.entry("meeting decides instead", "A meeting decides instead of the office-holders"),
            Map.entry("quorum out of reach", "Can never be quorate, even if everybody came who may take part"));

    private static final Pattern DAY = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\d\\b");

    private final Register register;
    private final Funds funds;

    AuditWords(Register register, Funds funds) {
        this.register = register;
        this.funds = funds;
    }

    String happened(String transition) {
        return HAPPENED.getOrDefault(transition, Character.toUpperCase(transition.charAt(0)) + transition.substring(1));
    }

    /** Puts names for the keys of the partnership's bodies, offices and fund lines, and days in words; null stays. */
    String named(String tenant, String detail) {
        if (detail == null) {
            return null;
        }
        Map<String, String> names = names(tenant);
        Pattern key = Pattern.compile("\\b%s(\\.[a-zA-Z0-9-]+)+".formatted(Pattern.quote(tenant)));
        String named = key.matcher(detail)
                .replaceAll(found -> Matcher.quoteReplacement(names.getOrDefault(found.group(), found.group())));
        return DAY.matcher(named).replaceAll(found -> Words.day(LocalDate.parse(found.group())));
    }

    private Map<String, String> names(String tenant) {
        Map<String, String> names = new HashMap<>();
        register.bodies(tenant).forEach(body -> names.put(body.id(), body.name()));
        register.offices(tenant).forEach(office -> names.put(office.id(), office.name()));
        funds.funds(tenant).forEach(fund -> funds.lines(fund.id()).forEach(line -> names.put(line.id(), line.name())));
        return names;
    }
}
