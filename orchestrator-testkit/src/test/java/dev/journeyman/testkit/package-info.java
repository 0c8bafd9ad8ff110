/** The fakes pass the contracts they stand in for. */
@NullMarked
package dev.journeyman.testkit;

import org.jspecify.annotations.NullMarked;
