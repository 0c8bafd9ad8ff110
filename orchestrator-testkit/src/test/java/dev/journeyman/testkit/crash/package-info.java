/** Tests of the crash harness with real processes. */
@NullMarked
package dev.journeyman.testkit.crash;

import org.jspecify.annotations.NullMarked;
