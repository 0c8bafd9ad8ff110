/** The {@code journeyman} command: {@link dev.journeyman.cli.Main} reads the arguments, one class a command does the rest. */
@NullMarked
package dev.journeyman.cli;

import org.jspecify.annotations.NullMarked;
