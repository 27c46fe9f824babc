package org.communitysafety.partnership;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An agency or body in the partnership.
 *
 * @param id {@code <tenant>.org.<id>}, also the group of its people
 * @param sector for example {@code localAuthority}, {@code police}, {@code health}: what the quorum asks for (G2)
 */
public record Organisation(
        @Id String id, String tenant, String name, Standing standing, String sector, @Version int version) {

    /** How an organisation belongs to the partnership (Crime and Disorder Act 1998, BCP 3.2 to 3.7). */
    public enum Standing {
        @JsonProperty("responsible")
        RESPONSIBLE,
        @JsonProperty("cooperating")
        COOPERATING,
        @JsonProperty("participating")
        PARTICIPATING,
        /** Advises and is no member: its people cannot apply for funding (F1). */
        @JsonProperty("adviser")
        ADVISER
    }

    public boolean member() {
        return standing != Standing.ADVISER;
    }
}
