package shop.carousel.demo.client;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The look of progress: on standard error, so that standard output has the result alone. */
final class Bars {

    private static final int MILLIS = 250;

    private Bars() {}

    /** A bar that shows how many a second. */
    static ProgressBar bar(String task, long max, String unit) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS)
                .setUnit(" " + unit, 1)
                .showSpeed()
                .build();
    }
}
