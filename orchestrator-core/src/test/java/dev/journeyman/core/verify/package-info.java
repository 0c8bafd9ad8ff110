/** Tests with real builds. */
@NullMarked
package dev.journeyman.core.verify;

import org.jspecify.annotations.NullMarked;
