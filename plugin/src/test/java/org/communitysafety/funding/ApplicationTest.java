package org.communitysafety.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communitysafety.funding.ApplicationState.AGREED;
import static org.communitysafety.funding.ApplicationState.APPROVED;
import static org.communitysafety.funding.ApplicationState.IN_REVISION;
import static org.communitysafety.funding.ApplicationState.RECEIVED;
import static org.communitysafety.funding.ApplicationState.REJECTED;
import static org.communitysafety.funding.ApplicationState.SUPPORTED;
import static org.communitysafety.funding.ApplicationState.WITHDRAWN;
import static org.communitysafety.funding.ApplicationState.WITHOUT_DECIDERS;
import static org.communitysafety.funding.ApplicationState.WITH_DECIDING_BODY;
import static org.communitysafety.funding.ApplicationState.WITH_DELIVERY_GROUP;
import static org.communitysafety.funding.ApplicationState.WITH_OFFICE_HOLDERS;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.communitysafety.funding.OfficeDecision.Verdict;
import org.communitysafety.funding.Outcome.Result;
import org.communitysafety.funding.Outcome.Stage;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApplicationTest {

    private static final Instant NOW = Instant.parse("2026-10-05T09:00:00Z");
    private static final Set<String> OFFICES = Set.of("x.chair", "x.vice-chair", "x.designated-officer");

    /**
     * A named transition.
     *
     * @param from the states that it starts from; every other refuses it
     */
    private record Transition(
            String name, Set<ApplicationState> from, ApplicationState to, UnaryOperator<Application> step) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Transition transition(
            String name,
            UnaryOperator<Application> step,
            ApplicationState to,
            ApplicationState first,
            ApplicationState... more) {
        return new Transition(name, EnumSet.of(first, more), to, step);
    }

    static Stream<Transition> transitions() {
        Outcome said = outcome(Stage.DELIVERY_GROUP, Result.SUPPORTED);
        return Stream.of(
                transition("withGroup", a -> a.withGroup("x.group"), RECEIVED, RECEIVED),
                transition(
                        "placedWithGroup",
                        Application::placedWithGroup,
                        WITH_DELIVERY_GROUP,
                        RECEIVED,
                        WITH_DELIVERY_GROUP),
                transition("supported", a -> a.supported("x.line", null, said), SUPPORTED, WITH_DELIVERY_GROUP),
                transition("returned", a -> a.returned(said), IN_REVISION, WITH_DELIVERY_GROUP),
                transition("resubmitted", a -> a.resubmitted(submission("12.00"), false), RECEIVED, IN_REVISION),
                transition(
                        "askedOfOfficeHolders",
                        Application::askedOfOfficeHolders,
                        WITH_OFFICE_HOLDERS,
                        SUPPORTED,
                        AGREED),
                transition(
                        "decidedBy",
                        a -> a.decidedBy(approval("x.chair", "chair", 1)),
                        WITH_OFFICE_HOLDERS,
                        WITH_OFFICE_HOLDERS),
                transition("agreedByOffices", a -> a.agreedByOffices(said), AGREED, WITH_OFFICE_HOLDERS),
                transition("passedOn", a -> a.passedOn(said), WITH_OFFICE_HOLDERS, WITH_OFFICE_HOLDERS),
                transition(
                        "placedWithDeciders",
                        Application::placedWithDeciders,
                        WITH_DECIDING_BODY,
                        RECEIVED,
                        SUPPORTED,
                        WITH_OFFICE_HOLDERS,
                        WITH_DECIDING_BODY,
                        WITHOUT_DECIDERS,
                        AGREED),
                transition("agreedByBody", a -> a.agreedByBody("x.line", null, said), AGREED, WITH_DECIDING_BODY),
                transition("rejected", a -> a.rejected(said), REJECTED, WITH_DELIVERY_GROUP, WITH_DECIDING_BODY),
                transition("noted", a -> a.noted(said), AGREED, AGREED),
                transition("offered", a -> a.offered(Money.of("5.00"), said), AGREED, AGREED),
                transition("offerRefused", a -> a.offerRefused(said), AGREED, AGREED),
                transition("changedTo", a -> a.changedTo("x.other", null, said), AGREED, AGREED),
                transition("approved", a -> a.approved(LocalDate.of(2027, 6, 15), said), APPROVED, AGREED),
                transition(
                        "withdrawn",
                        a -> a.withdrawn(said),
                        WITHDRAWN,
                        RECEIVED,
                        WITH_DELIVERY_GROUP,
                        IN_REVISION,
                        SUPPORTED,
                        WITH_OFFICE_HOLDERS,
                        WITH_DECIDING_BODY,
                        WITHOUT_DECIDERS,
                        AGREED),
                transition(
                        "outOfReach",
                        a -> a.outOfReach(said),
                        WITHOUT_DECIDERS,
                        WITH_DELIVERY_GROUP,
                        WITH_DECIDING_BODY),
                transition("wayFound", a -> a.wayFound(said), WITHOUT_DECIDERS, WITHOUT_DECIDERS));
    }

    @ParameterizedTest
    @DisplayName("Each transition starts from its states and is refused in every other, saying which it is in")
    @MethodSource("transitions")
    void transitionsRefuseBadStates(Transition transition) {
        for (ApplicationState state : ApplicationState.values()) {
            Application application = in(state);
            if (transition.from().contains(state)) {
                assertThat(transition.step().apply(application).state())
                        .as("from %s", state)
                        .isEqualTo(transition.to());
            } else {
                assertThatThrownBy(() -> transition.step().apply(application))
                        .as("from %s", state)
                        .isInstanceOf(Refused.class)
                        .hasMessageContaining("CHW-F-2026-0001")
                        .message()
                        .containsIgnoringCase(state.toString());
            }
        }
    }

    @Test
    @DisplayName("An adjournment leaves it with whichever meeting it lies, and is refused elsewhere")
    void adjourned() {
        Outcome adjourned = outcome(Stage.DELIVERY_GROUP, Result.ADJOURNED);
        Set<ApplicationState> meetings = EnumSet.of(WITH_DELIVERY_GROUP, WITH_DECIDING_BODY);
        meetings.forEach(
                state -> assertThat(in(state).adjourned(adjourned).state()).isEqualTo(state));
        EnumSet.complementOf(EnumSet.copyOf(meetings))
                .forEach(state ->
                        assertThatThrownBy(() -> in(state).adjourned(adjourned)).isInstanceOf(Refused.class));
    }

    @Test
    @DisplayName("F3: every version and every outcome is kept, oldest first")
    void keepsEverything() {
        Application revised = in(WITH_DELIVERY_GROUP)
                .returned(outcome(Stage.DELIVERY_GROUP, Result.REVISION_ASKED))
                .resubmitted(submission("12.00"), false)
                .placedWithGroup()
                .supported("x.line", null, outcome(Stage.DELIVERY_GROUP, Result.SUPPORTED));

        assertThat(revised.submissions())
                .extracting(Submission::amount)
                .containsExactly(Money.of("15"), Money.of("12"));
        assertThat(revised.amount()).isEqualTo(Money.of("12.00"));
        assertThat(revised.outcomes())
                .extracting(Outcome::result)
                .containsExactly(Result.REVISION_ASKED, Result.SUPPORTED);
    }

    @Test
    @DisplayName("F5: an office decides once and a person decides once, in each round")
    void oneOfficeOnePerson() {
        Application asked = in(WITH_OFFICE_HOLDERS).decidedBy(approval("x.chair", "ann", 1));

        assertThatThrownBy(() -> asked.decidedBy(approval("x.chair", "ben", 1)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("office has decided already");
        assertThatThrownBy(() -> asked.decidedBy(approval("x.vice-chair", "ann", 1)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("one person counts once");

        Application again = asked.agreedByOffices(outcome(Stage.OFFICE_HOLDERS, Result.APPROVED))
                .askedOfOfficeHolders();
        assertThat(again.officeRound().number()).isEqualTo(2);
        assertThat(again.officeRound().decisions()).isEmpty();
        assertThat(again.decidedBy(approval("x.chair", "ann", 2)).officeRound().decisions())
                .hasSize(1);
    }

    @Test
    @DisplayName("F5: approved only by all three; neither two nor three with a rejection, nor none of no offices")
    void approvedByAll() {
        Application two = in(WITH_OFFICE_HOLDERS)
                .decidedBy(approval("x.chair", "ann", 1))
                .decidedBy(approval("x.vice-chair", "ben", 1));

        assertThat(two.officeRound().approvedByAll(OFFICES)).isFalse();
        assertThat(two.decidedBy(approval("x.designated-officer", "cem", 1))
                        .officeRound()
                        .approvedByAll(OFFICES))
                .isTrue();
        assertThat(two.decidedBy(new OfficeDecision("x.designated-officer", "cem", Verdict.REJECT, "No", 1, NOW))
                        .officeRound()
                        .approvedByAll(OFFICES))
                .isFalse();
        assertThat(in(WITH_OFFICE_HOLDERS).officeRound().approvedByAll(Set.of()))
                .isFalse();
    }

    @Test
    @DisplayName("F9: an offer is smaller than what was applied for; agreed, it is the version that counts")
    void offers() {
        Outcome said = outcome(Stage.COMMITMENT, Result.CHANGED);
        for (String wrong : List.of("15.00", "15.01", "0", "-1")) {
            assertThatThrownBy(() -> in(AGREED).offered(Money.of(wrong), said))
                    .as(wrong)
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("less than £15.00");
        }
        Application offered = in(AGREED).offered(Money.of("14.99"), said);

        assertThat(offered.amount()).isEqualTo(Money.of("15.00"));
        assertThat(offered.offerRefused(said)).satisfies(refused -> {
            assertThat(refused.offer()).isNull();
            assertThat(refused.amount()).isEqualTo(Money.of("15.00"));
        });
        assertThat(offered.offerAgreed(said)).satisfies(agreed -> {
            assertThat(agreed.offer()).isNull();
            assertThat(agreed.amount()).isEqualTo(Money.of("14.99"));
            assertThat(agreed.submissions()).hasSize(2);
        });
    }

    @Test
    @DisplayName("F16: it concerns the applicant and everybody of the applicant's organisation")
    void concerns() {
        Application application = in(RECEIVED);

        assertThat(application.concerns(person("ann", "x.org.charity"))).isTrue();
        assertThat(application.concerns(person("ben", "x.org.charity"))).isTrue();
        assertThat(application.concerns(person("ann", "x.org.council"))).isTrue();
        assertThat(application.concerns(person("ben", "x.org.council"))).isFalse();
        assertThat(application.concerns(person("ben", null))).isFalse();
    }

    @Test
    @DisplayName("Only what is approved, rejected or withdrawn is decided")
    void decided() {
        assertThat(Arrays.stream(ApplicationState.values()).filter(ApplicationState::decided))
                .containsExactlyInAnyOrder(APPROVED, REJECTED, WITHDRAWN);
    }

    private static Application in(ApplicationState state) {
        return new Application(
                "CHW-F-2026-0001",
                "x",
                "ann",
                "x.org.charity",
                state,
                "x.group",
                null,
                "x.line",
                null,
                null,
                NOW,
                null,
                null,
                List.of(submission("15.00")),
                List.of(),
                Set.of(),
                0);
    }

    private static Submission submission(String amount) {
        return new Submission(
                "Youth boxing",
                "Fewer incidents",
                LocalDate.of(2026, 12, 1),
                LocalDate.of(2027, 3, 15),
                Money.of(amount),
                "x.priority.asb",
                "Survey",
                NOW);
    }

    private static Outcome outcome(Stage stage, Result result) {
        return new Outcome(stage, result, "Because", "The group", "ben", NOW);
    }

    private static OfficeDecision approval(String office, String person, int round) {
        return new OfficeDecision(office, person, Verdict.APPROVE, null, round, NOW);
    }

    private static Person person(String login, String organisation) {
        return new Person(login, "x", "Somebody", login + "@x.invalid", organisation, true, 0);
    }
}
