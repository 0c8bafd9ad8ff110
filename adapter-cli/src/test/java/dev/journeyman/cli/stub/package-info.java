/** What stands around the command when it is run for real: a model server and a build tool, each a process of its own. */
@NullMarked
package dev.journeyman.cli.stub;

import org.jspecify.annotations.NullMarked;
