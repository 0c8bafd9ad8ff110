/** Tests with real processes. */
@NullMarked
package dev.journeyman.core.process;

import org.jspecify.annotations.NullMarked;
