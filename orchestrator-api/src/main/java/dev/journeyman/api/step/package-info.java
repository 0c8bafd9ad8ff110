/** Recorded work: scopes, steps, actions, and the trees and commands they deal in. */
@NullMarked
package dev.journeyman.api.step;

import org.jspecify.annotations.NullMarked;
