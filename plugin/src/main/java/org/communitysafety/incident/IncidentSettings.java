package org.communitysafety.incident;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.communitysafety.incident.IncidentChoice.Kind;
import org.communitysafety.partnership.IncidentsEntry;
import org.communitysafety.partnership.IncidentsEntry.MarkingEntry;
import org.communitysafety.partnership.IncidentsEntry.RecipientEntry;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** How the partnerships manage critical incidents, and who serves them. */
public class IncidentSettings {

    private final RulesRepository rules;
    private final Register register;

    IncidentSettings(Storage storage, Register register) {
        this.rules = storage.repository(RulesRepository.class);
        this.register = register;
    }

    /** @throws Refused for a partnership without a procedure for critical incidents */
    public IncidentRules of(String tenant) {
        return find(tenant)
                .orElseThrow(() -> new Refused(
                        "%s has no procedure for critical incidents. Add \"incidents\" to the partnership's file."
                                .formatted(register.partnership(tenant).name())));
    }

    public Optional<IncidentRules> find(String tenant) {
        return rules.findById(tenant);
    }

    /** Those who follow every incident today. */
    public List<Person> dutyLeads(String tenant) {
        return holders(of(tenant).dutyLead());
    }

    List<Person> chairs(String tenant) {
        return holders(of(tenant).chair());
    }

    List<Person> holders(String office) {
        return register.holders(office).stream().map(register::person).toList();
    }

    public boolean dutyLead(Person person) {
        return holds(of(person.tenant()).dutyLead(), person);
    }

    public boolean chair(Person person) {
        return holds(of(person.tenant()).chair(), person);
    }

    public boolean secretary(Person person) {
        return holds(of(person.tenant()).secretary(), person);
    }

    private boolean holds(String office, Person person) {
        return register.holders(office).contains(person.id());
    }

    /** Whether somebody is of the police, who alone judge by the sixth criterion (C2). */
    public boolean police(Person person) {
        return person.organisation() != null
                && register.organisation(person.organisation()).sector().equals("police");
    }

    /** With the partnership's first import. */
    void enter(String tenant, IncidentsEntry file) {
        Set<IncidentChoice> choices = new HashSet<>();
        file.areas()
                .forEach(area -> choices.add(new IncidentChoice(
                        Kind.AREA,
                        area.id(),
                        file.areas().indexOf(area) + 1,
                        area.name(),
                        null,
                        true,
                        area.assumed())));
        file.markings()
                .forEach(marking ->
                        choices.add(marking(tenant, marking, file.markings().indexOf(marking) + 1)));
        file.measures()
                .forEach(measure -> choices.add(new IncidentChoice(
                        Kind.MEASURE,
                        measure.id(),
                        file.measures().indexOf(measure) + 1,
                        measure.name(),
                        null,
                        measure.higherIsBetter(),
                        measure.assumed())));
        Set<RecipientRule> recipients = new HashSet<>();
        file.recipients()
                .forEach(recipient -> recipients.add(
                        recipient(tenant, recipient, file.recipients().indexOf(recipient) + 1)));
        rules.save(new IncidentRules(
                tenant,
                Keys.of(tenant, file.dutyLead()),
                Keys.of(tenant, file.chair()),
                Keys.of(tenant, file.secretary()),
                file.checkWeeks().stream().map(String::valueOf).collect(Collectors.joining(",")),
                file.repeatWeeks(),
                file.duplicateHours(),
                file.assumed(),
                choices,
                recipients,
                0));
    }

    private static IncidentChoice marking(String tenant, MarkingEntry marking, int position) {
        String readers = marking.organisations().stream()
                .map(one -> Keys.organisation(tenant, one))
                .collect(Collectors.joining(","));
        return new IncidentChoice(
                Kind.MARKING, marking.id(), position, marking.name(), readers, true, marking.assumed());
    }

    private static RecipientRule recipient(String tenant, RecipientEntry entry, int position) {
        return new RecipientRule(
                position,
                entry.group(),
                key(tenant, entry.seat()),
                key(tenant, entry.office()),
                key(tenant, entry.deputy()));
    }

    private static String key(String tenant, String id) {
        return id == null ? null : Keys.of(tenant, id);
    }

    interface RulesRepository extends CrudRepository<IncidentRules, String> {}
}
