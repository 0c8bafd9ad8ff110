/** The SPI that keeps journals and inboxes: opaque text by workflow and position. */
@NullMarked
package dev.journeyman.api.store;

import org.jspecify.annotations.NullMarked;
