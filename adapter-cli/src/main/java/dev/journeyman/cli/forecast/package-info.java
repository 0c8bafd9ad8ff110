/** What a workflow is likely to take, said before it begins. */
@NullMarked
package dev.journeyman.cli.forecast;

import org.jspecify.annotations.NullMarked;
