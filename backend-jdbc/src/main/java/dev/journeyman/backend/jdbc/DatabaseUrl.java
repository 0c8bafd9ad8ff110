package dev.journeyman.backend.jdbc;

import dev.journeyman.api.store.StoreException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a database is, and as whom to connect. Its text never holds the password.
 *
 * @param jdbc the URL for the driver, without user and password
 * @param user who connects; empty for the driver's default
 * @param password of the user
 */
public record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {
    private static final Pattern LOGIN = Pattern.compile("//[^/?]*@");

    /**
     * Reads the usual form, {@code postgresql://user:password@host:port/database?sslmode=require}, also with
     * {@code postgres:} in front; a URL that begins with {@code jdbc:} is taken as it is.
     *
     * @throws StoreException if it is neither, or names no database; the message holds no part of the password
     */
    public static DatabaseUrl parse(String url) {
        if (url.startsWith("jdbc:")) {
            if (LOGIN.matcher(url).find()) {
                throw unreadable("a URL that begins with 'jdbc:' has no user and password before its host");
            }
            return new DatabaseUrl(url, Optional.empty(), Optional.empty());
        }
        URI uri;
        try {
            uri = new URI(url.strip());
        } catch (URISyntaxException e) {
            throw unreadable("it is no URL; write '%' and other special characters of the password as %25 and so on");
        }
        String scheme = String.valueOf(uri.getScheme());
        if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
            throw unreadable("it begins with '" + scheme + ":'");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw unreadable("it names no host or no database");
        }
        return of(uri);
    }

    private static DatabaseUrl of(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                Optional.of(login).filter(parts -> parts.length > 0).map(parts -> decoded(parts[0])),
                Optional.of(login).filter(parts -> parts.length > 1).map(parts -> decoded(parts[1])));
    }

    /**
     * An H2 file, without its ending; durable at each commit. An interrupted thread closes it for all others, unless its
     * file is written to asynchronously.
     */
    public static DatabaseUrl h2(Path file) {
        return new DatabaseUrl(
                "jdbc:h2:async:" + file.toAbsolutePath() + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE",
                Optional.of("journeyman"),
                Optional.of(""));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StoreException unreadable(String why) {
        return new StoreException("The database's URL cannot be used: " + why
                + ". Write postgresql://USER:PASSWORD@HOST:PORT/DATABASE into DATABASE_URL.");
    }

    @Override
    public String toString() {
        return jdbc.replaceAll("(?i)(password=)[^&;]*", "$1***")
                + user.map(name -> " as " + name).orElse("");
    }
}
