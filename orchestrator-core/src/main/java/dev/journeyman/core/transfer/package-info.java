/** Takes the records of workflows from one store to another, and whole projects into backups and back. */
@NullMarked
package dev.journeyman.core.transfer;

import org.jspecify.annotations.NullMarked;
