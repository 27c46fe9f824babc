package org.communitysafety.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import org.communitysafety.partnership.HubEntry.AgreementEntry;
import org.communitysafety.partnership.HubEntry.ChoiceEntry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a partnership's file says of its hub")
class HubFileTest {

    private final PartnershipFileReader reader = new PartnershipFileReader();

    private static String sample() throws IOException {
        return PartnershipDatabase.sample("cannock-chase").getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("H2, H3: the 31 topics in their order, the last is any other; the cut-off is noon on the day before")
    void cannockChase() {
        HubEntry hub = reader.read(PartnershipDatabase.sample("cannock-chase")).hub();

        assertThat(hub.topics()).hasSize(31);
        assertThat(hub.topics().get(0).name()).isEqualTo("Absolute Grounds for Possession");
        assertThat(hub.topics().get(30).id()).isEqualTo("any-other");
        assertThat(hub.cutOff().daysBefore()).isEqualTo(1);
        assertThat(hub.cutOff().at()).isEqualTo(LocalTime.NOON);
        assertThat(hub.agreementMonths()).isEqualTo(12);
        assertThat(hub.criteria()).hasSize(3);
        assertThat(hub.lawfulBases()).isNotEmpty().allMatch(ChoiceEntry::assumed);
        assertThat(hub.agreements())
                .extracting(AgreementEntry::organisation)
                .contains("police", "citizens-advice")
                .doesNotContain("parks");
    }

    @Test
    @DisplayName("H10: a signature is good for twelve months from its date; \"current\" is the day of the import")
    void signatures() {
        AgreementEntry current = reader.read(PartnershipDatabase.sample("cannock-chase"))
                .hub()
                .agreements()
                .get(0);
        LocalDate day = LocalDate.of(2026, 10, 5);

        assertThat(current.signedOn(day)).isEqualTo(day);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @DisplayName("H2, H3, H10: refuses what is wrong with its line and what to do")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  manager: community-safety-manager|  manager: nobody|There is no office \"nobody\"",
                "  cutOff: {daysBefore: 1, at: \"12:00\"}|  agreementMonths: 6|cutOff is missing",
                "daysBefore: 1|daysBefore: 40|daysBefore is 40. Use 0 to 31",
                "at: \"12:00\"}|at: noon}|\"noon\" is not a time",
                "  agreementMonths: 12|  agreementMonths: 0|agreementMonths is 0. Use 1 or more",
                "id: arson, name|id: adults-at-risks, name|\"adults-at-risks\" is used twice",
                "basis: statutory, signedOn: current, signatory: Peter|basis: trust, signedOn: current, signatory: Peter"
                        + "|\"trust\" is not one of: protocol, statutory",
                "{organisation: police, basis|{organisation: army, basis|There is no organisation \"army\"",
                "signedOn: 2025-03-03|signedOn: spring|\"spring\" is no date. Write one such as 2026-04-01, or current",
                "signatory: Colin Ferris, ||signatory is missing",
                "duty: secretary|duty: other|The hub has no office with the duty secretary",
                "    kind: hub|    kind: board|There is a hub block but no body of the kind hub"
            })
    void refuses(String good, String bad, String message) throws IOException {
        assertThat(sample()).contains(good);
        String text = sample().replace(good, bad == null ? "" : bad);

        assertThatThrownBy(() -> reader.read(Yaml.file("cannock.yaml", text)))
                .isInstanceOf(InvalidPartnershipFile.class)
                .hasMessageMatching("(?s).*cannock.yaml, line \\d+: .*")
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("H2: a body of the kind hub needs a hub block")
    void needsABlock() {
        String text = Yaml.GOOD.replace("kind: board", "kind: hub");

        assertThatThrownBy(() -> reader.read(Yaml.file("testford.yaml", text)))
                .hasMessageContaining("no hub block. Add hub");
    }

    @Test
    @DisplayName("H2: without choices nobody could fill in a form")
    void needsChoices() throws IOException {
        String text = sample().replaceFirst("(?s)  topics:.*?  # CCH 2.1", "  # CCH 2.1");

        assertThatThrownBy(() -> reader.read(Yaml.file("cannock.yaml", text)))
                .hasMessageContaining("topics is missing. List what people can choose");
    }
}
