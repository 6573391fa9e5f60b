using AkkaChat.Page.Tests.Harness;
using Microsoft.Playwright;

namespace AkkaChat.Page.Tests;

/// <summary>The page without a mouse, and while somebody reads further up.</summary>
public sealed class KeyboardSpecs(Chromium chromium) : IClassFixture<Chromium>
{
    [FactNeedingChromium]
    public async Task Should_be_used_with_the_keyboard_alone()
    {
        using var server = await RoomServer.StartAsync();
        await chromium.JoinAsync(server, "barbara");
        var page = await chromium.OpenAsync(server.Page);
        var keys = page.Keyboard;

        await keys.TypeAsync("system");
        await keys.PressAsync("Enter");
        await page.Locator("#nick-error:not(:empty)").WaitForAsync();
        await keys.TypeAsync("alice"); // over the refused one, which is selected
        await keys.PressAsync("Enter");
        await page.Locator("#state.joined").WaitForAsync();
        await page.SeesAsync("* alice joined");
        await page.Locator("#people-list li").Nth(1).WaitForAsync();
        await keys.TypeAsync("bar");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("hi");
        await keys.PressAsync("Enter");
        await page.SeesAsync("alice: barbara: hi");
        await keys.PressAsync("ArrowUp");
        (await page.InputValueAsync("#say")).ShouldBe("barbara: hi");
        await keys.PressAsync("ArrowDown");
        await keys.TypeAsync("/m");
        (await page.TextContentAsync("#hint")).ShouldBe("/me TEXT says what you do · /missed shows lines that were skipped · /msg NICKNAME TEXT tells one member");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("waves");
        await keys.PressAsync("Enter");
        await page.SeesAsync("** alice waves");
    }

    [FactNeedingChromium]
    public async Task Should_stay_where_somebody_reads()
    {
        const int Lines = 35; // more than the window shows
        using var server = await RoomServer.StartAsync();
        var alice = await chromium.JoinAsync(server, "alice");
        var bob = await chromium.JoinAsync(server, "bob");
        await bob.SayAsync(string.Join('\n', Enumerable.Range(1, Lines).Select(n => $"line {n}")));
        await alice.SeesAsync($"bob: line {Lines}");
        await alice.Locator("#log").FocusAsync();
        await alice.Keyboard.PressAsync("Home");
        await alice.Locator("#newest").WaitForAsync();
        while (await ScrolledAsync(alice) > 0) // it glides
            await alice.WaitForTimeoutAsync(20);

        await bob.SayAsync("one more");
        await alice.Locator("#newest").GetByText("1 new line").WaitForAsync();

        (await ScrolledAsync(alice)).ShouldBe(0);
        await alice.Locator("#newest").PressAsync("Enter");
        await alice.Locator("#newest").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        (await alice.Locator("#log .row").Last.IsVisibleAsync()).ShouldBeTrue();
    }

    private static Task<double> ScrolledAsync(IPage page) => page.EvaluateAsync<double>("document.querySelector('#log').scrollTop");
}
