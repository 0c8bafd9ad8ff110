package dev.journeyman.core.guard;

import dev.journeyman.api.Failure;
import dev.journeyman.api.OrchestratorException;
import dev.journeyman.api.step.FileEdit;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses edits that bring secrets into the repository, at once, so that whoever proposed them can do it another way. */
public final class SecretEdits {
    private static final Pattern SECRET_FILE = Pattern.compile(
            "(?i)(?:.*/)?(?:\\.env(?!\\.(?:example|sample|template|dist|defaults?)$)(?:\\..+)?|id_(?:rsa|dsa|ecdsa|ed25519)"
                    + "|.+\\.(?:p12|pfx|jks|keystore|kdbx|ppk)|\\.netrc|\\.pgpass|\\.git-credentials|\\.pypirc)");

    private SecretEdits() {}

    /**
     * Looks at what edits would write.
     *
     * @throws OrchestratorException {@code edit.secret} that names each place and what to do instead
     */
    public static void refuse(List<FileEdit> edits) {
        List<String> found = edits.stream().flatMap(SecretEdits::found).toList();
        if (!found.isEmpty()) {
            throw new OrchestratorException(Failure.giveUp(
                    "edit.secret",
                    "These edits would write what looks like a secret: " + String.join("; ", found)
                            + ". Let the program read it from its environment or from a file that is not committed;"
                            + " in tests and examples use a value that nobody could take for a real one."));
        }
    }

    private static Stream<String> found(FileEdit edit) {
        if (edit instanceof FileEdit.Create create) {
            return SECRET_FILE.matcher(create.path()).matches()
                    ? Stream.of("files named '" + create.path() + "' hold secrets by custom")
                    : added(create.path(), "", create.content());
        }
        return edit instanceof FileEdit.Replace replace
                ? added(replace.path(), replace.find(), replace.replacement())
                : Stream.empty();
    }

    /** What was there before is not the editor's doing. */
    private static Stream<String> added(String path, String before, String after) {
        Set<String> known = SecretScan.scan(path, before).stream()
                .map(SecretScan.Finding::excerpt)
                .collect(Collectors.toSet());
        return SecretScan.scan(path, after).stream()
                .filter(finding -> !known.contains(finding.excerpt()))
                .map(finding -> "a " + finding.rule() + " in '" + path + "' that begins " + finding.excerpt());
    }
}
