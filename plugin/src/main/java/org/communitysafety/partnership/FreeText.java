package org.communitysafety.partnership;

import java.lang.reflect.RecordComponent;
import java.util.List;

/** What people write, as far as a database can keep it. */
public final class FreeText {

    private FreeText() {}

    /** No control characters but tabs and line ends, no half characters, nothing that is no character. */
    public static boolean storable(String text) {
        return text.codePoints().allMatch(FreeText::storable);
    }

    private static boolean storable(int character) {
        boolean nonCharacter = (character & 0xFFFE) == 0xFFFE || character >= 0xFDD0 && character <= 0xFDEF;
        boolean control =
                Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
        return !control && !nonCharacter && Character.getType(character) != Character.SURROGATE;
    }

    /**
     * @param field name of the field or parameter
     * @param text null passes
     * @throws Refused naming the field
     */
    public static void refuseUnlessStorable(String field, String text) {
        Refused.unless(
                text == null || storable(text),
                "What was sent as \"%s\" contains characters that cannot be stored. Remove them.",
                field);
    }

    /**
     * Every text and list of texts of what was sent.
     *
     * @throws Refused naming the first field with characters that cannot be stored
     */
    public static void refuseUnlessStorable(Record sent) {
        for (RecordComponent field : sent.getClass().getRecordComponents()) {
            Object value = value(sent, field);
            List<?> texts = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            texts.stream()
                    .filter(String.class::isInstance)
                    .forEach(text -> refuseUnlessStorable(field.getName(), (String) text));
        }
    }

    private static Object value(Record sent, RecordComponent field) {
        try {
            return field.getAccessor().invoke(sent);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Only public records can be checked: " + sent.getClass(), e);
        }
    }
}
