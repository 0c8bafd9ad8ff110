/** Which model answers: a recording, the demo's, or those that configuration and environment name. */
@NullMarked
package dev.journeyman.cli.model;

import org.jspecify.annotations.NullMarked;
