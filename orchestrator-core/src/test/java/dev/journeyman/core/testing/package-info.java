/** For people who write phases: the contract every phase keeps, and the small world it is run in. Published as a test-jar. */
@NullMarked
package dev.journeyman.core.testing;

import org.jspecify.annotations.NullMarked;
