package org.communitysafety.camunda.meetings;

import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.communitysafety.camunda.CommunitySafetyAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;

/** Adds the meetings to the plugin. */
@AutoConfiguration(before = CamundaBpmAutoConfiguration.class, after = CommunitySafetyAutoConfiguration.class)
public class MeetingsAutoConfiguration {}
