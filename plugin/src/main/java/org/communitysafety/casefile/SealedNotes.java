package org.communitysafety.casefile;

import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/**
 * Texts that may name people and belong to no case file, for example a concern about a member: each number has a key of
 * its own, and every read is logged as one of a case file is. Who may read decides whoever keeps the note.
 */
public class SealedNotes {

    private final KeyRing keys;
    private final CaseLog log;
    private final Register register;

    SealedNotes(KeyRing keys, CaseLog log, Register register) {
        this.keys = keys;
        this.log = log;
        this.register = register;
    }

    /** Makes a key for the notes under this number. */
    public void open(String tenant, String number) {
        keys.create(tenant, number);
    }

    /** Seals a note; null stays null. */
    public byte[] seal(String tenant, String number, String field, String text) {
        return seals(tenant, number).seal(number, field, text);
    }

    /** Seals a text for a row of another table, under this number's key; null stays null. */
    public byte[] seal(String tenant, String number, String row, String field, String text) {
        return seals(tenant, number).seal(row, field, text);
    }

    /** Opens everything under this number for somebody, on one occasion; the read is logged. */
    public NotesReading reading(String tenant, String number, Reader reader) {
        Seals seals = seals(tenant, number);
        log.granted(tenant, number, register.person(reader.login()), reader, seals);
        return new NotesReading(number, reader, seals);
    }

    /**
     * Notes that somebody wanted to read what they may not.
     *
     * @param marked whether they may know of the number, but not read what has this marking
     */
    public void refused(String tenant, String number, Reader reader, boolean marked) {
        String organisation =
                register.findPerson(reader.login()).map(Person::organisation).orElse(null);
        log.refused(
                tenant,
                number,
                organisation,
                reader,
                seals(tenant, number),
                marked ? CaseAccess.Refusal.MARKING : CaseAccess.Refusal.NO_ROLE);
    }

    /** Opens a note for somebody; the read is logged. Null for null, and after the notes have been destroyed. */
    public String read(String tenant, String number, String field, byte[] sealed, Reader reader) {
        if (sealed == null) {
            return null;
        }
        Person person = register.person(reader.login());
        Seals seals = seals(tenant, number);
        log.granted(tenant, number, person, reader, seals);
        return seals.open(number, field, sealed);
    }

    /** Opens a note for the product itself, which shows it to nobody. */
    public String forTheProduct(String tenant, String number, String field, byte[] sealed) {
        return seals(tenant, number).open(number, field, sealed);
    }

    /** Nothing under this number can be read any more. */
    public void destroy(String tenant, String number) {
        keys.destroy(number);
        log.forgetReasons(tenant, number);
    }

    private Seals seals(String tenant, String number) {
        return new Seals(keys.ofCase(number), tenant, number);
    }
}
