package org.communitysafety.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody logged into Tasklist, as its scripts talk to the server. */
final class WebSession {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String address;

    private WebSession(int port) {
        this.address = "http://127.0.0.1:" + port + "/camunda/";
    }

    static WebSession of(int port, String user, String password) {
        var session = new WebSession(port);
        session.send(HttpRequest.newBuilder(URI.create(session.address + "app/tasklist/default/")));
        HttpResponse<String> answer = session.send(
                HttpRequest.newBuilder(URI.create(session.address + "api/admin/auth/user/default/login/tasklist"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-XSRF-TOKEN", session.token())
                        .POST(BodyPublishers.ofString("username=" + user + "&password=" + password)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return session;
    }

    private String token() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + "api/engine/engine/default/" + path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
