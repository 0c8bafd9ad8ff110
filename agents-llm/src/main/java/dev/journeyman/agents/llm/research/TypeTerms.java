package dev.journeyman.agents.llm.research;

/**
 * What a type says about itself, as the {@link CodeAnalyzer} takes it apart: terms in their order, with blanks between.
 *
 * @param name of its name, with those of enclosing types
 * @param packageName of its package
 * @param methods of the signatures of its methods
 * @param about of the first comment of its file, if it stands at the top of it
 * @param comments of all its comments, likewise
 */
record TypeTerms(String name, String packageName, String methods, String about, String comments) {
    int weight() {
        return name.length() + packageName.length() + methods.length() + about.length() + comments.length();
    }
}
