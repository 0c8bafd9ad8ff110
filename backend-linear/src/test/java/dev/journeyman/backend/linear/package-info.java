@NullMarked
package dev.journeyman.backend.linear;

import org.jspecify.annotations.NullMarked;
