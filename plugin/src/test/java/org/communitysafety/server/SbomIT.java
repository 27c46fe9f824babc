package org.communitysafety.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The list of components beside the jars says what is in them. */
class SbomIT {

    private static final String LIBRARIES = "BOOT-INF/lib/";

    /** Spring Boot packs its own tool in, which is no dependency. */
    private static final String PACKED_IN = "spring-boot-jarmode-tools-";

    /** Names such as {@code camunda-engine-7.24.0.jar}. */
    private static Set<String> shipped() throws IOException {
        try (var jar = new JarFile(System.getProperty("server.jar"))) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(LIBRARIES) && name.endsWith(".jar"))
                    .map(name -> name.substring(LIBRARIES.length()))
                    .filter(name -> !name.startsWith(PACKED_IN))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static JsonNode components() throws IOException {
        Path sbom = Path.of(System.getProperty("server.jar").replace("-server.jar", "-sbom.json"));
        return new ObjectMapper().readTree(sbom.toFile()).path("components");
    }

    private static String file(JsonNode component) {
        String purl = component.path("purl").asText();
        var classifier = Pattern.compile("[?&]classifier=([^&]+)").matcher(purl);
        return component.path("name").asText() + "-" + component.path("version").asText()
                + (classifier.find() ? "-" + classifier.group(1) : "") + ".jar";
    }

    @Test
    @DisplayName(
            "Every library in the server's jar is a component with its version and checksum, and none is a snapshot")
    void listsEverything() throws IOException {
        Set<String> listed = StreamSupport.stream(components().spliterator(), false)
                .map(SbomIT::file)
                .collect(Collectors.toSet());

        assertThat(shipped()).hasSizeGreaterThan(100).isSubsetOf(listed).noneMatch(name -> name.contains("SNAPSHOT"));
        assertThat(components()).allSatisfy(component -> assertThat(component.path("hashes"))
                .as(component.path("name").asText())
                .isNotEmpty());
    }
}
