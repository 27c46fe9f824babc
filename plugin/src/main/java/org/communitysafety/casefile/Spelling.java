package org.communitysafety.casefile;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.language.DoubleMetaphone;

/** Names and addresses in one spelling, whatever the case, spacing, accents, apostrophes and abbreviations (H6). */
final class Spelling {

    /** Letters that Unicode does not take apart into a plain letter and its accent. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ð", "d", "þ", "th", "ł", "l", "ı", "i");

    /** The short form stands for both; "st" for street and saint alike. */
    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("street", "st"),
            Map.entry("saint", "st"),
            Map.entry("str", "st"),
            Map.entry("road", "rd"),
            Map.entry("avenue", "ave"),
            Map.entry("av", "ave"),
            Map.entry("lane", "ln"),
            Map.entry("close", "cl"),
            Map.entry("drive", "dr"),
            Map.entry("court", "ct"),
            Map.entry("crt", "ct"),
            Map.entry("place", "pl"),
            Map.entry("crescent", "cres"),
            Map.entry("gardens", "gdns"),
            Map.entry("garden", "gdns"),
            Map.entry("grove", "gr"),
            Map.entry("square", "sq"),
            Map.entry("terrace", "terr"),
            Map.entry("tce", "terr"),
            Map.entry("house", "hse"),
            Map.entry("apartment", "flat"),
            Map.entry("apt", "flat"),
            Map.entry("mount", "mt"),
            Map.entry("park", "pk"),
            Map.entry("way", "wy"),
            Map.entry("north", "n"),
            Map.entry("south", "s"),
            Map.entry("east", "e"),
            Map.entry("west", "w"));

    private static final int LONGEST_SOUND = 6;

    private Spelling() {}

    /** Letters and digits only: "O'Brien", "O’BRIEN" and "o brien" are all {@code obrien}. */
    static String name(String text) {
        return String.join("", words(text));
    }

    /** The first letter of the first name; empty where there is none. */
    static String initial(String firstNames) {
        String name = name(firstNames);
        return name.isEmpty() ? "" : name.substring(0, name.offsetByCodePoints(0, 1));
    }

    /** How a surname sounds, in one way or two; a name in a script without known sounds stands for itself. */
    static Set<String> sounds(String surname) {
        String name = name(surname);
        var metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(LONGEST_SOUND);
        Set<String> sounds = Stream.of(metaphone.doubleMetaphone(name), metaphone.doubleMetaphone(name, true))
                .filter(sound -> sound != null && !sound.isEmpty())
                .collect(Collectors.toSet());
        return sounds.isEmpty() ? Set.of(name) : sounds;
    }

    /** "12A High Street" and "12 a high st." are both {@code 12ahighst}. */
    static String street(String text) {
        return words(text).stream().map(word -> SHORT.getOrDefault(word, word)).collect(Collectors.joining());
    }

    /** Plain lower-case words; apostrophes join, everything else that is no letter or digit parts them. */
    private static List<String> words(String text) {
        if (text == null) {
            return List.of();
        }
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[\\p{Cf}'’‘`´ʼ]", "");
        for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
            plain = plain.replace(letter.getKey(), letter.getValue());
        }
        return Arrays.stream(plain.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
