using System.Net;
using System.Text;

namespace AkkaChat.Bench.Fanout.Results;

/// <summary>Draws a sweep over the number of members as an SVG picture: how the work and its cost grow.</summary>
internal static class Plot
{
    private const int LegendHeight = 50;

    // Distinct to colour-blind readers too (Okabe and Ito, "Color universal design", 2008).
    private static readonly string[] Colours = ["#000000", "#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"];

    private static readonly Panel[] Panels =
    [
        new("deliveries per second", value => value >= 1e6 ? $"{value / 1e6:0.#} M" : $"{value / 1e3:0.#} k", at => at.DeliveriesPerSecond),
        new("server's processor time per delivery", value => $"{value:0.###} µs", at => 1e6 / at.DeliveriesPerCpuSecond),
    ];

    /// <summary>Draws it.</summary>
    public static string Draw(IEnumerable<LoadResult> results)
    {
        var servers = results.GroupBy(result => result.Load.Name).Select((runs, i) => (Name: runs.Key, Colour: Colours[i % Colours.Length],
            Points: (IReadOnlyList<Summary>)[.. runs.GroupBy(run => run.Load.Members).OrderBy(at => at.Key).Select(at => new Summary(runs.Key, [.. at]))])).ToList();

        var (width, height) = (Panels.Length * Panel.Width, Panel.Height + LegendHeight);
        var svg = new StringBuilder($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">""");
        svg.AppendLine("""

            <style>
              text { font: 12px system-ui, sans-serif; fill: #333 }
              .title { font-weight: 600; font-size: 14px }
              .middle { text-anchor: middle }
              .end { text-anchor: end }
              .grid { stroke: #ddd }
            </style>
            <rect width="100%" height="100%" fill="#fff"/>
            """);
        for (var i = 0; i < Panels.Length; i++)
            svg.Append(Panels[i].Draw([.. servers.Select(server => (server.Colour, server.Points))], i * Panel.Width));
        for (var i = 0; i < servers.Count; i++)
        {
            var x = 60 + i * (width - 60) / servers.Count;
            svg.AppendLine($"""<circle cx="{x}" cy="{Panel.Height + 20}" r="5" fill="{servers[i].Colour}"/>""");
            svg.AppendLine($"""<text x="{x + 10}" y="{Panel.Height + 24}">{WebUtility.HtmlEncode(servers[i].Name)}</text>""");
        }
        return svg.AppendLine("</svg>").ToString();
    }
}
