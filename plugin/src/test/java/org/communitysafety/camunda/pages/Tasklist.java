package org.communitysafety.camunda.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TakesScreenshot;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Wait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tasklist in headless Chromium, used as people use it: by what they read on the screen. */
class Tasklist implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final WebDriver browser;
    private final String address;

    Tasklist(int port) {
        var options = new ChromeOptions();
        options.setBinary(installed("chromium").orElseThrow().toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1400");
        var driver = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("chromedriver").orElseThrow().toFile())
                .usingAnyFreePort()
                .build();
        browser = new ChromeDriver(driver, options);
        address = "http://127.0.0.1:" + port + "/camunda/app/tasklist/default/";
    }

    /** Whether this machine can run browser tests. */
    static boolean available() {
        return installed("chromium").isPresent() && installed("chromedriver").isPresent();
    }

    private static Optional<Path> installed(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Logs whoever was here out, and this person in. */
    void logIn(String login) {
        browser.get(address.replaceFirst("app/.*", "favicon.ico")); // no script there that would renew the session
        browser.manage().deleteAllCookies();
        browser.get(address);
        find(By.cssSelector("input[placeholder=Username]")).sendKeys(login);
        find(By.cssSelector("input[type=password]")).sendKeys("demo");
        press("Sign in", By.cssSelector("form button[type=submit]"));
        find(By.cssSelector(".start-process-action a"));
    }

    void startProcess(String name) {
        find(By.cssSelector(".start-process-action a")).click();
        press(name, By.xpath("//div[contains(@class,'modal')]//a[normalize-space()='" + name + "']"));
        find(By.cssSelector(".modal-content .fjs-form"));
    }

    /** Opens a task of the person's groups and claims it. */
    void claim(String task) {
        press("the filter", By.xpath("//*[contains(@class,'task-filters')]//a[contains(.,\"My groups' tasks\")]"));
        press(task, By.xpath("//*[contains(@class,'tasks-list')]//a[normalize-space()='" + task + "']"));
        press("Claim", By.xpath("//button[normalize-space()='Claim']"));
        find(By.xpath("//button[normalize-space()='Complete' and not(@disabled)]"));
        gone(By.xpath("//button[normalize-space()='Claim']"));
    }

    /** Opens a task that is the person's own. */
    void openMine(String task) {
        press("the filter", By.xpath("//*[contains(@class,'task-filters')]//a[contains(.,'My tasks')]"));
        press(task, By.xpath("//*[contains(@class,'tasks-list')]//a[normalize-space()='" + task + "']"));
        find(By.xpath("//button[normalize-space()='Complete']"));
    }

    /** Keeps a picture of the whole screen to look at, where the property {@code screens} names a folder. */
    void picture(String name) {
        String folder = System.getProperty("screens");
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(Path.of(folder));
            Files.write(Path.of(folder, name + ".png"), ((TakesScreenshot) browser).getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void type(String label, String text) {
        field(label).sendKeys(text);
    }

    /** Types a date as the browser's language writes it. */
    void type(String label, LocalDate day) {
        WebElement field = field(label);
        String pattern =
                field.getDomAttribute("placeholder").replace("mm", "MM").replace("m", "M");
        field.sendKeys(DateTimeFormatter.ofPattern(pattern).format(day), Keys.TAB);
    }

    void choose(String label, String option) {
        field(label).sendKeys(option);
        press(option, By.xpath("//*[contains(@class,'fjs-dropdownlist-item') and contains(.,'" + option + "')]"));
    }

    /** Goes on to the next field, which closes a list that lies over the others. */
    void leave(String label) {
        field(label).sendKeys(Keys.TAB);
    }

    void tick(String label) {
        WebElement box = field(label);
        if (!box.isSelected()) {
            click(box);
        }
    }

    /** In the middle of the screen nothing of Tasklist's frame lies over it. */
    private void click(WebElement element) {
        ((JavascriptExecutor) browser).executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    private WebElement field(String label) {
        WebElement text = find(
                By.xpath("//*[contains(@class,'fjs-form')]//label[starts-with(normalize-space(.),\"" + label + "\")]"));
        return find(By.id(text.getDomAttribute("for")));
    }

    void press(String button) {
        press(button, By.xpath("//*[self::button or self::a][normalize-space()='" + button + "']"));
    }

    /** Waits until nobody who looks at the screen could press it; it is there all the same. */
    void hides(String button) {
        waiting("\"" + button + "\" in the page").until(ExpectedConditions.presenceOfElementLocated(named(button)));
        gone(named(button));
    }

    /** As a script or a shortcut would. */
    void pressHidden(String button) {
        ((JavascriptExecutor) browser).executeScript("arguments[0].click()", browser.findElement(named(button)));
    }

    private static By named(String button) {
        return By.xpath("//*[self::button or self::a][normalize-space()='" + button + "']");
    }

    /** What the browser keeps for this address. */
    List<String> stored() {
        return ((List<?>) ((JavascriptExecutor) browser).executeScript("return Object.keys(localStorage)"))
                .stream().map(String::valueOf).toList();
    }

    private void press(String what, By where) {
        waiting("\"" + what + "\" to press").until(driver -> driver.findElements(where).stream()
                .filter(element -> element.isDisplayed() && element.isEnabled())
                .findFirst()
                .map(element -> {
                    click(element);
                    return true;
                })
                .orElse(null));
    }

    /** Waits until this can be read somewhere on the screen. */
    void reads(String text) {
        waiting("\"" + text + "\" to read")
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    /** Everything that can be read on the screen. */
    String text() {
        return find(By.tagName("body")).getText();
    }

    /** As high as the screen of a laptop. */
    void onALaptop() {
        browser.manage().window().setSize(new Dimension(1280, 720));
    }

    /** Waits until nothing of this can be read on the screen. */
    void readsNoMore(String text) {
        waiting("end of \"" + text + "\"")
                .until(ExpectedConditions.invisibilityOfElementLocated(
                        By.xpath("//*[contains(text(),'" + text + "')]")));
    }

    /** What stands in a field. */
    String content(String label) {
        return field(label).getDomProperty("value");
    }

    /** Completes the open task and waits until it is gone. */
    void complete() {
        press("Complete");
        gone(By.xpath("//button[normalize-space()='Complete']"));
    }

    private Wait<WebDriver> waiting(String forWhat) {
        return new WebDriverWait(browser, PATIENCE)
                .ignoring(StaleElementReferenceException.class, ElementClickInterceptedException.class)
                .withMessage("There is no " + forWhat);
    }

    /** Types into one of the product's own pages. */
    void write(String id, String text) {
        find(By.id(id)).sendKeys(text);
    }

    /** The cells of a row of the page that is open, found by what can be read in one; opens the page anew until there is one. */
    List<String> row(String page, String text) {
        return waiting("row with " + text).until(driver -> {
            press(page);
            find(By.cssSelector("dialog .cs-table"));
            List<String> cells =
                    driver.findElements(By.xpath("//dialog//tbody/tr[*[contains(.,'" + text + "')]]/*")).stream()
                            .map(WebElement::getText)
                            .toList();
            closePage();
            return cells.isEmpty() ? null : cells;
        });
    }

    /** With the key that closes dialogs everywhere. */
    void closePage() {
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        gone(By.tagName("dialog"));
    }

    private void gone(By what) {
        waiting("end of " + what).until(ExpectedConditions.invisibilityOfElementLocated(what));
    }

    private WebElement find(By where) {
        return waiting(where.toString()).until(ExpectedConditions.visibilityOfElementLocated(where));
    }

    @Override
    public void close() {
        browser.quit();
    }
}
