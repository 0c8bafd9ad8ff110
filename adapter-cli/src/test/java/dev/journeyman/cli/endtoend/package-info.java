/** The command as people run it: real processes, a model server beside them, and kills in between. */
@NullMarked
package dev.journeyman.cli.endtoend;

import org.jspecify.annotations.NullMarked;
