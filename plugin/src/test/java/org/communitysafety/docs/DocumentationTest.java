package org.communitysafety.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The documentation names what there is")
class DocumentationTest {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(#[^)\\s]*)?\\)");
    private static final Pattern USER = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| ([^,|]+)");
    private static final Pattern LOGIN = Pattern.compile("-u ([a-z-]+):demo");

    static Stream<Path> pages() {
        return Stream.concat(
                Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("CHANGELOG.md")),
                GeneratedText.files("docs", ".md").stream());
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Every link leads to a file and a heading")
    @MethodSource("pages")
    void links(Path page) {
        List<String> broken = new ArrayList<>();
        Path folder = page.toAbsolutePath().getParent();
        LINK.matcher(GeneratedText.read(page)).results().forEach(link -> {
            String target = link.group(1);
            String heading = link.group(2);
            if (target.startsWith("http")) {
                return;
            }
            Path file = target.isEmpty() ? page : folder.resolve(target).normalize();
            if (!Files.exists(file) || (heading != null && !anchors(file).contains(heading))) {
                broken.add(link.group());
            }
        });
        assertThat(broken).isEmpty();
    }

    private static List<String> anchors(Path page) {
        return GeneratedText.read(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> "#"
                        + line.replaceFirst("^#+ ", "")
                                .toLowerCase()
                                .replaceAll("[^a-z0-9 -]", "")
                                .replace(' ', '-'))
                .toList();
    }

    @Test
    @DisplayName("The demo's users in the README are those of the sample partnerships")
    void users() throws IOException {
        Map<String, String> people = people();
        List<String> wrong = new ArrayList<>();
        var rows =
                USER.matcher(GeneratedText.read(Path.of("README.md"))).results().toList();
        assertThat(rows).isNotEmpty();
        rows.forEach(row -> {
            if (!row.group(2).strip().equals(people.get(row.group(1)))) {
                wrong.add("%s is %s".formatted(row.group(1), people.get(row.group(1))));
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("The logins in examples exist")
    @MethodSource("pages")
    void logins(Path page) throws IOException {
        var logins = LOGIN.matcher(GeneratedText.read(page))
                .results()
                .map(login -> login.group(1))
                .toList();
        assertThat(people().keySet()).containsAll(logins);
    }

    private static Map<String, String> people() throws IOException {
        Map<String, String> all = new HashMap<>(Map.of("admin", "Demo Administrator"));
        for (Path file : GeneratedText.files("plugin/src/main/resources/community-safety/partnerships", ".yaml")) {
            for (JsonNode person : new YAMLMapper().readTree(file.toFile()).path("people")) {
                all.put(person.path("id").asText(), person.path("name").asText());
            }
        }
        return all;
    }
}
