/** The entry point: {@link dev.journeyman.core.Orchestrator} starts, resumes and shows the workflows of a project. */
@NullMarked
package dev.journeyman.core;

import org.jspecify.annotations.NullMarked;
