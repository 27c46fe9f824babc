package org.communitysafety.partnership;

import java.time.LocalTime;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A community safety partnership: one tenant.
 *
 * @param id tenant id, for example {@code charnwood}
 * @param prefix start of its numbers, for example {@code CHW} in {@code CHW-F-2026-0014}
 * @param performanceGroup key of the body that the route {@code performanceGroup} means; null if there is none
 * @param board key of the body that the route {@code board} means (F20: at BCP the Executive)
 * @param policyOfficer key of the office that finds the delivery group (F1); null if there is none
 * @param fundsManager key of the office that pays and moves money and never approves (F18)
 * @param reminderWorkingDays working days of silence after which an office-holder is reminded
 * @param deadlineWorkingDays working days of silence after which the Performance Group decides instead
 * @param closeOfBusiness time of day at which both end, Europe/London
 * @param evaluationMonths months after a project's end by which its evaluation is due (F12)
 */
public record Partnership(
        @Id String id,
        String name,
        String prefix,
        String performanceGroup,
        String board,
        String policyOfficer,
        String fundsManager,
        int reminderWorkingDays,
        int deadlineWorkingDays,
        LocalTime closeOfBusiness,
        int evaluationMonths,
        @Version int version) {}
