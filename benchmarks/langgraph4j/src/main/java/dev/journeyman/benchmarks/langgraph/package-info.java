/** The product beside LangGraph4j: the same work, the same payload, by turns in one run. */
@NullMarked
package dev.journeyman.benchmarks.langgraph;

import org.jspecify.annotations.NullMarked;
