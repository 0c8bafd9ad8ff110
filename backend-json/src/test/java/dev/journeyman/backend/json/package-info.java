/** The file stores pass the contracts, and survive torn files, full disks and killed processes. */
@NullMarked
package dev.journeyman.backend.json;

import org.jspecify.annotations.NullMarked;
