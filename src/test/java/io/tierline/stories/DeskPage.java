package io.tierline.stories;

import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Tierline's own page in a browser: signing in, and elements that have a tree of their own. */
final class DeskPage {

    private final Browser browser;
    private final String server;

    /** @param server such as {@code http://localhost:8080} */
    DeskPage(Browser browser, String server) {
        this.browser = browser;
        this.server = server;
    }

    /** Opens the page and signs in as one of the demo's people. */
    void open(String path, String person) {
        browser.size(1280, 900);
        browser.go(server + path);
        WebElement user = browser.see(By.cssSelector("dialog.sign-in input[type=text]"));
        user.clear();
        user.sendKeys(person);
        WebElement secret = browser.see(By.cssSelector("dialog.sign-in input[type=password]"));
        secret.clear();
        secret.sendKeys("demo");
        browser.click(By.cssSelector("dialog.sign-in button"));
        browser.await("be signed in", () -> browser.none(By.cssSelector("dialog.sign-in")) ? true : null);
    }

    /** Opens the page as who is signed in already. */
    void open(String path) {
        browser.go(server + path);
    }

    /** What is seen inside the element {@code host}, such as {@code tl-case}. */
    WebElement in(String host, String selector) {
        return browser.await("see " + selector, () -> browser.inside(host, selector));
    }

    void awaitText(String host, String selector, String text) {
        browser.await("read “" + text + "” in " + selector, () -> {
            String seen = in(host, selector).getText();
            return seen.contains(text) ? seen : null;
        });
    }

    /** Clicks what is called so. */
    void click(String host, String selector, String name) {
        browser.await(
                        "click " + name,
                        () ->
                                browser
                                        .see(By.cssSelector(host))
                                        .getShadowRoot()
                                        .findElements(By.cssSelector(selector))
                                        .stream()
                                        .filter(one -> one.isDisplayed()
                                                && one.getText().equals(name))
                                        .findFirst()
                                        .orElse(null))
                .click();
    }
}
