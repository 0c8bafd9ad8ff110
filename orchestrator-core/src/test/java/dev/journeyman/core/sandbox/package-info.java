/** Shows what the sandbox keeps and what it lets through, with the real bubblewrap where it works. */
@NullMarked
package dev.journeyman.core.sandbox;

import org.jspecify.annotations.NullMarked;
