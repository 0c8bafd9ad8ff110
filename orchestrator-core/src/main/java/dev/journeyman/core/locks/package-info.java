/** Which files the items of workflows hold, across workflows and processes. */
@NullMarked
package dev.journeyman.core.locks;

import org.jspecify.annotations.NullMarked;
