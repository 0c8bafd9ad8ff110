package dev.journeyman.core;

import dev.journeyman.core.config.Configuration;
import dev.journeyman.core.config.ConfigurationWriter;
import dev.journeyman.core.guard.SecretScan;
import dev.journeyman.core.guard.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The configuration as it may be kept where others read it: without values that are known to be secret, that stand under a
 * name of secrets, that look like one, or that are the user and password of a URL.
 */
final class ShownConfiguration {
    private static final Pattern USER_AND_PASSWORD = Pattern.compile("(?<=://)[^\\s/?#]+(?=@)");

    /** Such as {@code -Ddb.password=...}, and in the query of a URL. */
    private static final Pattern ASSIGNED = Pattern.compile("(?i)([\\w.-]*" + KnownSecrets.ENDINGS + "=)[^&;\\s]+");

    /** Such as {@code --token}, which the secret follows. */
    private static final Pattern OPTION = Pattern.compile("-[\\w.-]+");

    private final Secrets secrets;

    private ShownConfiguration(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The text of a configuration.
     *
     * @param folder where its file lies
     */
    static String of(Configuration configuration, Path folder, Secrets secrets) {
        Map<String, Map<String, String>> settings = new HashMap<>();
        configuration.settings().forEach((plugin, values) -> settings.put(plugin, withoutSecrets(plugin, values)));
        return new ConfigurationWriter(folder, new ShownConfiguration(secrets)::masked)
                .write(configuration.toBuilder().settings(settings).build());
    }

    private static Map<String, String> withoutSecrets(String plugin, Map<String, String> values) {
        Map<String, String> shown = new HashMap<>(values);
        shown.replaceAll(
                (name, value) -> KnownSecrets.secret(name) ? "[secret:settings." + plugin + "." + name + "]" : value);
        return shown;
    }

    private List<String> masked(List<String> texts) {
        List<String> masked = new ArrayList<>();
        String before = "";
        for (String text : texts) {
            masked.add(OPTION.matcher(before).matches() && KnownSecrets.secret(before) ? "[secret]" : masked(text));
            before = text;
        }
        return masked;
    }

    private String masked(String text) {
        String known = USER_AND_PASSWORD.matcher(secrets.mask(text)).replaceAll("[secret]");
        return SecretScan.mask(ASSIGNED.matcher(known).replaceAll("$1[secret]"));
    }
}
