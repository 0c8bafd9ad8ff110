/** Which item of a plan runs next, and who does it. */
@NullMarked
package dev.journeyman.core.dispatch;

import org.jspecify.annotations.NullMarked;
