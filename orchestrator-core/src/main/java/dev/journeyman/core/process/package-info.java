/** Runs programs in process groups of their own, which never outlive their time, their workflow or their engine. */
@NullMarked
package dev.journeyman.core.process;

import org.jspecify.annotations.NullMarked;
