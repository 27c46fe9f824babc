package org.communitysafety.hub;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.communitysafety.messages.Outbox;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Register;

/** What people are told about a case by e-mail: its number and what to do, never a word about anybody. */
class HubLetters {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm", Locale.UK).withZone(ZoneId.of("Europe/London"));

    private final Outbox outbox;
    private final Register register;
    private final Hubs hubs;

    HubLetters(Outbox outbox, Register register, Hubs hubs) {
        this.outbox = outbox;
        this.register = register;
        this.hubs = hubs;
    }

    /** A moment in London in words. */
    static String when(Instant moment) {
        return WHEN.format(moment);
    }

    void waitsForTriage(Referral referral) {
        hubs.chairing(referral.tenant())
                .forEach(chair -> send(
                        chair,
                        referral.number(),
                        "a referral waits for triage",
                        "A referral waits for your triage. You find it in Tasklist: \"Triage referral %s\"."
                                .formatted(referral.number())));
    }

    void questioned(Referral referral) {
        toReferrer(
                referral,
                "the chair has a question",
                "The hub's chair needs to know more before the referral can be accepted. The question is in Tasklist:"
                        + " \"Complete referral %s\".".formatted(referral.number()));
    }

    void declined(Referral referral) {
        toReferrer(
                referral,
                "declined, with advice",
                "The hub's chair has declined your referral and given advice. Read it in Tasklist: \"Read advice %s\"."
                        .formatted(referral.number()));
    }

    void placed(Referral referral, Instant meeting) {
        toReferrer(
                referral,
                "on the agenda",
                "Your referral is on the agenda of the hub's meeting of %s.".formatted(WHEN.format(meeting)));
    }

    void closed(Referral referral) {
        toReferrer(
                referral,
                referral.state().toString().toLowerCase(Locale.ROOT),
                "The case is closed: %s. What was said is in the case file, under \"Hub cases\" in Tasklist."
                        .formatted(referral.state().toString().toLowerCase(Locale.ROOT)));
    }

    void agreed(HubAction action) {
        if (action.owner() != null) {
            send(
                    register.person(action.owner()),
                    action.number(),
                    "an action for you",
                    "An action has been agreed that you carry out until %s. You find it in Tasklist: %s."
                            .formatted(WHEN.format(action.dueAt()), action.number()));
        }
    }

    void reminded(HubAction action) {
        if (action.owner() != null) {
            send(
                    register.person(action.owner()),
                    action.number(),
                    "due on " + WHEN.format(action.dueAt()),
                    "This action is due before the hub's next meeting. Please say in Tasklist how it stands: %s."
                            .formatted(action.number()));
        }
    }

    void overdue(HubAction action) {
        hubs.chairing(action.tenant())
                .forEach(chair -> send(
                        chair,
                        action.number(),
                        "an action is overdue",
                        "The action %s of %s was due on %s and has not been reported as done."
                                .formatted(
                                        action.number(),
                                        register.organisation(action.organisation())
                                                .name(),
                                        WHEN.format(action.dueAt()))));
    }

    void needsAnOwner(HubAction action) {
        hubs.chairing(action.tenant())
                .forEach(chair -> send(
                        chair,
                        action.number(),
                        "an action needs somebody else",
                        "%s is no member of the hub any more. Name somebody else for its action in Tasklist: %s."
                                .formatted(
                                        register.organisation(action.organisation())
                                                .name(),
                                        action.number())));
    }

    void concern(String tenant, String number) {
        hubs.managing(tenant)
                .forEach(manager -> send(
                        manager,
                        number,
                        "a concern of the hub's chair",
                        "The hub's chair has raised a concern with you. You find it in Tasklist: \"Consider concern %s\"."
                                .formatted(number)));
    }

    void concernAnswered(String tenant, String number) {
        hubs.chairing(tenant)
                .forEach(chair -> send(
                        chair,
                        number,
                        "your concern has been answered",
                        "The manager has answered your concern %s. Read the answer under \"Hub cases\" in Tasklist."
                                .formatted(number)));
    }

    private void toReferrer(Referral referral, String what, String body) {
        send(register.person(referral.referrer()), referral.number(), what, body);
    }

    private void send(Person recipient, String number, String what, String body) {
        outbox.queue(recipient, number, "%s: %s".formatted(number, what), body + "\n");
    }
}
