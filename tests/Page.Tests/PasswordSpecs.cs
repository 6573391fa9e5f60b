using AkkaChat.Page.Tests.Harness;
using Microsoft.Playwright;

namespace AkkaChat.Page.Tests;

/// <summary>A password is typed where nobody sees it.</summary>
public sealed class PasswordSpecs(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "correct horse";

    [FactNeedingChromium]
    public async Task Should_never_show_a_password()
    {
        using var server = await RoomServer.StartAsync();
        var alice = await chromium.JoinAsync(server, "alice");

        await alice.Keyboard.TypeAsync($"/register {Password}");

        (await alice.GetAttributeAsync("#secret", "type")).ShouldBe("password");
        (await alice.InputValueAsync("#secret")).ShouldBe(Password);
        (await alice.InputValueAsync("#say")).ShouldBe("");
        await alice.Keyboard.PressAsync("Enter");
        await alice.SeesAsync("* alice is registered: nobody else can use this nickname from now on");
        await alice.Locator("#say").WaitForAsync();
        await alice.Keyboard.PressAsync("ArrowUp");
        (await alice.InputValueAsync("#say")).ShouldBe("");
        (await alice.ContentAsync()).ShouldNotContain(Password);
    }

    [FactNeedingChromium]
    public async Task Should_ask_for_the_password_of_a_registered_nickname()
    {
        using var server = await RoomServer.StartAsync();
        var alice = await chromium.JoinAsync(server, "alice");
        await alice.SayAsync("/register");
        await alice.Keyboard.TypeAsync(Password);
        await alice.Keyboard.PressAsync("Enter");
        await alice.Locator("#pending li").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await alice.SayAsync("/q");
        await alice.SeesAsync("* goodbye alice");

        var again = await chromium.JoinAsync(server, "alice");

        await again.Locator("#secret").WaitForAsync();
        await again.Keyboard.TypeAsync(Password);
        await again.Keyboard.PressAsync("Enter");
        await again.SayAsync("it is me");
        await again.SeesAsync("alice: it is me");
    }
}
