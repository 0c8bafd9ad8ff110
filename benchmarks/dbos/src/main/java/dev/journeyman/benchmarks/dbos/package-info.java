/** The product beside DBOS for Java: the same work, the same payload, by turns in one run. */
@NullMarked
package dev.journeyman.benchmarks.dbos;

import org.jspecify.annotations.NullMarked;
