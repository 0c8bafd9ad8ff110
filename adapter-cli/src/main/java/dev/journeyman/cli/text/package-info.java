/** What the command says about workflows: text for people, JSON for programs. */
@NullMarked
package dev.journeyman.cli.text;

import org.jspecify.annotations.NullMarked;
