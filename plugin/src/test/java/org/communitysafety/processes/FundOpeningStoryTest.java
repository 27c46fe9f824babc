package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.communitysafety.audit.Audit;
import org.communitysafety.funding.FundLine;
import org.communitysafety.funding.Money;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Funds: the money of a new financial year")
class FundOpeningStoryTest extends FundingStories {

    private static final String MANAGER = "charnwood-funds-manager";
    private static final String NAME = "Community Safety Fund 2027/28";

    @AfterEach
    void takeTheFundAway() {
        sql.sql("delete from cs_ledger_entry where line like 'charnwood.CHW-B-%'")
                .update();
        sql.sql("update cs_application set line = null where line like 'charnwood.CHW-B-%'")
                .update();
        sql.sql("delete from cs_fund_line where fund like 'charnwood.CHW-B-%'").update();
        sql.sql("delete from cs_fund where id like 'charnwood.CHW-B-%'").update();
    }

    private static Map<String, Object> fund() {
        return new HashMap<>(Map.of(
                "name", NAME,
                "startsOn", "2027-04-01",
                "endsOn", "2028-03-31",
                "total", "10,000.10",
                "lines", "Youth diversion  £7,000.00\r\n\nMobile CCTV: 2,000.10",
                "contingency", "1,000"));
    }

    private String opened(Map<String, Object> form) {
        return staff.starts(MANAGER, "fundOpening", form);
    }

    @Test
    @DisplayName(
            "F9, F18: whoever manages the funds opens next year's with exact lines; it is on record, the chairs are told")
    void isOpened() {
        String number = opened(fund());

        assertThat(number).matches("CHW-B-2026-\\d{4}");
        assertThat(funds.lines("charnwood." + number))
                .extracting(FundLine::name, FundLine::left, FundLine::contingency)
                .containsExactly(
                        tuple("Youth diversion", Money.of("7000.00"), false),
                        tuple("Mobile CCTV", Money.of("2000.10"), false),
                        tuple("Contingency fund", Money.of("1000.00"), true));
        assertThat(audit.of("charnwood", number))
                .singleElement()
                .extracting(Audit::actor, Audit::transition, Audit::detail)
                .containsExactly(
                        MANAGER,
                        "fund opened",
                        "charnwood.%s: £10,000.10 to spend from 1 April 2027 to 31 March 2028".formatted(number));
        assertThat(sql.sql("select recipient from cs_message where about = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .contains("charnwood-chair", "charnwood-pg-chair", "charnwood-asb-chair")
                .doesNotContain(MANAGER);
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .finished()
                        .count())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("F9, F19: in April applications are paid from the new fund, and the old one pays no more")
    void paysInApril() {
        String fund = "charnwood." + opened(fund());
        Today.is("2027-04-05T10:00");

        story().with("startsOn", "2027-05-01")
                .with("endsOn", "2028-03-31")
                .line(fund + ".1")
                .told()
                .isApproved();

        assertThat(line(fund + ".1").left()).isEqualTo(Money.of("6985.00"));
        assertThat(staff.startForm("charnwood-voluntary", "fundingApplication"))
                .contains("pays for projects that end by 31 March 2028");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("F9, F19: what does not add up is refused with the field, and nothing is opened")
    @CsvSource(
            delimiter = '|',
            value = {
                "total | 10000.11 | (total)",
                "total | 0 | (total)",
                "total | 10000.101 | (total)",
                "contingency | 999.99 | (lines)",
                "contingency | -1 | (contingency)",
                "endsOn | 2027-03-31 | (endsOn)",
                "endsOn | soon | (endsOn)",
                "startsOn | '' | (startsOn)",
                "name | Community Safety Fund | (name)",
                "name | '' | (name)",
                "lines | Youth diversion | Row 1 of the lines (lines)",
                "lines | 9,000.10 | Row 1 of the lines (lines)",
                "lines | Youth diversion 90,00.10 | Row 1 of the lines (lines)",
                "lines | Youth diversion 9000.101 | Row 1 of the lines (lines)",
                "lines | Youth diversion 0.00 | Row 1 of the lines (lines)",
                "lines | Contingency fund 9,000.10 | (contingency)",
                "lines | '' | (lines)"
            })
    void isRefused(String field, String value, String named) {
        Map<String, Object> form = fund();
        form.put(field, value);
        int before = funds.funds("charnwood").size();

        assertRefused(() -> opened(form)).hasMessageContaining(named);

        assertThat(funds.funds("charnwood")).hasSize(before);
    }

    @Test
    @DisplayName("F9, F19: a fund that has ended already, and a line twice, are refused")
    void isRefusedToo() {
        Map<String, Object> past = fund();
        past.putAll(Map.of("startsOn", "2025-04-01", "endsOn", "2026-03-31"));
        assertRefused(() -> opened(past)).hasMessageContaining("(endsOn) is past");
        Map<String, Object> twice = fund();
        twice.put("lines", "Youth diversion 4,500.05\nyouth diversion 4,500.05");
        assertRefused(() -> opened(twice)).hasMessageContaining("Row 2 of the lines (lines)");
    }

    @Test
    @DisplayName("F18: nobody else opens a fund, and nobody else is offered it")
    void onlyTheManager() {
        String definition = staff.as(MANAGER, () -> engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("fundOpening")
                .singleResult()
                .getId());

        for (String other : List.of("charnwood-chair", "charnwood-policy-officer", "bcp-chair")) {
            assertThatThrownBy(() ->
                            staff.does(other, () -> engine.getFormService().submitStartForm(definition, fund())))
                    .as(other)
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(staff.startForm(MANAGER, "fundOpening"))
                .containsPattern("The lines of .* were:(\\\\n)+- [^£]+ £[0-9,]+\\.[0-9]{2}");
    }
}
