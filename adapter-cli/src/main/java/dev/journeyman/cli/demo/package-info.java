/** The sample project that the command {@code demo} works on. */
@NullMarked
package dev.journeyman.cli.demo;

import org.jspecify.annotations.NullMarked;
