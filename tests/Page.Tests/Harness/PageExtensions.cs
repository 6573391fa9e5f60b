using Microsoft.Playwright;

namespace AkkaChat.Page.Tests.Harness;

/// <summary>What a person does with the page, and what it shows.</summary>
internal static class PageExtensions
{
    /// <summary>Types a line and presses Enter.</summary>
    public static async Task SayAsync(this IPage page, string line)
    {
        await page.FillAsync("#say", line);
        await page.PressAsync("#say", "Enter");
    }

    /// <summary>Waits for a line of the room.</summary>
    public static Task SeesAsync(this IPage page, string line) => page.Locator("#log .row p").GetByText(line, new LocatorGetByTextOptions { Exact = true }).First.WaitForAsync();

    /// <summary>All lines of the room, in order.</summary>
    public static async Task<IReadOnlyList<string>> LinesAsync(this IPage page) => await page.Locator("#log .row p").AllTextContentsAsync();
}
