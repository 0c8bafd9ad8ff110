/** One main class for each way to use the library; each also runs as a test. */
@NullMarked
package dev.journeyman.examples;

import org.jspecify.annotations.NullMarked;
