/** Finds files by patterns of their paths. */
@NullMarked
package dev.journeyman.core.files;

import org.jspecify.annotations.NullMarked;
