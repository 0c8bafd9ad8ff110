/** Tests of the views for people. */
@org.jspecify.annotations.NullMarked
package dev.journeyman.core.report;
