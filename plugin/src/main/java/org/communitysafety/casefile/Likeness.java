package org.communitysafety.casefile;

/** Why two cases may be about the same person or place (H6). All but the first are near matches, never more. */
public enum Likeness {
    SAME_PERSON("same name and date of birth"),
    INITIAL("same surname, initial and date of birth"),
    SOUND("a surname that sounds alike and the same date of birth"),
    ADDRESS("same address");

    private final String words;

    Likeness(String words) {
        this.words = words;
    }

    /** Whether somebody has to judge if it is the same. */
    public boolean near() {
        return this != SAME_PERSON;
    }

    @Override
    public String toString() {
        return words;
    }
}
