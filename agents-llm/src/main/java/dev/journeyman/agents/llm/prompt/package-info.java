/** What a model is told: prompt files, and the sections that fill them. */
@NullMarked
package dev.journeyman.agents.llm.prompt;

import org.jspecify.annotations.NullMarked;
