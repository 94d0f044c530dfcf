package io.plumbline.reports.browser;

import com.microsoft.playwright.Browser;
import java.util.Locale;

/**
 * How a reader looks at the page.
 *
 * @param language the page's language
 * @param screen   what it is read on
 */
record Look(String language, Screen screen) {
    static final Look DESKTOP = new Look("en", Screen.DESKTOP);
    static final Look PHONE = new Look("en", Screen.PHONE);

    /** What a page is read on. */
    enum Screen {
        PHONE(390, 844),
        DESKTOP(1280, 900),
        WALL(2560, 1440);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setLocale(language)
                .setTimezoneId("UTC")
                .setIsMobile(screen == Screen.PHONE)
                .setHasTouch(screen == Screen.PHONE);
    }

    /** A name for files. */
    @Override
    public String toString() {
        return language + "-" + screen.name().toLowerCase(Locale.ROOT);
    }
}
