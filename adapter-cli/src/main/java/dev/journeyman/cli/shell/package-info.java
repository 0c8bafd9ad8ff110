/** What a command knows about where it was started, and how it ends: streams, environment, signals, exit codes. */
@NullMarked
package dev.journeyman.cli.shell;

import org.jspecify.annotations.NullMarked;
