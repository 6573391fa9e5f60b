using Microsoft.Playwright;

namespace AkkaChat.Page.Tests.Harness;

/// <summary>One browser for all tests of a class; each person has a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Milliseconds that a test may take.</summary>
    public const int TimeLimit = 60_000;

    public const string Path = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Path))
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = ["--no-sandbox"] });
    }

    /// <summary>Opens a page in a profile of its own. A fault of the page's scripts fails the test that disposes it.</summary>
    public async Task<IPage> OpenAsync(Uri address, BrowserNewContextOptions? options = null)
    {
        var context = await _browser!.NewContextAsync(options);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.ToString());
        return page;
    }

    /// <summary>Opens the server's page and joins.</summary>
    public async Task<IPage> JoinAsync(RoomServer server, string nickname, BrowserNewContextOptions? options = null)
    {
        var page = await OpenAsync(server.Page, options);
        await page.FillAsync("#nick", nickname);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("#state.joined").WaitForAsync();
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }
}
