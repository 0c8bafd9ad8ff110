/** Where code lives while it is worked on: the engine's own git store, directories to work in, merges and delivery. */
@NullMarked
package dev.journeyman.core.workspace;

import org.jspecify.annotations.NullMarked;
