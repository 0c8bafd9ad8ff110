/** Models that record answers into a cassette, and models that answer from one. */
@NullMarked
package dev.journeyman.agents.llm.replay;

import org.jspecify.annotations.NullMarked;
