using System.Collections.Frozen;

namespace AkkaChat.Protocol;

/// <summary>
/// The texts of the server in Korean: <c>ko.po</c>, a file of gettext
/// (https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html) with a line for each text.
/// </summary>
public static class Translations
{
    private const string Id = "msgid ", Text = "msgstr ";

    private static readonly FrozenDictionary<string, string> Korean = Read("ko.po");

    /// <summary>All texts that a language has, by their English patterns.</summary>
    /// <param name="language">The language.</param>
    public static IReadOnlyDictionary<string, string> Of(Language language) => language == Language.Korean ? Korean : FrozenDictionary<string, string>.Empty;

    /// <summary>The pattern in a language; null when there is none.</summary>
    /// <param name="language">The language.</param>
    /// <param name="pattern">The pattern of a <see cref="ServerText"/>.</param>
    public static string? Find(Language language, string pattern) => language == Language.Korean ? Korean.GetValueOrDefault(pattern) : null;

    private static FrozenDictionary<string, string> Read(string file)
    {
        using var reader = new StreamReader(typeof(Translations).Assembly.GetManifestResourceStream(file)!);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var id = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(Id, StringComparison.Ordinal))
                id = Unquoted(line[Id.Length..]);
            else if (line.StartsWith(Text, StringComparison.Ordinal) && id.Length > 0)
                texts.Add(id, Unquoted(line[Text.Length..]));
        }
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string Unquoted(string quoted) => quoted.Trim()[1..^1]
        .Replace("\\\"", "\"", StringComparison.Ordinal)
        .Replace("\\\\", "\\", StringComparison.Ordinal);
}
