namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>How things colorSupport, with as many styles and colours as the terminal has.</summary>
/// <param name="colorSupport">What it has.</param>
internal sealed class Theme(ColorSupport colorSupport)
{
    // Readable on black and on white.
    private static readonly int[] Many = [33, 37, 64, 71, 97, 98, 105, 125, 127, 130, 133, 136, 160, 166, 168, 172];
    private static readonly int[] Few = [31, 32, 33, 34, 35, 36];

    /// <summary>What the environment says: NO_COLOR (no-color.org), TERM, COLORTERM.</summary>
    public static ColorSupport DetectColorSupport(Func<string, string?> environment)
    {
        var term = environment("TERM") ?? "";
        if (term is "" or "dumb")
            return ColorSupport.Text;
        if (!string.IsNullOrEmpty(environment("NO_COLOR")) || term.StartsWith("vt", StringComparison.Ordinal))
            return ColorSupport.Styles;
        var hasMany = term.Contains("256", StringComparison.Ordinal) || !string.IsNullOrEmpty(environment("COLORTERM"));
        return hasMany ? ColorSupport.ManyColours : ColorSupport.Colours;
    }

    public string Dim(string text) => Styled("2", text);

    public string Mention(string text) => colorSupport == ColorSupport.Text ? $">>> {text}" : Styled("1;7", text);

    public string Warning(string text) => Styled(colorSupport == ColorSupport.Styles ? "1" : "31", text);

    /// <summary>A nickname in a colour that is the same everywhere and every time.</summary>
    public string Nickname(string nickname)
    {
        // FNV-1a: string hashes differ from run to run.
        var hash = nickname.Aggregate(2166136261u, (sum, c) => (sum ^ c) * 16777619u);
        return colorSupport switch
        {
            ColorSupport.ManyColours => Styled($"38;5;{Many[hash % (uint)Many.Length]}", nickname),
            ColorSupport.Colours => Styled($"{Few[hash % (uint)Few.Length]}", nickname),
            _ => nickname,
        };
    }

    private string Styled(string style, string text) => colorSupport == ColorSupport.Text || text.Length == 0 ? text : $"\e[{style}m{text}\e[0m";
}
