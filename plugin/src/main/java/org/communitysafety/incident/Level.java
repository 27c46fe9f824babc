package org.communitysafety.incident;

/** How serious an incident is; tables say what follows from it (C5). */
public enum Level {
    HIGH("High"),
    MEDIUM("Medium"),
    LOW("Low");

    private final String words;

    Level(String words) {
        this.words = words;
    }

    /** As the tables and forms have it, for example {@code high}. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return words;
    }
}
