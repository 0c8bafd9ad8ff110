package dev.journeyman.core.workspace;

import java.util.List;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/** The user's settings that decide how a file becomes a blob and back; a repository of ours must share them. */
final class Settings {
    private static final List<String> CORE = List.of(
            "autocrlf",
            "eol",
            "filemode",
            "symlinks",
            "ignorecase",
            "longpaths",
            "precomposeunicode",
            "excludesfile",
            "attributesfile");
    private static final List<String> FILTER = List.of("clean", "smudge", "required", "useJGitBuiltin");

    private Settings() {}

    /** Carries over what is set, wherever the user set it; removes what is not. */
    static void carry(Config from, Config to) {
        CORE.forEach(name -> carry(from, to, "core", null, name));
        to.getSubsections("filter").forEach(filter -> to.unsetSection("filter", filter));
        for (String filter : from.getSubsections("filter")) {
            FILTER.forEach(name -> carry(from, to, "filter", filter, name));
        }
    }

    static void carry(Config from, Config to, String section, @Nullable String sub, String name) {
        String value = from.getString(section, sub, name);
        if (value == null) {
            to.unset(section, sub, name);
        } else {
            to.setString(section, sub, name, value);
        }
    }
}
