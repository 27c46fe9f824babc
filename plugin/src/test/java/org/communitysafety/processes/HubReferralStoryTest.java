package org.communitysafety.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.communitysafety.casefile.AccessLog.Access;
import org.communitysafety.casefile.CaseEntry;
import org.communitysafety.casefile.CaseFile;
import org.communitysafety.hub.Referral;
import org.communitysafety.support.Staff;
import org.communitysafety.support.Today;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A referral to the hub")
class HubReferralStoryTest extends HubStories {

    @Test
    @DisplayName("H1, H4: a complete referral is accepted, discussed and closed; only its number is in the engine")
    void fromFormToClosing() {
        HubStory story = story().told();

        story.hasPassed("referralReceived", TRIAGE, "chooseMeeting", "placeOnMeeting", OUTCOME, "findRetention")
                .hasNotPassed(COMPLETE, ADVICE)
                .waitsOnlyAt();
        assertThat(story.number()).matches("CCH-H-2026-\\d{4}");
        assertThat(story.referral().state()).isEqualTo(Referral.State.RESOLVED);
        assertThat(engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .processInstanceIdIn(story.running().toArray(String[]::new))
                        .list())
                .extracting(variable -> variable.getName() + "=" + variable.getValue())
                .containsExactlyInAnyOrder(
                        "complete=true", "triage=accept", "meeting=next", "outcome=ends", "months=24");
        assertThat(said(story, CaseEntry.Kind.REFERRAL))
                .containsExactly("Young people gather in her garden at night; she is afraid to go out");
    }

    @Test
    @DisplayName(
            "H1: an incomplete referral is kept, and goes back to the referrer with what is missing; nothing is lost")
    void incomplete() {
        HubStory story = story("Ravenscroft", "1990-09-09")
                .without("telephones", "birthDate", "topics", "consent")
                .waitsAt(COMPLETE)
                .told()
                .waitsOnlyAt(COMPLETE);

        assertThat(story.referral().missing())
                .isEqualTo("date of birth; contact telephone number; at least one topic;"
                        + " consent, or what allows sharing without it");
        assertThat(story.referral().receivedAt()).isNull();
        var form = staff.sees(POLICE, story.task(COMPLETE));
        assertThat(form)
                .containsEntry("surname", "Ravenscroft")
                .containsEntry("street", "1 Ravenscroft Mews")
                .containsEntry("summary", "Young people gather in her garden at night; she is afraid to go out");
        assertThat(form.get("missing").toString()).contains("date of birth; contact telephone number");
        assertThat(staff.tasks(CHAIR, story.number())).isEmpty();

        Today.is("2026-10-05T11:30:00");
        story.with("telephones", "01543 555 0100, 07700 900 123")
                .with("birthDate", "1990-09-09")
                .with("topics", List.of("any-other"))
                .with("consent", "no")
                .with("lawfulBasis", "safeguarding")
                .waitsAt(TRIAGE)
                .resumes()
                .waitsOnlyAt(TRIAGE);
        assertThat(story.referral().receivedAt()).isEqualTo("2026-10-05T10:30:00Z");
        assertThat(reading(story, CHAIR).subject().people().get(0).telephones())
                .containsExactly("01543 555 0100", "07700 900 123");
        assertThat(story.referral().lawfulBasis()).isEqualTo("safeguarding");
    }

    @Test
    @DisplayName("H1: a referral about a place needs no person")
    void place() {
        HubStory story = story().aboutThePlace("Cannock Road, behind the shop").told();

        assertThat(story.referral().complete()).isTrue();
        assertThat(files.file(story.number()).kind()).isEqualTo(CaseFile.Kind.PLACE);
        assertThat(reading(story, CHAIR).subject().places())
                .singleElement()
                .extracting(
                        place -> place.description() + ", " + place.address().street())
                .isEqualTo("Car park, Cannock Road, behind the shop");
    }

    @Test
    @DisplayName("H1: a place without its whereabouts is not complete")
    void placeWithoutWhereabouts() {
        HubStory story = story().aboutThePlace("x")
                .without("street", "summary")
                .waitsAt(COMPLETE)
                .told()
                .waitsOnlyAt(COMPLETE);

        assertThat(story.referral().missing()).startsWith("where the place is").endsWith("; brief summary");
    }

    @Test
    @DisplayName("H2: several topics are kept; one that the partnership does not have is refused")
    void topics() {
        HubStory story = story().with("topics", List.of("arson", "any-other")).told();

        assertThat(story.referral().topicIds()).containsExactly("any-other", "arson");
        assertRefused(() -> story().with("topics", List.of("weather")).told())
                .hasMessageContaining("\"Topics\" (topics)")
                .hasMessageNotContaining("weather");
    }

    @Test
    @DisplayName("H1: a date of birth that cannot be is refused, and nothing is kept")
    void impossibleBirth() {
        int before = files.of(register.person(CHAIR)).size();

        assertRefused(() -> story().with("birthDate", "2026-10-06").told()).hasMessageContaining("cannot be right");
        assertRefused(() -> story().with("birthDate", "1850-01-01").told()).hasMessageContaining("cannot be right");
        assertThat(files.of(register.person(CHAIR))).hasSize(before);
    }

    @Test
    @DisplayName("H10: nobody refers without a signed agreement that is good today, and is told what to do")
    void whoMayRefer() {
        assertRefused(() -> story().by("cannock-citizens-advice").told())
                .hasMessageContaining("no signed agreement with the hub that is good today");
        assertThat(staff.startForm("cannock-citizens-advice", "hubReferral"))
                .contains("no signed agreement")
                .doesNotContain("\"surname\"");
        assertThatThrownBy(() -> story().by("charnwood-police").told()).isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest(name = "{0} {1}: meeting of {2}")
    @DisplayName("H3: by Monday noon the next meeting, later the following one, unless raised in person")
    @CsvSource({
        "2026-10-05T11:59:59, false, 2026-10-06",
        "2026-10-05T12:00:00, false, 2026-10-06",
        "2026-10-05T12:00:01, false, 2026-10-13",
        "2026-10-05T12:00:01, true, 2026-10-06",
        "2026-10-06T09:59:59, true, 2026-10-06",
        "2026-10-06T10:00:00, true, 2026-10-13",
        "2026-10-06T10:00:00, false, 2026-10-13",
        // the clocks go back on Sunday 25 October 2026 and forward on Sunday 28 March 2027
        "2026-10-26T12:00:00, false, 2026-10-27",
        "2026-10-26T12:00:01, false, 2026-11-03",
        "2027-03-29T12:00:00, false, 2027-03-30",
        "2027-03-29T12:00:01, false, 2027-04-06",
        // bank holiday Mondays stay
        "2026-12-28T12:00:00, false, 2026-12-29",
        "2026-12-28T12:00:01, false, 2027-01-05",
        "2027-05-03T12:00:01, false, 2027-05-11"
    })
    void whichMeeting(String received, boolean attends, String meeting) {
        Today.is(received);

        HubStory story = story().with("attends", attends).waitsAt(OUTCOME).told();

        assertThat(meetings.of(story.number()).heldOn()).hasToString(meeting);
        assertThat(story.task(OUTCOME).getDueDate())
                .isEqualTo(Date.from(meetings.of(story.number()).opensAt()));
        assertThat(decided(story)).isEqualTo(1);
    }

    private long decided(HubStory story) {
        return audit.of("cannock-chase", story.number()).stream()
                .filter(entry -> "referralMeeting".equals(entry.decision()))
                .count();
    }

    @Test
    @DisplayName("H3: it counts when the referral was complete, not when the chair got round to it")
    void receivedCounts() {
        HubStory story = story().waitsAt(TRIAGE).waitsAt(OUTCOME).told();
        Today.is("2026-10-05T16:00:00");
        story.resumes();

        assertThat(meetings.of(story.number()).heldOn()).hasToString("2026-10-06");
    }

    @Test
    @DisplayName("H3: a late referral that its referrer is not there to raise waits for the next meeting")
    void raisedInPerson() {
        Today.is("2026-10-05T15:00:00");
        HubStory story = story().with("attends", true).waitsAt(OUTCOME).told();
        Today.is("2026-10-06T10:30:00");
        var task = story.task(OUTCOME);

        assertThat(staff.sees(CHAIR, task)).containsEntry("late", "yes");
        assertRefused(() -> story.submits(task, Answer.AS_USUAL))
                .hasMessageContaining("Say whether its referrer was there");
        assertRefused(() -> story.submits(task, Answer.with("raised", "no"))).hasMessageContaining("Not discussed");

        story.submits(
                task,
                Answer.with("raised", "no")
                        .and("outcome", "notDiscussed")
                        .and("summary", "Nobody of the police was there"));
        assertThat(meetings.of(story.number()).heldOn()).hasToString("2026-10-13");
        assertThat(staff.sees(CHAIR, story.task(OUTCOME))).containsEntry("late", "no");
    }

    @Test
    @DisplayName("H4: the chair asks for more; the answer comes back and is kept")
    void asked() {
        HubStory story = story("Ollerenshaw", "1969-01-31")
                .at(TRIAGE, Answer.with("verdict", "ask").and("question", "Has housing been told?"))
                .at(COMPLETE, Answer.with("answer", "Yes, in May"))
                .told();

        story.hasPassed(COMPLETE, TRIAGE, OUTCOME);
        assertThat(said(story, CaseEntry.Kind.QUESTION)).containsExactly("Has housing been told?");
        assertThat(said(story, CaseEntry.Kind.NOTE)).containsExactly("Yes, in May");
        assertThat(mails(story.number()))
                .extracting(Mail::recipient, Mail::subject)
                .contains(tuple(POLICE, story.number() + ": the chair has a question"));
    }

    @Test
    @DisplayName("H4: a question is answered before it comes back to the chair")
    void unanswered() {
        HubStory story = story("Winterbottom", "1969-01-30")
                .at(TRIAGE, Answer.with("verdict", "ask").and("question", "Has housing been told?"))
                .waitsAt(COMPLETE)
                .told();

        assertRefused(() -> story.submits(story.task(COMPLETE), Answer.AS_USUAL))
                .hasMessageContaining("Write your answer");
    }

    @Test
    @DisplayName("H4: only the chair triages, by the criteria")
    void criteria() {
        HubStory story = story().waitsAt(TRIAGE).told();
        var task = story.task(TRIAGE);

        assertRefused(() -> story.submits(task, Answer.with("criteria", List.of())))
                .hasMessageContaining("Tick the criteria");
        assertThat(staff.tasks(TEAM, story.number())).isEmpty();
        assertThat(staff.tasks(CHAIR, story.number())).hasSize(1);
        assertThat(Staff.values(staff.sees(CHAIR, task), "criteriaOptions"))
                .containsExactly("multi-agency", "hard-otherwise", "no-substitute");
    }

    @Test
    @DisplayName(
            "H5: declined with advice, which reaches the referrer, who can reply; without advice it is not declined")
    void declined() {
        HubStory story = story("Ecclestone", "1983-07-07").waitsAt(TRIAGE).told();
        var triage = story.task(TRIAGE);
        assertRefused(() -> story.submits(triage, Answer.with("verdict", "decline")))
                .hasMessageContaining("(advice)");

        story.submits(
                triage,
                Answer.with("verdict", "decline").and("advice", "Call the neighbourhood team; they know the family"));

        story.waitsOnlyAt(ADVICE);
        assertThat(staff.tasks(POLICE, story.number())).hasSize(1);
        assertThat(column(staff.sees(POLICE, story.task(ADVICE)), "narrative", "value"))
                .anyMatch(text -> text.contains("Call the neighbourhood team"));
        story.at(ADVICE, Answer.with("reply", "We shall, thank you")).resumes().hasPassed(ADVICE, "findRetention");
        assertThat(story.referral().state()).isEqualTo(Referral.State.DECLINED);
        assertThat(said(story, CaseEntry.Kind.NOTE)).containsExactly("We shall, thank you");
        assertThat(mails(story.number()))
                .extracting(Mail::recipient, Mail::subject)
                .contains(tuple(POLICE, story.number() + ": declined, with advice"));
    }

    @Test
    @DisplayName("H6: earlier cases of the same person and near matches are shown to the chair with their actions")
    void earlier() {
        HubStory first = story("O'Shaughnessy", "1971-12-12")
                .with("firstNames", "José  María")
                .at(
                        OUTCOME,
                        Answer.with("outcome", "continue")
                                .and("action1What", "Fit a new lock")
                                .and("action1Owner", HOUSING))
                .told();
        HubStory near =
                story("Oshonessy", "1971-12-12").with("firstNames", "Pat").told();
        HubStory second = story("oshaughnessy", "1971-12-12")
                .by(HOUSING)
                .with("firstNames", "JOSE MARIA")
                .with("street", "9 Elsewhere Lane")
                .waitsAt(TRIAGE)
                .told();
        var form = staff.sees(CHAIR, second.task(TRIAGE));

        assertThat(column(form, "earlierCases", "number")).containsExactly(near.number(), first.number());
        assertThat(column(form, "earlierCases", "why").get(0)).startsWith("Near match: a surname that sounds alike");
        assertThat(column(form, "earlierCases", "why").get(1))
                .isEqualTo("The same person: same name and date of birth");
        assertThat(column(form, "earlierCases", "actions").get(1)).contains("(Done): Fit a new lock");

        second.submits(second.task(TRIAGE), Answer.with("earlier", List.of(first.number())));
        assertThat(second.referral().earlierNumbers()).containsExactly(first.number());
        assertThat(near.referral().earlierNumbers()).isEmpty();
        assertThat(log.ofCase(first.number(), register.person(CHAIR)).orElseThrow())
                .extracting(Access::login, Access::task)
                .contains(tuple(CHAIR, "See an earlier case"));
    }

    @Test
    @DisplayName("H17: restricted at triage: neither the team nor other partners find the case, the chair does")
    void restricted() {
        HubStory story = story("Fotheringay", "1964-04-04")
                .at(
                        TRIAGE,
                        Answer.with("verdict", "accept")
                                .and("restricted", true)
                                .and("restrictTo", List.of("cannock-chase.org.housing-options")))
                .waitsAt(OUTCOME)
                .told();

        assertThat(files.file(story.number()).organisations())
                .isEqualTo(Set.of("cannock-chase.org.housing-options", "cannock-chase.org.police"));
        assertThat(staff.tasks(CHAIR, story.number())).hasSize(1);
        assertThat(staff.tasks(TEAM, story.number())).isEmpty();
        assertThat(staff.as("cannock-manager", () -> engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(story.number())
                        .count()))
                .isZero();
    }

    @Test
    @DisplayName("H17: a manager sees the instance of an unrestricted case until it is restricted")
    void managersSee() {
        HubStory story = story("Postlethwaite", "1964-04-05").waitsAt(OUTCOME).told();
        assertThat(seenByTheManager(story)).isEqualTo(1);
        assertThat(staff.tasks(TEAM, story.number())).hasSize(1);

        staff.does(CHAIR, () -> does(() -> between.restrict(story.number(), Set.of(), "A witness is named", CHAIR)));
        assertThat(seenByTheManager(story)).isZero();
        assertThat(staff.tasks(TEAM, story.number())).isEmpty();
        assertThat(staff.tasks(CHAIR, story.number())).hasSize(1);

        staff.does(CHAIR, () -> does(() -> between.lift(story.number(), "The witness has moved", CHAIR)));
        assertThat(seenByTheManager(story)).isEqualTo(1);
        assertThat(staff.tasks(TEAM, story.number())).hasSize(1);
    }

    private long seenByTheManager(HubStory story) {
        return staff.as("cannock-manager", () -> engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(story.number())
                .count());
    }
}
