/** What a single source file holds, read with JavaParser and without looking at any other file. */
@NullMarked
package dev.journeyman.agents.llm.research.source;

import org.jspecify.annotations.NullMarked;
