/** Whether all is there that a workflow needs; looks, and changes nothing. */
@NullMarked
package dev.journeyman.cli.doctor;

import org.jspecify.annotations.NullMarked;
