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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The configuration as it may be kept where others read it: without values that are known to be secret, that stand under a
 * name of secrets, that look like one, or that are the user and password of a URL. What hides behind nothing of that, such as
 * {@code -pSECRET} of a command, stays readable.
 */
final class ShownConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ShownConfiguration.class);

    private static final String MASK = "[secret]";
    /** What the name of a secret ends with. More than in an environment, where {@code PWD} is a folder. */
    private static final String ENDING = "(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|PIN|CREDENTIAL|AUTH"
            + "|AUTHORIZATION|BEARER|COOKIE|SIG|SIGNATURE)S?[_-]?\\d*";

    private static final Pattern NAME = Pattern.compile("(?i).*" + ENDING);

    /** Such as {@code -Ddb.password=...}, a header, a member of a JSON object, and the query of a URL. */
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?i)(?<![\\[\\w.-])([\\w.-]*" + ENDING + "[\"']?\\s*[=:]\\s*(?:bearer\\s+)?)(?:\"[^\"]*\"|'[^']*'|\\S+)");

    /** Such as {@code --token ...} within one text. */
    private static final Pattern FOLLOWED =
            Pattern.compile("(?i)((?<!\\S)(?:-[\\w.-]*" + ENDING + "|bearer)\\s+)(?:\"[^\"]*\"|'[^']*'|\\S+)");

    private static final Pattern USER_AND_PASSWORD = Pattern.compile("(:/{1,2}|jdbc:oracle:\\w+:)[^\\s\"']+(?=@)");

    private static final Pattern LOGIN = Pattern.compile("((?<!\\S)-u\\s+)\\S+:\\S+");

    /** Such as {@code --token}, which the secret follows as a text of its own. */
    private static final Pattern OPTION = Pattern.compile("-[\\w.-]+");

    private static final String USER_OPTION = "-u";

    private final Secrets secrets;

    private ShownConfiguration(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The text of a configuration; empty if it cannot be written, since what is only looked at must keep nobody from work.
     *
     * @param folder where its file lies
     */
    static String of(Configuration configuration, Path folder, Secrets secrets) {
        try {
            return new ShownConfiguration(secrets).text(configuration, folder);
        } catch (RuntimeException e) {
            LOG.warn("The configuration is not shown in the store: {}", e.getMessage());
            return "";
        }
    }

    private String text(Configuration configuration, Path folder) {
        Map<String, Map<String, String>> settings = new HashMap<>();
        configuration.settings().forEach((plugin, values) -> settings.put(plugin, withoutSecrets(plugin, values)));
        return new ConfigurationWriter(folder, this::masked)
                .write(configuration.toBuilder().settings(settings).build());
    }

    private static Map<String, String> withoutSecrets(String plugin, Map<String, String> values) {
        Map<String, String> shown = new HashMap<>(values);
        shown.replaceAll((name, value) -> secret(name) ? "[secret:settings." + plugin + "." + name + "]" : value);
        return shown;
    }

    private static boolean secret(String name) {
        return NAME.matcher(name).matches();
    }

    private List<String> masked(List<String> texts) {
        List<String> masked = new ArrayList<>();
        String before = "";
        for (String text : texts) {
            masked.add(isSecretAfter(before, text) ? MASK : masked(text));
            before = text;
        }
        return masked;
    }

    private static boolean isSecretAfter(String option, String text) {
        return (OPTION.matcher(option).matches() && secret(option))
                || (option.equals(USER_OPTION) && text.contains(":"));
    }

    private String masked(String text) {
        String known = secrets.mask(text);
        for (Pattern form : List.of(USER_AND_PASSWORD, LOGIN, ASSIGNED, FOLLOWED)) {
            known = form.matcher(known).replaceAll("$1" + MASK);
        }
        return SecretScan.mask(known);
    }
}
