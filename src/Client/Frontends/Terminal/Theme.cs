namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Styles and colors for text, as far as the terminal can show them.</summary>
/// <param name="colorSupport">What the terminal can show.</param>
internal sealed class Theme(ColorSupport colorSupport)
{
    // All are readable on black and on white.
    private static readonly int[] Many = [33, 37, 64, 71, 97, 98, 105, 125, 127, 130, 133, 136, 160, 166, 168, 172];
    private static readonly int[] Few = [31, 32, 35, 36, 91, 95];

    /// <summary>Reads what the terminal can show from NO_COLOR (no-color.org), TERM and COLORTERM.</summary>
    public static ColorSupport DetectColorSupport(Func<string, string?> environment)
    {
        var term = environment("TERM") ?? "";
        if (term is "" or "dumb")
            return ColorSupport.None;
        if (!string.IsNullOrEmpty(environment("NO_COLOR")) || term.StartsWith("vt", StringComparison.Ordinal))
            return ColorSupport.Styles;
        var hasMany = term.Contains("256", StringComparison.Ordinal) || !string.IsNullOrEmpty(environment("COLORTERM"));
        return hasMany ? ColorSupport.ManyColors : ColorSupport.SixteenColors;
    }

    public string Dim(string text) => Styled("2", text);

    public string Mention(string text) => colorSupport == ColorSupport.None ? $">>> {text}" : Styled("1;7", text);

    public string Warning(string text) => Styled(colorSupport == ColorSupport.Styles ? "1" : "31", text);

    /// <summary>A nickname in its color, which is the same for all users and in every run.</summary>
    public string Nickname(string nickname)
    {
        // FNV-1a, because string.GetHashCode differs from run to run.
        var hash = nickname.Aggregate(2166136261u, (sum, c) => (sum ^ c) * 16777619u);
        return colorSupport switch
        {
            ColorSupport.ManyColors => Styled($"38;5;{Many[hash % (uint)Many.Length]}", nickname),
            ColorSupport.SixteenColors => Styled($"{Few[hash % (uint)Few.Length]}", nickname),
            _ => nickname,
        };
    }

    private string Styled(string style, string text) => colorSupport == ColorSupport.None || text.Length == 0 ? text : $"\e[{style}m{text}\e[0m";
}
