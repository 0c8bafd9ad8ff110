/** The feature pipeline end to end: real git, scripted agents, a scripted build tool. */
@NullMarked
package dev.journeyman.core.feature;

import org.jspecify.annotations.NullMarked;
