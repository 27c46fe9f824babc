package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.communitysafety.funding.Application;
import org.communitysafety.funding.ApplicationLists;
import org.communitysafety.funding.ApplicationLists.Part;
import org.communitysafety.funding.ApplicationLists.Period;
import org.communitysafety.funding.Money;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DisplayName("A partnership's applications, a page at a time")
class ApplicationListsTest extends FundingStories {

    private static final Part ALL = new Part(0, 1000);

    @Autowired
    ApplicationLists lists;

    private List<String> found(String text, Part part) {
        return numbers(lists.found("charnwood", text, part));
    }

    private static List<String> numbers(List<Application> page) {
        return page.stream().map(Application::number).toList();
    }

    @Test
    @DisplayName("F8: decisions come page by page, newest first, with their number and sum over all pages")
    void decisions() {
        Period day = new Period(LocalDate.of(2026, 10, 6), LocalDate.of(2026, 10, 6));
        ApplicationLists.Sum before = lists.sum("charnwood", day);
        String fund = fund("100.00", "100.00");
        List<String> decided = new ArrayList<>();
        for (int hour = 9; hour < 12; hour++) {
            Today.is("2026-10-06T%02d:00".formatted(hour));
            decided.add(0, story().line(fund + ".main").told().isApproved().number());
        }
        Today.is("2026-10-06T12:00");
        String rejected = story().at(CONSIDER, Answer.rejects("Not here"))
                .told()
                .isRejected()
                .number();
        Today.is("2026-10-07T00:00");
        story().at(CONSIDER, Answer.rejects("Nor on the next day")).told().isRejected();
        decided.add(0, rejected);

        assertThat(numbers(lists.decided("charnwood", day, new Part(0, 3)))).isEqualTo(decided.subList(0, 3));
        assertThat(numbers(lists.decided("charnwood", day, new Part(3, 3)))).startsWith(decided.get(3));
        ApplicationLists.Sum sum = lists.sum("charnwood", day);
        assertThat(sum.count()).isEqualTo(before.count() + 4);
        assertThat(sum.approved().minus(before.approved())).isEqualTo(Money.of("45.00"));
        assertThat(numbers(lists.decided("bcp", new Period(null, null), ALL))).doesNotContainAnyElementsOf(decided);
        assertThat(numbers(lists.decided("charnwood", new Period(null, LocalDate.of(2026, 10, 5)), ALL)))
                .doesNotContainAnyElementsOf(decided);
    }

    @Test
    @DisplayName("F8: no decision, no sum")
    void nothingDecided() {
        Period past = new Period(LocalDate.of(1999, 1, 1), LocalDate.of(1999, 12, 31));

        assertThat(lists.sum("charnwood", past)).isEqualTo(new ApplicationLists.Sum(0, Money.NOTHING));
        assertThat(lists.decided("charnwood", past, ALL)).isEmpty();
    }

    @Test
    @DisplayName(
            "Applications are found by number, title, applicant and state, also with signs that SQL reads as others")
    void finds() {
        String word = UUID.randomUUID().toString();
        FundingStory story = story().by("charnwood-university")
                .with("title", word + " 100% SAFE_streets!")
                .waitsAt(CONSIDER)
                .told();

        assertThat(found(story.number().toLowerCase(), ALL)).containsExactly(story.number());
        assertThat(found(word, ALL)).containsExactly(story.number());
        assertThat(found(word + " 100% safe_streets!", ALL)).containsExactly(story.number());
        assertThat(found(word + " 100_", ALL)).isEmpty();
        assertThat(found("loughborough uni", ALL)).contains(story.number());
        assertThat(found("with the delivery", ALL)).contains(story.number());
        assertThat(found("withdrawn", ALL)).doesNotContain(story.number());
        assertThat(numbers(lists.found("bcp", word, ALL))).isEmpty();
    }

    @Test
    @DisplayName("The newest application comes first, and no page shows one of another page")
    void pages() {
        Today.is("2026-10-05T15:00");
        String older = story().waitsAt(CONSIDER).told().number();
        String newer = story().waitsAt(CONSIDER).told().number();

        List<String> all = found("", ALL);
        assertThat(all.indexOf(newer)).isLessThan(all.indexOf(older));
        List<String> paged = new ArrayList<>(found("", new Part(0, 1)));
        paged.addAll(found("", new Part(1, 1)));
        assertThat(paged).isEqualTo(all.subList(0, 2));
    }
}
