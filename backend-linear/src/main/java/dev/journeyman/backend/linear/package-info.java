/**
 * Work items in Linear: {@link dev.journeyman.backend.linear.LinearWorkTracker} keeps them on this machine first and brings
 * both sides together in the background.
 */
@NullMarked
package dev.journeyman.backend.linear;

import org.jspecify.annotations.NullMarked;
