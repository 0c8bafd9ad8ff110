/** Plans as graphs: what is refused, in which order items may run, and what decides how long the whole takes. */
@NullMarked
package dev.journeyman.core.plan;

import org.jspecify.annotations.NullMarked;
