package org.communitysafety.server.operation;

import java.time.ZoneId;
import org.camunda.bpm.engine.ManagementService;
import org.communitysafety.camunda.StartUpLock;
import org.communitysafety.server.StartRefused;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * The engine stores due dates without a zone, as the clock of the node that writes them says: all nodes of a database
 * must read them in the same one. The first start notes it.
 */
class OneTimeZone implements SmartInitializingSingleton {

    static final String NOTE = "community-safety.time-zone";

    private final ManagementService management;
    private final StartUpLock startUp;
    private final ZoneId here;

    OneTimeZone(ManagementService management, StartUpLock startUp, ZoneId here) {
        this.management = management;
        this.startUp = startUp;
        this.here = here;
    }

    @Override
    public void afterSingletonsInstantiated() {
        startUp.run(this::noteOrCompare);
    }

    private void noteOrCompare() {
        String noted = management.getProperties().get(NOTE);
        if (noted == null) {
            management.setProperty(NOTE, here.getId());
        } else if (!ZoneId.of(noted).getRules().equals(here.getRules())) {
            throw new StartRefused(
                    "The times in this database are those of the zone " + noted + ", but this node runs in " + here
                            + ".",
                    "Start it with -Duser.timezone=" + noted + ".");
        }
    }
}
