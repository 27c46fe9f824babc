package org.communitysafety.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Text in the documentation that is made from models, forms and samples. The tests compare it; with
 * {@code -Ddocs.update=true} they write it.
 */
final class GeneratedText {

    private static final String END = "<!-- end -->";

    private GeneratedText() {}

    /** Compares or writes the lines between {@code <!-- generated: name -->} and {@code <!-- end -->}. */
    static void section(Path page, String name, List<String> lines) {
        String begin = "<!-- generated: %s -->".formatted(name);
        String text = read(page);
        assertThat(text).as(page + " has no section \"%s\"", name).contains(begin);
        int from = text.indexOf(begin) + begin.length();
        int to = text.indexOf(END, from);
        compare(page, text.substring(0, from) + "\n" + String.join("\n", lines) + "\n\n" + text.substring(to));
    }

    /** Compares or writes a whole page. */
    static void page(Path page, List<String> lines) {
        compare(page, String.join("\n", lines) + "\n");
    }

    private static void compare(Path page, String expected) {
        if (Boolean.getBoolean("docs.update")) {
            write(page, expected);
        }
        assertThat(Files.exists(page) ? read(page) : "")
                .as("%s is out of date. Run: mvn test -Dtest='org.communitysafety.docs.*Test' -Ddocs.update=true", page)
                .isEqualTo(expected);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files below a folder with this ending, in order. */
    static List<Path> files(String folder, String ending) {
        try (var all = Files.walk(Path.of(folder))) {
            return all.filter(file ->
                            file.toString().endsWith(ending) && !file.toString().contains("node_modules"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
