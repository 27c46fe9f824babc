package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** What an administrator does first: gives people their passwords. */
final class Logins {

    private Logins() {}

    static void give(int port, List<String> people) {
        Rest administrator = new Rest(port, "admin", ServerProcess.PASSWORD);
        for (String login : people) {
            Rest.Answer answer = administrator.put(
                    "/engine-rest/user/" + login + "/credentials",
                    Map.of("password", ServerProcess.PASSWORD, "authenticatedUserPassword", ServerProcess.PASSWORD));
            assertThat(answer.status()).as(answer.body()).isEqualTo(204);
        }
    }
}
