/** Programs that measure the product beside a yardstick they run themselves. */
@NullMarked
package dev.journeyman.benchmarks;

import org.jspecify.annotations.NullMarked;
