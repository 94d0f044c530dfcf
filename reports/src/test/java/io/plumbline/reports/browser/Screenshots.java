package io.plumbline.reports.browser;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;

/** Pictures of the head and of every section of a page, each as a file. */
final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private static final String BOXES = """
            () => [...document.querySelectorAll("body > header, main > section")].map((each) => {
              const box = each.getBoundingClientRect();
              return {
                name: each.getAttribute("aria-labelledby") || each.tagName.toLowerCase(),
                top: Math.floor(box.top + scrollY),
                height: Math.ceil(box.height)
              };
            })
            """;

    private Screenshots() {}

    /** Photographs the page as it is, and writes its parts into a folder of that name. */
    static void take(Page page, String name) {
        Path folder = FOLDER.resolve(name.toLowerCase(Locale.ROOT));
        try {
            BufferedImage whole = whole(page);
            Files.createDirectories(folder);
            for (Object box : (List<?>) page.evaluate(BOXES)) {
                Map<?, ?> part = (Map<?, ?>) box;
                int top = (int) part.get("top");
                int height = Math.min((int) part.get("height"), whole.getHeight() - top);
                BufferedImage picture = whole.getSubimage(0, top, whole.getWidth(), height);
                ImageIO.write(
                        picture,
                        "png",
                        folder.resolve(part.get("name") + ".png").toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One picture of all, since the browser lays the page out anew for each. */
    private static BufferedImage whole(Page page) throws IOException {
        CDPSession session = page.context().newCDPSession(page);
        JsonObject options = new JsonObject();
        options.addProperty("captureBeyondViewport", true);
        options.addProperty("optimizeForSpeed", true);
        JsonObject clip = new JsonObject();
        clip.addProperty("x", 0);
        clip.addProperty("y", 0);
        clip.addProperty("width", page.viewportSize().width);
        clip.addProperty("height", (Number) page.evaluate("() => document.scrollingElement.scrollHeight"));
        clip.addProperty("scale", 1);
        options.add("clip", clip);
        String data =
                session.send("Page.captureScreenshot", options).get("data").getAsString();
        session.detach();
        ImageIO.setUseCache(false);
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data)));
    }
}
