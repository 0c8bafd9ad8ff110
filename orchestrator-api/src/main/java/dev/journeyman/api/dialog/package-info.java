/** What people and workflows say to each other, and the SPI of the place where it is said. */
@NullMarked
package dev.journeyman.api.dialog;

import org.jspecify.annotations.NullMarked;
