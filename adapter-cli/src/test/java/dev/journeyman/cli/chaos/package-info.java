/** Nodes that share work on one database while nodes and database are killed, frozen and restarted. */
@NullMarked
package dev.journeyman.cli.chaos;

import org.jspecify.annotations.NullMarked;
