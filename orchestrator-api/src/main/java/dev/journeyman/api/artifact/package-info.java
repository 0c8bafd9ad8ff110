/** What one phase leaves for the later ones. */
@NullMarked
package dev.journeyman.api.artifact;

import org.jspecify.annotations.NullMarked;
