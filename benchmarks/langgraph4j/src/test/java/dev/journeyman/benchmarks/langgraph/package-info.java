/** Tests of the programs that measure the product beside LangGraph4j. */
@NullMarked
package dev.journeyman.benchmarks.langgraph;

import org.jspecify.annotations.NullMarked;
