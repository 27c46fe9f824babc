package org.communitysafety.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.partnership.PartnershipDatabase.samples;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PartnershipImportTest {

    private final PartnershipDatabase database = new PartnershipDatabase();
    private final Register register = database.register;

    @Test
    void bringsTheFourSamplesIntoTheRegister() throws IOException {
        assertThat(database.importNew(samples()))
                .containsExactlyInAnyOrder("charnwood", "haringey", "bcp", "cannock-chase");

        assertThat(register.partnerships()).hasSize(4);
        assertThat(register.partnership("charnwood").performanceGroup()).isEqualTo("charnwood.performance-group");
        assertThat(register.partnership("haringey").board()).isNull();
        assertThat(register.deliveryGroups("charnwood")).hasSize(4);
        assertThat(register.deliveryGroups("bcp")).isEmpty();
        assertThat(register.body("cannock-chase.hub").meetsAt()).isEqualTo(LocalTime.of(10, 0));
        assertThat(register.priorities("charnwood"))
                .extracting(Priority::id)
                .containsExactly(
                        "charnwood.priority.confidence",
                        "charnwood.priority.acquisitive-crime",
                        "charnwood.priority.violence",
                        "charnwood.priority.asb");
    }

    @Test
    void keepsSeatsAndDeputiesInTheOrderOfTheFile() {
        database.importNew(PartnershipDatabase.sample("charnwood"));

        assertThat(register.seats("charnwood.board")).hasSize(20);
        Seat police = register.seats("charnwood.board").get(2);
        assertThat(police.id()).isEqualTo("charnwood.board.police");
        assertThat(police.organisation()).isEqualTo("charnwood.org.police");
        assertThat(police.heldBy("charnwood-police")).isTrue();
        assertThat(police.heldBy("charnwood-police-sergeant")).isTrue();
        assertThat(police.heldBy("charnwood-chair")).isFalse();
    }

    @Test
    @DisplayName("G14: an office without dates is held at any time, also when the clock stands in 2010")
    void knowsHolders() {
        var in2010 =
                new PartnershipDatabase(Clock.fixed(Instant.parse("2010-05-10T09:00:00Z"), ZoneId.of("Europe/London")));
        in2010.importNew(PartnershipDatabase.sample("charnwood"), Yaml.good());
        database.importNew(Yaml.good());

        assertThat(in2010.register.holders("charnwood.chair")).containsExactly("charnwood-chair");
        assertThat(in2010.register.officeHolders("charnwood")).hasSize(3);
        assertThat(in2010.register.holders("testford.payer")).containsExactly("testford-payer");
        assertThat(register.holders("testford.payer")).isEmpty();
    }

    @Test
    void tellsOthersOfEachPartnershipOnce() {
        database.importNew(Yaml.good());
        database.importNew(Yaml.good());

        assertThat(database.published).singleElement().isInstanceOfSatisfying(PartnershipImported.class, imported -> {
            assertThat(imported.tenant()).isEqualTo("testford");
            assertThat(imported.file().funds()).hasSize(1);
        });
    }

    @Test
    void neverOverwritesAPartnershipThatIsThere() {
        database.importNew(Yaml.good());
        var changed = Yaml.file("testford.yaml", Yaml.GOOD.replace("Ada Field", "Somebody Else"));

        assertThat(database.importNew(changed)).isEmpty();
        assertThat(register.person("testford-chair").name()).isEqualTo("Ada Field");
    }

    @Test
    void storesNothingWhenOneOfSeveralFilesIsWrong() {
        var wrong = Yaml.file("wrong.yaml", "id: wrong\nname: Wrong\nprefix: w\n");
        var alsoWrong = Yaml.file("also-wrong.yaml", "id: [");

        assertThatThrownBy(() -> database.importNew(Yaml.good(), wrong, alsoWrong))
                .isInstanceOf(InvalidPartnershipFile.class)
                .hasMessageContaining("wrong.yaml, line 3: ")
                .hasMessageContaining("also-wrong.yaml, line 1: ");
        assertThat(register.partnerships()).isEmpty();
        assertThat(database.published).isEmpty();
    }

    @Test
    void refusesFilesThatClashWithEachOther() {
        var twin = Yaml.file("twin.yaml", Yaml.GOOD.replace("id: testford\n", "id: twin\n"));

        assertThatThrownBy(() -> database.importNew(Yaml.good(), twin))
                .hasMessageContaining("twin.yaml, line 3: \"TST\" is taken already, by testford.yaml")
                .hasMessageContaining("twin.yaml, line 8: \"testford-chair\" is taken already, by testford.yaml")
                .hasMessageContaining("twin.yaml, line 10: ");
        assertThatThrownBy(() -> database.importNew(Yaml.good(), Yaml.file("again.yaml", Yaml.GOOD)))
                .hasMessageContaining("again.yaml, line 1: \"testford\" is taken already, by testford.yaml");
        assertThat(database.rows("cs_partnership")).isZero();
    }

    @Test
    void refusesAFileThatClashesWithTheRegister() {
        database.importNew(Yaml.good());
        var twin = Yaml.file("twin.yaml", Yaml.GOOD.replace("id: testford\n", "id: twin\n"));

        assertThatThrownBy(() -> database.importNew(twin))
                .hasMessageContaining("twin.yaml, line 3: \"TST\" is taken already, by the partnership testford")
                .hasMessageContaining("twin.yaml, line 8: \"testford-chair\" is taken already, by the partnership");
        assertThat(database.rows("cs_partnership")).isOne();
    }
}
