/** The bundled agents: {@link dev.journeyman.agents.llm.LlmAgents} makes them. */
@NullMarked
package dev.journeyman.agents.llm;

import org.jspecify.annotations.NullMarked;
