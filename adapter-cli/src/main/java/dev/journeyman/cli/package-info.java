/** The {@code journeyman} command: {@link dev.journeyman.cli.Main} reads the arguments and says what went wrong. */
@NullMarked
package dev.journeyman.cli;

import org.jspecify.annotations.NullMarked;
