using System.Globalization;
using System.Text;

namespace AkkaChat.Bench.Fanout.Results;

/// <summary>One chart: a quantity against the number of members, a line for each server.</summary>
/// <param name="title">What the quantity is.</param>
/// <param name="unit">Turns a value into the text at the axis.</param>
/// <param name="value">Takes the quantity from a summary.</param>
internal sealed class Panel(string title, Func<double, string> unit, Func<Summary, double?> value)
{
    /// <summary>Width of a panel, in the picture's units.</summary>
    public const int Width = 430;

    /// <summary>Height of a panel.</summary>
    public const int Height = 320;

    private const int Left = 60;
    private const int Right = Width - 15;
    private const int Top = 40;
    private const int Bottom = Height - 45;

    /// <summary>Draws it as a group of SVG elements.</summary>
    /// <param name="servers">What to draw, with the colour of each.</param>
    /// <param name="shift">How far to the right.</param>
    public string Draw(IReadOnlyList<(string Colour, IReadOnlyList<Summary> Points)> servers, int shift)
    {
        var svg = new StringBuilder($"""<g transform="translate({shift},0)"><text class="title" x="{Left}" y="22">{title}</text>""").AppendLine();
        var all = servers.SelectMany(server => server.Points).ToList();
        var values = all.Select(value).OfType<double>().ToList();
        if (values.Count > 0)
        {
            var x = new LogAxis(all.Min(point => point.Members), all.Max(point => point.Members), Left, Right);
            var y = new LogAxis(values.Min(), values.Max(), Bottom, Top);
            DrawAxes(svg, x, y);
            foreach (var (colour, points) in servers)
                DrawServer(svg, colour, [.. points.Where(p => value(p) is not null).Select(p => (x.At(p.Members), y.At(value(p)!.Value)))]);
        }
        return svg.AppendLine("</g>").ToString();
    }

    private void DrawAxes(StringBuilder svg, LogAxis x, LogAxis y)
    {
        foreach (var tick in y.Ticks())
        {
            svg.AppendLine(Format($"""<line class="grid" x1="{Left}" x2="{Right}" y1="{y.At(tick):F1}" y2="{y.At(tick):F1}"/>"""));
            svg.AppendLine(Format($"""<text class="end" x="{Left - 6}" y="{y.At(tick) + 4:F1}">{unit(tick)}</text>"""));
        }
        foreach (var tick in x.Ticks())
        {
            svg.AppendLine(Format($"""<line class="grid" x1="{x.At(tick):F1}" x2="{x.At(tick):F1}" y1="{Top}" y2="{Bottom}"/>"""));
            svg.AppendLine(Format($"""<text class="middle" x="{x.At(tick):F1}" y="{Bottom + 18}">{tick:N0}</text>"""));
        }
        svg.AppendLine($"""<text class="middle" x="{(Left + Right) / 2}" y="{Bottom + 36}">members in the room</text>""");
    }

    private static void DrawServer(StringBuilder svg, string colour, IReadOnlyList<(double X, double Y)> points)
    {
        var path = string.Join(' ', points.Select(point => Format($"{point.X:F1},{point.Y:F1}")));
        svg.AppendLine($"""<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>""");
        foreach (var (x, y) in points)
            svg.AppendLine(Format($"""<circle cx="{x:F1}" cy="{y:F1}" r="3.5" fill="{colour}"/>"""));
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
