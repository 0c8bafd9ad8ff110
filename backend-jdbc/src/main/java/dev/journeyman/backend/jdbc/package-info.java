/** Journal and work items in PostgreSQL, or in an embedded H2 file. */
@NullMarked
package dev.journeyman.backend.jdbc;

import org.jspecify.annotations.NullMarked;
