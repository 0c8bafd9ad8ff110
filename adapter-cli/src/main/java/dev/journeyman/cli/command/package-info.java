/** The commands, one class each; {@link dev.journeyman.cli.command.Commands} names them all. */
@NullMarked
package dev.journeyman.cli.command;

import org.jspecify.annotations.NullMarked;
