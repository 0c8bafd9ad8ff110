/** Takes the records of workflows from one store to another. */
@NullMarked
package dev.journeyman.core.transfer;

import org.jspecify.annotations.NullMarked;
