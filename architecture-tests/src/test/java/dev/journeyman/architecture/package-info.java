/** The shape of the house as rules that the build checks. */
@org.jspecify.annotations.NullMarked
package dev.journeyman.architecture;
