/** Pipelines as data, and the bundled phases they name. */
@NullMarked
package dev.journeyman.core.pipeline;

import org.jspecify.annotations.NullMarked;
