package org.communitysafety.hub;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communitysafety.partnership.HubEntry;
import org.communitysafety.partnership.HubEntry.ChoiceEntry;
import org.communitysafety.partnership.HubEntry.StatementEntry;
import org.communitysafety.partnership.Keys;
import org.communitysafety.partnership.Office;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.data.repository.CrudRepository;

/** The partnerships' hubs: how they work, and who serves them. */
public class Hubs {

    private final HubRepository hubs;
    private final Register register;

    Hubs(Storage storage, Register register) {
        this.hubs = storage.repository(HubRepository.class);
        this.register = register;
    }

    /** @throws Refused for a partnership without a hub */
    public Hub of(String tenant) {
        return find(tenant)
                .orElseThrow(() -> new Refused("%s has no community safety hub."
                        .formatted(register.partnership(tenant).name())));
    }

    public Optional<Hub> find(String tenant) {
        return hubs.findById(tenant);
    }

    /** Key of the body that meets. */
    public String body(String tenant) {
        return register.hub(tenant)
                .orElseThrow(() -> new IllegalStateException(tenant + " has no hub"))
                .id();
    }

    /** Keys of the offices of its chairs. */
    public List<String> chairs(String tenant) {
        return offices(tenant, Office.Duty.CHAIR);
    }

    /** Keys of the offices of the partnership team, which invites and keeps the minutes. */
    public List<String> team(String tenant) {
        return offices(tenant, Office.Duty.SECRETARY);
    }

    private List<String> offices(String tenant, Office.Duty duty) {
        return register.officesOf(body(tenant)).stream()
                .filter(office -> office.duty() == duty)
                .map(Office::id)
                .toList();
    }

    /** Those who chair the hub today. */
    public List<Person> chairing(String tenant) {
        return holders(chairs(tenant));
    }

    /** The members of the partnership team today. */
    public List<Person> teamMembers(String tenant) {
        return holders(team(tenant));
    }

    List<Person> managing(String tenant) {
        return holders(List.of(of(tenant).manager()));
    }

    private List<Person> holders(List<String> offices) {
        return offices.stream()
                .flatMap(office -> register.holders(office).stream())
                .distinct()
                .map(register::person)
                .toList();
    }

    public boolean chairs(Person person) {
        return chairing(person.tenant()).contains(person);
    }

    /** Whether this person chairs the hub or belongs to the partnership team. */
    public boolean serves(Person person) {
        return chairs(person) || inTeam(person);
    }

    /** Whether this person belongs to the partnership team. */
    public boolean inTeam(Person person) {
        return teamMembers(person.tenant()).contains(person);
    }

    void enter(String tenant, HubEntry file) {
        Set<HubChoice> choices = new HashSet<>();
        add(choices, HubChoice.Kind.TOPIC, file.topics());
        add(choices, HubChoice.Kind.CRITERION, file.criteria());
        add(choices, HubChoice.Kind.LAWFUL_BASIS, file.lawfulBases());
        add(choices, HubChoice.Kind.MARKING, file.markings());
        hubs.save(new Hub(
                tenant,
                Keys.of(tenant, file.manager()),
                file.cutOff().daysBefore(),
                file.cutOff().at(),
                file.terms(),
                file.agreementMonths(),
                file.reminderDays(),
                file.longestMinutes(),
                file.minutesAt(),
                file.protocol(),
                file.statement().version(),
                statements(file.statement()),
                choices,
                0));
    }

    private static Set<HubStatement> statements(StatementEntry statement) {
        List<String> points = statement.points();
        return IntStream.range(0, points.size())
                .mapToObj(i -> new HubStatement(
                        statement.version(), i + 1, points.get(i).strip()))
                .collect(Collectors.toSet());
    }

    private static void add(Set<HubChoice> choices, HubChoice.Kind kind, List<ChoiceEntry> entries) {
        for (ChoiceEntry entry : entries) {
            choices.add(new HubChoice(kind, entry.id(), entries.indexOf(entry) + 1, entry.name(), entry.assumed()));
        }
    }

    interface HubRepository extends CrudRepository<Hub, String> {}
}
