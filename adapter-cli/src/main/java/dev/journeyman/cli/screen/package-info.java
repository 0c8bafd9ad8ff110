/** The progress of a workflow on a terminal: redrawn in place where that is possible, line by line where it is not. */
@NullMarked
package dev.journeyman.cli.screen;

import org.jspecify.annotations.NullMarked;
