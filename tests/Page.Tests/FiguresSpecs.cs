using System.Globalization;
using AkkaChat.Page.Tests.Harness;
using Xunit.Abstractions;

namespace AkkaChat.Page.Tests;

/// <summary>How fast the page is. It measures, so it runs alone and when asked: AKKACHAT_PAGE_FIGURES=1.</summary>
public sealed class FiguresSpecs(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const string Variable = "AKKACHAT_PAGE_FIGURES";
    private const int Lines = 5_000, Openings = 15;

    // The time of the first frame with a line of the room in it, since the page was asked for.
    private const string NoteFirstLine =
        """
        new MutationObserver((_, observer) => {
          if (document.querySelector('#log .row') === null)
            return;
          observer.disconnect();
          requestAnimationFrame(() => { window.firstLine = performance.now(); });
        }).observe(document, { childList: true, subtree: true });
        """;

    // From the newest line to the oldest and back, in equal steps; the times between frames, in order of size.
    private const string Scroll =
        """
        async () => {
          const box = document.querySelector('#log'), steps = 300, times = [];
          const frame = () => new Promise(requestAnimationFrame);
          let last = await frame();
          for (let n = 0; n <= 2 * steps; n++) {
            box.scrollTop = (box.scrollHeight - box.clientHeight) * Math.abs(steps - n) / steps;
            const now = await frame();
            times.push(now - last);
            last = now;
          }
          return times.sort((a, b) => a - b);
        }
        """;

    [FactNeedingChromium(Variable)]
    public async Task Should_show_the_first_line_soon_after_it_is_opened()
    {
        using var server = await RoomServer.StartWithoutLimitsAsync();
        using var bob = await server.SayAsync("bob", Enumerable.Range(1, 50).Select(n => $"line {n}"));
        while (await bob.StandardOutput.ReadLineAsync() != "bob: line 50")
        {
        }
        var page = await chromium.JoinAsync(server, "alice");
        await page.Context.AddInitScriptAsync(NoteFirstLine);
        var times = new List<double>();

        for (var n = 0; n < Openings; n++)
        {
            await page.GotoAsync(server.Page.ToString());
            await page.WaitForFunctionAsync("() => window.firstLine > 0");
            times.Add(await page.EvaluateAsync<double>("window.firstLine"));
        }

        Note("first line after opening", [.. times.Order()]);
        bob.Kill();
    }

    [FactNeedingChromium(Variable)]
    public async Task Should_scroll_through_many_lines_without_a_stutter()
    {
        using var server = await RoomServer.StartWithoutLimitsAsync();
        var page = await chromium.JoinAsync(server, "alice");
        using var bob = await server.SayAsync("bob", Enumerable.Range(1, Lines).Select(n => $"line {n} of some length, with https://example.org/{n} in it, for alice and others"));
        await page.WaitForFunctionAsync($"() => document.querySelectorAll('#log .row').length >= {Lines}");

        Note($"frames while {Lines} lines are scrolled through", await page.EvaluateAsync<double[]>(Scroll));
        bob.Kill();
    }

    private void Note(string what, double[] sorted) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: median {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[sorted.Length * 99 / 100]:0.0} ms, longest {sorted[^1]:0.0} ms, {sorted.Length} in all"));
}
