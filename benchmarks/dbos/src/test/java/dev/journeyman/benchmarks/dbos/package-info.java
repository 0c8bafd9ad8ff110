/** Tests of the programs that measure the product beside DBOS for Java. */
@NullMarked
package dev.journeyman.benchmarks.dbos;

import org.jspecify.annotations.NullMarked;
