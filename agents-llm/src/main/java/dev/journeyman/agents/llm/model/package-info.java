/** The port to chat models, and its adapters to the vendors' wires. */
@NullMarked
package dev.journeyman.agents.llm.model;

import org.jspecify.annotations.NullMarked;
