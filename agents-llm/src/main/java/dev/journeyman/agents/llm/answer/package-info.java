/** What a model may answer, and how it is read. */
@NullMarked
package dev.journeyman.agents.llm.answer;

import org.jspecify.annotations.NullMarked;
