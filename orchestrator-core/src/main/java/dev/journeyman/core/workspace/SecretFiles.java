package dev.journeyman.core.workspace;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises files that are secrets by custom; they enter no snapshot unless the project already committed them. */
final class SecretFiles {
    private static final int HEAD = 4096;
    private static final Pattern SECRET =
            Pattern.compile("\\.env(\\..+)?|.+\\.env|id_(rsa|dsa|ecdsa|ed25519).*|.+\\.(p12|pfx|jks|keystore|kdbx|ppk)"
                    + "|\\.netrc|_netrc|\\.pgpass|\\.git-credentials|\\.htpasswd|\\.pypirc|credentials\\.json");
    private static final Pattern HARMLESS = Pattern.compile(
            "\\.env\\.(example|sample|template|dist|defaults?)|(example|sample|template)\\.env|.+\\.pub");
    private static final Pattern PERHAPS_KEY = Pattern.compile(".+\\.(pem|key)");

    private SecretFiles() {}

    static boolean looksSecret(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (HARMLESS.matcher(name).matches()) {
            return false;
        }
        return SECRET.matcher(name).matches() || (PERHAPS_KEY.matcher(name).matches() && holdsPrivateKey(file));
    }

    private static boolean holdsPrivateKey(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), ISO_8859_1).contains("PRIVATE KEY-----");
        } catch (IOException e) {
            return true;
        }
    }
}
