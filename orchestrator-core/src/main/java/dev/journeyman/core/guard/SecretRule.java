package dev.journeyman.core.guard;

import java.util.Locale;

/**
 * A form that secrets have. Each expression is bounded and has one named group, the secret itself, so that the search takes
 * time in proportion to the text.
 */
enum SecretRule {
    PRIVATE_KEY(
            "-----BEGIN [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----[\\s\\S]{0,200}?[A-Za-z0-9+/]{40}"
                    + "(?:[\\s\\S]{0,8000}?-----END [A-Z ]{0,30}PRIVATE KEY(?: BLOCK)?-----)?",
            Plausible.ANYTHING),
    AWS_ACCESS_KEY("\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\\b", Plausible.TOKEN),
    GITHUB_TOKEN("\\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{50,255})\\b", Plausible.TOKEN),
    GITLAB_TOKEN("\\bglpat-[A-Za-z0-9_-]{20,60}", Plausible.TOKEN),
    SLACK_TOKEN("\\bxox[abeprs]-[A-Za-z0-9-]{20,200}", Plausible.TOKEN),
    GOOGLE_API_KEY("\\bAIza[A-Za-z0-9_-]{35}", Plausible.TOKEN),
    STRIPE_KEY("\\b[rs]k_live_[A-Za-z0-9]{16,200}", Plausible.TOKEN),
    MODEL_API_KEY("\\bsk-[A-Za-z0-9_-]{20,200}", Plausible.MIXED_TOKEN),
    JSON_WEB_TOKEN(
            "\\beyJ[A-Za-z0-9_-]{10,2000}\\.eyJ[A-Za-z0-9_-]{10,4000}\\.[A-Za-z0-9_-]{10,2000}", Plausible.TOKEN),
    URL_PASSWORD("://[^\\s/:@\"'<>]{1,60}:(?<%s>[^\\s/@\"'<>]{6,100})@", Plausible.PASSWORD),
    ASSIGNED(
            Keys.SECRET + "[\"']?\\s{0,4}(?:=>|:=|[:=(,])\\s{0,4}[\"'`](?<%s>[^\"'`\\s]{8,200})[\"'`]",
            Plausible.PASSWORD),
    ELEMENT(Keys.SECRET + ">(?<%s>[^<>\\s]{8,200})</", Plausible.PASSWORD),
    /** Only in files that hold settings: elsewhere what follows is code. */
    SETTING(Keys.SECRET + "[\"']?[ \\t]{0,4}[:=][ \\t]{0,4}(?<%s>[^\\s\"'#]{8,200})[ \\t]{0,40}$", Plausible.PASSWORD);

    private final String expression;
    private final Plausible plausible;

    SecretRule(String expression, Plausible plausible) {
        this.expression = expression.contains("(?<%s>") ? expression : "(?<%s>" + expression + ")";
        this.plausible = plausible;
    }

    /** The name that reports use. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the group that is the secret. */
    String group() {
        return name().replace("_", "");
    }

    String expression() {
        return expression.replace("%s", group());
    }

    boolean plausible(String value) {
        return plausible.holds(value);
    }

    private static final class Keys {
        static final String SECRET = "(?i:password|passwd|passphrase|secret|token|credentials?"
                + "|(?:api|access|private|auth|encryption|signing)[_.-]?key)[\\w.-]{0,30}";
    }
}
