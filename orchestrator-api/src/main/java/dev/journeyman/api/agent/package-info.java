/** Agents: who does the work, what they are asked, and what may come of it. */
@NullMarked
package dev.journeyman.api.agent;

import org.jspecify.annotations.NullMarked;
