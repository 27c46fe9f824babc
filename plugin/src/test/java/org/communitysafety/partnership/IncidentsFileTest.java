package org.communitysafety.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a partnership's file says of critical incidents")
class IncidentsFileTest {

    private final PartnershipFileReader reader = new PartnershipFileReader();

    @ParameterizedTest
    @DisplayName(
            "C3, C6, C8: every sample partnership has a procedure, markings, recipients and times, marked as assumed")
    @ValueSource(strings = {"bcp", "charnwood", "haringey", "cannock-chase"})
    void samples(String tenant) {
        IncidentsEntry incidents =
                reader.read(PartnershipDatabase.sample(tenant)).incidents();

        assertThat(incidents.checkWeeks()).isEqualTo(List.of(1, 4, 12));
        assertThat(incidents.assumed()).isTrue();
        assertThat(incidents.procedure().assumed()).isTrue();
        assertThat(incidents.markings()).hasSize(3);
        assertThat(incidents.recipients())
                .extracting(IncidentsEntry.RecipientEntry::group)
                .contains("responsibleAuthorities", "dutyLead", "chair", "cabinetMember", "communications");
    }

    @ParameterizedTest
    @DisplayName("C3, C4, C6: a mistake is named with what to do")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dutyLead: incident-duty-lead|dutyLead: nobody|There is no office \"nobody\"",
                "seat: executive.police|seat: executive.army|There is no seat \"executive.army\"",
                "deputy: incident-duty-deputy|deputy: nobody|There is no office \"nobody\"",
                "office: communications|officer: communications|Unknown property",
                "group: chair, office: chair|group: chair|Name either a seat or an office",
                "checkWeeks: [1, 4, 12]|checkWeeks: [4, 1]|checkWeeks must rise",
                "repeatWeeks: 4|repeatWeeks: 0|Use 1 or more",
                "organisations: [police, transport-police]|organisations: [army]|There is no organisation \"army\"",
                "signedOn: current|signedOn: soon|is no date",
                "informed, name: \"Everybody who has to do with the incident\"|informed, organisations: [police], name: All|The first marking"
            })
    void mistakes(String good, String bad, String message) throws IOException {
        String text = PartnershipDatabase.sample("bcp").getContentAsString(StandardCharsets.UTF_8);
        assertThat(text).contains(good);

        assertThatThrownBy(() -> reader.read(Yaml.file("bcp.yaml", text.replace(good, bad))))
                .isInstanceOf(InvalidPartnershipFile.class)
                .hasMessageContaining(message);
    }
}
