package dev.journeyman.core.report;

/** How a workflow goes, as a page of Markdown: for people, after the fact or in between. */
public final class ProgressReport {
    private ProgressReport() {}

    /** The page. */
    public static String of(Progress progress) {
        Page page = new Page().title(progress.view().request()).paragraph("");
        Sections.status(page, progress);
        Sections.phases(page, progress);
        Sections.items(page, progress);
        Sections.tests(page, progress);
        Sections.files(page, progress);
        Sections.cost(page, progress);
        Sections.delivery(page, progress);
        Sections.question(page, progress);
        Sections.nextSteps(page, progress);
        return page.text();
    }
}
