package org.communitysafety.camunda.guard;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Protections of the whole engine, {@code community-safety.guard.*}: the server has all of them, an application decides
 * for itself. The product's own processes are protected in any case.
 *
 * @param papers no comments, attachments and tasks of people's own, in whatever process, and no drafts of forms in the
 *     browser
 * @param jobs jobs that belong to no process, such as history clean-up, are for administrators
 * @param broadcasts no signals and conditions from outside, which would reach every tenant
 * @param setup Camunda's page for making a first administrator is shut
 * @param answers REST gives one answer for what is not one's own and what is not there; jobs, messages, metrics and the
 *     like are for administrators
 * @param expressions those of queries and filters reach nothing, those of models neither classes of the program nor, in
 *     the product's processes, anything but variables and what the product offers
 * @param deployments the engine is the product's alone: every model is checked when it is deployed, and kept to the
 *     product's rules (no code, no beans of the application, only with a tenant); a business key that looks like a
 *     number of a partnership is one, in whatever process
 */
public record GuardSettings(
        @DefaultValue("false") boolean papers,
        @DefaultValue("false") boolean jobs,
        @DefaultValue("false") boolean broadcasts,
        @DefaultValue("false") boolean setup,
        @DefaultValue("false") boolean answers,
        @DefaultValue("false") boolean expressions,
        @DefaultValue("false") boolean deployments) {}
