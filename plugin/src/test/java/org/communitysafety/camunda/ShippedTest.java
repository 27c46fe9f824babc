package org.communitysafety.camunda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** Our models are told from the application's wherever they lie. */
class ShippedTest {

    private final Shipped shipped = Shipped.onClassPath();

    /** A file that a scan of the class path has found at an address, as Spring Boot's executable jars have them. */
    private record Found(String address) {

        Resource resource() {
            return new AbstractResource() {
                @Override
                public URL getURL() throws IOException {
                    return new URL(null, address, new NoConnection());
                }

                @Override
                public String getDescription() {
                    return address;
                }

                @Override
                public InputStream getInputStream() {
                    return InputStream.nullInputStream();
                }
            };
        }
    }

    private static final class NoConnection extends URLStreamHandler {

        @Override
        protected URLConnection openConnection(URL url) throws IOException {
            throw new IOException("there is nothing at " + url);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/work/target/classes/community-safety/processes/fundingApplication.bpmn",
                "jar:file:/lib/community-safety-camunda.jar!/community-safety/decisions/charnwood/fundingRoute.dmn",
                "jar:nested:/app/host.jar/!BOOT-INF/lib/community-safety-camunda.jar!/community-safety/decisions/bcp/quorum.dmn",
                "jar:nested:/app/server.jar/!BOOT-INF/classes/!/community-safety/forms/officeChange-changeRecorded.form",
                "file:/home/us/community-safety/target/classes/community-safety/processes/officeChange.bpmn"
            })
    @DisplayName("A model of ours is known in classes, in the jar and in an executable jar")
    void ours(String address) {
        assertThat(shipped.contains(new Found(address).resource())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/home/them/community-safety/target/classes/roomBooking.bpmn",
                "file:/home/them/community-safety/processes/roomBooking.bpmn",
                "jar:file:/opt/community-safety/app.jar!/processes/fundingApplication.bpmn",
                "jar:nested:/app/community-safety/host.jar/!BOOT-INF/classes/!/prices.dmn"
            })
    @DisplayName("A model of the application is never taken for ours, even in a folder called community-safety")
    void theirs(String address) {
        assertThat(shipped.contains(new Found(address).resource())).isFalse();
    }

    @Test
    @DisplayName("A model of the application without an address is its own")
    void withoutAddress() {
        assertThat(shipped.contains(new ByteArrayResource(new byte[0]))).isFalse();
    }
}
