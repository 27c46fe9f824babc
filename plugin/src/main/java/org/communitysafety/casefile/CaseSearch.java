package org.communitysafety.casefile;

import com.google.crypto.tink.Mac;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds cases about the same person or place by codes from which nothing can be read (H6). */
class CaseSearch {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient sql;
    private final KeyRing keys;

    CaseSearch(JdbcClient sql, KeyRing keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** Notes what the case can be found by, instead of what was noted before. */
    void note(String tenant, String number, CaseSubject subject) {
        forget(number);
        tokens(tenant, subject).forEach((token, kind) -> sql.sql(
                        "insert into cs_case_token (token, tenant, kind, case_file) values (?, ?, ?, ?)")
                .params(token, tenant, kind.name(), number)
                .update());
    }

    void forget(String number) {
        sql.sql("delete from cs_case_token where case_file = ?").param(number).update();
    }

    /** The partnership's cases that may be about the same, by number, with why; the newest number first. */
    Map<String, Set<Likeness>> find(String tenant, CaseSubject subject) {
        Map<String, Likeness> tokens = tokens(tenant, subject);
        Map<String, Set<Likeness>> found = new TreeMap<>(java.util.Comparator.reverseOrder());
        if (tokens.isEmpty()) {
            return found;
        }
        sql.sql("select case_file, kind from cs_case_token where tenant = :tenant and token in (:tokens)")
                .param("tenant", tenant)
                .param("tokens", tokens.keySet())
                .query((row, index) -> found.computeIfAbsent(
                                row.getString("case_file"), number -> EnumSet.noneOf(Likeness.class))
                        .add(Likeness.valueOf(row.getString("kind"))))
                .list();
        return found;
    }

    private Map<String, Likeness> tokens(String tenant, CaseSubject subject) {
        Mac key = keys.ofSearch(tenant);
        Map<String, Likeness> tokens = new LinkedHashMap<>();
        for (CasePerson person : subject.people()) {
            if (person.birthDate() != null && !Spelling.name(person.surname()).isEmpty()) {
                about(key, person, tokens);
            }
        }
        Stream.concat(
                        subject.people().stream().flatMap(person -> person.addresses().stream()),
                        subject.places().stream().map(CasePlace::address))
                .map(address -> Spelling.street(address.street()))
                .filter(street -> !street.isEmpty())
                .forEach(street -> put(key, tokens, Likeness.ADDRESS, street));
        return tokens;
    }

    private static void about(Mac key, CasePerson person, Map<String, Likeness> tokens) {
        String born = person.birthDate().toString();
        String surname = Spelling.name(person.surname());
        String initial = Spelling.initial(person.firstNames());
        if (!initial.isEmpty()) {
            put(key, tokens, Likeness.SAME_PERSON, Spelling.name(person.firstNames()) + surname, born);
            put(key, tokens, Likeness.INITIAL, surname, initial, born);
        }
        Spelling.sounds(person.surname()).forEach(sound -> put(key, tokens, Likeness.SOUND, sound, born));
    }

    private static void put(Mac key, Map<String, Likeness> tokens, Likeness kind, String... parts) {
        String text = kind.name() + '\n' + String.join("\n", parts);
        try {
            tokens.put(HEX.formatHex(key.computeMac(text.getBytes(StandardCharsets.UTF_8))), kind);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cases cannot be searched for", e);
        }
    }
}
