/**
 * Runs a workflow: phases, the scopes in them, their steps, and the signals that come from outside.
 *
 * <p>One thread runs a scope; branches and items have threads of their own. A thread that waits for a person does not
 * exist: it unwinds, and runs again from its first line when the answer is there.
 */
@NullMarked
package dev.journeyman.core.engine;

import org.jspecify.annotations.NullMarked;
