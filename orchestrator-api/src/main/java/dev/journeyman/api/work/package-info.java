/** Work items and the plan they come from, and the SPI of the place where they live. */
@NullMarked
package dev.journeyman.api.work;

import org.jspecify.annotations.NullMarked;
