/** Where the command meets people: a terminal, or nobody at all. */
@NullMarked
package dev.journeyman.cli.input;

import org.jspecify.annotations.NullMarked;
