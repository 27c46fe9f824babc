package org.communitysafety.meeting;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.partnership.Body;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The agreement of those who agree an agenda before papers go out (G10, G24). */
public class AgendaAgreements {

    private final JdbcClient jdbc;
    private final Register register;
    private final AuditTrail audit;
    private final Clock clock;

    AgendaAgreements(JdbcClient jdbc, Register register, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * One office's answer to the agenda as it stands.
     *
     * @param comments what is to be changed; null where it agreed without any
     */
    public record Answer(String office, String person, boolean agreed, String comments) {}

    /**
     * Keys of the offices that agree the body's agendas. A vacant one is not waited for while another of them is held;
     * where all are vacant, the agenda waits until one is filled.
     */
    public List<String> offices(Body body) {
        List<String> held = body.agendaAgreedBy().stream()
                .filter(office -> !register.holders(office).isEmpty())
                .toList();
        return held.isEmpty() ? body.agendaAgreedBy() : held;
    }

    /** An agenda is put forward: nobody has answered to it yet. */
    public void putForward(Sitting sitting, String actor) {
        jdbc.sql("delete from cs_agenda_agreement where sitting = ?")
                .param(sitting.id())
                .update();
        audit.record(sitting.tenant(), actor, sitting.number(), "agenda prepared", null);
    }

    /**
     * @throws Refused for somebody who does not hold the office, a second answer, and a change that says nothing
     */
    public void answer(Sitting sitting, Answer answer) {
        Refused.unless(
                register.holders(answer.office()).contains(answer.person()),
                "You do not hold the office \"%s\" now, so its holder answers. Reload the task list.",
                register.office(answer.office()).name());
        Refused.unless(
                !answers(sitting).containsKey(answer.office()),
                "This office has answered already. Reload the task list.");
        Refused.unless(
                answer.agreed() || answer.comments() != null,
                "Say what is to be changed, so that the secretary can change it.");
        jdbc.sql("insert into cs_agenda_agreement (sitting, office, person, agreed, comments, answered_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        sitting.id(),
                        answer.office(),
                        answer.person(),
                        answer.agreed(),
                        answer.comments(),
                        OffsetDateTime.now(clock))
                .update();
        audit.record(
                sitting.tenant(),
                answer.person(),
                sitting.number(),
                answer.agreed() ? "agenda agreed" : "change of agenda asked",
                answer.comments());
    }

    /** The answers to the agenda as it stands, by office. */
    public Map<String, Answer> answers(Sitting sitting) {
        return jdbc
                .sql("select office, person, agreed, comments from cs_agenda_agreement where sitting = ?")
                .param(sitting.id())
                .query(Answer.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Answer::office, answer -> answer));
    }

    /** Whether nobody need be waited for: somebody asked for a change, or all have answered. */
    public boolean settled(Sitting sitting, Body body) {
        Map<String, Answer> answers = answers(sitting);
        return answers.values().stream().anyMatch(answer -> !answer.agreed())
                || answers.keySet().containsAll(offices(body));
    }

    /** Whether the agenda can go out as it stands. */
    public boolean agreed(Sitting sitting, Body body) {
        Map<String, Answer> answers = answers(sitting);
        return answers.values().stream().allMatch(Answer::agreed)
                && answers.keySet().containsAll(offices(body));
    }
}
