package org.communitysafety.hub;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.Reader;
import org.communitysafety.casefile.SealedNotes;
import org.communitysafety.partnership.Numbers;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.storage.Storage;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.repository.CrudRepository;

/**
 * The passwords that the hub's minutes are encrypted with: a new one each month, with capitals, small letters and digits
 * (H20). They lie sealed in the database; the partnership team sees them in the product, each time noted, and tells them
 * in person or by telephone. They are in no e-mail and no log.
 */
public class MinutesPasswords {

    private static final ZoneId UK = ZoneId.of("Europe/London");
    private static final String SERIES = "P";
    private static final String FIELD = "password";

    /** Without those that sound or look alike on the telephone: I, O, l, o, 0, 1. */
    private static final List<String> ALPHABETS =
            List.of("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnpqrstuvwxyz", "23456789");

    private static final int LENGTH = 16;

    private final PasswordRepository passwords;
    private final SealedNotes notes;
    private final Hubs hubs;
    private final Numbers numbers;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MinutesPasswords(Storage storage, SealedNotes notes, Hubs hubs, Numbers numbers, AuditTrail audit, Clock clock) {
        this.passwords = storage.repository(PasswordRepository.class);
        this.notes = notes;
        this.hubs = hubs;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param forMonth such as {@code 2026-10} */
    record MinutesPassword(
            @Id String number, String tenant, String forMonth, byte[] sealed, Instant madeAt, @Version int version) {}

    /** A month that has a password, for those who may see it. */
    public record Month(String number, YearMonth month) {}

    /** The number of this month's password, which is made where there is none yet. */
    String current(String tenant) {
        String month = YearMonth.from(clock.instant().atZone(UK)).toString();
        return passwords
                .findByTenantAndForMonth(tenant, month)
                .orElseGet(() -> make(tenant, month))
                .number();
    }

    private MinutesPassword make(String tenant, String month) {
        String number = numbers.next(tenant, SERIES);
        notes.open(tenant, number);
        byte[] sealed = notes.seal(tenant, number, FIELD, password());
        audit.record(tenant, AuditTrail.SYSTEM, number, "password for minutes made", month);
        return passwords.save(new MinutesPassword(number, tenant, month, sealed, clock.instant(), 0));
    }

    /** At least one character of each kind; the rest of any. */
    private String password() {
        String all = String.join("", ALPHABETS);
        List<Character> password = new ArrayList<>();
        ALPHABETS.forEach(alphabet -> password.add(any(alphabet)));
        while (password.size() < LENGTH) {
            password.add(any(all));
        }
        Collections.shuffle(password, random);
        return password.stream().map(String::valueOf).collect(Collectors.joining());
    }

    private char any(String alphabet) {
        return alphabet.charAt(random.nextInt(alphabet.length()));
    }

    /** To encrypt with; shown to nobody. */
    byte[] toEncrypt(String tenant, String number) {
        return notes.forTheProduct(tenant, number, FIELD, own(tenant, number).sealed())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The months that have a password, the newest first; empty for anybody but the partnership team. */
    public Optional<List<Month>> months(Person viewer) {
        return hubs.inTeam(viewer)
                ? Optional.of(passwords.findByTenantOrderByForMonthDesc(viewer.tenant()).stream()
                        .map(one -> new Month(one.number(), YearMonth.parse(one.forMonth())))
                        .toList())
                : Optional.empty();
    }

    /**
     * Shows a month's password to a member of the partnership team, which is noted in the log of reads.
     *
     * @throws Refused for anybody else
     */
    public String show(String number, Person viewer) {
        Refused.unless(hubs.inTeam(viewer), "Only the partnership team sees the passwords of minutes (H20).");
        MinutesPassword password = own(viewer.tenant(), number);
        audit.record(viewer.tenant(), viewer.id(), number, "password for minutes shown", password.forMonth());
        return notes.read(
                viewer.tenant(),
                number,
                FIELD,
                password.sealed(),
                Reader.forTask(viewer.id(), "Tell the password of minutes"));
    }

    private MinutesPassword own(String tenant, String number) {
        return passwords
                .findById(number)
                .filter(one -> one.tenant().equals(tenant))
                .orElseThrow(() -> new Refused("There is no such password. Reload the page."));
    }

    interface PasswordRepository extends CrudRepository<MinutesPassword, String> {

        Optional<MinutesPassword> findByTenantAndForMonth(String tenant, String month);

        List<MinutesPassword> findByTenantOrderByForMonthDesc(String tenant);
    }
}
