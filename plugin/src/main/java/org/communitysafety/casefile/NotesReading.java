package org.communitysafety.casefile;

/** The notes under one number, opened for one reader on one occasion; the read stands in the log. */
public final class NotesReading {

    private final String number;
    private final Reader reader;
    private final Seals seals;

    NotesReading(String number, Reader reader, Seals seals) {
        this.number = number;
        this.reader = reader;
        this.seals = seals;
    }

    public String number() {
        return number;
    }

    public Reader reader() {
        return reader;
    }

    /** A text that another table keeps sealed, see {@link SealedNotes#seal}; null for null. */
    public String text(String row, String field, byte[] sealed) {
        return seals.open(row, field, sealed);
    }
}
