/** A web application that embeds the library in a servlet container. */
@NullMarked
package dev.journeyman.examples.servlet;

import org.jspecify.annotations.NullMarked;
