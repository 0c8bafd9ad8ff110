/** The words every other package speaks in: ids, states, failures, usage, roles, and how plugins are found. */
@NullMarked
package dev.journeyman.api;

import org.jspecify.annotations.NullMarked;
