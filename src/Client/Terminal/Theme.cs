namespace AkkaChat.Client.Terminal;

/// <summary>Colours, as many as the terminal has.</summary>
/// <param name="colours">256, 16, or 0 for no styles at all.</param>
internal sealed class Theme(int colours)
{
    // Readable on black and on white.
    private static readonly int[] Many = [33, 37, 64, 71, 97, 98, 105, 125, 127, 130, 133, 136, 160, 166, 168, 172];
    private static readonly int[] Few = [31, 32, 33, 34, 35, 36];

    /// <summary>What the environment says: NO_COLOR (no-color.org), TERM, COLORTERM.</summary>
    public static Theme Of(Func<string, string?> environment)
    {
        var term = environment("TERM") ?? "";
        if (!string.IsNullOrEmpty(environment("NO_COLOR")) || term.StartsWith("vt", StringComparison.Ordinal))
            return new Theme(0);
        return new Theme(term.Contains("256", StringComparison.Ordinal) || !string.IsNullOrEmpty(environment("COLORTERM")) ? 256 : 16);
    }

    public string Dim(string text) => Styled("2", text);

    public string Mention(string text) => Styled("1;7", text);

    public string Warning(string text) => Styled("31", text);

    /// <summary>A nickname in a colour that is the same everywhere and every time.</summary>
    public string Nickname(string nickname)
    {
        // FNV-1a: string hashes differ from run to run.
        var hash = nickname.Aggregate(2166136261u, (sum, c) => (sum ^ c) * 16777619u);
        return colours == 256
            ? Styled($"38;5;{Many[hash % (uint)Many.Length]}", nickname)
            : Styled($"{Few[hash % (uint)Few.Length]}", nickname);
    }

    private string Styled(string style, string text) => colours == 0 || text.Length == 0 ? text : $"\e[{style}m{text}\e[0m";
}
