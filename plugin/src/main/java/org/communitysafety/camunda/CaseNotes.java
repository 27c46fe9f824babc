package org.communitysafety.camunda;

import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Where the answers to a form go that a process owner added to a process about a case: into the case file, never into
 * the engine. Only ticks and fixed choices can become variables there, since anything else may name somebody.
 *
 * @param processes keys of the processes
 * @param keep keeps a text in the case file
 */
public record CaseNotes(Set<String> processes, BiConsumer<FormContext, String> keep) {}
