package org.communitysafety.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

class PartnershipFileReaderTest {

    private final PartnershipFileReader reader = new PartnershipFileReader();

    @Test
    void readsAFileInOrder() {
        PartnershipFile file = reader.read(Yaml.good());

        assertThat(file.bodies().get(0).at()).isEqualTo(LocalTime.of(10, 0));
        assertThat(file.bodies().get(0).seats().get(0).standing()).isEqualTo(Seat.Standing.MEMBER);
        assertThat(file.bodies().get(0).seats().get(1).member()).isNull();
        assertThat(file.offices().get(0).duty()).isEqualTo(Office.Duty.CHAIR);
        assertThat(file.offices().get(1).duty()).isEqualTo(Office.Duty.OTHER);
        assertThat(file.offices().get(1).holders().get(0).until()).isEqualTo(LocalDate.of(2011, 3, 31));
        assertThat(file.funding().performanceGroup()).isNull();
        assertThat(file.funds().get(0).total()).isEqualTo(new BigDecimal("100.10"));
        assertThat(file.funds().get(0).lines().get(1).amount()).isEqualTo(new BigDecimal("40.05"));
    }

    @Test
    @DisplayName("G10, G12: preparation starts 28 days before where the file says nothing, and no minimum is watched")
    void knowsHowMeetingsArePrepared() {
        PartnershipFile.BodyEntry silent = reader.read(Yaml.good()).bodies().get(0);
        PartnershipFile.BodyEntry told = reader.read(Yaml.file(
                        "testford.yaml",
                        Yaml.GOOD.replace(
                                "at: \"10:00\"",
                                "at: \"10:00\"\n    agendaOpens: 14\n    meetingsAYear: 4\n"
                                        + "    agendaAgreedBy: [chair]")))
                .bodies()
                .get(0);

        assertThat(silent.agendaOpens()).isEqualTo(28);
        assertThat(silent.meetingsAYear()).isNull();
        assertThat(silent.agendaAgreedBy()).isEmpty();
        assertThat(told.agendaOpens()).isEqualTo(14);
        assertThat(told.meetingsAYear()).isEqualTo(4);
        assertThat(told.agendaAgreedBy()).containsExactly("chair");
    }

    @ParameterizedTest(name = "{0} -> {1}: line {2}, {3}")
    @DisplayName("refuses what is wrong with file, line and what to do")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id: testford|id: Test Ford|1|Use lower-case letters",
                "id: testford|id:|1|id is missing",
                "prefix: TST|prefix: tst|3|two to ten capital letters",
                "duty: chair, holders|duty: chair, yearly: {by: bord, how: election, from: 05-01}, holders|21|There is no body \"bord\"",
                "duty: chair, holders|duty: chair, yearly: {by: board, from: 05-01}, holders|21|how is missing",
                "duty: chair, holders|duty: chair, yearly: {by: board, how: lot, from: 05-01}, holders|21|is not one of: election",
                "duty: chair, holders|duty: chair, yearly: {by: board, how: co-option, from: 05-01}, holders|21|Nobody is co-opted",
                "duty: chair, holders|duty: chair, yearly: {by: board, how: election, from: 02-29}, holders|21|no day of every year",
                "duty: chair, holders|duty: chair, yearly: {by: board, how: election, from: 05-01, noticeDays: 0}, holders|21|noticeDays is 0",
                "title: Leader, organisation|title: Leader, until: 2027-04-30, organisation|18|Only a co-opted seat lapses",
                "title: Leader, organisation|title: Leader, yearly: {by: board, how: co-option, from: 05-01}, organisation|18|the standing co-opted",
                "{id: council, title|{id: a-seat-of-the-council-with-a-name-that-is-much-too-long-for-a-group, title|18|is longer than 64",
                "prefix: TST|prefixes: TST|3|Unknown property \"prefixes\". Known here: id, name, prefix",
                "prefix: TST|prefix: &p TST|3|Anchors (&p) cannot be used",
                "name: Testford Community|name: a\\nname: Testford Community|3|stands twice",
                "name: Testford Community|name: *p |2|This is no YAML",
                "standing: responsible, sector: localAuthority|standing: boss, sector: localAuthority|5"
                        + "|\"boss\" is not one of: responsible, cooperating, participating, adviser",
                "sector: police|sector: sheriff|6|\"sheriff\" is no sector. Use one of: localAuthority, health, police",
                "name: Testford Police, standing: responsible|name: Testford Police|6|standing is missing",
                "id: police, name: Testford Police|id: council, name: Testford Police|6|\"council\" is used twice",
                "id: police, name: Testford Police|id: po.lice, name: Testford Police|6|joined by single hyphens",
                "ada@testford.invalid|ada|8|\"ada\" is no e-mail address",
                "ben@testford.invalid, organisation: police|ben@testford.invalid, organisation: army|9"
                        + "|There is no organisation \"army\" in this file. Correct the id, or add it under organisations.",
                "id: testford-police, name|id: testford-chair, name|9|used twice",
                "id: testford-payer, name|id: -payer, name|10|is no login",
                "kind: board|kind: circle|13|\"circle\" is no kind. Use one of: board, performance-group, delivery-group",
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU|FREQ=MONTLY|15|\"FREQ=MONTLY\" is no rhythm",
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU|FREQ=MONTHLY;BYDAY=9TU|15|the rule never gives a date",
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU|FREQ=WEEKLY;COUNT=3|15|COUNT cannot be used",
                "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU|FREQ=HOURLY|15|daily, weekly, monthly or yearly",
                "at: \"10:00\"|at: \"25:00\"|16|\"25:00\" is not a time such as \"10:00\"",
                "at: \"10:00\"|at: noon|16|\"noon\" is not a time",
                "at: \"10:00\"|at: \"10:00\"\\n    agendaOpens: 0|17|agendaOpens is 0. Use a number from 1 to 366",
                "at: \"10:00\"|at: \"10:00\"\\n    meetingsAYear: 367|17|meetingsAYear is 367. Use a number from 1",
                "at: \"10:00\"|at: \"10:00\"\\n    agendaAgreedBy: [king]|17|There is no office \"king\" in this file",
                "at: \"10:00\"|at: \"10:00\"\\n    agendaAgreedBy: [chair, chair]|17|\"chair\" agrees the agenda twice",
                "member: testford-chair}|member: nobody}|18|There is no person \"nobody\"",
                "member: testford-chair}|member: testford-chair, deputies: [testford-chair]}|18|on the seat \"council\" twice",
                "member: testford-chair}|member: testford-chair, standing: observer}|18"
                        + "|\"observer\" is not one of: member, co-opted, ex-officio, adviser",
                "deputies: [testford-police]|deputies: testford-police|19|This is not a list",
                "deputies: [testford-police]|deputies: [nobody]|19|There is no person \"nobody\"",
                "deputies: [testford-police]|member: testford-chair|19|\"testford-chair\" sits twice in the body \"board\"",
                "organisation: police, deputies|deputies|19|organisation is missing",
                "id: chair, name|id: board, name|21|\"board\" is used twice",
                "id: chair, name|id: member, name|21|\"member\" is reserved",
                "id: chair, name|id: org, name|21|\"org\" is reserved",
                "id: chair, name|id: priority, name|21|\"priority\" is reserved",
                "id: chair, name|id: chair-chair-chair-chair-chair-chair-chair-chair-chair-chair-chair, name|21|shorter id",
                "body: board, duty|body: shelf, duty|21|There is no body \"shelf\"",
                "body: board, duty: chair|duty: chair|21|Add body",
                "duty: chair|duty: king|21|\"king\" is not one of: chair, vice-chair, secretary, other",
                "until: 2011-03-31|until: 2009-03-31|22|before it starts",
                "until: 2011-03-31|until: someday|22|\"someday\" is not a date such as 2026-04-01",
                "person: testford-payer, from|person: nobody, from|22|There is no person \"nobody\"",
                "board: board|board: shelf|26|There is no body \"shelf\"",
                "board: board|performanceGroup: shelf|26|There is no body \"shelf\"",
                "fundsManager: payer|fundsManager: nobody|27|There is no office \"nobody\"",
                "fundsManager: payer|reminderWorkingDays: 0|27|reminderWorkingDays is 0. Use 1 or more",
                "fundsManager: payer|reminderWorkingDays: 2.5|27|This is not a whole number",
                "fundsManager: payer|closeOfBusiness: noon|27|\"noon\" is not a time",
                "financialYear: 2010|financialYear: now|31|\"now\" is no financial year",
                "total: 100.10|total: 100.1x|32|\"100.1x\" is not an amount in pounds",
                "contingency: true|contingency: maybe|35|\"maybe\" is not true or false",
            })
    void refuses(String good, String bad, int line, String message) {
        assertThat(Yaml.GOOD).contains(good);
        String text = Yaml.GOOD.replaceFirst(Pattern.quote(good), Matcher.quoteReplacement(bad.replace("\\n", "\n")));

        assertThatThrownBy(() -> reader.read(Yaml.file("testford.yaml", text)))
                .isInstanceOf(InvalidPartnershipFile.class)
                .hasMessageContaining("testford.yaml, line " + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("F9: names the fund, the sum of its lines and its total where they differ")
    void refusesLinesThatDoNotSum() {
        InvalidPartnershipFile refused = refused(Yaml.GOOD.replace("amount: 60.05", "amount: 60.06"));

        assertThat(refused.findings()).hasSize(1);
        assertThat(refused)
                .hasMessageContaining("testford.yaml, line 32: The lines of the fund \"Safer Fund\" sum to £100.11,"
                        + " but its total is £100.10.");
    }

    @Test
    @DisplayName("F9: money has at most two decimals, is not negative and not endless")
    void refusesWrongAmounts() {
        assertThat(refused(Yaml.GOOD.replace("60.05", "60.051"))).hasMessageContaining("line 34: 60.051 is no amount");
        assertThat(refused(Yaml.GOOD.replace("60.05", "-60.05"))).hasMessageContaining("line 34: amount is negative");
        assertThat(refused(Yaml.GOOD.replace("100.10", "0")))
                .hasMessageContaining("line 32")
                .hasMessageContaining("has no money");
        assertThat(refused(Yaml.GOOD.replace("60.05", "1e999999"))).hasMessageContaining("line 34");
    }

    @Test
    @DisplayName("F5: an office that decides small bids has one holder at a time")
    void refusesTwoDeciders() {
        String two = Yaml.GOOD.replace(
                "duty: chair, holders: [testford-chair]",
                "duty: chair, decidesSmallBids: true, holders: [testford-chair, testford-police]");
        String oneAfterTheOther = two.replace(
                        "[testford-chair, testford-police]",
                        "[{person: testford-chair, until: 2020-05-31}, {person: testford-police, from: 2020-06-01}]")
                .replace("fundsManager: payer", "fundsManager: payer\n  performanceGroup: board");

        assertThat(refused(two)).hasMessageContaining("line 21: The office \"chair\" decides small bids");
        assertThat(reader.read(Yaml.file("x.yaml", oneAfterTheOther))
                        .offices()
                        .get(0)
                        .holders())
                .hasSize(2);
    }

    @Test
    @DisplayName("F18: who manages the funds does not hold an office that decides at the same time")
    void refusesAPayingDecider() {
        String both = Yaml.GOOD
                .replace(
                        "duty: chair, holders: [testford-chair]",
                        "duty: chair, decidesSmallBids: true, holders: [{person: testford-payer, from: 2011-03-31}]")
                .replace("fundsManager: payer", "fundsManager: payer\n  performanceGroup: board");

        assertThat(refused(both))
                .hasMessageContaining("line 21: \"testford-payer\" decides small bids here and manages the funds");
        assertThat(reader.read(Yaml.file("x.yaml", both.replace("from: 2011-03-31", "from: 2011-04-01")))
                        .offices())
                .hasSize(2);
    }

    @Test
    @DisplayName("F1, F6, F11, F18: funding needs what its stages ask for")
    void refusesIncompleteFunding() {
        assertThat(refused(Yaml.GOOD.replace("kind: board", "kind: delivery-group")))
                .hasMessageContaining("line 25: policyOfficer is missing");
        assertThat(refused(Yaml.GOOD.replace("duty: chair,", "duty: chair, decidesSmallBids: true,")))
                .hasMessageContaining("line 25: performanceGroup is missing");
        assertThat(refused(Yaml.GOOD.replaceAll("(?m)^priorities:\\n.*\\n", "")))
                .hasMessageContaining("line 23: Applications need a priority");
        assertThat(refused(Yaml.GOOD.replace("name: Payer,", "name: Payer, decidesSmallBids: true,")))
                .hasMessageContaining("line 27: The office \"payer\" decides small bids. Who pays cannot approve");
        assertThat(refused(Yaml.GOOD.replaceAll("(?m)^funding:\\n.*\\n.*\\n", "")))
                .hasMessageContaining("line 25: There are funds but no funding block");
    }

    @Test
    void showsEverythingAtOnceInTheOrderOfTheFile() {
        InvalidPartnershipFile refused = refused(Yaml.GOOD
                .replace("sector: police", "sector: sheriff")
                .replace("kind: board", "kindness: board")
                .replace("at: \"10:00\"", "at: noon")
                .replace("board: board", "board: shelf")
                .replace("amount: 60.05", "amount: 60.06"));

        assertThat(refused.findings())
                .extracting(InvalidPartnershipFile.Finding::line)
                .containsExactly(6, 12, 13, 16, 26, 32);
    }

    @Test
    void refusesWhatIsNoYaml() {
        assertThat(refused(Yaml.GOOD.replace("prefix: TST", "prefix: [TST")))
                .hasMessageContaining("testford.yaml, line 4: This is no YAML");
        assertThat(refused("")).hasMessageContaining("line 1: The file is empty");
        assertThat(refused("- a\n- b")).hasMessageContaining("line 1: This is not an entry with: id, name, prefix");
        assertThat(refused("just words")).hasMessageContaining("line 1: ");
        assertThat(refused(Yaml.GOOD + "---\nid: second\n")).hasMessageContaining("line 36: ");
        assertThat(refused(Yaml.GOOD.replace("bodies:", "bodies:\n  -")))
                .hasMessageContaining("line 12: This entry is empty");
        assertThat(refused(Yaml.file("latin.yaml", "name: Café".getBytes(StandardCharsets.ISO_8859_1))))
                .hasMessageContaining("latin.yaml, line 1: The file is not in UTF-8");
        assertThat(refused(new ClassPathResource("nowhere.yaml"))).hasMessageContaining("nowhere.yaml");
    }

    @Test
    void readsTheExampleOfTheDocumentation() throws IOException {
        String page = Files.readString(Path.of("docs/partnership-file.md"));
        String example = page.split("```yaml\n")[1].split("```")[0];

        assertThat(reader.read(Yaml.file("example.yaml", example)).funds()).hasSize(1);
    }

    @Test
    void readsAFileWithByteOrderMark() {
        assertThat(reader.read(Yaml.file("testford.yaml", "\uFEFF" + Yaml.GOOD)).id())
                .isEqualTo("testford");
    }

    @Test
    @DisplayName("F9, F19: a fund lasts from 1 April to 31 March; \"current\" is the year around the import")
    void knowsFinancialYears() {
        PartnershipFile.FundEntry of2010 = reader.read(Yaml.good()).funds().get(0);
        PartnershipFile.FundEntry current =
                new PartnershipFile.FundEntry("f", "F", "current", BigDecimal.ONE, null, false);

        assertThat(of2010.startsOn(LocalDate.of(2026, 11, 1))).isEqualTo("2010-04-01");
        assertThat(of2010.endsOn(LocalDate.of(2026, 11, 1))).isEqualTo("2011-03-31");
        assertThat(current.startsOn(LocalDate.of(2027, 3, 31))).isEqualTo("2026-04-01");
        assertThat(current.startsOn(LocalDate.of(2027, 4, 1))).isEqualTo("2027-04-01");
        assertThat(current.endsOn(LocalDate.of(2027, 3, 31))).isEqualTo("2027-03-31");
    }

    private InvalidPartnershipFile refused(String text) {
        return refused(Yaml.file("testford.yaml", text));
    }

    private InvalidPartnershipFile refused(Resource file) {
        return catchThrowableOfType(InvalidPartnershipFile.class, () -> reader.read(file));
    }
}
