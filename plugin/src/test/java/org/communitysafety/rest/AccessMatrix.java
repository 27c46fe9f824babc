package org.communitysafety.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tables of {@code docs/access.md}: who sees what, and which route shows or changes it. */
final class AccessMatrix {

    static final Path PAGE = Path.of("docs/access.md");

    /** How a route is checked; the page says what each word means. */
    enum Check {
        LIST,
        WITHIN,
        COUNT,
        ONE,
        PART,
        ACT,
        WORK,
        PAGE,
        OPEN,
        PUBLIC,
        NONE,
        EMPTY,
        ADMINISTRATORS,
        NOBODY,
        SHUT
    }

    /**
     * A line of the table of routes.
     *
     * @param what kinds of things; the ids in the address are of the first, and the last is what is shown
     */
    record Route(String method, String path, List<String> what, Check check) {

        String idsOf() {
            return what.get(0);
        }

        String shows() {
            return what.get(what.size() - 1);
        }

        boolean ofWebapps() {
            return path.startsWith("/camunda/");
        }

        boolean reads() {
            return method.equals("GET");
        }

        /** As it is published. */
        String published() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return published() + ": " + check.name().toLowerCase();
        }
    }

    private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    private final Map<String, String> logins = new LinkedHashMap<>();
    private final List<Route> routes = new ArrayList<>();

    private final Set<String> addresses = new TreeSet<>();

    private AccessMatrix() {}

    static AccessMatrix read() {
        var matrix = new AccessMatrix();
        try {
            List<String> header = List.of();
            for (String line : Files.readAllLines(PAGE)) {
                List<String> row = row(line);
                if (row.isEmpty()) {
                    header = List.of();
                } else if (header.isEmpty()) {
                    header = row;
                } else if (!row.get(0).startsWith("---")) {
                    matrix.add(header, row);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return matrix;
    }

    private static List<String> row(String line) {
        return line.startsWith("|")
                ? Stream.of(line.substring(1).split("\\|")).map(String::strip).toList()
                : List.of();
    }

    private void add(List<String> header, List<String> row) {
        switch (header.get(0)) {
            case "Route" -> {
                String[] route = unquoted(row.get(0)).split(" ");
                List<String> what =
                        Stream.of(row.get(1).split(",")).map(String::strip).toList();
                routes.add(new Route(
                        route[0], route[1], what, Check.valueOf(row.get(2).toUpperCase())));
            }
            case "Role" -> {
                for (int i = 1; i < header.size(); i++) {
                    if (header.get(i).equals("Who")) {
                        logins.put(row.get(0), unquoted(row.get(i)));
                    } else {
                        cells.computeIfAbsent(header.get(i).toLowerCase(), kind -> new LinkedHashMap<>())
                                .put(row.get(0), row.get(i));
                    }
                }
            }
            case "Address" -> addresses.add(unquoted(row.get(0)));
            default -> {
                // a table for the reader
            }
        }
    }

    private static String unquoted(String text) {
        return text.replace("`", "");
    }

    List<Route> routes() {
        return routes;
    }

    /** What the server listens to. */
    Set<String> addresses() {
        return addresses;
    }

    Set<String> roles() {
        return logins.keySet();
    }

    /** Login of who plays the role in the test. */
    String login(String role) {
        return logins.get(role);
    }

    /** Kinds of things that the tables say something about. */
    Set<String> kinds() {
        return cells.keySet();
    }

    /** What this role sees of this kind, by name. */
    Set<String> sees(String role, String kind) {
        String cell = cells.getOrDefault(kind, Map.of()).get(role);
        if (cell == null) {
            throw new IllegalArgumentException("docs/access.md does not say what %s sees of %s".formatted(role, kind));
        }
        return Stream.of(cell.split("[ ,]+"))
                .filter(name -> !name.equals("–") && !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
