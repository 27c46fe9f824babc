package org.communitysafety.camunda.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communitysafety.audit.Audit;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.camunda.pages.DecisionTables.Table;
import org.communitysafety.camunda.pages.TableValues.Value;
import org.communitysafety.camunda.pages.Words.Shown;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.ApplicationLists;
import org.communitysafety.funding.ApplicationLists.Part;
import org.communitysafety.funding.Applications;
import org.communitysafety.funding.OfficeDecision;
import org.communitysafety.funding.Outcome;
import org.communitysafety.meeting.Quorums;
import org.communitysafety.partnership.FreeText;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;

/** The audit trail of an application in words: who did what, who was there, and what the tables said and why. */
class AuditPage {

    private static final int AT_ONCE = 50;

    private static final Pattern PRESENT = Pattern.compile("; present: ([^;]*)");

    /** A step and what was said in it are written by one command. */
    private static final Duration ONE_STEP = Duration.ofSeconds(5);

    /** Steps of the applicant's that nobody gives reasons for. */
    private static final Set<String> WITHOUT_REASONS = Set.of("application received", "application revised");

    private final AuditTrail trail;
    private final Applications applications;
    private final ApplicationLists lists;
    private final Register register;
    private final DecisionTables tables;
    private final AuditWords words;

    AuditPage(
            AuditTrail trail,
            Applications applications,
            ApplicationLists lists,
            Register register,
            DecisionTables tables,
            AuditWords words) {
        this.trail = trail;
        this.applications = applications;
        this.lists = lists;
        this.register = register;
        this.tables = tables;
        this.words = words;
    }

    /** One application to choose. */
    record Item(String number, String title, String organisation, Shown received, Shown state) {}

    /** @param login null for the system */
    record Who(String login, String name) {}

    /** @param annotation what the row's author wrote beside it, with the clause; empty if the table is gone */
    record Rule(String id, String annotation) {}

    /**
     * What a table said.
     *
     * @param description what it is for; empty if the table is gone
     * @param rules those that matched; empty for a single figure
     */
    record Decision(
            String key,
            String name,
            int version,
            String description,
            List<Rule> rules,
            List<Value> inputs,
            List<Value> outputs) {}

    /**
     * @param detail null if there is nothing more to say
     * @param decidedBy body or office that said it; null for what nobody decided
     * @param reasons null where none were given
     * @param present who was at the meeting, seat by seat; empty for what was not a meeting
     * @param decision null for what no table decided
     */
    record Entry(
            Shown when,
            Who who,
            Shown what,
            String detail,
            String decidedBy,
            String reasons,
            List<String> present,
            Decision decision) {}

    /** Everything that happened, oldest first. */
    record View(Item application, List<Entry> entries) {}

    /**
     * Newest first, fifty at once.
     *
     * @param text what can be read in the number, title, applicant or state; null or empty for all
     * @param skip how many of the newest are left out
     * @throws Refused for a text that no database could keep
     */
    List<Item> of(String tenant, String text, int skip) {
        FreeText.refuseUnlessStorable("find", text);
        return lists.found(tenant, text == null ? "" : text.strip(), new Part(Math.max(skip, 0), AT_ONCE)).stream()
                .map(this::item)
                .toList();
    }

    /** Empty when the partnership has no such application. */
    Optional<View> of(String tenant, String number) {
        return applications
                .find(tenant, number)
                .map(application -> new View(
                        item(application),
                        trail.of(tenant, number).stream()
                                .map(audit -> entry(audit, application))
                                .toList()));
    }

    private Item item(Application application) {
        return new Item(
                application.number(),
                application.current().title(),
                register.organisation(application.organisation()).name(),
                Words.date(application.receivedAt()),
                new Shown(application.state().name(), application.state().toString()));
    }

    private Entry entry(Audit audit, Application application) {
        Optional<Outcome> outcome = outcome(audit, application);
        return new Entry(
                Words.time(audit.happenedAt()),
                who(audit.actor()),
                new Shown(audit.transition(), words.happened(audit.transition())),
                words.named(audit.tenant(), detail(audit)),
                outcome.map(Outcome::decidedBy).orElse(null),
                outcome.map(Outcome::reasons)
                        .or(() -> reasons(audit, application))
                        .orElse(null),
                present(audit),
                audit.decision() == null ? null : decision(audit));
    }

    private Who who(String actor) {
        return actor.equals(AuditTrail.SYSTEM)
                ? new Who(null, "the system")
                : new Who(actor, register.findPerson(actor).map(Person::name).orElse(actor));
    }

    /** What was said in this step; the trail itself keeps no texts of people. */
    private static Optional<Outcome> outcome(Audit audit, Application application) {
        if (audit.detail() != null || audit.decision() != null || WITHOUT_REASONS.contains(audit.transition())) {
            return Optional.empty();
        }
        return application.outcomes().stream()
                .filter(outcome -> outcome.actor().equals(audit.actor()))
                .filter(outcome -> sameStep(outcome.decidedAt(), audit))
                .reduce((earlier, later) -> later);
    }

    private static Optional<String> reasons(Audit audit, Application application) {
        return application.officeDecisions().stream()
                .filter(decision -> decision.person().equals(audit.actor())
                        && decision.office().equals(audit.detail())
                        && sameStep(decision.decidedAt(), audit))
                .map(OfficeDecision::reasons)
                .filter(reasons -> reasons != null && !reasons.isBlank())
                .findFirst();
    }

    private static boolean sameStep(Instant said, Audit audit) {
        return !said.isAfter(audit.happenedAt()) && said.plus(ONE_STEP).isAfter(audit.happenedAt());
    }

    /** Those present stand in a list of their own. */
    private static String detail(Audit audit) {
        return audit.detail() == null ? null : PRESENT.matcher(audit.detail()).replaceAll("");
    }

    /** Who was there as it stood when the item was judged, which the trail keeps. */
    private static List<String> present(Audit audit) {
        Matcher found = PRESENT.matcher(String.valueOf(audit.detail()));
        return found.find() ? List.of(found.group(1).split(Quorums.BETWEEN_PEOPLE)) : List.of();
    }

    private Decision decision(Audit audit) {
        Optional<Table> table =
                tables.find(audit.tenant(), audit.decision(), audit.decisionVersion(), audit.happenedAt());
        return new Decision(
                audit.decision(),
                table.map(Table::name).orElse(audit.decision()),
                audit.decisionVersion(),
                table.map(Table::description).orElse(""),
                rules(audit.rules()).map(id -> rule(id, table)).toList(),
                TableValues.read(audit.inputs(), label(table.map(Table::inputs))),
                TableValues.read(audit.outputs(), label(table.map(Table::outputs))));
    }

    private static UnaryOperator<String> label(Optional<Map<String, String>> labels) {
        return name -> labels.map(all -> all.get(name)).orElse(null);
    }

    private static Stream<String> rules(String ids) {
        return Arrays.stream(ids == null ? new String[0] : ids.split(",")).filter(id -> !id.isEmpty());
    }

    private static Rule rule(String id, Optional<Table> table) {
        return new Rule(
                id, table.map(Table::annotations).map(all -> all.get(id)).orElse(""));
    }
}
