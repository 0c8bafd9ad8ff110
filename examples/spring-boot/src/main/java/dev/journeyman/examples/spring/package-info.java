/** A Spring Boot application that embeds the library. */
@NullMarked
package dev.journeyman.examples.spring;

import org.jspecify.annotations.NullMarked;
