package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Somebody at a Chromium without a window. It is the one that is installed: found by CHROMIUM and CHROMEDRIVER or on the
 * PATH, never downloaded. Without one the story is skipped, but fails where CI=true promises that there is one.
 */
final class Browser implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int MOST_TABS = 150;

    private final ChromeDriver driver;
    private final String story;
    private int screenshots;
    private int clicks;
    private String timeScript;

    private Browser(ChromeDriver driver, String story) {
        this.driver = driver;
        this.story = story;
    }

    static Browser open(String story) {
        return open(story, "en-GB");
    }

    /** @param language which the browser asks for */
    static Browser open(String story, String language) {
        Optional<File> chromium = program("CHROMIUM", "chromium", "chromium-browser", "google-chrome");
        Optional<File> chromeDriver = program("CHROMEDRIVER", "chromedriver");
        boolean installed = chromium.isPresent() && chromeDriver.isPresent();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed)
                    .as("CI=true, but there is no Chromium with its chromedriver: set CHROMIUM and CHROMEDRIVER")
                    .isTrue();
        }
        assumeTrue(installed, "SKIPPED: no Chromium with its chromedriver is installed, so nobody looked at Tasklist.");
        ChromeOptions options = new ChromeOptions()
                .setBinary(chromium.get())
                .setExperimentalOption("prefs", Map.of("intl.accept_languages", language))
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-default-apps",
                        "--disable-sync",
                        "--lang=" + language,
                        "--window-size=1600,1100");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromeDriver.get())
                .build();
        return new Browser(new ChromeDriver(service, options), story);
    }

    private static Optional<File> program(String variable, String... names) {
        String given = System.getenv(variable);
        if (given != null && !given.isBlank()) {
            return Optional.of(new File(given));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of(names).map(name -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    void go(String address) {
        driver.get(address);
    }

    /** Waits for what must come; what is replaced while it is looked at is looked at again. */
    <T> T await(String what, Supplier<T> look) {
        try {
            return new WebDriverWait(driver, Duration.ofSeconds(60))
                    .ignoring(StaleElementReferenceException.class)
                    .withMessage(() -> what)
                    .until(any -> look.get());
        } catch (RuntimeException e) {
            screenshot("failed");
            throw e;
        }
    }

    WebElement see(By what) {
        return await("see " + what, () -> driver.findElements(what).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    void seeText(String text) {
        await("see the text \"" + text + "\"", () -> pageText().contains(text));
    }

    void seeNoText(String text) {
        await("no longer see the text \"" + text + "\"", () -> !pageText().contains(text));
    }

    String address() {
        return driver.getCurrentUrl();
    }

    String pageText() {
        return driver.findElement(By.tagName("body")).getText();
    }

    void click(By what) {
        await("click " + what, () -> {
            WebElement element = see(what);
            if (!element.isEnabled()) {
                return false;
            }
            try {
                element.click();
                return true;
            } catch (org.openqa.selenium.ElementClickInterceptedException e) {
                // Under the page's own edge, perhaps.
                driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
                return false;
            }
        });
        clicks++;
    }

    /** Presses twice, as impatient people do. */
    void doubleClick(By what) {
        new Actions(driver).doubleClick(see(what)).perform();
    }

    /** Clicks on what may go by itself, until a text is there. */
    void clickUntil(By what, String text) {
        await("see the text \"" + text + "\"", () -> {
            if (pageText().contains(text)) {
                return true;
            }
            driver.findElements(what).stream()
                    .filter(element -> element.isDisplayed() && element.isEnabled())
                    .findFirst()
                    .ifPresent(element -> {
                        try {
                            element.click();
                        } catch (org.openqa.selenium.ElementNotInteractableException e) {
                            // What is said lies over it already.
                        }
                    });
            return null;
        });
    }

    void clickText(String tag, String text) {
        click(By.xpath("//" + tag + "[contains(normalize-space(.), '" + text + "')]"));
    }

    /** Clicks into the field of that label and writes. */
    void write(String label, String text) {
        By field = field(label);
        click(field);
        see(field).sendKeys(text);
    }

    /** Chooses from a list. */
    void choose(String label, String option) {
        click(
                By.xpath(
                        "//label[starts-with(normalize-space(.), '" + label + "')]"
                                + "/ancestor::div[contains(@class, 'fjs-form-field-select')]//div[contains(@class, 'fjs-input-group')]"));
        click(By.xpath("//*[contains(@class, 'fjs-dropdownlist-item')][normalize-space(.) = '" + option + "']"));
    }

    /** The input to which the label of a form belongs. */
    By field(String label) {
        return await("find the field " + label, () -> driver.findElements(By.tagName("label")).stream()
                .filter(WebElement::isDisplayed)
                .filter(found -> found.getText().replace("*", "").strip().equals(label))
                .map(found -> found.getDomAttribute("for"))
                .filter(id -> id != null && !id.isEmpty())
                .map(By::id)
                .findFirst()
                .orElse(null));
    }

    // By keyboard alone

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** What is written next takes the place of all that stands in the field. */
    void selectAll() {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys("a")
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** Presses Tab until the focus is where it should be. */
    void tabTo(String what, java.util.function.Predicate<WebElement> there) {
        for (int i = 0; i < MOST_TABS; i++) {
            try {
                if (there.test(focused())) {
                    return;
                }
            } catch (StaleElementReferenceException e) {
                // Drawn anew in between.
            }
            press(Keys.TAB);
        }
        screenshot("failed");
        throw new AssertionError("Tab does not lead to " + what);
    }

    void tabToField(String label) {
        String id = field(label).toString().replace("By.id: ", "");
        tabTo(label, element -> id.equals(element.getDomAttribute("id")));
    }

    void tabToText(String tag, String text) {
        tabTo(
                text,
                element -> element.getTagName().equals(tag) && element.getText().contains(text));
    }

    int clicks() {
        return clicks;
    }

    void countClicksFromHere() {
        clicks = 0;
    }

    void forgetSession() {
        driver.manage().deleteAllCookies();
    }

    /** What pages keep in the browser is gone, as on another computer. */
    void forgetStorage() {
        driver.executeScript("localStorage.clear(); sessionStorage.clear()");
    }

    void size(int width, int height) {
        driver.manage().window().setSize(new org.openqa.selenium.Dimension(width, height));
    }

    /** What a script of a test says of the page, or does as a person's hand would. */
    Object script(String script, Object... given) {
        return driver.executeScript(script, given);
    }

    /** Whether nothing of the kind is to be seen. */
    boolean none(By what) {
        return driver.findElements(what).stream().noneMatch(WebElement::isDisplayed);
    }

    /** What is displayed in an element's own tree; null for nothing. */
    WebElement inside(String element, String selector) {
        return driver.findElements(By.cssSelector(element)).stream()
                .flatMap(host -> host.getShadowRoot().findElements(By.cssSelector(selector)).stream())
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null);
    }

    /**
     * What axe-core finds wrong on the page, by the rules of WCAG 2.2 AA: impact, rule and place, one each.
     *
     * @param ours where our parts are, which are marked so; null for a page that is ours
     */
    @SuppressWarnings("unchecked")
    List<String> axe(String ours) {
        try (java.io.InputStream script = Browser.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(script.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return (List<String>) driver.executeAsyncScript(
                """
                const [ours, done] = arguments;
                const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
                axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
                  found => done(found.violations.flatMap(one => one.nodes.map(node => {
                    const outer = document.querySelector([].concat(node.target[0])[0]);
                    const own = ours && outer && outer.closest(ours);
                    return one.impact + ' ' + one.id + ' at ' + node.target.flat().join(' > ') + (own ? ' (ours)' : '');
                  }))),
                  failed => done(['axe failed: ' + failed]));""",
                ours);
    }

    /** How many of the kind can be read without scrolling, each from edge to edge. */
    long wholeInView(By what) {
        return driver.findElements(what).stream().filter(this::inView).count();
    }

    private boolean inView(WebElement element) {
        return (Boolean) driver.executeScript(
                """
                const box = arguments[0].getBoundingClientRect();
                const ends = [box.left + 1, box.right - 1].flatMap(x => [box.top + 1, box.bottom - 1].map(y => [x, y]));
                return ends.every(([x, y]) => {
                  const there = document.elementFromPoint(x, y);
                  return there && (arguments[0].contains(there) || there.contains(arguments[0]));
                });""",
                element);
    }

    /** The pointer is over nothing that would say what it is. */
    void pointNowhere() {
        new Actions(driver).moveToLocation(0, 0).perform();
    }

    /** The page as it looks now. */
    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** Pages opened from now on believe that it is so late. */
    void setTime(java.time.Instant now) {
        if (timeScript != null) {
            driver.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", timeScript));
        }
        String script =
                """
                (() => {
                  const Real = Date, ahead = %d - Real.now();
                  window.Date = class extends Real {
                    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
                    static now() { return Real.now() + ahead; }
                  };
                })()"""
                        .formatted(now.toEpochMilli());
        timeScript =
                (String) driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script))
                        .get("identifier");
    }

    void screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(
                    SCREENSHOTS.resolve("%s-%02d-%s.png".formatted(story, ++screenshots, name)),
                    driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the page itself complained of. */
    List<String> errors() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(Object::toString)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
