package dev.journeyman.cli.screen;

/** How a part of a line looks. */
enum Ink {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GREEN("32"),
    YELLOW("33"),
    RED("31"),
    CYAN("36");

    private final String code;

    Ink(String code) {
        this.code = code;
    }

    String paint(String text, boolean colour) {
        return colour && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
