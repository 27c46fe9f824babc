package org.communitysafety.hub;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communitysafety.audit.AuditTrail;
import org.communitysafety.casefile.CaseFile;
import org.communitysafety.casefile.CaseFile.Role;
import org.communitysafety.casefile.CaseFiles;
import org.communitysafety.partnership.Agreements;
import org.communitysafety.partnership.Person;
import org.communitysafety.partnership.Refused;
import org.communitysafety.partnership.Register;
import org.communitysafety.storage.Storage;
import org.springframework.context.ApplicationEventPublisher;

/** Who carries out an action: handed over (H14), taken from those who have left or may not know of the case (H11, H17). */
public class HubActionOwners {

    private final HubActionRepository actions;
    private final CaseFiles files;
    private final Hubs hubs;
    private final HubLetters letters;
    private final Register register;
    private final Agreements agreements;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    HubActionOwners(
            Storage storage,
            CaseFiles files,
            Hubs hubs,
            HubLetters letters,
            Register register,
            Agreements agreements,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.actions = storage.repository(HubActionRepository.class);
        this.files = files;
        this.hubs = hubs;
        this.letters = letters;
        this.register = register;
        this.agreements = agreements;
        this.audit = audit;
        this.events = events;
    }

    /** Those who can be given an action of this case: people of members who may know of it (H10, H17). */
    public List<Person> owners(CaseFile file) {
        return register.people(file.tenant()).stream()
                .filter(person -> fits(file, person))
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }

    private boolean fits(CaseFile file, Person person) {
        return person.active()
                && person.organisation() != null
                && agreements.live(person.organisation()).isPresent()
                && (!file.restricted() || file.organisations().contains(person.organisation()) || hubs.chairs(person))
                && (files.visible(file, person) || file.organisation().equals(person.organisation()));
    }

    /** @throws Refused for somebody who cannot be given one */
    Person owner(CaseFile file, String login) {
        return Optional.ofNullable(login)
                .flatMap(register::findPerson)
                .filter(person -> person.tenant().equals(file.tenant()) && fits(file, person))
                .orElseThrow(() -> new Refused(
                        "An action needs somebody of a member organisation who may know of this case. Choose one from the"
                                + " list."));
    }

    /**
     * Somebody else carries it out from now on (H14).
     *
     * @throws Refused for anybody but the owner and the chair
     */
    public HubAction handOver(String number, String login, String actor) {
        HubAction action = lock(number);
        refuseUnlessTheirs(action, actor);
        CaseFile file = files.file(action.referral());
        Person next = owner(file, login);
        Refused.unless(!next.id().equals(action.owner()), "%s has this action already.", next.name());
        HubAction handed = actions.save(action.handedTo(next.organisation(), next.id()));
        files.involve(action.referral(), next.id(), Role.ACTION_OWNER);
        release(action);
        audit.record(
                action.tenant(), actor, action.referral(), "action handed over", "%s: %s".formatted(number, next.id()));
        letters.agreed(handed);
        events.publishEvent(new ActionChanged(handed));
        return handed;
    }

    void refuseUnlessTheirs(HubAction action, String actor) {
        Refused.unless(
                actor.equals(action.owner()) || hubs.chairs(register.person(actor)),
                "Only whoever carries out %s, or the hub's chair, does this.",
                action.number());
    }

    /** The owner knows of the case through other actions only, if any. */
    private void release(HubAction action) {
        boolean others = actions.findByReferral(action.referral()).stream()
                .anyMatch(other ->
                        other.open() && action.owner() != null && action.owner().equals(other.owner()));
        if (!others && action.owner() != null) {
            files.release(action.referral(), action.owner(), Role.ACTION_OWNER);
        }
    }

    /** An organisation has left: the chair names somebody else for each of its open actions (H11). */
    void takeFrom(String tenant, String organisation, String actor) {
        for (HubAction action : actions.findByTenantAndState(tenant, HubAction.State.OPEN)) {
            if (action.organisation().equals(organisation)) {
                take(action, actor);
            }
        }
    }

    /** A case was restricted: whoever may not know of it any more carries out nothing in it (H17). */
    void takeFromThoseWhoMayNotKnow(CaseFile file) {
        for (HubAction action : actions.findByReferral(file.number())) {
            if (action.open() && action.owner() != null && !files.visible(file, register.person(action.owner()))) {
                take(action, AuditTrail.SYSTEM);
            }
        }
    }

    private void take(HubAction action, String actor) {
        HubAction without = actions.save(lock(action.number()).handedTo(action.organisation(), null));
        release(action);
        audit.record(action.tenant(), actor, action.referral(), "action needs an owner", action.number());
        letters.needsAnOwner(without);
        events.publishEvent(new ActionChanged(without));
    }

    private HubAction lock(String number) {
        return Optional.ofNullable(actions.findWithLockByNumber(number))
                .orElseThrow(() -> new IllegalStateException("There is no action " + number));
    }
}
