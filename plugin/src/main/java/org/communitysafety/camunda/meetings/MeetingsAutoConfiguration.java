package org.communitysafety.camunda.meetings;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.communitysafety.camunda.CommunitySafetyAutoConfiguration;
import org.communitysafety.camunda.Tenants;
import org.communitysafety.meeting.Sittings;
import org.communitysafety.meeting.Votes;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Adds the meetings to the plugin. */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class, after = CommunitySafetyAutoConfiguration.class)
@Import({
    AgendaItemProcess.class,
    AgendaItemForms.class,
    VoteForms.class,
    MeetingActionProcess.class,
    InterestDeclarationProcess.class
})
public class MeetingsAutoConfiguration {

    @Bean
    MeetingEvents communitySafetyMeetingEvents(
            ProcessEngineConfigurationImpl engine, Tenants tenants, Sittings sittings, Votes votes) {
        return new MeetingEvents(engine, tenants, sittings, votes);
    }
}
