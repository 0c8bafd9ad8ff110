/** What is in the code base, and what of it matters for a request; no model needed. */
@NullMarked
package dev.journeyman.agents.llm.research;

import org.jspecify.annotations.NullMarked;
