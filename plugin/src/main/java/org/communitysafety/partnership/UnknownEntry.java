package org.communitysafety.partnership;

/** A key names nothing in the register. */
public class UnknownEntry extends Refused {

    private static final long serialVersionUID = 1L;

    UnknownEntry(String kind, String key) {
        super("The register has no %s \"%s\". Check the name, or add it to the partnership's file."
                .formatted(kind, key));
    }
}
