using AkkaChat.Page.Tests.Harness;
using Microsoft.Playwright;

namespace AkkaChat.Page.Tests;

/// <summary>Reading back: older lines come as somebody scrolls up, and the screen stays where it is.</summary>
public sealed class HistorySpecs(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Lines = 350; // more than the page asks for at once, several times

    private const string FirstInView =
        """
        () => {
          const box = document.querySelector('#log'), edge = box.getBoundingClientRect().top;
          return [...box.querySelectorAll('.row.said p')].find(text => text.getBoundingClientRect().top >= edge).textContent;
        }
        """;

    // Where a line of somebody is, in whole pixels.
    private const string PlaceOf = "line => Math.round([...document.querySelectorAll('#log .row p')].find(text => text.textContent === line).getBoundingClientRect().top)";

    [FactNeedingChromium]
    public async Task Should_show_all_that_was_said_to_who_scrolls_up()
    {
        using var server = await RoomServer.StartWithoutLimitsAsync();
        using var bob = await server.SayAsync("bob", Enumerable.Range(1, Lines).Select(n => $"line {n}"));
        while (await bob.StandardOutput.ReadLineAsync() != $"bob: line {Lines}")
        {
        }

        var alice = await chromium.JoinAsync(server, "alice");
        await alice.SeesAsync($"bob: line {Lines}");

        // The page asks for the first older lines by itself. Before they are there, even the first row is so near the end that the page stays at the end.
        await alice.SeesAsync($"bob: line {Lines - 50}");
        while (!await HasAllAsync(alice))
            await ScrollUpAsync(alice);

        (await alice.LinesAsync()).Where(line => line.StartsWith("bob: ", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(1, Lines).Select(n => $"bob: line {n}"));
        (await alice.Locator("#log .day").CountAsync()).ShouldBeInRange(1, 2); // two at midnight
        (await alice.Locator("#newest").IsVisibleAsync()).ShouldBeTrue();
        bob.Kill();
    }

    private static async Task<bool> HasAllAsync(IPage page) =>
        await page.Locator("#log").GetByText("bob: line 1", new LocatorGetByTextOptions { Exact = true }).CountAsync() > 0;

    /// <summary>Scrolls to the first row. Lines that come above it do not move it.</summary>
    private static async Task ScrollUpAsync(IPage page)
    {
        var rows = await page.Locator("#log .row").CountAsync();
        await page.EvaluateAsync("document.querySelector('#log').scrollTop = 0");
        var line = await page.EvaluateAsync<string>(FirstInView);
        var place = await page.EvaluateAsync<int>(PlaceOf, line);
        while (await page.Locator("#log .row").CountAsync() == rows && !await HasAllAsync(page))
            await page.WaitForTimeoutAsync(20);

        (await page.EvaluateAsync<int>(PlaceOf, line)).ShouldBeInRange(place - 1, place + 1, line); // browsers scroll by whole pixels
    }
}
