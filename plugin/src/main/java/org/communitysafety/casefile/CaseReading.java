package org.communitysafety.casefile;

import java.util.List;

/** A case file, opened for one reader on one occasion; the read stands in the log. */
public final class CaseReading {

    private final CaseFile file;
    private final Reader reader;
    private final CaseSubject subject;
    private final List<CaseEntry> entries;
    private final Seals seals;

    CaseReading(CaseFile file, Reader reader, CaseSubject subject, List<CaseEntry> entries, Seals seals) {
        this.file = file;
        this.reader = reader;
        this.subject = subject;
        this.entries = List.copyOf(entries);
        this.seals = seals;
    }

    public CaseFile file() {
        return file;
    }

    public Reader reader() {
        return reader;
    }

    public CaseSubject subject() {
        return subject;
    }

    /** The narrative, oldest first. */
    public List<CaseEntry> entries() {
        return entries;
    }

    /** A text that another table keeps sealed with this case's key, see {@link CaseFiles#seal}; null for null. */
    public String text(String row, String field, byte[] sealed) {
        return seals.open(row, field, sealed);
    }
}
