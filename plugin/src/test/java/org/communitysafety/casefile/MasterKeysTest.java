package org.communitysafety.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The operator's master keys")
class MasterKeysTest {

    private static MasterKeys keys(String current, Map<String, String> keys) {
        return MasterKeys.of(new CaseFileSettings(current, keys, true));
    }

    @Test
    @DisplayName("H19: without a master key there are no case files, and the message says what to do")
    void none() {
        assertThatThrownBy(() -> keys(null, Map.of()).current())
                .hasMessageContaining("openssl rand -base64 32")
                .hasMessageContaining("community-safety.case-files.master-keys");
        assertThatThrownBy(() -> keys(null, Map.of("a", " ")).current()).hasMessageContaining("no master key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no key at all!", "c2hvcnQ=", "c2Vjb25kIG1hc3RlciBrZXkgb2YgMzMgYnl0ZXMhISEhIQ=="})
    @DisplayName("H19: what is no 256-bit key is refused by its name, and not repeated")
    void noKey(String key) {
        assertThatThrownBy(() -> keys(null, Map.of("autumn", key)))
                .hasMessageContaining("master-keys.autumn is no key")
                .hasMessageNotContaining(key);
    }

    @Test
    @DisplayName("H19: one key needs no name; of several one is named")
    void current() {
        var both = Map.of("first", CaseDatabase.FIRST_KEY, "second", CaseDatabase.SECOND_KEY);

        assertThat(keys(null, Map.of("first", CaseDatabase.FIRST_KEY)).current())
                .isEqualTo("first");
        assertThat(keys("second", both).current()).isEqualTo("second");
        assertThatThrownBy(() -> keys(null, both)).hasMessageContaining("several master keys: first, second");
        assertThatThrownBy(() -> keys("third", both)).hasMessageContaining("there is only first, second");
        assertThatThrownBy(() -> keys("second", both).key("third"))
                .hasMessageContaining("\"third\", which is not there");
    }

    @Test
    @DisplayName("H19: settings never print a key")
    void printed() {
        assertThat(new CaseFileSettings(null, Map.of("first", CaseDatabase.FIRST_KEY), true).toString())
                .contains("first")
                .doesNotContain(CaseDatabase.FIRST_KEY);
    }
}
