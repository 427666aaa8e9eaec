package io.tierline.stories;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierline.TierlineTest;
import io.tierline.attachments.Pictures;
import io.tierline.cases.CaseEvent;
import io.tierline.cases.events.IntakeEvents.AttachmentAdded;
import io.tierline.cases.events.IntakeEvents.CustomerReplied;
import io.tierline.cases.events.IntakeEvents.InternalNote;
import io.tierline.cases.events.MessageEvents.PublicUpdate;
import io.tierline.statuspage.StatusPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files as people send and see them: dropped, pasted, chosen on the customer's page; pictures are seen at once. */
class FilesInBrowserTest extends TierlineTest {

    private static final byte[] PICTURE = Pictures.png(640, 400);

    @LocalServerPort
    private int port;

    @Autowired
    private StatusPages pages;

    @TempDir
    private Path folder;

    /** A browser has the time of its machine. */
    @BeforeEach
    void today() {
        clock.set(Instant.now());
    }

    @Test
    void a_screenshot_that_one_agent_pastes_and_a_file_that_they_drop_are_seen_by_another_at_once() {
        String key = desk.receive(Journeys.harmless());
        try (Browser tina = Browser.open("files-tina");
                Browser mona = Browser.open("files-mona")) {
            open(tina, key, "tina");
            open(mona, key, "mona");
            in(tina, ".mode-note").click();
            in(tina, "textarea").sendKeys("The token is refused, see the picture.");

            paste(tina, "image.png", PICTURE);
            drop(tina, "sync.log", "401 token refused\n".repeat(2000).getBytes());
            drop(tina, "setup.exe", new byte[] {'M', 'Z', 0, 0});
            tina.await(
                    "have both taken",
                    () -> all(tina, ".chosen .size").size() == 2
                            && all(tina, ".chosen progress").isEmpty());
            tina.await("be told of the third", () -> all(tina, ".chosen .bad").stream()
                    .anyMatch(chip -> chip.getText().contains("setup.exe is not taken")));
            tina.screenshot("chosen");
            in(tina, ".chosen .bad .away").click();
            tina.await("see it gone", () -> all(tina, ".chosen .bad").isEmpty());

            // What is chosen is kept as the words are.
            tina.await("have it kept", () -> in(tina, ".state").getText().startsWith("Draft kept"));
            tina.go("about:blank");
            tina.go(address(key));
            tina.await("see it again", () -> all(tina, ".chosen li").size() == 2);
            in(tina, ".send").click();

            mona.await("see the picture", () -> isSeen(mona, ".entry.note .thumb img"));
            assertThat(in(mona, ".entry.note .files").getText()).contains("sync.log", "35 KB", "screenshot-");
            mona.size(1920, 1080);
            mona.screenshot("seen-wide");
            mona.size(1280, 900);
            mona.screenshot("seen");
            in(mona, ".entry.note .thumb").click();
            mona.await("see the whole picture", () -> isSeen(mona, "dialog.whole img"));
            mona.screenshot("whole");
            assertThat(mona.errors())
                    .as("what the page complains of, but for the sign-in that was asked for")
                    .allMatch(error -> error.contains("401") || error.contains("/login/"));
        }
        CaseEvent note = desk.ledger(key, InternalNote.class).get(0);
        assertThat(desk.ledger(key, AttachmentAdded.class)).hasSize(2).allSatisfy(event -> assertThat(
                        ((AttachmentAdded) event.facts()).message())
                .isEqualTo(note.seq()));
    }

    @Test
    void what_a_customer_sends_on_their_page_the_agent_sees_and_what_is_internal_the_customer_never_does()
            throws IOException {
        String key = desk.receive(Journeys.harmless());
        Path picture = Files.write(folder.resolve("Fehler.png"), PICTURE);
        Path program = Files.write(folder.resolve("tool.exe"), new byte[] {'M', 'Z', 0, 0});
        try (Browser customer = Browser.open("files-customer");
                Browser tina = Browser.open("files-agent")) {
            customer.size(1280, 900);
            open(tina, key, "tina");
            customer.go("http://localhost:" + port + pages.link(key));
            customer.write("Your message", "This is what I see.");
            customer.see(By.id("message-files")).sendKeys(program.toString());
            customer.click(By.xpath("//button[. = 'Send']"));
            customer.seeText("tool.exe is not taken");
            assertThat(customer.see(customer.field("Your message")).getDomProperty("value"))
                    .isEqualTo("This is what I see.");
            customer.screenshot("refused");

            customer.see(By.id("message-files")).sendKeys(picture.toString());
            customer.click(By.xpath("//button[. = 'Send']"));
            customer.seeText("Thank you, we have your message.");
            customer.await(
                    "see their own picture", () -> isLoaded(customer, customer.see(By.cssSelector(".files img"))));
            customer.screenshot("sent");

            tina.await("see the customer's picture", () -> isSeen(tina, ".entry.customer .thumb img"));
            tina.screenshot("customers-picture");
            in(tina, ".mode-note").click();
            in(tina, "textarea").sendKeys("Internal.");
            drop(tina, "internal.png", Pictures.png(60, 40));
            sendWithFiles(tina, 1);
            in(tina, ".mode-update").click();
            in(tina, "textarea").sendKeys("Please try this.");
            drop(tina, "how-to.txt", "Sign in again.".getBytes());
            sendWithFiles(tina, 1);
            tina.await("see it said", () -> in(tina, ".entry.update").getText().contains("how-to.txt"));

            customer.size(1920, 1080);
            customer.go("about:blank");
            customer.go("http://localhost:" + port + pages.link(key));
            customer.seeText("how-to.txt");
            assertThat(customer.pageText()).doesNotContain("internal.png");
            customer.screenshot("conversation-wide");
            String internal = desk.ledger(key, AttachmentAdded.class).stream()
                    .map(event -> (AttachmentAdded) event.facts())
                    .filter(file -> !file.isPublic())
                    .map(AttachmentAdded::attachment)
                    .findFirst()
                    .orElseThrow();
            customer.go("http://localhost:" + port + pages.link(key) + "/files/" + internal);
            customer.seeText("This link opens nothing");
        }
        assertThat(desk.ledger(key, CustomerReplied.class)).hasSize(1);
        assertThat(desk.ledger(key, PublicUpdate.class)).hasSize(1);
    }

    private void sendWithFiles(Browser browser, int files) {
        browser.await(
                "have them taken",
                () -> all(browser, ".chosen li").size() == files
                        && in(browser, ".send").isEnabled());
        in(browser, ".send").click();
        browser.await("have them sent", () -> all(browser, ".chosen li").isEmpty());
    }

    private String address(String key) {
        return "http://localhost:" + port + "/desk/cases/" + key;
    }

    private void open(Browser browser, String key, String person) {
        browser.size(1280, 900);
        browser.go(address(key));
        browser.see(By.cssSelector("dialog.sign-in input[type=text]")).sendKeys(person);
        browser.see(By.cssSelector("dialog.sign-in input[type=password]")).sendKeys("demo");
        browser.click(By.cssSelector("dialog.sign-in button"));
        in(browser, ".entry.customer");
    }

    private void paste(Browser browser, String name, byte[] content) {
        hand(
                browser,
                "new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })",
                name,
                content);
    }

    private void drop(Browser browser, String name, byte[] content) {
        hand(browser, "new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })", name, content);
    }

    private void hand(Browser browser, String event, String name, byte[] content) {
        browser.script(
                """
                const bytes = Uint8Array.from(atob(arguments[1]), one => one.charCodeAt(0));
                const data = new DataTransfer();
                const type = arguments[0].endsWith('.png') ? 'image/png' : '';
                data.items.add(new File([bytes], arguments[0], { type }));
                arguments[2].dispatchEvent(%s);"""
                        .formatted(event),
                name,
                Base64.getEncoder().encodeToString(content),
                in(browser, "textarea"));
    }

    /** Whether a picture stands there and was loaded. */
    private static boolean isSeen(Browser browser, String selector) {
        return all(browser, selector).stream().anyMatch(image -> isLoaded(browser, image));
    }

    private static boolean isLoaded(Browser browser, WebElement image) {
        return Boolean.TRUE.equals(
                browser.script("return arguments[0].complete && arguments[0].naturalWidth > 0", image));
    }

    private static List<WebElement> all(Browser browser, String selector) {
        return browser.see(By.cssSelector("tl-case")).getShadowRoot().findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    private static WebElement in(Browser browser, String selector) {
        return browser.await(
                "see " + selector,
                () -> all(browser, selector).stream().findFirst().orElse(null));
    }
}
