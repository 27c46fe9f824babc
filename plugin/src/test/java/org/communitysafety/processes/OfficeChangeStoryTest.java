package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.communitysafety.audit.Audit;
import org.communitysafety.partnership.Keys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An office changes hands")
class OfficeChangeStoryTest extends FundingStories {

    private static final String OFFICE = Keys.of("charnwood", "vice-chair");
    private static final String HOLDER = "charnwood-vice-chair";
    private static final String SUCCESSOR = "charnwood-police";
    private static final String POLICY_OFFICER = "charnwood-policy-officer";

    @AfterEach
    void theHolderIsBack() {
        if (!register.holders(OFFICE).equals(List.of(HOLDER))) {
            change(HOLDER);
        }
    }

    private String change(String holder) {
        Map<String, Object> form = new HashMap<>(Map.of("office", OFFICE, "reason", "Elected by the board"));
        form.put("holder", holder);
        return staff.starts(POLICY_OFFICER, "officeChange", form);
    }

    @Test
    @DisplayName("F5: the change is recorded with its reason, and both are told")
    void isRecordedAndTold() {
        String number = change(SUCCESSOR);

        assertThat(number).matches("CHW-O-2026-\\d{4}");
        assertThat(audit.of("charnwood", number))
                .singleElement()
                .extracting(Audit::actor, Audit::transition)
                .containsExactly(POLICY_OFFICER, "office changed");
        assertThat(sql.sql("select recipient from cs_message where about = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(HOLDER, SUCCESSOR);
    }

    @Test
    @DisplayName("F5: nobody enters themselves, a person of another partnership or the holder again")
    void isRefused() {
        assertRefused(() -> change(POLICY_OFFICER)).hasMessageContaining("Nobody enters themselves");
        assertRefused(() -> change("bcp-chair")).hasMessageContaining("holder");
        assertRefused(() -> change(HOLDER)).hasMessageContaining("holds this office already");
        assertThat(register.holders(OFFICE)).containsExactly(HOLDER);
    }

    @Test
    @DisplayName("F5: only the policy officer and the board's secretary change offices")
    void isRefusedToOthers() {
        Map<String, Object> form = new HashMap<>(Map.of("office", OFFICE, "reason", "I want to"));

        assertRefused(() -> staff.starts("charnwood-board-secretary", "officeChange", Map.of("office", OFFICE)))
                .hasMessageContaining("reason");
        String definition = staff.as("charnwood-board-secretary", () -> engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("officeChange")
                .singleResult()
                .getId());
        assertThatThrownBy(() -> staff.does(
                        "charnwood-voluntary", () -> engine.getFormService().submitStartForm(definition, form)))
                .isInstanceOf(AuthorizationException.class);
    }
}
