package shop.carousel.demo.client;

import java.util.List;

/** What an import came to, for {@code --json}. */
record ImportFigures(
        String file,
        String state,
        long read,
        long imported,
        long rejected,
        double seconds,
        double perSecond,
        List<ImportJob.Rejection> errors,
        List<ImportJob.Rejection> warnings) {

    /** Whether all is well: the job is done, and something of a file that has lines was taken. */
    boolean isWell() {
        return state.equals("DONE") && (read == 0 || imported > 0);
    }

    static ImportFigures of(CatalogueFile file, ImportJob job, double seconds) {
        return new ImportFigures(
                file.path().toString(),
                job.state(),
                job.read(),
                job.imported(),
                job.rejected(),
                seconds,
                seconds == 0 ? 0 : job.read() / seconds,
                job.errors(),
                job.warnings());
    }
}
