package io.tierline.stories;

import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** Somebody at Tasklist in a {@link Browser}. */
final class Tasklist {

    static final By USER = By.cssSelector("input[name=username], form input[type=text][autofocus]");
    /** The list of what one has; the name of another one begins in the same way. */
    static final By MINE_IN_GERMAN = By.xpath(
            "//*[contains(@class, 'task-filter')]//a[starts-with(normalize-space(.), 'Meine') and not(contains(., 'Warteschlange'))]");

    private static final By PASSWORD = By.cssSelector("input[type=password]");

    private final Browser browser;
    private final int port;

    Tasklist(Browser browser, int port) {
        this.browser = browser;
        this.port = port;
    }

    /** The page on which people sign in; nobody is signed in any more. */
    void open() {
        browser.forgetSession();
        // Another place of the same page would not be loaded anew.
        browser.go("about:blank");
        browser.go("http://localhost:" + port + "/");
        browser.see(USER);
    }

    /** A person of the demo signs in and sees the lists. */
    void signIn(String person) {
        signInSeeing(person, "My queue");
    }

    /** The same where the lists have other names. @param list the name of one that is there then */
    void signInSeeing(String person, String list) {
        open();
        type(USER, person);
        type(PASSWORD, "demo");
        browser.see(By.cssSelector("button[type=submit]")).click();
        browser.see(list(list));
    }

    /** A person signs in without a mouse, and begins again where the page moved the cursor while they typed. */
    void signInByKeyboard(String person) {
        open();
        browser.await("type the name and the password", () -> {
            browser.tabTo("the user", element -> "text".equals(element.getDomAttribute("type")));
            browser.selectAll();
            browser.press(person, Keys.TAB);
            browser.selectAll();
            browser.press("demo");
            return holds(USER, person) && holds(PASSWORD, "demo") ? true : null;
        });
        browser.press(Keys.ENTER);
        browser.see(list("My queue"));
    }

    private boolean holds(By field, String text) {
        return text.equals(browser.see(field).getDomProperty("value"));
    }

    /** A person signs in again in the dialog that lies over the page. */
    void signInOverPage(String person) {
        browser.see(By.cssSelector("dialog.sign-in input[type=text]")).sendKeys(person);
        browser.see(By.cssSelector("dialog.sign-in input[type=password]")).sendKeys("demo");
        browser.see(By.cssSelector("dialog.sign-in button")).click();
        browser.await("be signed in", () -> browser.none(By.cssSelector("dialog.sign-in")) ? true : null);
    }

    /** The page puts the cursor into its first field when it is ready, whoever types elsewhere: until it stands there. */
    private void type(By field, String text) {
        browser.await("type into " + field, () -> {
            var input = browser.see(field);
            input.clear();
            input.sendKeys(text);
            return holds(field, text) ? true : null;
        });
    }

    /** Opens the start form of a process. */
    void startProcess(String name) {
        browser.clickText("a", "Start process");
        browser.clickText("a", name);
    }

    /** Sends a start form that is filled in. */
    void start() {
        browser.click(By.xpath("//button[normalize-space(.) = 'Start']"));
        browser.seeText("Started.");
    }

    /** The complaint of the worked example, as Tier 1 enters it; the form is filled in and not yet sent. */
    void fillInCase(String description) {
        startProcess("Escalation");
        browser.write("Title", "Data stopped syncing");
        browser.write("What the customer says", description);
        browser.choose("Priority", "P2 - badly hindered");
        browser.choose("Impact", "Critical");
        browser.choose("Category", "Integration");
        browser.write("Affected users", "120");
        browser.write("Customer", "Acme Corp");
        browser.choose("Plan", "Enterprise");
        browser.write("Reported by", "Hanna Ops");
        browser.write("Their e-mail", "hanna@acme.example");
    }

    static By list(String name) {
        return By.xpath("//*[contains(@class, 'task-filter')]//a[starts-with(normalize-space(.), '" + name + "')]");
    }

    /** A task of the case in the list. */
    static By entry(String caseKey) {
        return By.xpath("//ol[contains(@class, 'tasks-list')]//h4//a[contains(., '" + caseKey + "')]");
    }

    static By complete() {
        return By.xpath("//button[normalize-space(.) = 'Complete']");
    }
}
