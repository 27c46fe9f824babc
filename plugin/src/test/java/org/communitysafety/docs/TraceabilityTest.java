package org.communitysafety.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("From each rule to what enforces it and to the tests that prove it")
class TraceabilityTest {

    private static final Path PAGE = Path.of("docs/traceability.md");
    private static final String TESTS = "plugin/src/test";
    private static final Pattern NAME = Pattern.compile("@DisplayName\\(\\s*((?:\"(?:[^\"\\\\]|\\\\.)*\"[\\s+]*)+)\\)");

    /** The partnerships' rules that this version covers. */
    private static final Map<String, String> RULES = rules();

    private static Map<String, String> rules() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("F1", "a member applies to a delivery group; if it is not clear which, the policy officer finds it");
        all.put("F2", "considered at the group's first meeting after receipt");
        all.put("F3", "the group supports, rejects with reasons or asks for a revision");
        all.put("F4", "over £1,000 the Performance Group decides, and explains a rejection");
        all.put("F5", "under £1,000 Designated Officer, Chair and Vice Chair approve, all three");
        all.put("F6", "a rejection by one of the three is considered by the Performance Group");
        all.put("F7", "exactly £1,000 goes to the Performance Group");
        all.put("F8", "every decision is reported to the partnership");
        all.put("F9", "funds with lines, summing to the total; never over-committed");
        all.put("F11", "money goes to the plan's priorities");
        all.put("F13", "an overdue evaluation endangers further funding of the project");
        all.put("F16", "whoever has an interest takes no part and does not count");
        all.put("F17", "an agency agrees before its resources are committed");
        all.put("F18", "only the funds manager moves money, and cannot approve");
        all.put("F19", "nothing is committed that would be spent after the fund's end");
        all.put("F20", "BCP's Executive decides every application; no route table, no applications");
        all.put("G1", "Charnwood's board: 33% of the seats");
        all.put("G2", "Haringey: a chair, local authority, health and police");
        all.put("G3", "BCP's Executive: one third, three responsible authorities, one other body");
        all.put("G4", "BCP's groups: half the membership");
        all.put("G5", "a quorum says what is missing");
        all.put("G6", "the needed number is never rounded down");
        all.put("G7", "consensus first; then a simple majority, and a casting vote where the constitution has one");
        all.put("G8", "an interest is declared per item, and that member takes no part in the decision");
        all.put("G9", "members and co-opted vote; one seat, one vote; a deputy acts for the seat");
        all.put("G10", "papers go out in time, counted in clear days by each body's own rule");
        all.put("G11", "a late item needs the chair's permission");
        all.put("G12", "each body meets as often as it must, and is warned where it no longer can");
        all.put("G13", "absence is counted for the agency's seat, and the partnership's rule says what follows");
        all.put("G14", "chairs with terms, elected or appointed yearly; a temporary chair where there is none");
        all.put("G16", "no individual case comes on a board's agenda");
        all.put("G17", "decision and action minutes; open actions come back on the next agenda");
        all.put("G20", "opposition spokespersons attend and speak, without a vote");
        all.put("G21", "non-members attend by a chair's invitation only, and do not count");
        all.put("G24", "the chair finalises the agenda with the lead officer");
        all.put("G25", "the council's two seats are one authority; advisers are no members");
        all.put("G27", "bodies without a stated quorum have explicit rows");
        all.put("H1", "what a referral needs; an incomplete one is kept and goes back; a place can be referred");
        all.put("H2", "the listed topics");
        all.put("H3", "the cut-off for new cases and updates, and what is raised in person");
        all.put("H4", "the chair triages against the criteria");
        all.put("H5", "a referral is declined with advice");
        all.put("H6", "earlier cases of the same person or place are found, with their actions");
        all.put("H7", "weekly on Tuesday at 10:00, at most 90 minutes without a guest speaker");
        all.put("H8", "a case stays on every agenda until it ends with an outcome");
        all.put("H9", "minutes go out the day before and the day after");
        all.put("H10", "only who has signed attends and reads");
        all.put("H11", "a member is removed at once");
        all.put("H12", "the chair authorises invitations, the team sends them");
        all.put("H13", "members attend or send a deputy; attendance is known");
        all.put("H14", "the referrer owns the case and by default its actions");
        all.put("H15", "updates before the meeting; overdue actions first");
        all.put("H16", "professionals' meetings are reported back in time");
        all.put("H17", "a restricted case exists only for those who may know of it");
        all.put("H18", "the data protection statement is confirmed at the start");
        all.put("H19", "personal data is encrypted and disposed of for good");
        all.put("H20", "minutes are encrypted; the password changes monthly and is told, not sent");
        all.put("H22", "the log of attendees is at the top of the minutes");
        all.put("H24", "concerns, removal and opening again");
        all.put("H25", "actions say what a partner puts in");
        all.put("H26", "what the statement says, and the protocol's details, at every meeting");
        all.put("H27", "minutes are read, discussions summed up, impact assessed");
        all.put(
                "C1",
                "any one of six criteria makes an incident critical; all that apply are listed with their clause");
        all.put("C2", "the police alone judge by the sixth criterion");
        all.put("C3", "who is informed follows from the criteria; whoever is silent is chased to deputy and chair");
        all.put("C4", "information and intelligence are exchanged in a log with markings; requests have a due time");
        all.put("C5", "a strategic lead and a lead agency respond until it is stood down");
        all.put("C6", "the community's confidence is watched until it has come back; closing needs a debrief");
        all.put("C7", "a death with domestic abuse: a homicide review is considered");
        all.put("C8", "the procedure is agreed by all responsible authorities, version by version");
        all.put("S1", "who may know reads for a reason, and every read is logged");
        all.put("S2", "another agency's information is used elsewhere with its approval only");
        all.put("P8", "the board gets performance data and each lead officer's report; missing ones are flagged");
        return all;
    }

    @Test
    @DisplayName("Every rule is enforced somewhere and proved by a test, and docs/traceability.md says where")
    void page() {
        Map<String, List<Path>> enforced = enforced();
        Map<String, Map<Path, List<String>>> proved = proved();
        List<String> lines = new ArrayList<>(List.of(
                "# Traceability",
                "",
                "From each clause that this version covers to the process, table, form or class that enforces it, and to"
                        + " the tests that prove it.",
                "",
                "F rules are about funding, G rules about meetings, H rules about the community safety hub, C rules about"
                        + " critical incidents, P rules about performance, S rules about sharing"
                        + " information. Where the partnership's document leaves a choice, the"
                        + " row of the table says *(interpretation)*.",
                "",
                "Made from the sources; do not edit. To make it again:"
                        + " `mvn test -Dtest=TraceabilityTest -Ddocs.update=true`.",
                ""));
        lines.add("| Rule | In a few words | Named in | Tests |");
        lines.add("| --- | --- | --- | --- |");
        RULES.forEach((rule, words) -> lines.add("| [%s](#%s) | %s | %d | %d |"
                .formatted(
                        rule,
                        rule.toLowerCase(),
                        words,
                        enforced.get(rule).size(),
                        proved.get(rule).values().stream().mapToInt(List::size).sum())));
        lines.add("");
        RULES.forEach((rule, words) -> {
            lines.add("## " + rule);
            lines.add("");
            lines.add("%s%s.".formatted(words.substring(0, 1).toUpperCase(), words.substring(1)));
            lines.add("");
            lines.add("Named in "
                    + enforced.get(rule).stream().map(TraceabilityTest::link).collect(Collectors.joining(", ")) + ".");
            lines.add("");
            proved.get(rule)
                    .forEach((file, names) -> names.forEach(name -> lines.add("- %s: %s".formatted(link(file), name))));
            lines.add("");
        });
        lines.remove(lines.size() - 1);
        GeneratedText.page(PAGE, lines);
        assertThat(RULES.keySet().stream().filter(rule -> enforced.get(rule).isEmpty()))
                .as("rules that nothing names")
                .isEmpty();
        assertThat(RULES.keySet().stream().filter(rule -> proved.get(rule).isEmpty()))
                .as("rules without a test that names them")
                .isEmpty();
    }

    private static Map<String, List<Path>> enforced() {
        List<Path> sources = Stream.of(
                        GeneratedText.files("processes", ".bpmn"),
                        GeneratedText.files("decisions", ".dmn"),
                        GeneratedText.files("forms", ".form"),
                        GeneratedText.files("plugin/src/main", ".yaml"),
                        GeneratedText.files("plugin/src/main", ".sql"),
                        GeneratedText.files("plugin/src/main", ".java"))
                .flatMap(List::stream)
                .toList();
        Map<Path, String> texts = new LinkedHashMap<>();
        sources.forEach(file -> texts.put(file, GeneratedText.read(file)));
        Map<String, List<Path>> all = new LinkedHashMap<>();
        RULES.keySet()
                .forEach(rule -> all.put(
                        rule,
                        sources.stream()
                                .filter(file -> names(texts.get(file), rule))
                                .toList()));
        return all;
    }

    private static Map<String, Map<Path, List<String>>> proved() {
        Map<String, Map<Path, List<String>>> all = new LinkedHashMap<>();
        RULES.keySet().forEach(rule -> all.put(rule, new LinkedHashMap<>()));
        for (Path file : GeneratedText.files(TESTS, ".java")) {
            for (String name : displayNames(GeneratedText.read(file))) {
                RULES.keySet().stream().filter(rule -> names(name, rule)).forEach(rule -> all.get(rule)
                        .computeIfAbsent(file, f -> new ArrayList<>())
                        .add(name));
            }
        }
        return all;
    }

    private static List<String> displayNames(String source) {
        return NAME.matcher(source)
                .results()
                .map(found -> found.group(1)
                        .strip()
                        .replaceAll("\"\\s*\\+\\s*\"", "")
                        .replaceAll("^\"|\"$", "")
                        .replace("\\\"", "\""))
                .toList();
    }

    /** F1 is not named by F11, F1_row, CHW-F1 or 5.F1. */
    private static boolean names(String text, String rule) {
        return Pattern.compile("(?<![\\w.-])" + rule + "(?![\\w-])")
                .matcher(text)
                .find();
    }

    private static String link(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.java$", "");
        String folder = file.getParent().getFileName().toString();
        String label = name.endsWith(".dmn") ? folder + "/" + name : name;
        return "[%s](../%s)".formatted(label, file.toString().replace('\\', '/'));
    }

    @Test
    @DisplayName("A rule is found as a word of its own only")
    void wholeWords() {
        assertThat(Stream.of("F1", "(F1)", "F1: a member", "F4, F1, F7").filter(text -> names(text, "F1")))
                .hasSize(4);
        assertThat(Stream.of("F11", "F1_row", "CHW-F1", "5.F1", "aF1").filter(text -> names(text, "F1")))
                .isEmpty();
    }
}
