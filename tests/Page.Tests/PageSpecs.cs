using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using AkkaChat.Page.Tests.Harness;
using Microsoft.Playwright;

namespace AkkaChat.Page.Tests;

/// <summary>The page in a real browser.</summary>
public sealed partial class PageSpecs(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Script = "<img src=x onerror=\"document.title='broken in'\"><script>document.title='broken in'</script>";

    [FactNeedingChromium]
    public async Task Should_bring_people_in_browsers_and_nc_together()
    {
        using var server = await RoomServer.StartAsync();
        var alice = await chromium.JoinAsync(server, "alice");
        var jiyoung = await chromium.JoinAsync(server, "지영", new BrowserNewContextOptions { Locale = "ko-KR" });
        using var nc = Process.Start(new ProcessStartInfo("nc", ["127.0.0.1", $"{server.Port}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        await nc.StandardInput.WriteAsync("carol\nhello from nc, alice\n");
        await nc.StandardInput.FlushAsync();

        await alice.SeesAsync("carol: hello from nc, alice");
        await alice.SayAsync("hello, see https://example.org/x.");
        await jiyoung.SeesAsync("alice: hello, see https://example.org/x.");
        await jiyoung.SayAsync("안녕하세요 👋");
        await alice.SeesAsync("지영: 안녕하세요 👋");

        await jiyoung.SeesAsync("* carol 님이 들어왔습니다");
        var heard = "";
        while (!heard.EndsWith("지영: 안녕하세요 👋", StringComparison.Ordinal))
            heard += await nc.StandardOutput.ReadLineAsync();
        (await alice.Locator(".row.mention p").AllTextContentsAsync()).ShouldBe(["carol: hello from nc, alice"]);
        (await alice.Locator("#people-list li").AllTextContentsAsync()).ShouldBe(["alice", "carol", "지영"], ignoreOrder: true);
        var link = jiyoung.Locator("#log a");
        (await link.GetAttributeAsync("href")).ShouldBe("https://example.org/x");
        (await link.GetAttributeAsync("rel")).ShouldBe("noopener noreferrer");
        nc.Kill();
    }

    [FactNeedingChromium]
    public async Task Should_tell_together_who_joins_right_after_others()
    {
        using var server = await RoomServer.StartAsync();
        var alice = await chromium.JoinAsync(server, "alice");
        await alice.SayAsync("where is everybody?");
        await alice.SeesAsync("alice: where is everybody?");
        TcpClient[] crowd = [.. Enumerable.Range(0, 6).Select(_ => new TcpClient("127.0.0.1", server.Port))];
        for (var n = 0; n < crowd.Length; n++)
            crowd[n].GetStream().Write(Encoding.UTF8.GetBytes($"guest{n}\n"));
        await alice.Locator("#log .row p").GetByText(SixJoined()).WaitForAsync();
        (await alice.Locator("#people-list li").CountAsync()).ShouldBe(7);
        await alice.SayAsync("welcome");
        await alice.SeesAsync("alice: welcome");
        foreach (var guest in crowd)
            guest.Dispose();
        await alice.Locator("#log .row p").GetByText(SixLeft()).WaitForAsync();
        (await alice.LinesAsync()).Count(line => line.Contains("guest", StringComparison.Ordinal)).ShouldBe(2);
    }

    [FactNeedingChromium]
    public async Task Should_show_every_text_as_text()
    {
        using var server = await RoomServer.StartAsync();
        var alice = await chromium.JoinAsync(server, "alice");
        var bob = await chromium.JoinAsync(server, "<b>bob");
        string[] texts = [Script, "javascript:alert(1)", "https://x\"onmouseover=\"alert(1)", "* alice left", "{{7*7}} ${7*7}", "&lt;b&gt;"];

        foreach (var text in texts)
            await bob.SayAsync(text);

        await alice.SeesAsync($"<b>bob: {texts[^1]}");
        (await alice.LinesAsync()).TakeLast(texts.Length).ShouldBe(texts.Select(text => $"<b>bob: {text}"));
        (await alice.Locator("#log img, #log script, #log b").CountAsync()).ShouldBe(0);
        (await alice.TitleAsync()).ShouldBe("AkkaChat");
        (await alice.Locator("#log a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)")).ShouldAllBe(href => href.StartsWith("https://", StringComparison.Ordinal));
    }

    [FactNeedingChromium]
    public async Task Should_go_on_where_it_was_when_the_server_was_killed_and_is_back()
    {
        using var server = await RoomServer.StartAsync();
        var alice = await chromium.JoinAsync(server, "alice");
        var bob = await chromium.JoinAsync(server, "bob");
        await alice.SayAsync("before");
        await bob.SeesAsync("alice: before");
        await alice.Locator("#pending li").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        await server.KillAsync();
        await alice.Locator("#state.broken").WaitForAsync();
        await alice.SayAsync("while it was away");
        (await alice.Locator("#pending li").AllTextContentsAsync()).ShouldBe(["while it was away"]);
        await server.StartAgainAsync();

        await bob.SeesAsync("alice: while it was away");
        await alice.SeesAsync("alice: while it was away");
        await bob.SayAsync("after");
        await alice.SeesAsync("bob: after");
        string[] said = ["alice: before", "alice: while it was away", "bob: after"];
        (await alice.LinesAsync()).Where(line => line.Contains(": ", StringComparison.Ordinal)).ShouldBe(said);
        (await bob.LinesAsync()).Where(line => line.Contains(": ", StringComparison.Ordinal)).ShouldBe(said);
        (await alice.Locator("#pending li").CountAsync()).ShouldBe(0);
    }

    [FactNeedingChromium]
    public async Task Should_go_on_after_a_reload_and_leave_with_q()
    {
        using var server = await RoomServer.StartAsync();
        var alice = await chromium.JoinAsync(server, "alice");
        await alice.SayAsync("first");
        await alice.SeesAsync("alice: first");

        await alice.ReloadAsync();

        await alice.SeesAsync("alice: first");
        await alice.SayAsync("second");
        await alice.SeesAsync("alice: second");
        (await alice.LinesAsync()).Count(line => line == "* alice joined").ShouldBe(1);
        await alice.SayAsync("/q");
        await alice.SeesAsync("* goodbye alice");
        await alice.Locator("#nick-form").WaitForAsync();
    }

    [FactNeedingChromium]
    public async Task Should_let_no_page_of_another_origin_in()
    {
        using var server = await RoomServer.StartAsync();
        using var other = await RoomServer.StartAsync();
        var withoutPolicy = new BrowserNewContextOptions { BypassCSP = true }; // the page's own would forbid it already
        var evil = await chromium.OpenAsync(other.Page, withoutPolicy);

        var own = await chromium.OpenAsync(server.Page, withoutPolicy);

        (await ConnectFromAsync(evil, server)).ShouldBe("refused");
        (await ConnectFromAsync(own, server)).ShouldBe("open");
    }

    private static Task<string> ConnectFromAsync(IPage page, RoomServer server) => page.EvaluateAsync<string>(
        $$"""
        new Promise(resolve => {
          const socket = new WebSocket('ws://127.0.0.1:{{server.Page.Port}}/chat', 'akkachat.v1');
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('refused');
        })
        """);

    [GeneratedRegex(@"^\* guest\d, guest\d and 4 others joined$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixJoined();

    [GeneratedRegex(@"^\* guest\d, guest\d and 4 others left$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SixLeft();
}
