/** Repositories as people have them, each worked on end to end: real git, scripted agents. */
@NullMarked
package dev.journeyman.core.repositories;

import org.jspecify.annotations.NullMarked;
