package org.communitysafety.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Names and addresses in one spelling")
class SpellingTest {

    @ParameterizedTest
    @DisplayName("H6: the same name, whatever the case, spacing, accents and apostrophes")
    @CsvSource(
            value = {
                "José  O'Brien | jose obrien",
                "JOSÉ O’BRIEN | José O`Brien",
                "Łukasz Wrona | lukasz wrona",
                "Søren Æbelø | Soren Aebelo",
                "Weiß | WEISS",
                "Smith-Jones | smith jones",
                "Mary Ann | Maryann",
                "Zoë\u00a0Ng\u0303uyễn | zoe nguyen",
                "İpek Yılmaz | ipek yilmaz"
            },
            delimiter = '|')
    void sameName(String one, String other) {
        assertThat(Spelling.name(one)).isEqualTo(Spelling.name(other)).isNotEmpty();
    }

    @ParameterizedTest
    @DisplayName("H6: another name stays another name")
    @CsvSource(
            value = {"Jose O'Brien | Jose O'Brian", "Ann | Anne", "李小龙 | 李小虎", "Олена | Олег"},
            delimiter = '|')
    void anotherName(String one, String other) {
        assertThat(Spelling.name(one)).isNotEqualTo(Spelling.name(other)).isNotEmpty();
    }

    @ParameterizedTest
    @DisplayName("H6: the same address, whatever the spelling of its street")
    @CsvSource(
            value = {
                "12A High Street | 12a high st.",
                "12 A High  Street, | 12a HIGH STREET",
                "St John's Road 4 | Saint Johns Rd 4",
                "Flat 2, 7 Park Avenue | flat 2 7 park ave",
                "Apt. 2, 7 Park Av | Flat 2 7 Park Avenue",
                "1 Rose Cottage Gardens | 1 rose cottage gdns"
            },
            delimiter = '|')
    void sameStreet(String one, String other) {
        assertThat(Spelling.street(one)).isEqualTo(Spelling.street(other)).isNotEmpty();
    }

    @ParameterizedTest
    @DisplayName("H6: another number or street stays another address")
    @CsvSource(
            value = {"12 High Street | 12A High Street", "2 High Street | 12 High Street", "1 Park Road | 1 Park Close"
            },
            delimiter = '|')
    void anotherStreet(String one, String other) {
        assertThat(Spelling.street(one)).isNotEqualTo(Spelling.street(other));
    }

    @ParameterizedTest
    @DisplayName("H6: surnames that sound alike")
    @CsvSource({"Smith, Smyth", "Catherine, Kathryn", "Stephens, Stevens", "O'Brien, Obrian", "Macdonald, McDonald"})
    void alike(String one, String other) {
        assertThat(Spelling.sounds(one)).containsAnyElementsOf(Spelling.sounds(other));
    }

    @ParameterizedTest
    @DisplayName("H6: a name in another script sounds like itself only")
    @CsvSource({"李, 王", "Шевченко, Коваль"})
    void otherScripts(String one, String other) {
        assertThat(Spelling.sounds(one)).isNotEmpty().doesNotContainAnyElementsOf(Spelling.sounds(other));
    }

    /** H6: whatever noise people put into a name, it is found. */
    @Property
    void noise(@ForAll("names") String name, @ForAll("separators") String separator) {
        String noisy =
                separator + String.join(separator, name.toUpperCase(Locale.ROOT).split(" ")) + separator;

        assertThat(Spelling.name(noisy)).isEqualTo(Spelling.name(name));
        assertThat(Spelling.name(Normalizer.normalize(name, Normalizer.Form.NFD)))
                .isEqualTo(Spelling.name(name));
        assertThat(Spelling.name(Spelling.name(name))).isEqualTo(Spelling.name(name));
        assertThat(Spelling.street(noisy)).isEqualTo(Spelling.street(name));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> word = Arbitraries.strings()
                .withChars("aábcçdeéèêfghiíjklłmnñoóöpqrsšßtuúüvwxyýzž0123456789")
                .ofMinLength(1)
                .ofMaxLength(8);
        return Combinators.combine(word, word, word).as((a, b, c) -> a + " " + b + " " + c);
    }

    @Provide
    Arbitrary<String> separators() {
        return Arbitraries.of(" ", "  ", "\u00a0", "-", ", ", ". ", "\t", " - ");
    }
}
